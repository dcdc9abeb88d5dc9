#include "renderer/pdf/objects.hpp"

#include <fmt/core.h>
#include <hpdf_doc.h>
#include <hpdf_objects.h>
#include <hpdf_pages.h>
#include <libdeflate.h>

#include <map>
#include <memory>
#include <new>
#include <utility>

#include "renderer/pdf/pdf.hpp"

namespace planpress::pdf {
namespace {

Reference reference_to(HPDF_Dict dictionary) { return {dictionary->header.obj_id & 0x00FFFFFFU}; }

HPDF_Dict dictionary_at(HPDF_Doc doc, Reference object) {
  const HPDF_XrefEntry entry = HPDF_Xref_GetEntry(doc->xref, object.number);
  return entry ? static_cast<HPDF_Dict>(entry->obj) : nullptr;
}

struct FreeCompressor {
  void operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }
};

}  // namespace

std::string deflate(std::string_view data, Effort effort) {
  // Kept by the thread: a compressor holds nothing of a document.
  thread_local std::map<Effort, std::unique_ptr<libdeflate_compressor, FreeCompressor>> compressors;
  auto& compressor = compressors[effort];
  if (!compressor) compressor.reset(libdeflate_alloc_compressor(static_cast<int>(effort)));
  if (!compressor) throw std::bad_alloc();
  std::string out(libdeflate_zlib_compress_bound(compressor.get(), data.size()), '\0');
  out.resize(libdeflate_zlib_compress(compressor.get(), data.data(), data.size(), out.data(), out.size()));
  return out;
}

Document::Document(Effort effort) : effort_(effort), doc_(HPDF_New(&Document::on_error, this)) {
  if (!doc_) throw Error("libharu has no memory for a document");
  doc_->pdf_version = HPDF_VER_17;
  HPDF_Dict_RemoveElement(HPDF_Dict(doc_->info), "Producer");
}

Document::~Document() { HPDF_Free(doc_); }

void Document::on_error(HPDF_STATUS error, HPDF_STATUS detail, void* self) noexcept {
  auto& document = *static_cast<Document*>(self);
  if (document.error_ != 0) return;
  document.error_ = error;
  document.detail_ = detail;
}

void Document::check() const {
  if (error_ != 0) throw Error(fmt::format("libharu error 0x{:04X}, detail {}", error_, detail_));
}

HPDF_STATUS Document::write_entries(HPDF_Dict dictionary, HPDF_Stream stream) noexcept {
  const auto& document = *static_cast<const Document*>(dictionary->error->user_data);
  const std::string& entries = document.body(reference_to(dictionary)).entries;
  return HPDF_Stream_Write(stream, reinterpret_cast<const HPDF_BYTE*>(entries.data()),
                           static_cast<HPDF_UINT>(entries.size()));
}

ObjectBody& Document::body_of(Reference object) {
  if (object.number >= bodies_.size()) bodies_.resize(object.number + 1);
  return bodies_[object.number];
}

const ObjectBody& Document::body(Reference object) const {
  static const ObjectBody none;
  return object.number < bodies_.size() ? bodies_[object.number] : none;
}

Reference Document::reserve() {
  const HPDF_Null number = HPDF_Null_New(doc_->mmgr);
  if (!number || HPDF_Xref_Add(doc_->xref, number) != HPDF_OK) {
    check();
    throw Error("libharu made no object");
  }
  const Reference object{number->header.obj_id & 0x00FFFFFFU};
  body_of(object).is_ours = true;
  return object;
}

void Document::set(Reference object, std::string entries) { body_of(object).entries = std::move(entries); }

Reference Document::add(std::string entries) {
  const Reference object = reserve();
  set(object, std::move(entries));
  return object;
}

void Document::encode_stream(ObjectBody& body, std::string_view data) {
  constexpr std::size_t too_short_to_gain = 120;
  body.is_stream = true;
  if (data.size() >= too_short_to_gain) {
    body.data = deflate(data, effort_);
    if (body.data.size() < data.size()) {
      body.entries += "/Filter/FlateDecode";
      return;
    }
  }
  body.data = data;
}

Reference Document::add_stream(std::string entries, std::string_view data) {
  const Reference object = add(std::move(entries));
  encode_stream(body_of(object), data);
  return object;
}

Reference Document::add_encoded_stream(std::string entries, std::string data) {
  const Reference object = add(std::move(entries));
  ObjectBody& body = body_of(object);
  body.is_stream = true;
  body.data = std::move(data);
  return object;
}

Reference Document::add_page() {
  const HPDF_Page page = HPDF_AddPage(doc_);
  check();
  if (!page) throw Error("libharu made no page");
  HPDF_Dict_RemoveElement(page, "MediaBox");
  HPDF_Dict_RemoveElement(page, "Resources");
  const Reference contents = reference_to(static_cast<HPDF_PageAttr>(page->attr)->contents);
  body_of(contents).is_ours = true;
  contents_.push_back(contents);
  return reference_to(page);
}

void Document::set_contents(std::size_t page_index, std::string_view operators) {
  encode_stream(body_of(contents_.at(page_index)), operators);
}

Reference Document::catalog() const { return reference_to(doc_->catalog); }
Reference Document::information() const { return reference_to(doc_->info); }
Reference Document::page_tree() const { return reference_to(doc_->root_pages); }

void Document::extend(Reference object, std::string_view entries) {
  const HPDF_Dict dictionary = dictionary_at(doc_, object);
  if (!dictionary) throw Error("no such object to extend");
  dictionary->write_fn = &Document::write_entries;
  body_of(object).entries += entries;
}

}  // namespace planpress::pdf
