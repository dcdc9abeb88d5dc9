#include "renderer/markup/xml_text.hpp"

#include <algorithm>

#include "renderer/text/unicode.hpp"
#include "renderer/text/xml.hpp"

namespace planpress::markup {
namespace {

constexpr char32_t replacement = 0xFFFD;

// Bytes that a text with something to guard against has at least one of: controls, or the lead of a
// sequence that can be C1 (C2), U+2028 and U+2029 (E2), a surrogate (ED), a noncharacter (EF) or out of
// range.
constexpr bool is_suspect(unsigned char byte) {
  return byte < 0x20 || byte == 0x7F || byte == 0xC0 || byte == 0xC1 || byte == 0xC2 || byte == 0xE2 ||
         byte == 0xED || byte == 0xEF || byte >= 0xF4;
}

char32_t guarded(char32_t c) {
  constexpr char32_t next_line = 0x85, line = 0x2028, paragraph = 0x2029;
  if (c == '\n' || c == line || c == paragraph) return line;
  if ((c >= 0x9 && c <= 0xD) || c == next_line) return ' ';
  const bool is_mark = c >= 0xFDD0 && c <= 0xFDEF;
  if (c < 0x20 || (c >= 0x7F && c <= 0x9F) || is_mark || !text::is_xml_character(c)) return replacement;
  return c;
}

}  // namespace

bool needs_no_guard(std::string_view text) {
  const bool plain = std::none_of(text.begin(), text.end(),
                                  [](char c) { return is_suspect(static_cast<unsigned char>(c)); });
  return plain && text::is_valid_utf8(text);
}

std::string guard_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const bool crlf = text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n';
    if (crlf) ++at;
    text::append_utf8(out, guarded(text::next_character(text, at)));
  }
  return out;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; !text.empty() && at <= text.size();) {
    const auto end = std::min(text.find(separator, at), text.size());
    parts.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

bool is_language_tag(std::string_view tag) {
  const auto subtags = split(tag, '-');
  return !subtags.empty() && std::ranges::all_of(subtags, [&](const std::string_view& subtag) {
    const bool first = &subtag == &subtags.front();
    const std::size_t least = first ? 2 : 1, most = first ? 3 : 8;
    return subtag.size() >= least && subtag.size() <= most &&
           std::ranges::all_of(subtag, [&](char c) { return is_letter(c) || (!first && is_digit(c)); });
  });
}

std::string as_passage(std::string_view guarded, std::string_view language) {
  std::string out(passage_start);
  return out.append(language).append(passage_text).append(guarded).append(passage_end);
}

std::string_view pass_mark(std::string_view text, std::size_t& at) {
  if (text.substr(at, passage_start.size()) != passage_start) {
    at += passage_end.size();
    return {};
  }
  const std::size_t tag = at + passage_start.size();
  const std::size_t end = std::min(text.find(passage_text, tag), text.size());
  at = std::min(end + passage_text.size(), text.size());
  return text.substr(tag, end - tag);
}

std::string_view language_of_all(std::string_view value) {
  if (!value.starts_with(passage_start)) return {};
  std::size_t at = 0;
  const std::string_view language = pass_mark(value, at);
  return value.find(passage_end, at) + passage_end.size() == value.size() ? language : std::string_view{};
}

std::string collapse(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool space = false, ascii = true;
  for (std::size_t at = 0; at < text.size();) {
    if (is_passage_mark(text, at)) {
      pass_mark(text, at);
      continue;
    }
    const bool line = is_line_separator(text, at);
    if (line || is_xml_space(text[at])) {
      space = true;
      at += line ? line_separator.size() : 1;
      continue;
    }
    if (space && !out.empty()) out += ' ';
    space = false;
    ascii = ascii && static_cast<unsigned char>(text[at]) < 0x80;
    out += text[at++];
  }
  return ascii ? out : text::to_nfc(out);
}

}  // namespace planpress::markup
