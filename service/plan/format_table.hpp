// Tables of the fields of an object. By them JSON is read into the typed model, the JSON Schema is made, and
// the texts and references of a plan are found.
//
// A table is one `table<T>`: what the object is about, and its fields in the order of the format page. A
// field names its member of T and, where the C++ type does not say enough, its kind:
//
//   // a week, as the type of the member says
//   must<&Phase::from_week>("fromWeek", "The first week of the phase, from 1."),
//   // a whole number from 0
//   may<&Phase::sessions_per_week, count>("sessionsPerWeek", "Sessions (half days) of work a week, from 0."),
//
// Reading goes through the document in the document's own order, so findings come in that order too; what is
// missing is reported behind the members that are there. A faulty value leaves its member of T as it was.
#pragma once
#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

#include "service/json/pointer.hpp"
#include "service/plan/format.hpp"
#include "service/plan/limits.hpp"
#include "service/plan/plan.hpp"
#include "service/plan/reader.hpp"
#include "service/plan/schema.hpp"

namespace planpress::plan {

/// Goes through an object and shows its own texts and its references, each with the JSON Pointer to it.
struct Walk {
  std::function<void(const std::string& pointer, std::string& text)> text = {};
  VisitReference reference = {};
  std::string pointer = {};
};

template <class T>
struct Field {
  std::string_view name;
  std::string_view description;
  bool required;
  void (*read)(Reader&, const Json&, T&);
  Json (*describe)(Definitions&);
  void (*walk)(Walk&, T&);  // null where there is nothing to be shown
};

/// The description of an object of the format.
template <class T, std::size_t size>
struct Table {
  About about;
  std::array<Field<T>, size> fields;
};

template <class T>
struct Object : About {
  template <std::size_t size>
  consteval Table<T, size> with(Field<T> (&&fields)[size]) const {
    return {*this, std::to_array(std::move(fields))};
  }
};

/// The table of each object of the format.
template <class T>
inline constexpr Table<T, 0> table{};
template <class T>
concept Described = table<T>
.fields.size() > 0;

template <class T>
void read_object(Reader& reader, const Json& json, T& out);
/// Adds the members to the schema of an object.
template <class T>
void describe_object(Definitions& definitions, Json& object);
template <class T>
void walk_object(Walk& walk, T& object);

// ---- kinds of fields: each reads a value, describes it in a schema, and goes to the texts that it holds
// ----

struct Text {
  std::size_t limit = text_limit;
  bool printed = true;  // whether its characters must be ones that the fonts can draw
  void operator()(Reader& reader, const Json& json, std::string& out) const {
    reader.text(json, limit, printed, out);
  }
  Json describe(Definitions& definitions, auto) const { return definitions.text(limit); }
};
/// A text of the plan's own, which may be given in another language (plan format, translations).
struct OwnText : Text {
  void walk(Walk& walk, std::string& text) const {
    if (walk.text) walk.text(walk.pointer, text);
  }
};
/// The id of something else in the plan.
struct IdOf {
  Refers to;
  void operator()(Reader& reader, const Json& json, std::string& out) const { reader.slug(json, out); }
  Json describe(Definitions& definitions, auto) const { return definitions.slug(); }
  void walk(Walk& walk, const std::string& id) const {
    if (walk.reference) walk.reference(walk.pointer, to, id);
  }
};
struct WholeNumber {
  int least;
  void operator()(Reader& reader, const Json& json, int& out) const { reader.whole_number(json, least, out); }
  Json describe(Definitions& definitions, auto) const { return definitions.whole_number(least); }
};
/// A value that one function reads and one describes.
template <auto Read, auto Describe>
struct Single {
  void operator()(Reader& reader, const Json& json, auto& out) const { (reader.*Read)(json, out); }
  Json describe(Definitions& definitions, auto) const { return (definitions.*Describe)(); }
};
/// As the type of the member says on its own: dates, weeks, codes and objects.
struct ByType {
  void operator()(Reader& reader, const Json& json, Date& out) const { reader.date(json, out); }
  void operator()(Reader& reader, const Json& json, Week& out) const {
    reader.whole_number(json, 1, out.number);
  }
  template <Coded E>
  void operator()(Reader& reader, const Json& json, E& out) const {
    if (const auto index = reader.code(json, codes<E>)) out = static_cast<E>(*index);
  }
  void operator()(Reader& reader, const Json& json, Described auto& out) const {
    read_object(reader, json, out);
  }

