#include "service/forms/expected_fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <unordered_map>

#include "renderer/document/form.hpp"
#include "service/forms/forms_in_file.hpp"

namespace planpress::forms {
namespace {

using nlohmann::json;
using plan::Arguments;

constexpr std::size_t most_named = 12;              // of missing fields, and of unknown ones
constexpr std::size_t most_findings_of_a_page = 4;  // that is missing as a whole

FieldFinding finding_at(std::string_view sentence, std::string place, Arguments arguments = {}) {
  return {plan::finding_of(sentence, plan::Severity::error, std::move(arguments)), std::move(place)};
}

int as_int(std::size_t number) { return static_cast<int>(number); }

class Comparison {
 public:
  Comparison(const ExpectedFields& expected, const std::vector<FormField>& found)
      : expected_(expected), found_(found) {
    // One on no page was seen by nobody.
    for (const FormField& field : found)
      if (field.page > 0) widgets_found_.emplace(field.name, field.widgets);
    for (const ExpectedField& field : expected)
      for (const std::string& name : field.names) by_name_.emplace(name, &field);
  }

  std::vector<FieldFinding> find() {
    missing();
    unknown();
    return std::move(findings_);
  }

 private:
  bool is_missing(const ExpectedField& field) const {
    return std::ranges::any_of(field.names, [&](const std::string& name) {
      const auto widgets = widgets_found_.find(name);
      return widgets == widgets_found_.end() || widgets->second < field.widgets;
    });
  }

  static std::string place_of(const ExpectedField& field) {
    const std::string& place = field.place.empty() ? field.names.front() : field.place;
    return place.ends_with(':') ? place.substr(0, place.size() - 1) : place;
  }

  // A page without any of its fields is one finding.
  void missing() {
    std::map<int, std::vector<const ExpectedField*>> pages;
    std::set<int> with_some;
    for (const ExpectedField& field : expected_) {
      if (is_missing(field))
        pages[field.page].push_back(&field);
      else
        with_some.insert(field.page);
    }
    std::size_t count = 0;
    for (const auto& [page, fields] : pages) {
      if (page > 0 && !with_some.contains(page)) {
        page_missing(page, fields);
        continue;
      }
      for (const ExpectedField* field : fields)
        if (++count <= most_named) field_missing(*field);
    }
    if (count > most_named)
      findings_.push_back(
          finding_at("form-fields-missing.more", "", {{"count", as_int(count - most_named)}}));
  }

  void field_missing(const ExpectedField& field) {
    if (field.page > 0)
      findings_.push_back(finding_at("form-fields-missing.on-page", place_of(field), {{"page", field.page}}));
    else
      findings_.push_back(finding_at("form-fields-missing.field", place_of(field)));
  }

  void page_missing(int page, const std::vector<const ExpectedField*>& fields) {
    std::string places;
    for (std::size_t i = 0; i < std::min(fields.size(), most_findings_of_a_page); ++i)
      places += (i == 0 ? "" : "; ") + place_of(*fields[i]);
    if (fields.size() > most_findings_of_a_page) places += "; …";
    findings_.push_back(
        finding_at("form-fields-missing.page", "",
                   {{"page", page}, {"count", as_int(fields.size())}, {"fields", std::move(places)}}));
  }

  void unknown() {
    std::size_t count = 0;
    for (const FormField& field : found_) {
      if (by_name_.contains(field.name) || ++count > most_named) continue;
      const auto doubled = by_name_.find(without_joiners_mark(field.name));
      if (doubled != by_name_.end())
        findings_.push_back(
            finding_at("form-fields-unknown.doubled", place_of(*doubled->second), {{"page", field.page}}));
      else if (field.name.empty())
        findings_.push_back(finding_at("form-fields-unknown.nameless", "", {{"page", field.page}}));
      else
        findings_.push_back(finding_at("form-fields-unknown.field", "",
                                       {{"page", field.page}, {"name", plan::Written{field.name}}}));
    }
    if (count > most_named)
      findings_.push_back(
          finding_at("form-fields-unknown.more", "", {{"count", as_int(count - most_named)}}));
  }

  const ExpectedFields& expected_;
  const std::vector<FormField>& found_;
  std::unordered_map<std::string_view, int> widgets_found_;  // by name
  std::unordered_map<std::string_view, const ExpectedField*> by_name_;
  std::vector<FieldFinding> findings_;
};

}  // namespace

ExpectedFields listed_fields(const json& data, const std::string& language) {
  ExpectedFields fields;
  const auto list = data.find("fields");
  if (list == data.end() || !list->is_array()) return {};
  try {
    for (const json& each : *list) {
      const auto place = each.at("place").get<std::string>();
      fields.push_back({each.at("names").get<std::vector<std::string>>(), each.at("page").get<int>(),
                        each.value("buttons", 0),
                        each.value("places", json::object()).value(language, place)});
    }
  } catch (const json::exception&) {  // none of ours
    return {};
  }
  std::erase_if(fields, [](const ExpectedField& field) { return field.names.empty(); });
  return fields;
}

std::string summary_of(const ExpectedFields& fields) {
  std::vector<std::string> names;
  for (const ExpectedField& field : fields) std::ranges::copy(field.names, std::back_inserter(names));
  return document::summary_of(std::move(names));
}

std::vector<FieldFinding> differences(const ExpectedFields& expected, const std::vector<FormField>& found) {
  return Comparison(expected, found).find();
}

}  // namespace planpress::forms
