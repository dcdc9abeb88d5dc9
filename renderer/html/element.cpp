#include "renderer/html/element.hpp"

namespace planpress::html {
namespace {

constexpr std::string_view replacement_character = "\xEF\xBF\xBD";

std::string_view escape_of(unsigned char byte) {
  switch (byte) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    case '\t':
    case '\n':
      return {};
    default:
      return byte < 0x20 || byte == 0x7F ? replacement_character : std::string_view{};
  }
}

// U+FFFE and U+FFFF in UTF-8, the only noncharacters that XML forbids in text.
bool is_forbidden_at(std::string_view text, std::size_t i) {
  return text.substr(i, 2) == "\xEF\xBF" && i + 2 < text.size() &&
         (text[i + 2] == '\xBE' || text[i + 2] == '\xBF');
}

void append_start_tag(std::string& out, std::string_view tag, Attributes attributes) {
  out += '<';
  out += tag;
  for (const auto& [name, value] : attributes) {
    if (value.empty()) continue;
    out += ' ';
    out += name;
    out += "=\"";
    append_escaped(out, value);
    out += '"';
  }
}

}  // namespace

void append_escaped(std::string& out, std::string_view text) {
  std::size_t copied = 0;
  const auto replace = [&](std::size_t at, std::size_t length, std::string_view by) {
    out += text.substr(copied, at - copied);
    out += by;
    copied = at + length;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view escape = escape_of(static_cast<unsigned char>(text[i]));
    if (!escape.empty()) replace(i, 1, escape);
    if (text[i] == '\xEF' && is_forbidden_at(text, i)) replace(i, 3, replacement_character);
  }
  out += text.substr(copied);
}

Element::Element(std::string& out, std::string_view tag, Attributes attributes, Flow flow)
    : out_(out), tag_(tag), flow_(flow) {
  append_start_tag(out_, tag_, attributes);
  out_ += '>';
}

Element::~Element() {
  out_ += "</";
  out_ += tag_;
  out_ += '>';
  if (flow_ == Flow::block) out_ += '\n';
}

std::string decimal(std::int64_t thousandths) {
  std::string fraction = std::to_string(thousandths % 1000);
  fraction.insert(0, 3 - fraction.size(), '0');
  return std::to_string(thousandths / 1000) + "." + fraction;
}

void append_void_element(std::string& out, std::string_view tag, Attributes attributes) {
  append_start_tag(out, tag, attributes);
  out += "/>";
}

void append_text_element(std::string& out, std::string_view tag, Attributes attributes,
                         std::string_view text) {
  const Element element(out, tag, attributes);
  append_escaped(out, text);
}

}  // namespace planpress::html
