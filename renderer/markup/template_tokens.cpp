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

// One segment or several joined by single points.
bool is_name(std::string_view name) {
  if (name.empty() || name.front() == '.' || name.back() == '.') return false;
  if (name.find("..") != std::string_view::npos) return false;
  return std::ranges::all_of(
      name, [](char c) { return is_letter(c) || is_digit(c) || c == '_' || c == '-' || c == '.'; });
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
    place_.line += line_of(text_.substr(at_), to - at_) - 1;
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
    constexpr std::string_view marks = "#^/>";
    const bool is_marked = !content.empty() && marks.find(content.front()) != std::string_view::npos;
    const auto kind = is_marked ? TokenKind{content.front()} : TokenKind::variable;
    const auto name = is_marked ? trimmed(content.substr(1)) : content;
    const bool item = !is_marked && name == ".";
    if (!item && !is_name(name)) {
      return faults_.add(place_, fmt::format("{{{{{}}}}} holds no name", content),
                         "names have letters, digits, - and _, joined by points");
    }
    if (!name.starts_with(label_prefix)) return add(kind, name);
    if (is_marked)
      return faults_.add(place_, fmt::format("{} is a label, which is a text and no section", name));
    add(TokenKind::label, name.substr(label_prefix.size()));
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

std::string without_comments(std::string xhtml, const std::string& file, Faults& faults) {
  for (std::size_t at = 0; (at = xhtml.find("<!--", at)) != std::string::npos;) {
    const auto end = xhtml.find("-->", at + 4);
    if (end == std::string::npos) {
      faults.add({file, line_of(xhtml, at)}, "the comment is not closed", "write -->");
      xhtml.resize(at);
      break;
    }
    const auto lines =
        std::count(xhtml.begin() + static_cast<long>(at), xhtml.begin() + static_cast<long>(end), '\n');
    xhtml.replace(at, end + 3 - at, static_cast<std::size_t>(lines), '\n');
    at += static_cast<std::size_t>(lines);
  }
  return xhtml;
}

}  // namespace planpress::markup
