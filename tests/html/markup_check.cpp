#include "tests/html/markup_check.hpp"

#include <string_view>

namespace planpress::html_tests {
namespace {

bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
}

class Parser {
 public:
  explicit Parser(std::string_view html) : rest_(html) {}

  Markup run() {
    if (!take("<!DOCTYPE html>")) fault("no document type");
    while (!rest_.empty()) {
      if (rest_.starts_with("</")) {
        end_tag();
      } else if (rest_.front() == '<') {
        start_tag();
      } else {
        character_data();
      }
    }
    for (const std::size_t open : open_) fault("not closed: " + markup_.elements[open].name);
    return std::move(markup_);
  }

 private:
  void fault(const std::string& what) { markup_.faults.push_back(what); }

  bool take(std::string_view expected) {
    if (!rest_.starts_with(expected)) return false;
    rest_.remove_prefix(expected.size());
    return true;
  }

  std::string name() {
    std::size_t end = 0;
    while (end < rest_.size() && is_name(rest_[end])) ++end;
    std::string result(rest_.substr(0, end));
    rest_.remove_prefix(end);
    return result;
  }

  void start_tag() {
    take("<");
    MarkupElement element;
    element.name = name();
    if (element.name.empty()) {
      fault("a bare < before: " + std::string(rest_.substr(0, 20)));
      return;
    }
    for (const std::size_t open : open_) element.ancestors.push_back(markup_.elements[open].name);
    while (take(" ")) attribute(element);
    const bool is_void = take("/");
    if (!take(">")) fault("a tag that does not end: " + element.name);
    markup_.elements.push_back(std::move(element));
    if (!is_void) open_.push_back(markup_.elements.size() - 1);
  }

  void attribute(MarkupElement& element) {
    const std::string key = name();
    if (key.empty() || !take("=\"")) return fault("an attribute without quotes in " + element.name);
    std::string value;
    while (!rest_.empty() && rest_.front() != '"') value += character();
    if (!take("\"")) fault("an attribute that does not end in " + element.name);
    if (!element.attributes.emplace(key, value).second) fault("an attribute twice: " + key);
  }

  std::string character() {
    const char c = rest_.front();
    if (c == '<') fault("< where text is");
    if (c == '&') return reference();
    if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') fault("a control character");
    rest_.remove_prefix(1);
    return {c};
  }

  std::string reference() {
    static const std::map<std::string_view, std::string> known = {
        {"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}};
    for (const auto& [code, meaning] : known) {
      if (take(code)) return meaning;
    }
    fault("an unknown reference: " + std::string(rest_.substr(0, 8)));
    rest_.remove_prefix(1);
    return "&";
  }

  void character_data() {
    std::string text;
    while (!rest_.empty() && rest_.front() != '<') text += character();
    if (open_.empty() && text.find_first_not_of('\n') != std::string::npos) fault("text outside: " + text);
    for (const std::size_t open : open_) markup_.elements[open].text += text;
  }

  void end_tag() {
    take("</");
    const std::string closed = name();
    if (!take(">")) fault("an end tag that does not end: " + closed);
    if (open_.empty() || markup_.elements[open_.back()].name != closed) {
      fault("closed where it is not open: " + closed);
      return;
    }
    open_.pop_back();
  }

  std::string_view rest_;
  Markup markup_;
  std::vector<std::size_t> open_;
};

bool has_word(const std::string& words, const std::string& word) {
  return (" " + words + " ").find(" " + word + " ") != std::string::npos;
}

}  // namespace

std::vector<const MarkupElement*> Markup::named(const std::string& name) const {
  std::vector<const MarkupElement*> found;
  for (const MarkupElement& element : elements) {
    if (element.name == name) found.push_back(&element);
  }
  return found;
}

std::vector<const MarkupElement*> Markup::with_class(const std::string& name) const {
  std::vector<const MarkupElement*> found;
  for (const MarkupElement& element : elements) {
    const auto value = element.attributes.find("class");
    if (value != element.attributes.end() && has_word(value->second, name)) found.push_back(&element);
  }
  return found;
}

const MarkupElement* Markup::with_id(const std::string& id) const {
  for (const MarkupElement& element : elements) {
    const auto value = element.attributes.find("id");
    if (value != element.attributes.end() && value->second == id) return &element;
  }
  return nullptr;
}

Markup parse(const std::string& html) { return Parser(html).run(); }

}  // namespace planpress::html_tests
