#include "service/forms/pdf/revisions.hpp"

#include <algorithm>

namespace planpress::forms {
namespace {

constexpr std::string_view end_marker = "%%EOF";

// The marker closes a revision where it follows "startxref" and a number; that of the first page of a
// linearized file (Annex F) is 0.
bool closes_revision(std::string_view before) {
  const std::size_t digits = before.find_last_not_of("\r\n \t");
  if (digits == std::string_view::npos) return false;
  before = before.substr(0, digits + 1);
  const std::size_t number = before.find_last_not_of("0123456789");
  if (number == std::string_view::npos || number == digits) return false;
  if (before.substr(number + 1) == "0") return false;
  before = before.substr(0, number + 1);
  const std::size_t word = before.find_last_not_of("\r\n \t");
  return word != std::string_view::npos && before.substr(0, word + 1).ends_with("startxref");
}

}  // namespace

Revisions::Revisions(QPDF& qpdf, std::string_view pdf)
    : qpdf_(qpdf), file_(pdf.substr(std::min(pdf.find("%PDF-"), pdf.size()))) {}

void Revisions::read() const {
  is_read_ = true;
  entries_ = qpdf_.getXRefTable();
  for (std::size_t at = file_.find(end_marker); at != std::string_view::npos;
       at = file_.find(end_marker, at + end_marker.size()))
    if (closes_revision(file_.substr(0, at))) ends_.push_back(static_cast<long long>(at));
}

std::optional<long long> Revisions::position_of(QPDFObjGen id) const {
  auto entry = entries_.find(id);
  if (entry != entries_.end() && entry->second.getType() == 2)  // in an object stream
    entry = entries_.find(QPDFObjGen(entry->second.getObjStreamNumber(), 0));
  if (entry == entries_.end() || entry->second.getType() != 1) return std::nullopt;
  return entry->second.getOffset();
}

std::optional<std::size_t> Revisions::of(const QPDFObjectHandle& object) const {
  if (!QPDFObjectHandle(object).isIndirect()) return std::nullopt;
  if (!is_read_) read();
  const auto position = position_of(QPDFObjectHandle(object).getObjGen());
  if (!position) return std::nullopt;
  return std::ranges::count_if(ends_, [&](long long end) { return end < *position; });
}

QPDFObjectHandle Revisions::as_of(std::size_t revision, const QPDFObjectHandle& object) const {
  if (!is_read_) read();
  if (revision >= ends_.size()) return QPDFObjectHandle::newNull();
  std::unique_ptr<QPDF>& file = earlier_[revision];
  if (!file) {
    file = std::make_unique<QPDF>();
    file->setSuppressWarnings(true);
    file->processMemoryFile("revision", file_.data(),
                            static_cast<std::size_t>(ends_[revision]) + end_marker.size());
  }
  return file->getObjectByObjGen(QPDFObjectHandle(object).getObjGen());
}

}  // namespace planpress::forms
