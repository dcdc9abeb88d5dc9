#include "renderer/markup/template_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "renderer/markup/xml_text.hpp"

namespace planpress::markup {

// ---- Structure ----

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
      mode_ = Mode::value;
      quote_ = c;
      ++value_;
    } else if (c == '>') {
      end_tag();
    } else {
      const bool name_ends = is_xml_space(c) && tag_.find_first_of(" \n\t\r") == std::string::npos;
      if (name_ends) name_end_ = {token_, at};
      tag_ += c;
    }
  }

  // Is "lang" among the names of attributes in the tag?
  bool names_language() const {
    for (auto at = tag_.find("lang"); at != std::string::npos; at = tag_.find("lang", at + 1)) {
      const auto equals = tag_.find_first_not_of(" \n\t\r", at + 4);
      if (is_xml_space(tag_[at - 1]) && equals != std::string::npos && tag_[equals] == '=') return true;
    }
    return false;
  }

  void end_tag() {
    mode_ = Mode::content;
    const bool closing = tag_.starts_with('/');
    const bool empty = tag_.ends_with('/');
    auto name = closing ? tag_.substr(1) : tag_;
    name = name.substr(0, name.find_first_of(" \n\t\r/"));
    if (closing) return close_element(name);
    if (!root_ && elements_.empty() && name == "document" && is_xml_space(tag_.c_str()[name.size()]))
      root_ = RootTag{name_end_.first, name_end_.second, names_language()};
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
  std::pair<std::size_t, std::size_t> name_end_;  // of the tag: the token, and the offset there
  std::vector<OpenElement> elements_;
  std::vector<OpenSection> sections_;
  std::optional<RootTag> root_;
};

}  // namespace

std::optional<RootTag> check_structure(const Tokens& tokens, Faults& faults) {
  return StructureCheck(tokens, faults).run();
}

// ---- Names ----

namespace {

void check_member(const Json& shape, const std::string& path) {
  if (shape.is_object()) {
    for (const auto& [name, member] : shape.items()) check_member(member, path + '/' + name);
  } else if (shape.is_array()) {
    const bool one = shape.size() == 1 && (shape[0].is_object() || shape[0].is_string());
    if (!one) throw std::invalid_argument("view shape: " + path + " must be a list of one object or text");
    check_member(shape[0], path + "/0");
  } else if (!shape.is_string() && !shape.is_boolean()) {
    throw std::invalid_argument("view shape: " + path + " must be an object, a list, a text or a truth");
  }
}

std::string_view kind_of(const Json& shape) {
  if (shape.is_object()) return "an object";
  if (shape.is_array()) return "a list";
  return shape.is_boolean() ? "a truth" : "a text";
}

struct Scope {
  const Json* shape;     // what a section stands for: an object's names can be seen in it
  bool is_item = false;  // a text out of a list of texts: {{.}}
};

class NameCheck {
 public:
  NameCheck(const Json& shape, ReachedThrough& reached, Faults& faults)
      : scopes_{{&shape}}, reached_(reached), faults_(faults) {}

  void run(const Tokens& tokens) {
    for (const auto& token : tokens) {
      if (token.kind == TokenKind::variable) variable(token);
      if (token.kind == TokenKind::section) section(token);
      if (token.kind == TokenKind::inverted) {
        resolve(token);
        scopes_.push_back({nullptr});
      }
      if (token.kind == TokenKind::close && scopes_.size() > 1) scopes_.pop_back();
    }
  }

 private:
  void variable(const Token& token) {
    if (token.text == ".") {
      if (scopes_.back().is_item) return;
      return faults_.add(token.place, "{{.}} stands outside of a list of texts", "name the member");
    }
    const auto* found = resolve(token);
    if (!found || found->is_string()) return;
    faults_.add(token.place, fmt::format("\"{}\" is {} and cannot be printed", token.text, kind_of(*found)),
                fmt::format("use it as a section: {{{{#{}}}}}", token.text));
  }

  void section(const Token& token) {
    const auto* found = resolve(token);
    const bool is_list = found && found->is_array();
    if (is_list) found = &(*found)[0];
    scopes_.push_back({found, is_list && found->is_string()});
  }

  // The member that a name stands for: its first segment is looked for from the innermost object outwards.
  const Json* resolve(const Token& token) {
    const auto segments = split(token.text, '.');
    const Json* found = first_segment(segments.front());
    if (!found) {
      std::vector<std::string_view> visible;
      for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope)
        if (scope->shape) add_names(*scope->shape, visible);
      unknown(token, segments.front(), visible);
      return nullptr;
    }
    for (std::size_t i = 1; i < segments.size(); ++i) {
      const Json* object = found;
      const auto member = std::string(segments[i]);
      if (!object->is_object() || !object->contains(member)) {
        std::vector<std::string_view> members;
        add_names(*object, members);
        unknown(token, member, members);
        return nullptr;
      }
      if (std::ranges::count(scopes_, object, &Scope::shape) == 0) reached_.insert(object);
      found = &(*object)[member];
    }
    return found;
  }

  const Json* first_segment(std::string_view name) const {
    for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope) {
      if (!scope->shape || !scope->shape->is_object()) continue;
      const auto member = scope->shape->find(std::string(name));
      if (member != scope->shape->end()) return &*member;
    }
    return nullptr;
  }

  void unknown(const Token& token, std::string_view segment, const std::vector<std::string_view>& known) {
    faults_.add(token.place,
                fmt::format("the view has no \"{}\"{}", segment,
                            segment == token.text ? "" : fmt::format(" as in {}", token.text)),
                near_miss(segment, known));
  }

  static void add_names(const Json& object, std::vector<std::string_view>& names) {
    if (!object.is_object()) return;
    for (auto member = object.begin(); member != object.end(); ++member) names.emplace_back(member.key());
  }

  std::vector<Scope> scopes_;
  ReachedThrough& reached_;
  Faults& faults_;
};

}  // namespace

void check_shape(const Json& shape) {
  if (!shape.is_object()) throw std::invalid_argument("view shape: must be an object");
  if (shape.contains("labels"))
    throw std::invalid_argument("view shape: /labels is kept for the labels' texts");
  check_member(shape, "");
}

void check_names(const Tokens& tokens, const Json& shape, ReachedThrough& reached, Faults& faults) {
  NameCheck(shape, reached, faults).run(tokens);
}

}  // namespace planpress::markup
