// The PDF's objects: libharu's catalogue, page tree, pages and cross-reference table, and dictionaries and
// streams of ours that it numbers.
//
// libharu's own dictionaries stop at 4,095 keys and its arrays at 32,767 items, and each entry is an
// allocation. So ours carry their entries as PDF syntax, and a null holds their number in its table.
#pragma once
#include <hpdf.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "renderer/pdf/syntax.hpp"

namespace planpress::pdf {

// libdeflate's levels: 6 saves 8 % of a document's bytes and takes twice as long.
enum class Effort : std::uint8_t { quick = 1, thorough = 6 };

// The zlib format, for FlateDecode (ISO 32000-1, 7.4.4).
std::string deflate(std::string_view data, Effort effort);

// The entries between << and >>, and the data of a stream, encoded as they say.
struct ObjectBody {
  std::string entries;
  std::string data;
  bool is_stream = false;
  bool is_ours = false;  // wholly; otherwise `entries` follow those that libharu writes
};

class Document {
 public:
  explicit Document(Effort effort = Effort::quick);  // of deflating; throws Error, as all that follow
  ~Document();
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;

  // An indirect dictionary; its entries may be given later.
  Reference reserve();
  void set(Reference object, std::string entries);
  Reference add(std::string entries);
  // Deflates `data` unless that would gain nothing; /Filter and /Length are added to the entries.
  Reference add_stream(std::string entries, std::string_view data);
  // Data encoded as the entries say already.
  Reference add_encoded_stream(std::string entries, std::string data);

  // Without MediaBox and Resources: the one is inherited from the page tree, the other given with `extend`.
  Reference add_page();
  void set_contents(std::size_t page_index, std::string_view operators);

  // Dictionaries that libharu made and writes; `extend` adds entries after its own.
  Reference catalog() const;
  Reference information() const;
  Reference page_tree() const;
  void extend(Reference object, std::string_view entries);

  const ObjectBody& body(Reference object) const;
  Effort effort() const { return effort_; }
  HPDF_Doc handle() const { return doc_; }
  // libharu's errors are sticky: the first one spoils the document. Throws it.
  void check() const;

 private:
  static void on_error(HPDF_STATUS error, HPDF_STATUS detail, void* self) noexcept;
  static HPDF_STATUS write_entries(HPDF_Dict dictionary, HPDF_Stream stream) noexcept;
  ObjectBody& body_of(Reference object);
  void encode_stream(ObjectBody& body, std::string_view data);

  Effort effort_;
  std::vector<ObjectBody> bodies_;  // by object number
  std::vector<Reference> contents_;
  HPDF_STATUS error_ = 0, detail_ = 0;
  HPDF_Doc doc_;  // last: its constructor may already report an error
};

}  // namespace planpress::pdf
