#include "service/documents/whole_form.hpp"

#include <algorithm>
#include <set>

#include "service/documents/form_file.hpp"
#include "service/forms/earlier_fields.hpp"

namespace planpress::documents {
namespace {

ExpectedFields expected_of(const std::vector<std::string>& names, const QuestionPlaces& places) {
  ExpectedFields expected;
  for (const std::string& name : names) {
    const std::string question = question_of(name);
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

}  // namespace

Documents::WholeForm::WholeForm(const Documents& documents, const FormInHand& form, const Audience& audience)
    : documents_(documents),
      form_(form),
      audience_(audience),
      listed_(listed_fields(form.data, audience.language)) {
  if (documents::summary_of(listed_) != form_.filled.reference.fields) listed_.clear();
  if (audience_.naming == messages::Naming::ids) listed_ = without_names(std::move(listed_));
}

std::optional<Outcome> Documents::WholeForm::fault(const plan::Plan* plan, const plan::Review* review) const {
  const std::string& made_with = form_.filled.reference.fields;
  if (made_with.empty()) return fault_of_earlier(plan, review);
  if (summary_of(form_.fields) == made_with && are_on_pages(form_.fields) &&
      (listed_.empty() || differences(listed_, form_.fields).empty()))  // a radio button may be gone
    return without_pages();
  ExpectedFields expected = listed_;
  if (expected.empty() && plan != nullptr && review != nullptr)
    expected = expected_of(printed(*plan, *review));
  std::vector<FieldFinding> found;
  if (documents::summary_of(expected) == made_with) found = differences(expected, form_.fields);
  if (!found.empty()) return told(std::move(found));
  if (const auto own = without_second_copy(form_.fields);
      own.size() < form_.fields.size() && summary_of(own) == made_with)
    return documents_.refused(Verdict::conflict, "form-several.same", audience_,
                              {{"form", documents_.in_words(form_.filled.reference, audience_.language)}});
  return refused("form-fields-differ",
                 {{"asked", number_of_fields(made_with)}, {"found", static_cast<int>(form_.fields.size())}});
}

// Pages without a field were taken out: what is signed was not seen whole.
std::optional<Outcome> Documents::WholeForm::without_pages() const {
  const int printed = listed_.empty() ? 0 : pages_of(form_.data);
  if (form_.pages >= printed) return std::nullopt;
  return refused("form-fields-differ.pages", {{"asked", printed}, {"found", form_.pages}});
}

// A form of an earlier build is held against what its template asked for then.
std::optional<Outcome> Documents::WholeForm::fault_of_earlier(const plan::Plan* plan,
                                                              const plan::Review* review) const {
  nlohmann::json view;
  QuestionPlaces places;
  if (plan != nullptr && review != nullptr) {
    view = view_of(*plan, *review);
    places = places_of(printed(*plan, *review));
  }
  const nlohmann::json* attached = printed_form(form_.data);
  const nlohmann::json* printed = attached != nullptr ? attached : printed_form(view);
  if (printed == nullptr) return refused("form-fields-differ.no-list");
  std::vector<std::string> names;
  try {
    names = forms::fields_of_earlier_form(*printed);
  } catch (const nlohmann::json::exception&) {  // data of something else
    return refused("form-fields-differ.no-list");
  }
  std::vector<FieldFinding> found = differences(expected_of(names, places), form_.fields);
  return found.empty() ? std::nullopt : std::optional(told(std::move(found)));
}

// As the form would be printed today. Who may be told ids alone finds ids in place of what is written in the
// plan.
nlohmann::json Documents::WholeForm::view_of(plan::Plan plan, const plan::Review& review) const {
  std::erase_if(plan.reports, [&](const plan::Report& each) { return each.review == review.number; });
  if (audience_.naming == messages::Naming::ids) {
    for (plan::Scope& scope : plan.scopes) scope.name = scope.id;
    for (plan::Activity& activity : plan.activities) activity.title.reset();
  }
  const views::ViewOptions options{.language = audience_.language, .review = review.number};
  return views::make_view(documents_.view_of(report_kind).table, plan, documents_.catalogues_, options);
}

std::vector<document::FormField> Documents::WholeForm::printed(const plan::Plan& plan,
                                                               const plan::Review& review) const {
  return documents_.renderer_.fields(report_kind, view_of(plan, review), audience_.language);
}

QuestionPlaces Documents::WholeForm::places() const {
  if (!listed_.empty()) return places_of(listed_);
  QuestionPlaces places;
  for (const std::string& name : form_.filled.fields) places.add(name, name);
  return places;
}

QuestionPlaces Documents::WholeForm::places_on(const plan::Plan& plan, const plan::Review& review) const {
  QuestionPlaces all = places_of(printed(plan, review));
  const QuestionPlaces own = places();
  const std::set<std::string> known(all.names.begin(), all.names.end());
  for (std::size_t i = 0; i < own.names.size(); ++i)
    if (!known.contains(own.names[i])) all.add(own.names[i], own.places[i]);
  return all;
}

Outcome Documents::WholeForm::refused(std::string_view sentence, plan::Arguments arguments) const {
  return documents_.refused(Verdict::refused, sentence, audience_, std::move(arguments));
}

Outcome Documents::WholeForm::told(std::vector<FieldFinding> findings) const {
  return documents_.refused_at_fields(std::move(findings), audience_);
}

Outcome Documents::refused_at_fields(std::vector<FieldFinding> findings, const Audience& audience) const {
  std::vector<plan::Finding> each;
  std::vector<std::string> places;
  for (FieldFinding& finding : findings) {
    each.push_back(std::move(finding.finding));
    places.push_back(std::move(finding.place));
  }
  return {Verdict::refused,
          formatter(audience.language).on_form(each, Json::object(), audience.naming, places),
          {}};
}

std::optional<Outcome> Documents::without_reference(const FormFile& file, const Audience& audience) const {
  const FormInHand form = form_in_hand({}, file.form, file.data);
  ExpectedFields listed = listed_fields(form.data, audience.language);
  if (audience.naming == messages::Naming::ids) listed = without_names(std::move(listed));
  const bool is_listed = std::ranges::any_of(listed, [&](const ExpectedField& field) {
    return std::ranges::find(form.fields, field.names.front(), &forms::FormField::name) != form.fields.end();
  });
  if (!is_listed) return std::nullopt;
  std::vector<FieldFinding> found = differences(listed, form.fields);
  return found.empty() ? std::nullopt : std::optional(refused_at_fields(std::move(found), audience));
}

}  // namespace planpress::documents
