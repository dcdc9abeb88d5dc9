// Reads JSON into the typed model by tables of fields, and reports every fault of structure on the way. The
// JSON Schema is made of the same tables.
//
// A table is one `Format<T>`: what the object is about, and its fields in the order of the format page. A
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
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <vector>

#include "service/json/text.hpp"
#include "service/plan/definitions.hpp"
#include "service/plan/findings.hpp"
#include "service/plan/limits.hpp"
#include "service/plan/plan.hpp"

namespace planpress::plan {

/// Where reading stands in the document, and what it has found.
class Reader {
 public:
  Reader(Findings& findings, const CanPrint& can_print) : findings_(findings), can_print_(can_print) {}

  /// Goes down to a member or an item for as long as it lives.
  class Step {
   public:
    Step(Reader& reader, std::string_view member) : reader_(reader) { reader_.path_.push_back({member, 0}); }
    Step(Reader& reader, std::size_t item) : reader_(reader) { reader_.path_.push_back({{}, item}); }
    Step(const Step&) = delete;
    Step& operator=(const Step&) = delete;
    ~Step() { reader_.path_.pop_back(); }

   private:
    Reader& reader_;
  };

  /// Reports a fault of the value where reading stands, under the name of its sentence.
  void fault(std::string_view sentence, Arguments arguments = {});
  void missing();
  /// Reports null, which no member may be, under the name of its sentence; false for everything else.
  bool is_null(const Json& json, std::string_view sentence);
  void unknown_member(std::span<const std::string_view> known);
  /// Reports half of a surrogate pair in the name of the member where reading stands.
  bool has_half_pair_in_name();
  /// Reports an item of a set that equals an earlier one.
  void repeated(std::size_t first);

  /// Reads text of the document: NFC, lines that end in LF, not blank, at most `limit` code points, no
  /// forbidden characters.
  void text(const Json& json, std::size_t limit, bool printed, std::string& out);
  void slug(const Json& json, std::string& out);
  void date(const Json& json, Date& out);
  /// Reads a whole number, `least` or more. 3.0 is whole, 3.5 and true are not.
  void whole_number(const Json& json, int least, int& out);
  /// Reads a number over 0 and up to 1.
  void share_of_one(const Json& json, double& out);
  void boolean(const Json& json, bool& out);
  /// The position of the code in its list, or nothing once the fault is reported.
  std::optional<std::size_t> code(const Json& json, std::span<const std::string_view> codes);

 private:
  struct Place {
    std::string_view member;  // empty: an item
    std::size_t item;
  };

  std::string pointer() const;
  void too_long(std::size_t limit);
  const std::string* string_of(const Json& json);

  Findings& findings_;
  const CanPrint& can_print_;
  std::vector<Place> path_;
};

// ---- tables ----

template <class T>
struct Field {
  std::string_view name;
  std::string_view description;
  bool required;
  void (*read)(Reader&, const Json&, T&);
  Json (*describe)(Definitions&);
};

/// The table of an object of the format: what it is `about`, and its `fields`.
template <class T>
struct Format;

template <class T>
void read_object(Reader& reader, const Json& json, T& out);
/// The schema of an object without its definitions.
template <class T>
Json describe_object(Definitions& definitions);

// ---- kinds of fields: each reads a value, and describes it in a schema ----

struct Text {
  std::size_t limit = text_limit;
  bool printed = true;  // whether its characters must be ones that the fonts can draw
  void operator()(Reader& reader, const Json& json, std::string& out) const {
    reader.text(json, limit, printed, out);
  }
  Json describe(Definitions& definitions, auto) const { return definitions.text(limit); }
};
struct Slug {
  void operator()(Reader& reader, const Json& json, std::string& out) const { reader.slug(json, out); }
  Json describe(Definitions& definitions, auto) const { return definitions.slug(); }
};
struct WholeNumber {
  int least;
  void operator()(Reader& reader, const Json& json, int& out) const { reader.whole_number(json, least, out); }
  Json describe(Definitions& definitions, auto) const { return definitions.whole_number(least); }
};
struct ShareOfOne {
  void operator()(Reader& reader, const Json& json, double& out) const { reader.share_of_one(json, out); }
  Json describe(Definitions&, auto) const {
    return {{"type", "number"}, {"exclusiveMinimum", 0}, {"maximum", 1}};
  }
};
struct Boolean {
  void operator()(Reader& reader, const Json& json, bool& out) const { reader.boolean(json, out); }
  Json describe(Definitions&, auto) const { return {{"type", "boolean"}}; }
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
  template <class T>
  requires requires { Format<T>::fields; }
  void operator()(Reader& reader, const Json& json, T& out) const { read_object(reader, json, out); }

