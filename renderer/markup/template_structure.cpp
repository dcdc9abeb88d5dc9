#include "renderer/markup/template_structure.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "renderer/markup/xml_text.hpp"

namespace planpress::markup {
namespace {

enum class Mode { content, tag, value };

struct OpenElement {
  std::string name;
  Place place;
};
struct OpenSection {
  std::string name;
  Place place;
  Mode mode;
  std::size_t elements;   // open when it began
  int value;              // the attribute value that it began in
  std::string crossed{};  // how an element from outside was closed in it
};

class StructureCheck {
 public:
  StructureCheck(const Tokens& tokens, Faults& faults) : tokens_(tokens), faults_(faults) {}

  std::optional<RootTag> run() {
    for (token_ = 0; token_ < tokens_.size(); ++token_) step(tokens_[token_]);
    for (const auto& section : sections_) {
      faults_.add(section.place, fmt::format("section {} is not closed", section.name),
                  fmt::format("write {{{{/{}}}}}", section.name));
    }
    if (mode_ != Mode::content) {
      faults_.add(tag_place_, "the tag is not closed", "write >");
    } else if (!elements_.empty()) {
      faults_.add(elements_.back().place, fmt::format("<{}> is not closed", elements_.back().name));
    }
    return root_;
  }

 private:
  void step(const Token& token) {
    switch (token.kind) {
      case TokenKind::text:
        return markup(token);
      case TokenKind::variable:
      case TokenKind::label:
        return value(token);
      case TokenKind::section:
      case TokenKind::inverted:
        return open(token);
      case TokenKind::close:
        return close(token);
      case TokenKind::partial:
        return;
    }
  }

  void value(const Token& token) {
    if (mode_ != Mode::tag) return;
    faults_.add(token.place, fmt::format("{} stands inside a tag", token.text),
                "put it into quotes: name=\"{{x}}\"");
  }

  void open(const Token& token) {
    if (mode_ == Mode::tag) {
      faults_.add(token.place, fmt::format("section {} stands inside a tag", token.text),
                  "put it into an attribute's quotes; an empty value counts as none");
    }
    sections_.push_back({token.text, token.place, mode_, elements_.size(), value_});
  }

  void close(const Token& token) {
    if (sections_.empty() || sections_.back().name != token.text) {
      const auto hint = sections_.empty() ? std::string("no section is open")
                                          : fmt::format("{}, opened in line {}, comes first",
                                                        sections_.back().name, sections_.back().place.line);
      return faults_.add(token.place, fmt::format("section {} is closed but not open", token.text), hint);
    }
    const auto section = sections_.back();
    sections_.pop_back();
    const bool balanced = section.mode == mode_ && section.elements == elements_.size() &&
                          (mode_ != Mode::value || section.value == value_);
    if (balanced && section.crossed.empty()) return;
    faults_.add(
        section.place, fmt::format("section {} does not enclose whole elements", section.name),
        section.crossed.empty() ? fmt::format("it is closed in line {}", token.place.line) : section.crossed);
  }

  void markup(const Token& token) {
    auto place = token.place;
    for (std::size_t at = 0; at < token.text.size(); ++at) {
      const char c = token.text[at];
      if (c == '\n') ++place.line;
      switch (mode_) {
        case Mode::content:
          if (c == '<') begin_tag(place);
          break;
        case Mode::tag:
          in_tag(c, at);
          break;
        case Mode::value:
          if (c == quote_) mode_ = Mode::tag;
          break;
      }
    }
  }

  void begin_tag(const Place& place) {
    mode_ = Mode::tag;
    tag_place_ = place;
    tag_.clear();
  }

  void in_tag(char c, std::size_t at) {
    if (c == '"' || c == '\'') {
      if (!root_place_ended_ && root_) root_->has_language = root_->has_language || names_language();
      mode_ = Mode::value;
      quote_ = c;
      ++value_;
    } else if (c == '>') {
      end_tag();
    } else {
      const bool name_ends = is_xml_space(c) && tag_.find_first_of(" \n\t\r") == std::string::npos;
      if (name_ends) note_root(at);
      tag_ += c;
    }
  }

  bool names_language() const {
    auto name = std::string_view(tag_);
    while (!name.empty() && (is_xml_space(name.back()) || name.back() == '=')) name.remove_suffix(1);
    return name.ends_with("lang") && name.size() > 4 && is_xml_space(name[name.size() - 5]);
  }

  void note_root(std::size_t at) {
    if (!root_ && elements_.empty() && tag_ == "document") root_ = RootTag{token_, at, false};
  }

  void end_tag() {
    mode_ = Mode::content;
    if (root_) root_place_ended_ = true;
    const bool closing = tag_.starts_with('/');
    const bool empty = tag_.ends_with('/');
    auto name = closing ? tag_.substr(1) : tag_;
    name = name.substr(0, name.find_first_of(" \n\t\r/"));
    if (closing) return close_element(name);
    if (!empty) elements_.push_back({name, tag_place_});
  }

  void close_element(const std::string& name) {
    if (elements_.empty() || elements_.back().name != name) {
      const auto hint = elements_.empty() ? std::string("no element is open")
                                          : fmt::format("<{}>, opened in line {}, comes first",
                                                        elements_.back().name, elements_.back().place.line);
      return faults_.add(tag_place_, fmt::format("</{}> closes nothing", name), hint);
    }
    elements_.pop_back();
    if (sections_.empty() || elements_.size() >= sections_.back().elements) return;
    auto& crossed = sections_.back().crossed;
    if (crossed.empty())
      crossed = fmt::format("</{}> in line {} closes one from outside", name, tag_place_.line);
  }

  const Tokens& tokens_;
  Faults& faults_;
  std::size_t token_ = 0;
  Mode mode_ = Mode::content;
  char quote_ = '"';
  int value_ = 0;    // counts attribute values
  std::string tag_;  // what stands between < and >, without values
  Place tag_place_;
  std::vector<OpenElement> elements_;
  std::vector<OpenSection> sections_;
  std::optional<RootTag> root_;
  bool root_place_ended_ = false;
};

}  // namespace

std::optional<RootTag> check_structure(const Tokens& tokens, Faults& faults) {
  return StructureCheck(tokens, faults).run();
}

}  // namespace planpress::markup