  Json describe(Definitions& definitions, std::type_identity<Date>) const { return definitions.date(); }
  Json describe(Definitions& definitions, std::type_identity<Week>) const { return definitions.week(); }
  template <Coded E>
  Json describe(Definitions& definitions, std::type_identity<E>) const {
    return definitions.code(about(E{}), codes<E>);
  }
  template <Described T>
  Json describe(Definitions& definitions, std::type_identity<T>) const {
    return definitions.object(table<T>.about, &describe_object<T>);
  }
  void walk(Walk& walk, Described auto& object) const { walk_object(walk, object); }
};
/// Whose texts may not be given in another language.
struct Untranslated : ByType {
  void walk(Walk& walk, Described auto& object) const {
    auto text = std::exchange(walk.text, {});
    walk_object(walk, object);
    walk.text = std::move(text);
  }
};

inline constexpr ByType by_type{};
inline constexpr Untranslated untranslated{};
inline constexpr Text text{};
inline constexpr OwnText own_text{};
inline constexpr Single<&Reader::slug, &Definitions::slug> slug{};
inline constexpr WholeNumber count{0};
inline constexpr WholeNumber from_one{1};
inline constexpr Single<&Reader::share_of_one, &Definitions::share_of_one> share_of_one{};
inline constexpr Single<&Reader::boolean, &Definitions::boolean> boolean{};

/// Of a list, unless the format says otherwise. It bounds what one plan costs.
constexpr std::size_t list_limit = 300;

/// A list: `least` items or more, `most` or fewer; in a set, no value twice. Items over `most` are not read.
template <class Item>
struct List {
  Item item;
  std::size_t least = 0;
  std::size_t most = list_limit;
  bool set = false;

  template <class T>
  void operator()(Reader& reader, const Json& json, std::vector<T>& out) const;
  template <class T>
  Json describe(Definitions& definitions, std::type_identity<std::vector<T>>) const {
    Json list{{"type", "array"}, {"items", item.describe(definitions, std::type_identity<T>{})}};
    if (least > 0) list["minItems"] = least;
    list["maxItems"] = most;
    if (set) list["uniqueItems"] = true;
    return list;
  }
  template <class T>
  requires requires(const Item& each, Walk& walk, T& value) { each.walk(walk, value); }
  void walk(Walk& walk, std::vector<T>& list) const {
    const std::size_t length = walk.pointer.size();
    for (std::size_t i = 0; i < list.size(); ++i) {
      append_index(walk.pointer, i);
      item.walk(walk, list[i]);
      walk.pointer.resize(length);
    }
  }
};

template <class Item>
constexpr List<Item> list_of(Item item, std::size_t most = list_limit) {
  return {item, 0, most, false};
}
template <class Item>
constexpr List<Item> some(Item item, std::size_t most = list_limit) {
  return {item, 1, most, false};
}
template <class Item>
constexpr List<Item> set_of(Item item, std::size_t least = 0) {
  return {item, least, list_limit, true};
}

template <class T>
struct Required : std::type_identity<T> {};
template <class T>
struct Required<std::optional<T>> : std::type_identity<T> {};

/// In place of a member, for what the format fixes and the model need not keep.
struct NoMember {
  constexpr NoMember operator()(const auto& /*object*/) const { return {}; }
};
inline constexpr NoMember no_member{};

/// One line of a table; turns into a field of any object that has the member, derived ones included.
template <auto Member, auto Kind>
struct FieldLine {
  std::string_view name;
  std::string_view description;
  bool required;

  template <class T>
  constexpr operator Field<T>()
      const {  // NOLINT(google-explicit-constructor): a table reads as a list of lines
    return {name, description, required, &read<T>, &describe<T>, walker<T>()};
  }

  template <class T>
  using MemberOf = std::remove_cvref_t<decltype(std::invoke(Member, std::declval<T&>()))>;
  template <class T>
  using ValueOf = typename Required<MemberOf<T>>::type;