  Json describe(Definitions& definitions, std::type_identity<Date>) const { return definitions.date(); }
  Json describe(Definitions& definitions, std::type_identity<Week>) const { return definitions.week(); }
  template <Coded E>
  Json describe(Definitions& definitions, std::type_identity<E>) const {
    return definitions.code(about(E{}), codes<E>);
  }
  template <class T>
  requires requires { Format<T>::fields; }
  Json describe(Definitions& definitions, std::type_identity<T>) const {
    return definitions.object(Format<T>::about, &describe_object<T>);
  }
};

inline constexpr int schema_version = 1;

struct SchemaVersion {
  void operator()(Reader& reader, const Json& json) const {
    int version = schema_version;
    reader.whole_number(json, schema_version, version);
  }
  Json describe(Definitions&, auto) const { return {{"type", "integer"}, {"const", schema_version}}; }
};

/// Where editors find the schema of the document; means nothing to the document.
struct SchemaAddress {
  void operator()(Reader& reader, const Json& json) const {
    std::string address;
    reader.text(json, text_limit, false, address);
  }
  Json describe(Definitions& definitions, auto) const { return definitions.text(text_limit); }
};

inline constexpr ByType by_type{};
inline constexpr Text text{};
inline constexpr Slug slug{};
inline constexpr WholeNumber count{0};
inline constexpr WholeNumber from_one{1};
inline constexpr ShareOfOne share_of_one{};
inline constexpr Boolean boolean{};
inline constexpr SchemaVersion the_schema_version{};
inline constexpr SchemaAddress schema_address{};

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
    return Definitions::list(item.describe(definitions, std::type_identity<T>{}), least, most, set);
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
constexpr List<Item> set_of(Item item) {
  return {item, 0, list_limit, true};
}
template <class Item>
constexpr List<Item> some_different(Item item) {
  return {item, 1, list_limit, true};
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
    return {name, description, required, &read<T>, &describe<T>};
  }

  template <class T>
  using MemberOf = std::remove_cvref_t<decltype(std::invoke(Member, std::declval<T&>()))>;

  template <class T>
  static void read(Reader& reader, const Json& json, T& object) {
    if constexpr (std::same_as<MemberOf<T>, NoMember>) {
      Kind(reader, json);
    } else if constexpr (std::same_as<MemberOf<T>, typename Required<MemberOf<T>>::type>) {
      Kind(reader, json, std::invoke(Member, object));
    } else {
      Kind(reader, json, std::invoke(Member, object).emplace());
    }
  }

  template <class T>
  static Json describe(Definitions& definitions) {
    return Kind.describe(definitions, std::type_identity<typename Required<MemberOf<T>>::type>{});
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
  std::array<std::string_view, Format<T>::fields.size()> names{};
  for (std::size_t i = 0; i < names.size(); ++i) names[i] = Format<T>::fields[i].name;
  return names;
}();

template <class T>
void read_object(Reader& reader, const Json& json, T& out) {
  constexpr auto& fields = Format<T>::fields;
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
    reader.missing();
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
    if (!is_new) reader.repeated(first->second);
  }
}

// ---- describing by table ----

template <class T>
Json describe_object(Definitions& definitions) {
  Json object = Definitions::empty_object(Format<T>::about);
  for (const Field<T>& field : Format<T>::fields)
    Definitions::add(object, field.name, field.description, field.required, field.describe(definitions));
  return object;
}

}  // namespace planpress::plan
