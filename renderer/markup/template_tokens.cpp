#include "renderer/markup/template_tokens.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "renderer/markup/xml_text.hpp"

namespace planpress::markup {
namespace {

constexpr std::string_view label_prefix = "labels.";

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_xml_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_xml_space(text.back())) text.remove_suffix(1);
  return text;
}

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

// One segment or several joined by single points.
bool is_name(std::string_view name) {
  if (name.empty() || name.front() == '.' || name.back() == '.') return false;
  if (name.find("..") != std::string_view::npos) return false;
  return std::all_of(name.begin(), name.end(), [](char c) { return c == '.' || is_name_character(c); });
}

class Tokeniser {
 public:
  Tokeniser(std::string_view text, const Place& start, Faults& faults)
      : text_(text), place_(start), faults_(faults) {}

  Tokens run() {
    while (at_ < text_.size()) {
      const auto open = std::min(text_.find("{{", at_), text_.size());
      if (open > at_) add(TokenKind::text, text_.substr(at_, open - at_));
      advance(open);
      if (at_ < text_.size()) tag();
    }
    return std::move(tokens_);
  }

 private:
  void advance(std::size_t to) {
    place_.line += static_cast<int>(
        std::count(text_.begin() + static_cast<long>(at_), text_.begin() + static_cast<long>(to), '\n'));
    at_ = to;
  }

  void add(TokenKind kind, std::string_view text) { tokens_.push_back({kind, std::string(text), place_}); }

  void tag() {
    const bool triple = text_.compare(at_, 3, "{{{") == 0;
    const std::string_view end = triple ? "}}}" : "}}";
    const auto close = text_.find(end, at_ + 2);
    if (close == std::string_view::npos) {
      faults_.add(place_, "{{ is not closed", "write }} after the name");
      return advance(text_.size());
    }
    const auto content = trimmed(text_.substr(at_ + end.size(), close - at_ - end.size()));
    if (triple || content.starts_with('&')) {
      faults_.add(place_, "text is always escaped", "write {{name}}");
      sort_out(triple ? content : trimmed(content.substr(1)));
    } else {
      sort_out(content);
    }
    advance(close + end.size());
  }

  void sort_out(std::string_view content) {
    if (content.starts_with('!')) return;
    if (content.starts_with('=')) {
      return faults_.add(place_, "delimiters cannot be changed", "write {{ and }}");
    }
    const auto kind = kind_of(content);
    const auto name = kind == TokenKind::variable ? content : trimmed(content.substr(1));
    const bool item = kind == TokenKind::variable && name == ".";
    if (!item && !is_name(name)) {
      return faults_.add(place_, fmt::format("{{{{{}}}}} holds no name", content),
                         "names have letters, digits, - and _, joined by points");
    }
    if (!name.starts_with(label_prefix)) return add(kind, name);
    if (kind != TokenKind::variable) {
      return faults_.add(place_, fmt::format("{} is a label, which is a text and no section", name));
    }
    add(TokenKind::label, name.substr(label_prefix.size()));
  }

  static TokenKind kind_of(std::string_view content) {
    switch (content.empty() ? '\0' : content.front()) {
      case '#':
        return TokenKind::section;
      case '^':
        return TokenKind::inverted;
      case '/':
        return TokenKind::close;
      case '>':
        return TokenKind::partial;
      default:
        return TokenKind::variable;
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Place place_;
  Faults& faults_;
  Tokens tokens_;
};

}  // namespace

Tokens tokenise(std::string_view text, const Place& start, Faults& faults) {
  return Tokeniser(text, start, faults).run();
}

int line_of(std::string_view text, std::size_t offset) {
  const auto before = text.substr(0, offset);
  return 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n'));
}

std::string without_comments(std::string_view xhtml, const std::string& file, Faults& faults) {
  constexpr std::string_view open = "<!--", close = "-->";
  std::string out;
  for (std::size_t at = 0; at < xhtml.size();) {
    const auto start = std::min(xhtml.find(open, at), xhtml.size());
    out += xhtml.substr(at, start - at);
    if (start == xhtml.size()) break;
    const auto end = xhtml.find(close, start + open.size());
    if (end == std::string_view::npos) {
      faults.add({file, line_of(xhtml, start)}, "the comment is not closed", "write -->");
      break;
    }
    out.append(static_cast<std::size_t>(std::count(xhtml.begin() + static_cast<long>(start),
                                                   xhtml.begin() + static_cast<long>(end), '\n')),
               '\n');
    at = end + close.size();
  }
  return out;
}

}  // namespace planpress::markup
