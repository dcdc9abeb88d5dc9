#include "service/forms/standing.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "service/forms/forms_in_file.hpp"
#include "service/plan/form_reference.hpp"

namespace planpress::forms {
namespace {

using document::DatePart;
using document::FieldKind;

// Of a date, by DatePart.
constexpr std::array<std::size_t, 3> cells{2, 2, 4};

using DateParts = std::array<std::string, cells.size()>;  // by DatePart, each as wide as its cells

std::string written(const DateParts& parts) {
  const auto of = [&](DatePart part) { return parts[static_cast<std::size_t>(part)]; };
  return of(DatePart::year) + "-" + of(DatePart::month) + "-" + of(DatePart::day);
}

std::size_t characters(std::string_view utf8) {
  return static_cast<std::size_t>(std::ranges::count_if(
      utf8, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }));
}

class StandingAnswers {
 public:
  explicit StandingAnswers(const std::vector<document::FormField>& fields) {
    for (const document::FormField& field : fields) {
      if (field.kind != FieldKind::date) fields_.emplace(field.name, &field);
      if (field.kind == FieldKind::date)
        for (const DatePart part : {DatePart::day, DatePart::month, DatePart::year})
          dates_.emplace(document::date_field_name(field.name, part), std::pair(field.name, part));
    }
  }

  void add(const std::string& name, const FormField& field) {
    if (field.fault != FieldFault::none) return lose(whole_of(name), "form-answer-not-kept.unclear");
    if (field.value.empty()) return add_emptied(name);
    if (const auto date = dates_.find(name); date != dates_.end())
      return add_part(date->second.first, date->second.second, field.value);
    const auto found = fields_.find(name);
    if (found == fields_.end()) return lose(name, "form-has-no-place");
    if (found->second->kind == FieldKind::signature) return lose(name, "form-answer-not-kept.signed");
    const std::vector<std::string>& choices = found->second->choices;
    if (!choices.empty() && std::ranges::find(choices, field.value) == choices.end())
      return lose(name, "form-answer-not-kept.choice");
    standing_.values[name] = field.value;
  }

  void add(const PageNotes& notes) { lose({}, "form-answer-not-kept.notes", {{"page", notes.page}}); }

  void add(const Added& added) {
    for (const int page : added.pages) lose({}, "form-answer-not-kept.page", {{"page", page}});
    if (added.files > 0) lose({}, "form-answer-not-kept.files", {{"count", added.files}});
  }

  void lose_signature(const FormField& signature) {
    if (!signature.value.empty()) lose({}, "form-answer-not-kept.signed");
  }

  Standing take() {
    for (const auto& [name, parts] : parts_) standing_.values[name] = written(parts);
    return std::move(standing_);
  }

 private:
  std::string whole_of(const std::string& name) const {
    const auto date = dates_.find(name);
    return date == dates_.end() ? name : date->second.first;
  }

  void lose(std::string field, std::string_view sentence, plan::Arguments arguments = {}) {
    standing_.losses.push_back({std::move(field), sentence, std::move(arguments)});
  }

  // A form is made with some of its choices chosen: one that was taken back stays so.
  void add_emptied(const std::string& name) {
    const auto found = fields_.find(name);
    if (found != fields_.end() && found->second->kind == FieldKind::choice) standing_.values[name].clear();
  }

  // As it was written, with spaces for what is not there: "2025-12-4 ".
  void add_part(const std::string& date, DatePart part, const std::string& value) {
    const std::size_t most = cells[static_cast<std::size_t>(part)], count = characters(value);
    if (count > most) return lose(date, "form-answer-not-kept.date");
    const auto [parts, is_new] = parts_.try_emplace(date);
    if (is_new)
      for (std::size_t i = 0; i < cells.size(); ++i) parts->second[i].assign(cells[i], ' ');
    parts->second[static_cast<std::size_t>(part)] = value + std::string(most - count, ' ');
  }

  std::map<std::string, const document::FormField*, std::less<>> fields_;       // by name
  std::map<std::string, std::pair<std::string, DatePart>, std::less<>> dates_;  // by the name of a part
  std::map<std::string, DateParts> parts_;                                      // by the name of the date
  Standing standing_;
};

}  // namespace

Standing standing_answers(const PdfForm& file, const std::vector<document::FormField>& fields,
                          const std::function<bool(std::string_view)>& is_replaced) {
  StandingAnswers reading(fields);
  for (const FormField& field : file.fields)
    if (is_signature_of_others(field))
      reading.lose_signature(field);
    else if (field.name != plan::reference_field && !is_replaced(field.name))
      reading.add(field.name, field);
  for (const PageNotes& notes : file.notes) reading.add(notes);
  reading.add(file.added);
  return reading.take();
}

}  // namespace planpress::forms
