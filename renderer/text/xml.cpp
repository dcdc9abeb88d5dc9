#include "renderer/text/xml.hpp"

#include <array>
#include <utility>

namespace planpress::text {
namespace {

constexpr std::string_view replacement_character = "\uFFFD";

// By byte: what replaces it; empty: it stands for itself.
constexpr auto entities = [] {
  std::array<std::string_view, 256> by_byte{};
  for (const auto& [byte, entity] :
       {std::pair{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\'', "&apos;"}})
    by_byte[static_cast<unsigned char>(byte)] = entity;
  for (unsigned char control = 0; control < 0x20; ++control)
    if (control != '\t' && control != '\n') by_byte[control] = replacement_character;
  by_byte[0x7F] = replacement_character;
  return by_byte;
}();

// U+FFFE and U+FFFF in UTF-8, the only noncharacters that XML forbids.
bool is_forbidden_at(std::string_view text, std::size_t i) {
  return text.substr(i, 2) == "\xEF\xBF" && i + 2 < text.size() &&
         (text[i + 2] == '\xBE' || text[i + 2] == '\xBF');
}

}  // namespace

void append_xml(std::string& out, std::string_view text) {
  std::size_t copied = 0;
  const auto replace = [&](std::size_t at, std::size_t length, std::string_view by) {
    out += text.substr(copied, at - copied);
    out += by;
    copied = at + length;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view entity = entities[static_cast<unsigned char>(text[i])];
    if (!entity.empty()) replace(i, 1, entity);
    if (text[i] == '\xEF' && is_forbidden_at(text, i)) replace(i, 3, replacement_character);
  }
  out += text.substr(copied);
}

std::string escape_xml(std::string_view text) {
  std::string out;
  append_xml(out, text);
  return out;
}

}  // namespace planpress::text
