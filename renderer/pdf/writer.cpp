#include "renderer/pdf/writer.hpp"

#include <hpdf_doc.h>
#include <hpdf_objects.h>
#include <hpdf_streams.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "renderer/pdf/pdf.hpp"

namespace planpress::pdf {
namespace {

// One row of the cross-reference stream (ISO 32000-1, table 18).
struct CrossReference {
  enum Type : std::uint8_t { free, in_file, in_object_stream } type = free;
  std::uint32_t where = 0;  // offset, or number of the object stream
  std::uint16_t index = 0;  // inside the object stream
};

constexpr std::size_t row_length = 7;  // /W[1 4 2]
constexpr std::size_t objects_per_stream = 2000;
constexpr HPDF_UINT scratch_chunk = 4096;

static_assert(std::endian::native == std::endian::little);  // the same fingerprint on every machine
std::uint64_t word_of(std::string_view bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes.data(), std::min(bytes.size(), sizeof word));
  return word;
}

std::uint64_t mix(std::uint64_t value) {
  value ^= value >> 31;
  value *= 0x9E3779B97F4A7C15U;
  return value ^ value >> 29;
}

struct FreeStream {
  void operator()(HPDF_Stream_Rec* stream) const { HPDF_Stream_Free(stream); }
};

class Writer {
 public:
  explicit Writer(const Document& document)
      : document_(document),
        scratch_(HPDF_MemStream_New(document.handle()->mmgr, scratch_chunk)),
        rows_(document.handle()->xref->entries->count) {
    document_.check();
  }

  std::string write() {
    // The comment marks the file as binary (ISO 19005-3, 6.1.2).
    out_ = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
    const std::vector<Reference> dictionaries = write_streams();
    for (std::size_t first = 0; first < dictionaries.size(); first += objects_per_stream) {
      const auto last = std::min(first + objects_per_stream, dictionaries.size());
      write_object_stream({dictionaries.data() + first, last - first});
    }
    write_cross_reference_stream();
    document_.check();
    return std::move(out_);
  }

 private:
  // Writes the streams; returns the other objects. The numbers that libharu keeps for the /Length of its
  // streams are left out and become free entries: here a stream gives its length itself.
  std::vector<Reference> write_streams() {
    std::vector<Reference> others;
    for (Reference object{1}; object.number < rows_.size(); ++object.number) {
      const ObjectBody& body = document_.body(object);
      if (body.is_stream) {
        rows_[object.number] = {CrossReference::in_file, static_cast<std::uint32_t>(out_.size()), 0};
        append_stream(object, body.entries, body.data);
      } else if (body.is_ours || is_dictionary(object)) {
        others.push_back(object);
      }
    }
    return others;
  }

  void write_object_stream(std::span<const Reference> objects) {
    const Reference stream{static_cast<std::uint32_t>(rows_.size())};
    std::string head, bodies;
    std::uint16_t index = 0;
    for (const Reference object : objects) {
      append(head, object.number, ' ', bodies.size(), ' ');
      append_dictionary(bodies, object);
      bodies += '\n';
      rows_[object.number] = {CrossReference::in_object_stream, stream.number, index++};
    }
    rows_.push_back({CrossReference::in_file, static_cast<std::uint32_t>(out_.size()), 0});
    append_stream(stream,
                  concat("/Type/ObjStm/N ", objects.size(), "/First ", head.size(), "/Filter/FlateDecode"),
                  deflate(head + bodies, document_.effort()));
  }

  void write_cross_reference_stream() {
    const std::size_t offset = out_.size();
    const Reference stream{static_cast<std::uint32_t>(rows_.size())};
    rows_.push_back({CrossReference::in_file, static_cast<std::uint32_t>(offset), 0});
    const std::string id = identifier();
    append_stream(stream,
                  concat("/Type/XRef/Size ", rows_.size(), "/Root ", document_.catalog(), "/Info ",
                         document_.information(), "/ID[", id, id,
                         "]/W[1 4 2]/DecodeParms<</Predictor 12/Columns 7>>/Filter/FlateDecode"),
                  deflate(predicted_rows(), document_.effort()));
    append(out_, "startxref\n", offset, "\n%%EOF\n");
  }

  // Each row as its difference from the row above (PNG's Up): most rows then are alike.
  std::string predicted_rows() const {
    std::string out;
    out.reserve(rows_.size() * (row_length + 1));
    std::array<std::uint8_t, row_length> above{};
    for (const CrossReference& row : rows_) {
      const std::array<std::uint8_t, row_length> bytes{row.type,
                                                       static_cast<std::uint8_t>(row.where >> 24),
                                                       static_cast<std::uint8_t>(row.where >> 16),
                                                       static_cast<std::uint8_t>(row.where >> 8),
                                                       static_cast<std::uint8_t>(row.where),
                                                       static_cast<std::uint8_t>(row.index >> 8),
                                                       static_cast<std::uint8_t>(row.index)};
      out += '\2';
      for (std::size_t i = 0; i < row_length; ++i) out += static_cast<char>(bytes[i] - above[i]);
      above = bytes;
    }
    return out;
  }

  std::string identifier() const {
    std::string id = "<";
    for (const std::uint8_t byte : fingerprint(out_)) append_hex(id, byte, 2);
    return id + '>';
  }

  void append_stream(Reference object, std::string_view entries, std::string_view data) {
    append(out_, object.number, " 0 obj\n<<", entries, "/Length ", data.size(), ">>\nstream\n", data,
           "\nendstream\nendobj\n");
  }

  void append_dictionary(std::string& out, Reference object) {
    const ObjectBody& body = document_.body(object);
    if (body.is_ours) {
      append(out, "<<", body.entries, ">>");
      return;
    }
    HPDF_Obj_WriteValue(held_by_libharu(object), scratch_.get(), nullptr);
    const HPDF_UINT chunks = HPDF_MemStream_GetBufCount(scratch_.get());
    for (HPDF_UINT i = 0; i < chunks; ++i) {
      HPDF_UINT length = 0;
      const HPDF_BYTE* chunk = HPDF_MemStream_GetBufPtr(scratch_.get(), i, &length);
      out.append(reinterpret_cast<const char*>(chunk), length);
    }
    HPDF_MemStream_FreeData(scratch_.get());
  }

  void* held_by_libharu(Reference object) const {
    return static_cast<HPDF_XrefEntry>(document_.handle()->xref->entries->obj[object.number])->obj;
  }

  bool is_dictionary(Reference object) const {
    const auto* header = static_cast<const HPDF_Obj_Header*>(held_by_libharu(object));
    return (header->obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_DICT;
  }

  const Document& document_;
  std::unique_ptr<HPDF_Stream_Rec, FreeStream> scratch_;
  std::vector<CrossReference> rows_;  // by object number
  std::string out_;
};

}  // namespace

std::array<std::uint8_t, 16> fingerprint(std::string_view bytes) {
  std::uint64_t low = 0x243F6A8885A308D3U ^ bytes.size(), high = 0x13198A2E03707344U;
  for (std::size_t offset = 0; offset < bytes.size(); offset += 8) {
    const std::uint64_t word = word_of(bytes.substr(offset));
    low = mix(low ^ word);
    high = mix(high + word) ^ low;
  }
  std::array<std::uint8_t, 16> out{};
  for (std::size_t i = 0; i < 8; ++i) {
    out[i] = static_cast<std::uint8_t>(mix(low) >> (8 * i));
    out[i + 8] = static_cast<std::uint8_t>(mix(high) >> (8 * i));
  }
  return out;
}

std::string save(const Document& document) { return Writer(document).write(); }

}  // namespace planpress::pdf
