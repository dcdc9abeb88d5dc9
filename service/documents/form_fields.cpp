#include "service/documents/form_fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <unordered_map>

#include "renderer/document/form.hpp"

namespace planpress::documents {
namespace {

using nlohmann::json;
using plan::Arguments;

constexpr std::size_t most_told = 12;           // of missing fields, and of unknown ones
constexpr std::size_t most_told_of_a_page = 4;  // that is missing as a whole

FieldFinding told(std::string_view sentence, std::string place, Arguments arguments = {}) {
  return {plan::finding_of(sentence, plan::Severity::error, std::move(arguments)), std::move(place)};
}

int as_int(std::size_t number) { return static_cast<int>(number); }

// "heldOn/day" of "heldOn/day+1" (qpdf), "form [1375]", "0.form", "doc1.form": what programs that join files
// make of the second of two fields of one name.
std::string_view without_joiners_mark(std::string_view name) {
  constexpr std::string_view digits = "0123456789";
  if (const std::size_t end = name.find_last_not_of(digits); end + 1 < name.size() && end != name.npos) {
    if (name[end] == '+' || name[end] == '_' || name[end] == '#') return name.substr(0, end);
  }
  if (name.ends_with(']'))
    if (const std::size_t open = name.rfind('['); open != name.npos)
      return name.substr(0, open > 0 && name[open - 1] == ' ' ? open - 1 : open);
  const std::size_t dot = name.find('.');
  return dot == name.npos ? name : name.substr(dot + 1);
}

// "sign/signature" of "sign/signature/2"; of any other name nothing.
std::string_view in_first_edition(std::string_view name) {
  constexpr std::string_view second = "/2";
  const std::string_view first = name.substr(0, name.size() - std::min(name.size(), second.size()));
  return name.ends_with(second) && first.ends_with("/signature") ? first : std::string_view();
}

class Comparison {
 public:
  Comparison(const ExpectedFields& expected, const std::vector<forms::FormField>& found)
      : expected_(expected), found_(found) {
    // One on no page was seen by nobody.
    for (const forms::FormField& field : found)
      if (field.page > 0) widgets_found_.emplace(field.name, field.widgets);
    for (const ExpectedField& field : expected)
      for (const std::string& name : field.names) by_name_.emplace(name, &field);
  }

  std::vector<FieldFinding> tell() {
    missing();
    unknown();
    return std::move(told_);
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

  // A page without any of its fields is told as one.
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
        if (++count <= most_told) field_missing(*field);
    }
    if (count > most_told)
      told_.push_back(told("form-fields-missing.more", "", {{"count", as_int(count - most_told)}}));
  }

  void field_missing(const ExpectedField& field) {
    if (field.page > 0)
      told_.push_back(told("form-fields-missing.on-page", place_of(field), {{"page", field.page}}));
    else
      told_.push_back(told("form-fields-missing.field", place_of(field)));
  }

  void page_missing(int page, const std::vector<const ExpectedField*>& fields) {
    std::string places;
    for (std::size_t i = 0; i < std::min(fields.size(), most_told_of_a_page); ++i)
      places += (i == 0 ? "" : "; ") + place_of(*fields[i]);
    if (fields.size() > most_told_of_a_page) places += "; …";
    told_.push_back(told("form-fields-missing.page", "",
                         {{"page", page}, {"count", as_int(fields.size())}, {"fields", std::move(places)}}));
  }

  void unknown() {
    std::size_t count = 0;
    for (const forms::FormField& field : found_) {
      if (by_name_.contains(field.name) || ++count > most_told) continue;
      const auto doubled = by_name_.find(without_joiners_mark(field.name));
      if (doubled != by_name_.end())
        told_.push_back(
            told("form-fields-unknown.doubled", place_of(*doubled->second), {{"page", field.page}}));
      else if (field.name.empty())
        told_.push_back(told("form-fields-unknown.nameless", "", {{"page", field.page}}));
      else
        told_.push_back(told("form-fields-unknown.field", "",
                             {{"page", field.page}, {"name", plan::Written{field.name}}}));
    }
    if (count > most_told)
      told_.push_back(told("form-fields-unknown.more", "", {{"count", as_int(count - most_told)}}));
  }

  const ExpectedFields& expected_;
  const std::vector<forms::FormField>& found_;
  std::unordered_map<std::string_view, int> widgets_found_;  // by name
  std::unordered_map<std::string_view, const ExpectedField*> by_name_;
  std::vector<FieldFinding> told_;
};

}  // namespace

bool is_signature_of_others(const forms::FormField& field) {
  return field.is_signature && field.name.find("/signature") == std::string::npos;
}

forms::PdfForm with_one_signature_each(forms::PdfForm form) {
  std::map<std::string_view, forms::FormField*> signatures;
  for (forms::FormField& field : form.fields)
    if (field.is_signature) signatures.emplace(field.name, &field);
  std::set<std::string> merged;
  for (const auto& [name, further] : signatures) {
    const auto first = signatures.find(in_first_edition(name));
    if (first == signatures.end()) continue;
    if (first->second->value.empty()) first->second->value = further->value;
    first->second->widgets += further->widgets;
    merged.emplace(name);
  }
  std::erase_if(form.fields, [&](const forms::FormField& field) { return merged.contains(field.name); });
  for (forms::PageNotes& notes : form.notes)
    for (std::string& field : notes.on_empty_fields)
      if (const std::string_view name = in_first_edition(field); !name.empty()) field = std::string(name);
  return form;
}

std::vector<forms::FormField> without_second_copy(std::vector<forms::FormField> fields) {
  std::set<std::string, std::less<>> names;
  for (const forms::FormField& field : fields) names.insert(field.name);
  const std::size_t removed = std::erase_if(fields, [&](const forms::FormField& field) {
    const std::string_view name = without_joiners_mark(field.name);
    return name != field.name && (names.contains(name) || names.contains(in_first_edition(name)));
  });
  // Some of a second copy may have lost their names.
  if (removed > 0) std::erase_if(fields, [](const forms::FormField& field) { return field.name.empty(); });
  return fields;
}

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

std::vector<FieldFinding> differences(const ExpectedFields& expected,
                                      const std::vector<forms::FormField>& found) {
  return Comparison(expected, found).tell();
}

}  // namespace planpress::documents
