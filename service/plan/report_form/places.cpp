// Where on a form a place of the report is asked for.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "service/plan/report_form/answers.hpp"
#include "service/plan/report_form/names.hpp"

namespace planpress::plan::report_form {
namespace {

using std::string;

constexpr int most_parts = 8;  // a longer name is none of names.hpp

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

}  // namespace

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

}  // namespace planpress::plan::report_form
