#include "renderer/html/page_rules.hpp"

#include <algorithm>

namespace planpress::html {
namespace {

constexpr std::string_view page_field = "{page}";
constexpr std::string_view pages_field = "{pages}";

bool is_plain(unsigned char byte) {
  const bool letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
  return letter || (byte >= '0' && byte <= '9') || byte == ' ' || byte >= 0x80;
}

void append_code(std::string& out, unsigned char byte) {
  constexpr char digits[] = "0123456789abcdef";
  out += '\\';
  out += digits[byte >> 4U];
  out += digits[byte & 0xFU];
  out += ' ';  // ends the code
}

// "Page {page} of {pages}" as the value of the content property.
std::string content(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t field = std::min(text.find(page_field), text.find(pages_field));
    if (field != 0) {
      out += css_string(text.substr(0, field)) + " ";
      text.remove_prefix(std::min(field, text.size()));
    } else if (text.starts_with(page_field)) {
      out += "counter(page) ";
      text.remove_prefix(page_field.size());
    } else {
      out += "counter(pages) ";
      text.remove_prefix(pages_field.size());
    }
  }
  return out;
}

void append_box(std::string& out, std::string_view box, std::string_view text) {
  if (text.empty()) return;
  out += "@";
  out += box;
  const bool two_lines = text.find('\n') != std::string_view::npos;
  out += "{content:" + content(text) + (two_lines ? ";white-space:pre-line}" : "}");
}

}  // namespace

std::string css_string(std::string_view text) {
  std::string out = "\"";
  for (const char byte : text) {
    const auto value = static_cast<unsigned char>(byte);
    if (is_plain(value)) {
      out += byte;
    } else {
      append_code(out, value);
    }
  }
  return out + "\"";
}

std::string page_rules(const document::Furniture& furniture, std::string_view page) {
  std::string out = page.empty() ? "@page{" : "@page " + std::string(page) + "{";
  append_box(out, "top-left", furniture.head_left);
  append_box(out, "top-right", furniture.head_right);
  append_box(out, "bottom-left", furniture.foot_left);
  append_box(out, "bottom-right", furniture.foot_right);
  return out + "}\n";
}

}  // namespace planpress::html
