#include "service/documents/form_file.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "service/forms/pdf/limits.hpp"
#include "service/forms/pdf/untrusted_form.hpp"

namespace planpress::documents {
namespace {

using forms::FormFault;

struct Refusal {
  Status status;
  std::string_view sentence;
};

constexpr Refusal refusal_of(FormFault fault) {
  switch (fault) {
    case FormFault::not_a_pdf:
      return {Status::not_a_form, "form-not-a-pdf"};
    case FormFault::too_large:
      return {Status::too_large, "form-too-large"};
    case FormFault::encrypted:
      return {Status::refused, "form-encrypted"};
    case FormFault::no_form:
      return {Status::refused, "form-without-fields"};
    case FormFault::broken:
      return {Status::not_a_form, "form-broken"};
    case FormFault::too_complex:
    case FormFault::timed_out:
      break;
  }
  return {Status::refused, "form-too-complex"};
}

}  // namespace

FormFile FormReading::file(std::string_view pdf) const {
  try {
    FormFile file{forms::with_one_signature_each(forms::read_untrusted_form(pdf)), {}, {}};
    for (const forms::FormField& field : file.form.fields)
      if (!forms::is_signature_of_others(field)) file.fields.emplace_back(field.name, field.value);
    file.data = std::exchange(file.form.data, {});
    return file;
  } catch (const sandbox::Busy&) {
    throw FormRefused({Status::busy});
  } catch (const forms::FormError& error) {
    const Refusal refusal = refusal_of(error.fault());
    constexpr int most = forms::limits::file_bytes / 1'000'000;
    plan::Arguments arguments;
    if (error.fault() == FormFault::too_large) arguments.push_back({"most", most});
    throw FormRefused(library.refusal(refusal.status, refusal.sentence, audience, std::move(arguments)));
  }
}

void FormReading::refuse(std::string_view sentence, plan::Arguments arguments) const {
  throw FormRefused(library.refusal(Status::refused, sentence, audience, std::move(arguments)));
}

void FormReading::conflict(std::string_view sentence, plan::Arguments arguments) const {
  throw FormRefused(library.refusal(Status::conflict, sentence, audience, std::move(arguments)));
}

void FormReading::refuse_at(std::vector<forms::FieldFinding> findings) const {
  std::vector<plan::Finding> each;
  std::vector<std::string> places;
  for (forms::FieldFinding& finding : findings) {
    each.push_back(std::move(finding.finding));
    places.push_back(std::move(finding.place));
  }
  throw FormRefused(
      {Status::refused,
       library.formatter(audience.language).on_form(each, Json::object(), audience.naming, places)});
}

void FormReading::refuse_several(const std::vector<plan::Reference>& references, bool can_choose) const {
  constexpr std::size_t most_named = 4;
  const auto is_first = [&](const plan::Reference& each) {
    return plan::to_text(each) == plan::to_text(references.front()) &&
           each.fields == references.front().fields;
  };
  if (std::ranges::all_of(references, is_first))
    conflict("form-several.same", {{"form", name_of(references.front())}});
  std::vector<std::string> names;
  for (const plan::Reference& reference : references)
    if (std::string name = name_of(reference); std::ranges::find(names, name) == names.end())
      names.push_back(std::move(name));
  if (names.size() > most_named) names.resize(most_named), names.emplace_back("…");
  conflict(can_choose ? "form-several" : "form-several.kinds",
           {{"forms", fmt::format("{}", fmt::join(names, "; "))}});
}

std::string FormReading::name_of(const plan::Reference& reference) const {
  const messages::Catalogue& words = library.catalogues().in(audience.language);
  const auto kind = [&]() -> std::string {
    switch (reference.kind) {
      case plan::FormKind::agreement:
        return words.say("action-plan");
      case plan::FormKind::acknowledgement:
        return words.say("supervisor-pack");
      case plan::FormKind::summary_signatures:
        return words.say("signed-off-summary");
      case plan::FormKind::blank_progress_report:
        return words.say("blank-form");
      default:
        return words.say("numbered-kind", {{"kind", words.say("progress-report")},
                                           {"number", std::to_string(reference.review)}});
    }
  }();
  if (reference.plan.empty()) return kind;
  return words.say(
      "form-about-signing",
      {{"kind", kind}, {"plan", reference.plan}, {"version", std::to_string(reference.version)}});
}

}  // namespace planpress::documents