  template <class T>
  static void read(Reader& reader, const Json& json, T& object) {
    if constexpr (std::same_as<MemberOf<T>, NoMember>) {
      Kind(reader, json);
    } else if constexpr (std::same_as<MemberOf<T>, ValueOf<T>>) {
      Kind(reader, json, std::invoke(Member, object));
    } else {
      Kind(reader, json, std::invoke(Member, object).emplace());
    }
  }

  template <class T>
  static Json describe(Definitions& definitions) {
    return Kind.describe(definitions, std::type_identity<ValueOf<T>>{});
  }

  template <class T>
  static void walk(Walk& walk, T& object) {
    auto& member = std::invoke(Member, object);
    if constexpr (std::same_as<MemberOf<T>, ValueOf<T>>) {
      Kind.walk(walk, member);
    } else if (member) {
      Kind.walk(walk, *member);
    }
  }
  template <class T>
  static constexpr auto walker() -> void (*)(Walk&, T&) {
    if constexpr (requires(Walk & steps, ValueOf<T> & value) { Kind.walk(steps, value); }) {
      return &walk<T>;
    } else {
      return nullptr;
    }
  }
};

template <auto Member, auto Kind = by_type>
constexpr FieldLine<Member, Kind> must(std::string_view name, std::string_view description) {
  return {name, description, true};
}
template <auto Member, auto Kind = by_type>
constexpr FieldLine<Member, Kind> may(std::string_view name, std::string_view description) {
  return {name, description, false};
}

// ---- reading by table ----

/// The names of the fields of an object, in the order of its table.
template <class T>
inline constexpr auto field_names = [] {
  std::array<std::string_view, table<T>.fields.size()> names{};
  std::ranges::transform(table<T>.fields, names.begin(), &Field<T>::name);
  return names;
}();

template <class T>
void read_object(Reader& reader, const Json& json, T& out) {
  constexpr auto& fields = table<T>.fields;
  if (!json.is_object()) return reader.fault("schema-type.object");
  std::array<bool, fields.size()> present{};
  for (const auto& [name, value] : json.template get_ref<const Json::object_t&>()) {
    const Reader::Step step(reader, std::string_view(name));
    std::size_t i = 0;
    while (i < fields.size() && fields[i].name != name) ++i;
    if (i < fields.size()) {
      present[i] = true;
      if (!reader.is_null(value, fields[i].required ? "schema-type.null-required" : "schema-type.null"))
        fields[i].read(reader, value, out);
    } else {
      reader.unknown_member(field_names<T>);
    }
  }
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (present[i] || !fields[i].required) continue;
    const Reader::Step step(reader, fields[i].name);
    reader.fault("schema-required");
  }
}

template <class Item>
template <class T>
void List<Item>::operator()(Reader& reader, const Json& json, std::vector<T>& out) const {
  if (!json.is_array()) return reader.fault("schema-type.list");
  if (json.size() < least) reader.fault("schema-items.too-few");
  if (json.size() > most)
    reader.fault("schema-items.too-many",
                 {{"count", static_cast<int>(json.size())}, {"most", static_cast<int>(most)}});
  std::unordered_map<std::string_view, std::size_t> seen;
  out.resize(std::min(json.size(), most));
  for (std::size_t i = 0; i < out.size(); ++i) {
    const Reader::Step step(reader, i);
    if (reader.is_null(json[i], "schema-type.null-item")) continue;
    item(reader, json[i], out[i]);
    if (!set || !json[i].is_string()) continue;
    const auto [first, is_new] = seen.emplace(json[i].template get_ref<const std::string&>(), i);
    if (!is_new) reader.fault("schema-unique", {{"first", static_cast<int>(first->second + 1)}});
  }
}

// ---- describing and walking by table ----

template <class T>
void describe_object(Definitions& definitions, Json& object) {
  for (const Field<T>& field : table<T>.fields)
    Definitions::add(object, field.name, field.description, field.required, field.describe(definitions));
}

template <class T>
void walk_object(Walk& walk, T& object) {
  const std::size_t length = walk.pointer.size();
  for (const Field<T>& field : table<T>.fields) {
    if (!field.walk) continue;
    append_member(walk.pointer, field.name);
    field.walk(walk, object);
    walk.pointer.resize(length);
  }
}

}  // namespace planpress::plan
