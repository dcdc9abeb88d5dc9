#include "renderer/markup/fill.hpp"

#include <stdexcept>

#include "renderer/markup/xml_text.hpp"

namespace planpress::markup {
namespace {

using kainjow::mustache::data;

// The way to a member: written out only when there is something to complain of.
struct Path {
  const Path* parent = nullptr;
  std::string_view name{};
  std::size_t index = 0;

  std::string pointer() const {
    if (!parent) return {};
    return parent->pointer() + '/' + (name.data() ? std::string(name) : std::to_string(index));
  }
};

[[noreturn]] void refuse(const Path& path, const char* why) {
  throw std::invalid_argument("view: " + path.pointer() + ' ' + why);
}

class Conversion {
 public:
  explicit Conversion(const ReachedThrough& reached) : reached_(reached) {}

  data value(const Json& view, const Json& shape, const Path& path) const {
    if (shape.is_object()) return object(view, shape, path);
    if (shape.is_array()) return items(view, shape[0], path);
    if (shape.is_string() && !view.is_string()) return marked(view, path);
    if (view.type() != shape.type()) refuse(path, "is not of the declared kind");
    return shape.is_boolean() ? data(view.get<bool>()) : text(view.get_ref<const std::string&>());
  }

 private:
  // Both are sorted by name: one walk along the two finds what is missing and what is too much.
  data object(const Json& view, const Json& shape, const Path& path) const {
    if (view.is_null() && path.parent && !reached_.contains(&shape)) return data(false);
    if (!view.is_object()) refuse(path, "is not an object");
    data out(data::type::object);
    auto member = view.begin();
    for (auto declared = shape.begin(); declared != shape.end(); ++declared, ++member) {
      const Path inner{&path, declared.key()};
      if (member == view.end() || member.key() > declared.key()) refuse(inner, "is missing");
      if (member.key() < declared.key()) refuse({&path, member.key()}, "is not declared");
      out[declared.key()] = value(*member, *declared, inner);
    }
    if (member != view.end()) refuse({&path, member.key()}, "is not declared");
    return out;
  }

  data items(const Json& view, const Json& example, const Path& path) const {
    if (!view.is_array()) refuse(path, "is not a list");
    data out(data::type::list);
    // kainjow's own ways into a list copy each item with all that is in it; the list behind it is ours and
    // not const.
    auto& all = const_cast<kainjow::mustache::list&>(out.list_value());
    all.reserve(view.size());
    for (std::size_t i = 0; i < view.size(); ++i) all.push_back(value(view[i], example, {&path, {}, i}));
    return out;
  }

  // An empty text is false: kainjow would show a section of it.
  static data text(const std::string& text) {
    if (text.empty()) return data(false);
    return needs_no_guard(text) ? data(text) : data(guard_text(text));
  }

  // A text in a language of its own, or a list of such and of texts in the document's.
  static data marked(const Json& view, const Path& path) {
    std::string out;
    if (view.is_array())
      for (const Json& run : view) out += run_of(run, path);
    else
      out = run_of(view, path);
    return out.empty() ? data(false) : data(out);
  }
  static std::string run_of(const Json& run, const Path& path) {
    if (run.is_string()) return guard_text(run.get_ref<const std::string&>());
    const bool is_passage = run.is_object() && run.size() == 2 && run.value("text", Json()).is_string() &&
                            run.value("lang", Json()).is_string();
    if (!is_passage) refuse(path, "is not of the declared kind");
    const auto& text = run.at("text").get_ref<const std::string&>();
    const std::string language = run.at("lang");
    if (!is_language_tag(language)) refuse(path, "is in no language");
    return text.empty() ? std::string() : as_passage(guard_text(text), language);
  }

  const ReachedThrough& reached_;
};

}  // namespace

data view_data(const Json& view, const Json& shape, const ReachedThrough& reached) {
  return Conversion(reached).value(view, shape, Path{});
}

FillPool::Template FillPool::take() {
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      auto parsed = std::move(idle_.back());
      idle_.pop_back();
      return parsed;
    }
  }
  auto parsed = std::make_unique<kainjow::mustache::mustache>(template_text_);
  if (!parsed->is_valid()) throw std::invalid_argument("template: " + parsed->error_message());
  return parsed;
}

// A template without partials and lambdas keeps nothing of a document: one that has rendered is as good as
// new. One that threw is not given back.
std::string FillPool::fill(const kainjow::mustache::data& data) {
  auto parsed = take();
  std::string out;
  out.reserve(2 * template_text_.size());
  parsed->render(data, [&out](const std::string& part) { out += part; });
  if (!parsed->is_valid()) throw std::logic_error("template: " + parsed->error_message());
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(parsed));
  return out;
}

}  // namespace planpress::markup
