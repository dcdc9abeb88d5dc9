#include "renderer/pdf/cff.hpp"

#include <optional>

#include "renderer/pdf/pdf.hpp"

namespace planpress::pdf {
namespace {

class Reader {
 public:
  explicit Reader(std::string_view data, std::size_t offset = 0) : data_(data), offset_(offset) {}
  bool at_end() const { return offset_ >= data_.size(); }
  std::size_t offset() const { return offset_; }
  void skip(std::size_t count) { offset_ += count; }

  std::uint32_t number(std::size_t bytes) {
    if (offset_ > data_.size() || bytes > data_.size() - offset_) throw Error("a CFF table ends too early");
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < bytes; ++i) value = value << 8 | static_cast<unsigned char>(data_[offset_++]);
    return value;
  }

  // An INDEX: returns its first object and moves past all of them.
  std::string_view index() {
    const std::uint32_t count = number(2);
    if (count == 0) return {};
    const std::uint32_t offset_size = number(1);
    const std::uint32_t first = number(offset_size), second = number(offset_size);
    std::uint32_t end = second;
    if (count > 1) {
      skip(std::size_t{offset_size} * (count - 2));
      end = number(offset_size);
    }
    const std::size_t base = offset_ - 1;
    if (first < 1 || second < first || base + second > data_.size()) throw Error("a CFF INDEX is broken");
    offset_ = base + end;
    return data_.substr(base + first, second - first);
  }

 private:
  std::string_view data_;
  std::size_t offset_;
};

struct TopDictionary {
  bool cid_keyed = false;
  std::uint32_t charset = 0;
};

// One operand, or nothing for a real number, which none of our operators takes.
std::optional<std::int32_t> operand(Reader& reader, std::uint32_t lead) {
  if (lead == 28) return static_cast<std::int16_t>(reader.number(2));
  if (lead == 29) return static_cast<std::int32_t>(reader.number(4));
  if (lead >= 32 && lead <= 246) return static_cast<std::int32_t>(lead) - 139;
  if (lead >= 247 && lead <= 250)
    return static_cast<std::int32_t>((lead - 247) * 256 + reader.number(1) + 108);
  if (lead >= 251 && lead <= 254)
    return -static_cast<std::int32_t>((lead - 251) * 256 + reader.number(1) + 108);
  if (lead == 30) {
    while ((reader.number(1) & 15) != 15) {
    }
  }
  return std::nullopt;
}

TopDictionary read_top_dictionary(std::string_view data) {
  constexpr std::uint32_t charset_operator = 15, escape = 12, ros_operator = 30;
  TopDictionary top;
  std::int32_t last = 0;
  for (Reader reader(data); !reader.at_end();) {
    const std::uint32_t lead = reader.number(1);
    if (lead == charset_operator) {
      top.charset = static_cast<std::uint32_t>(last);
    } else if (lead == escape) {
      if (reader.number(1) == ros_operator) top.cid_keyed = true;
    } else if (lead > 21) {
      last = operand(reader, lead).value_or(0);
    }
  }
  return top;
}

std::vector<std::uint16_t> read_charset(Reader reader, unsigned glyph_count) {
  std::vector<std::uint16_t> identifiers{0};
  identifiers.reserve(glyph_count);
  const std::uint32_t format = reader.number(1);
  while (identifiers.size() < glyph_count) {
    std::uint32_t identifier = reader.number(2);
    std::uint32_t more = format == 0 ? 0 : reader.number(format == 1 ? 1 : 2);
    for (++more; more > 0 && identifiers.size() < glyph_count; --more) {
      identifiers.push_back(static_cast<std::uint16_t>(identifier++));
    }
  }
  return identifiers;
}

}  // namespace

std::vector<std::uint16_t> character_identifiers(std::string_view cff, unsigned glyph_count) {
  Reader reader(cff);
  reader.skip(2);
  const std::uint32_t header_size = reader.number(1);
  reader.skip(header_size - 3);
  reader.index();  // the font's name
  const TopDictionary top = read_top_dictionary(reader.index());
  if (!top.cid_keyed) return {};
  return read_charset(Reader(cff, top.charset), glyph_count);
}

}  // namespace planpress::pdf
