#include "service/forms/forms_in_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <set>

#include "service/json/text.hpp"

namespace planpress::forms {
namespace {

using std::string;

constexpr std::array<std::string_view, 4> dates{"heldOn", "to", "date", "nextReviewDate"};
constexpr std::array<std::string_view, 3> parts{"/day", "/month", "/year"};

constexpr std::size_t most_forms = 100;  // of one file: many times what a plan has reviews

// "heldOn" of "heldOn/day"; nothing for another name.
std::optional<string> date_of(std::string_view field) {
  for (const std::string_view part : parts) {
    if (!field.ends_with(part)) continue;
    const std::string_view whole = field.substr(0, field.size() - part.size());
    const std::string_view last = whole.substr(whole.rfind('/') + 1);
    if (std::ranges::find(dates, last) != dates.end()) return string(whole);
  }
  return std::nullopt;
}

// "2025-03-06"; what is missing as spaces, "  25-03-06" for a year of two digits, what is too long as it is.
string joined(const string& day, const string& month, const string& year) {
  if (day.empty() && month.empty() && year.empty()) return {};
  const auto padded = [](const string& part, std::size_t width, char with) {
    return string(width > part.size() ? width - part.size() : 0, part.empty() ? ' ' : with) + part;
  };
  return padded(year, 4, ' ') + "-" + padded(month, 2, '0') + "-" + padded(day, 2, '0');
}

void join_dates(ReturnedForm& form) {
  std::vector<string> fields;
  for (const string& field : form.fields) {
    const auto date = date_of(field);
    if (!date) {
      fields.push_back(field);
      continue;
    }
    if (form.answers.contains(*date)) continue;
    const auto part = [&](std::string_view name) {
      const auto found = form.answers.find(*date + string(name));
      return found == form.answers.end() ? string() : trimmed(found->second);
    };
    form.answers[*date] = joined(part("/day"), part("/month"), part("/year"));
    fields.push_back(*date);
  }
  std::erase_if(form.answers, [](const auto& answer) { return date_of(answer.first).has_value(); });
  form.fields = std::move(fields);
}

// The parts of "objectives/A-O1/evidence/A-A03/done".
std::vector<string> steps_of(std::string_view field) {
  std::vector<string> steps;
  while (!field.empty()) {
    const std::size_t end = std::min(field.find('/'), field.size());
    steps.emplace_back(field.substr(0, end));
    field.remove_prefix(std::min(end + 1, field.size()));
  }
  return steps;
}

// An id as the plan has it.
Id id_of(string part) {
  std::ranges::replace(part, ':', '.');
  return part;
}

// "2/" of a file of several documents; empty where the name does not begin with a number.
std::string_view prefix_of(std::string_view name) {
  const std::size_t digits = std::min(name.find_first_not_of("0123456789"), name.size());
  const bool is_number = digits > 0 && digits < name.size() && name[digits] == '/';
  return is_number ? name.substr(0, digits + 1) : std::string_view();
}

template <typename Row>
Row& row_of(std::vector<Row>& rows, const Id& id) {
  const auto found = std::ranges::find(rows, id, &Row::id);
  if (found != rows.end()) return *found;
  rows.emplace_back().id = id;
  return rows.back();
}

void add_person(Plan& plan, const Id& id) {
  if (plan.practitioner.id.empty()) plan.practitioner.id = id;
  if (plan.practitioner.id != id) row_of(plan.people, id);
}

void add_field(Plan& plan, const std::vector<string>& steps) {
  if (steps.size() == 2 && steps[0] == "attendees") add_person(plan, id_of(steps[1]));
  if (steps.size() < 3) return;
  const Id id = id_of(steps[1]);
  if (steps[0] == "objectives") {
    row_of(plan.objectives, id);
    if (steps.size() == 5 && steps[2] == "evidence" && steps[4] == "done") {
      Activity& activity = plan.activities.emplace_back();
      activity.id = id_of(steps[3]);
      activity.objectives.push_back(id);
    }
  } else if (steps[0] == "scopes") {
    row_of(plan.scopes, id);
  } else if (steps[0] == "signatures" && steps.size() == 4) {
    const Id person = id_of(steps[2]);
    add_person(plan, person);
    if (person == plan.practitioner.id) return;
    if (id == to_string(SignatureRole::clinical_supervisor))
      row_of(plan.people, person).role = Role::clinical_supervisor;
    if (id == to_string(SignatureRole::case_manager)) row_of(plan.people, person).role = Role::case_manager;
  }
}

// "sign/signature" of "sign/signature/2"; of any other name nothing.
std::string_view in_first_edition(std::string_view name) {
  constexpr std::string_view second = "/2";
  const std::string_view first = name.substr(0, name.size() - std::min(name.size(), second.size()));
  return name.ends_with(second) && first.ends_with("/signature") ? first : std::string_view();
}

}  // namespace

std::vector<ReturnedForm> forms_in(const std::vector<std::pair<string, string>>& fields) {
  std::vector<ReturnedForm> forms;
  std::map<string, std::size_t, std::less<>> by_prefix;
  for (const auto& [name, value] : fields) {
    const std::string_view prefix = prefix_of(name);
    if (std::string_view(name).substr(prefix.size()) != reference_field) continue;
    const auto reference = reference_from(value);
    if (!reference || forms.size() == most_forms) continue;
    by_prefix.emplace(prefix, forms.size());
    forms.push_back({*reference, string(prefix), {}, {}});
  }
  const auto alone = by_prefix.find("");
  for (const auto& [name, value] : fields) {
    auto of = by_prefix.find(prefix_of(name));
    if (of == by_prefix.end()) of = alone;
    if (of == by_prefix.end()) continue;
    ReturnedForm& form = forms[of->second];
    form.fields.push_back(name.substr(form.prefix.size()));
    form.answers[form.fields.back()] = value;
  }
  for (ReturnedForm& form : forms) join_dates(form);
  return forms;
}

Plan plan_from_form(const ReturnedForm& form) {
  Plan plan;
  plan.id = form.reference.plan;
  plan.version = form.reference.version;
  plan.timeframe.start = form.reference.period.from;
  plan.timeframe.end = form.reference.period.to;
  for (const string& field : form.fields) add_field(plan, steps_of(field));
  plan.reviews.push_back({form.reference.review, form.reference.period.to});
  const bool is_highest = form.reference.review == std::numeric_limits<int>::max();
  if (form.reference.next_review && !is_highest)
    plan.reviews.push_back({form.reference.review + 1, *form.reference.next_review});
  return plan;
}

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

bool is_signature_of_others(const FormField& field) {
  return field.is_signature && field.name.find("/signature") == std::string::npos;
}

PdfForm with_one_signature_each(PdfForm form) {
  std::map<std::string_view, FormField*> signatures;
  for (FormField& field : form.fields)
    if (field.is_signature) signatures.emplace(field.name, &field);
  std::set<std::string> merged;
  for (const auto& [name, further] : signatures) {
    const auto first = signatures.find(in_first_edition(name));
    if (first == signatures.end()) continue;
    if (first->second->value.empty()) first->second->value = further->value;
    first->second->widgets += further->widgets;
    merged.emplace(name);
  }
  std::erase_if(form.fields, [&](const FormField& field) { return merged.contains(field.name); });
  for (PageNotes& notes : form.notes)
    for (std::string& field : notes.on_empty_fields)
      if (const std::string_view name = in_first_edition(field); !name.empty()) field = std::string(name);
  return form;
}

std::vector<FormField> without_second_copy(std::vector<FormField> fields) {
  std::set<std::string, std::less<>> names;
  for (const FormField& field : fields) names.insert(field.name);
  const std::size_t removed = std::erase_if(fields, [&](const FormField& field) {
    const std::string_view name = without_joiners_mark(field.name);
    return name != field.name && (names.contains(name) || names.contains(in_first_edition(name)));
  });
  // Some of a second copy may have lost their names.
  if (removed > 0) std::erase_if(fields, [](const FormField& field) { return field.name.empty(); });
  return fields;
}

}  // namespace planpress::forms
