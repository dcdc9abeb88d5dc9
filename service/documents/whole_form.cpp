#include "service/documents/whole_form.hpp"

#include <algorithm>
#include <set>

#include "service/forms/earlier_fields.hpp"

namespace planpress::documents {
namespace {

using forms::ExpectedFields;
using forms::QuestionPlaces;

ExpectedFields expected_of(const std::vector<std::string>& names, const QuestionPlaces& places) {
  ExpectedFields expected;
  for (const std::string& name : names) {
    const std::string question = forms::question_of(name);
    if (question != name && !expected.empty() && expected.back().names.front().starts_with(question + "/"))
      expected.back().names.push_back(name);
    else
      expected.push_back({{name}, 0, 0, places.of(question)});
  }
  return expected;
}

ExpectedFields expected_of(const std::vector<document::FormField>& fields) {
  ExpectedFields expected;
  for (const document::FormField& field : fields)
    expected.push_back({document::names_of(field), 0, 0, field.place});
  return expected;
}

std::string summary_of(const std::vector<forms::FormField>& fields) {
  std::vector<std::string> names;
  for (const forms::FormField& field : fields) names.push_back(field.name);
  return document::summary_of(std::move(names));
}

// A field on no page was seen by nobody: its page was taken out.
bool are_on_pages(const std::vector<forms::FormField>& fields) {
  return std::ranges::all_of(fields, [](const forms::FormField& field) { return field.page > 0; });
}

// How many pages the form had, by its data; 0: they do not say.
int pages_of(const nlohmann::json& data) {
  if (!data.is_object()) return 0;
  const auto pages = data.find("pages");
  return pages != data.end() && pages->is_number_unsigned() ? pages->get<int>() : 0;
}

int number_of_fields(const std::string& summary) { return std::stoi(summary); }

ExpectedFields listed_on(const FormReading& reading, const forms::FormInHand& form) {
  ExpectedFields listed = forms::listed_fields(form.data, reading.audience.language);
  return reading.audience.naming == messages::Naming::ids ? forms::without_names(std::move(listed)) : listed;
}

}  // namespace

WholeForm::WholeForm(const FormReading& reading, const forms::FormInHand& form)
    : reading_(reading), form_(form), listed_(listed_on(reading, form)) {
  if (forms::summary_of(listed_) != form_.filled.reference.fields) listed_.clear();
}

void WholeForm::check(const plan::Plan* plan, const plan::Review* review) const {
  const std::string& made_with = form_.filled.reference.fields;
  if (made_with.empty()) return check_earlier(plan, review);
  if (summary_of(form_.fields) == made_with && are_on_pages(form_.fields) &&
      (listed_.empty() || forms::differences(listed_, form_.fields).empty()))  // a radio button may be gone
    return check_pages();
  ExpectedFields expected = listed_;
  if (expected.empty() && plan != nullptr && review != nullptr)
    expected = expected_of(printed(*plan, *review));
  if (forms::summary_of(expected) == made_with)
    if (auto found = forms::differences(expected, form_.fields); !found.empty())
      reading_.refuse_at(std::move(found));
  if (const auto own = forms::without_second_copy(form_.fields);
      own.size() < form_.fields.size() && summary_of(own) == made_with)
    reading_.conflict("form-several.same", {{"form", reading_.name_of(form_.filled.reference)}});
  reading_.refuse("form-fields-differ",
                  {{"asked", number_of_fields(made_with)}, {"found", static_cast<int>(form_.fields.size())}});
}

// Pages without a field were taken out: what is signed was not seen whole.
void WholeForm::check_pages() const {
  const int printed = listed_.empty() ? 0 : pages_of(form_.data);
  if (form_.pages < printed)
    reading_.refuse("form-fields-differ.pages", {{"asked", printed}, {"found", form_.pages}});
}

// A form of an earlier build is held against what its template asked for then.
void WholeForm::check_earlier(const plan::Plan* plan, const plan::Review* review) const {
  nlohmann::json view;
  QuestionPlaces places;
  if (plan != nullptr && review != nullptr) {
    view = view_of(*plan, *review);
    places = forms::places_of(printed(*plan, *review));
  }
  const nlohmann::json* attached = forms::printed_form(form_.data);
  const nlohmann::json* printed = attached != nullptr ? attached : forms::printed_form(view);
  if (printed == nullptr) reading_.refuse("form-fields-differ.no-list");
  std::vector<std::string> names;
  try {
    names = forms::fields_of_earlier_form(*printed);
  } catch (const nlohmann::json::exception&) {  // data of something else
    reading_.refuse("form-fields-differ.no-list");
  }
  if (auto found = forms::differences(expected_of(names, places), form_.fields); !found.empty())
    reading_.refuse_at(std::move(found));
}

// As the form would be printed today. A reader who may be shown ids alone finds ids in place of texts of the
// plan.
nlohmann::json WholeForm::view_of(plan::Plan plan, const plan::Review& review) const {
  std::erase_if(plan.reports, [&](const plan::Report& each) { return each.review == review.number; });
  if (reading_.audience.naming == messages::Naming::ids) {
    for (plan::Scope& scope : plan.scopes) scope.name = scope.id;
    for (plan::Activity& activity : plan.activities) activity.title.reset();
  }
  const views::ViewOptions options{.language = reading_.audience.language, .review = review.number};
  return views::make_view(reading_.library.view_of(report_kind).table, plan, reading_.library.catalogues(),
                          options);
}

std::vector<document::FormField> WholeForm::printed(const plan::Plan& plan,
                                                    const plan::Review& review) const {
  return reading_.library.renderer().fields(report_kind, view_of(plan, review), reading_.audience.language);
}

QuestionPlaces WholeForm::places() const {
  if (!listed_.empty()) return forms::places_of(listed_);
  QuestionPlaces places;
  for (const std::string& name : form_.filled.fields) places.add(name, name);
  return places;
}

QuestionPlaces WholeForm::places_on(const plan::Plan& plan, const plan::Review& review) const {
  QuestionPlaces all = forms::places_of(printed(plan, review));
  const QuestionPlaces own = places();
  const std::set<std::string> known(all.names.begin(), all.names.end());
  for (std::size_t i = 0; i < own.names.size(); ++i)
    if (!known.contains(own.names[i])) all.add(own.names[i], own.places[i]);
  return all;
}

void check_without_reference(const FormReading& reading, const FormFile& file) {
  const forms::FormInHand form = forms::form_in_hand({}, file.form, file.data);
  const ExpectedFields listed = listed_on(reading, form);
  const bool is_listed = std::ranges::any_of(listed, [&](const forms::ExpectedField& field) {
    return std::ranges::find(form.fields, field.names.front(), &forms::FormField::name) != form.fields.end();
  });
  if (!is_listed) return;
  if (auto found = forms::differences(listed, form.fields); !found.empty())
    reading.refuse_at(std::move(found));
}

}  // namespace planpress::documents
