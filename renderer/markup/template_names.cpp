#include "renderer/markup/template_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace planpress::markup {
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

std::vector<std::string_view> split(std::string_view name) {
  std::vector<std::string_view> segments;
  for (std::size_t at = 0; at <= name.size();) {
    const auto end = std::min(name.find('.', at), name.size());
    segments.push_back(name.substr(at, end - at));
    at = end + 1;
  }
  return segments;
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
      switch (token.kind) {
        case TokenKind::variable:
          variable(token);
          break;
        case TokenKind::section:
          section(token);
          break;
        case TokenKind::inverted:
          resolve(token);
          scopes_.push_back({nullptr});
          break;
        case TokenKind::close:
          if (scopes_.size() > 1) scopes_.pop_back();
          break;
        default:
          break;
      }
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
    if (found && found->is_array()) {
      const Json& item = (*found)[0];
      scopes_.push_back({&item, item.is_string()});
    } else {
      scopes_.push_back({found});
    }
  }

  // The member that a name stands for: its first segment is looked for from the innermost object outwards.
  const Json* resolve(const Token& token) {
    const auto segments = split(token.text);
    const Json* found = first_segment(segments.front());
    if (!found) {
      unknown(token, segments.front(), visible_names());
      return nullptr;
    }
    for (std::size_t i = 1; i < segments.size(); ++i) {
      const Json* object = found;
      const auto member = std::string(segments[i]);
      if (!object->is_object() || !object->contains(member)) {
        unknown(token, member, names_of(*object));
        return nullptr;
      }
      if (!is_open(object)) reached_.insert(object);
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

  bool is_open(const Json* object) const {
    return std::any_of(scopes_.begin(), scopes_.end(),
                       [&](const Scope& scope) { return scope.shape == object; });
  }

  void unknown(const Token& token, std::string_view segment, const std::vector<std::string_view>& known) {
    faults_.add(token.place,
                fmt::format("the view has no \"{}\"{}", segment,
                            segment == token.text ? "" : fmt::format(" as in {}", token.text)),
                near_miss(segment, known));
  }

  static std::vector<std::string_view> names_of(const Json& object) {
    std::vector<std::string_view> names;
    if (object.is_object()) {
      for (auto member = object.begin(); member != object.end(); ++member) names.emplace_back(member.key());
    }
    return names;
  }

  std::vector<std::string_view> visible_names() const {
    std::vector<std::string_view> names;
    for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope) {
      if (!scope->shape) continue;
      const auto more = names_of(*scope->shape);
      names.insert(names.end(), more.begin(), more.end());
    }
    return names;
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
