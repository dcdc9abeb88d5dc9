#include "service/forms/field_places.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "service/plan/findings.hpp"
#include "service/plan/report_fields.hpp"

namespace planpress::forms {

using namespace plan::report_fields;
namespace {

using std::string;

constexpr int most_parts = 8;  // a longer name is none of report_fields.hpp

// A row's id as fields have it, for a step of a pointer.
string step_in_fields(const string& step, const Json* list) {
  std::size_t index = 0;
  const auto [end, error] = std::from_chars(step.data(), step.data() + step.size(), index);
  if (list == nullptr || !list->is_array() || error != std::errc() || index >= list->size()) return step;
  const Json& row = list->at(index);
  if (row.is_string()) return fmt::format("{}", index + 1);
  if (row.contains("person"))
    return row.value("role", string()) + "/" + part_of(row.value("person", string()));
  for (const char* id : {"id", "activity"})
    if (row.contains(id)) return part_of(row.value(id, string()));
  return fmt::format("{}", index + 1);
}

// The name that a field for the place would have: "objectives/A-O1/rating" for /objectives/0/rating.
string name_for(const string& pointer, const Json& report) {
  string name;
  const Json* here = &report;
  for (std::size_t begin = 1; begin < pointer.size();) {
    const std::size_t end = std::min(pointer.find('/', begin), pointer.size());
    const string step = pointer.substr(begin, end - begin);
    name += (name.empty() ? "" : "/") + step_in_fields(step, here);
    if (here != nullptr && here->is_array()) {
      std::size_t index = 0;
      std::from_chars(step.data(), step.data() + step.size(), index);
      here = index < here->size() ? &here->at(index) : nullptr;
    } else if (here != nullptr) {
      const auto found = here->find(step);
      here = found == here->end() ? nullptr : &*found;
    }
    begin = end + 1;
  }
  return name == "safetyEvents" ? "noSafetyEvents" : name;
}

// The index in a list of the row that a name calls by its id, or by its number from 1.
std::optional<std::size_t> row_called(const Json& list, std::string_view part) {
  for (std::size_t i = 0; i < list.size(); ++i)
    for (const char* id : {"id", "activity"})
      if (list[i].is_object() && list[i].contains(id) && part_of(list[i].value(id, string())) == part)
        return i;
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), number);
  const bool is_number = error == std::errc() && end == part.data() + part.size();
  return is_number && number > 0 && number <= list.size() ? std::optional(number - 1) : std::nullopt;
}

std::optional<std::size_t> signature_of(const Json& list, std::string_view role, std::string_view person) {
  for (std::size_t i = 0; i < list.size(); ++i)
    if (list[i].value("role", string()) == role && part_of(list[i].value("person", string())) == person)
      return i;
  return std::nullopt;
}

// As the report calls what has another name on the form.
std::string_view member_of(std::string_view part) {
  if (part == "otherLevel") return "levelNext";
  if (part == "noSafetyEvents") return "safetyEvents";
  if (part == "ink") return "method";
  return part;
}

std::vector<std::string_view> parts_of(std::string_view field) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= field.size();) {
    const std::size_t end = std::min(field.find('/', begin), field.size());
    parts.push_back(field.substr(begin, end - begin));
    begin = end + 1;
  }
  const bool is_part_of_date = parts.back() == "day" || parts.back() == "month" || parts.back() == "year";
  if (parts.size() > 1 && is_part_of_date) parts.pop_back();
  return parts;
}

}  // namespace

string pointer_of(std::string_view field, const Json& report) {
  string pointer;
  const Json* here = &report;
  const std::vector<std::string_view> parts = parts_of(field);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::string_view part = member_of(parts[i]);
    append_member(pointer, part);
    if (part == "attendees") return pointer;
    if (here == nullptr || !here->contains(string(part))) {
      here = nullptr;
      if (i + 1 < parts.size()) return pointer;
      continue;
    }
    here = &here->at(string(part));
    if (!here->is_array() || i + 1 == parts.size()) continue;
    const bool is_signature = part == "signatures" && i + 2 < parts.size();
    const auto row =
        is_signature ? signature_of(*here, parts[i + 1], parts[i + 2]) : row_called(*here, parts[i + 1]);
    if (!row) return pointer;
    append_index(pointer, *row);
    here = &here->at(*row);
    i += is_signature ? 2 : 1;
  }
  return pointer;
}

FieldsByPlace::FieldsByPlace(const std::vector<string>& fields) {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const string& name = fields[i];
    if (std::ranges::count(name, '/') >= most_parts) continue;
    for (std::size_t slash = name.find('/'); slash != string::npos; slash = name.find('/', slash + 1))
      first_.emplace(name.substr(0, slash), i);
    first_.emplace(name, i);
  }
}

std::optional<std::size_t> FieldsByPlace::nearest(const string& pointer, const Json& report) const {
  for (string name = name_for(pointer, report); !name.empty();) {
    if (const auto found = first_.find(name); found != first_.end()) return found->second;
    const std::size_t slash = name.rfind('/');
    name.resize(slash == string::npos ? 0 : slash);
  }
  return std::nullopt;
}

}  // namespace planpress::forms
