#include "renderer/html/page_rules.hpp"

namespace planpress::html {
namespace {

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

// "Page 1 of 2" as the value of the content property.
std::string content(const document::FurnitureText& text) {
  std::string out;
  for (const auto& part : text.parts) {
    if (const auto* words = std::get_if<std::string>(&part))
      out += css_string(*words);
    else
      out += std::get<document::PageNumber>(part) == document::PageNumber::page ? "counter(page)"
                                                                                : "counter(pages)";
    out += ' ';
  }
  return out;
}

void append_box(std::string& out, std::string_view box, const document::FurnitureText& text) {
  if (text.empty()) return;
  out += "@";
  out += box;
  out += "{content:" + content(text) + "}";
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
