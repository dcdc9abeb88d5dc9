#include "service/views/signatures.hpp"

#include <algorithm>
#include <array>

#include "service/plan/form_reference.hpp"
#include "service/plan/report_fields.hpp"

namespace planpress::views {

namespace {

constexpr std::array signatories{SignatureRole::practitioner, SignatureRole::clinical_supervisor,
                                 SignatureRole::case_manager};

ToSign::Choice to_agree(const ViewContext& context) {
  return {to_string(SignatureStatement::agreed), context.say("choose-agree")};
}

ToSign to_sign_off(const ViewContext& context, SignatureRole role, const Person* person) {
  return {context.text(role),
          person ? person->name : "",
          person ? person->post : "",
          report_fields::place_to_sign(role, person ? person->id : Id()),
          {to_agree(context)}};
}

std::optional<SignaturePanel> panel_of(const ViewContext& context, const SignOff& document) {
  std::vector<ToSign> places;
  for (const SignatureRole role : still_to_sign(document.signatures)) {
    const bool is_manager = role == SignatureRole::case_manager;
    places.push_back(
        role == SignatureRole::practitioner
            ? practitioner_to_sign(context)
            : to_sign_off(context, role,
                          is_manager ? find_role(context.plan(), Role::case_manager) : document.supervisor));
  }
  if (places.empty()) return std::nullopt;
  return SignaturePanel{document.form, document.signatures.empty() ? "" : context.say("still-to-sign"), "",
                        std::move(places)};
}

// A signatory who signs again means what was said last.
std::vector<const Signature*> latest_of_each(std::span<const Signature> signatures) {
  std::vector<const Signature*> latest;
  for (const Signature& signature : signatures) {
    const auto same = std::ranges::find(latest, signature.person, &Signature::person);
    if (same == latest.end())
      latest.push_back(&signature);
    else if (signature.date >= (*same)->date)
      *same = &signature;
  }
  return latest;
}

const Table<ToSign::Choice> choice_row{{"value", &ToSign::Choice::value}, {"text", &ToSign::Choice::text}};

const Table<SignOff> signed_rows{
    {"heading",
     [](auto& c, auto& document) {
       return still_to_sign(document.signatures).empty() ? c.say("signed-off") : c.say("signed-so-far");
     }},
    {"rows", signature_row, [](const SignOff& document) { return std::span(document.signatures); }},
};

}  // namespace

const Table<Signature> signature_row{
    {"name", [](auto& c, auto& signature) { return c.person(signature.person); }},
    {"role", &Signature::role},
    {"statement", &Signature::statement},
    {"positive",
     [](const Signature& signature) { return signature.statement != SignatureStatement::seen_not_agreed; }},
    {"comment", &Signature::comment},
    {"method", &Signature::method},
    {"date", &Signature::date},
};

const Table<ToSign> place_to_sign_row{
    {"role", &ToSign::role},
    {"name", &ToSign::name},
    {"post", &ToSign::post},
    {"field", &ToSign::field},
    {"choices", choice_row, &ToSign::choices},
};

ToSign practitioner_to_sign(const ViewContext& context) {
  return {context.text(SignatureRole::practitioner),
          context.practitioner(),
          context.practitioner_post(),
          report_fields::place_to_sign(SignatureRole::practitioner, context.plan().practitioner.id),
          {to_agree(context), {to_string(SignatureStatement::seen_not_agreed), context.say("choose-seen")}}};
}

std::string field_of(std::string_view part, std::string_view id) {
  return fmt::format("{}/{}", part, report_fields::part_of(id));
}

const Table<std::optional<FormReference>> form_reference_members{
    {"about",
     [](auto& c, auto& form) {
       if (!form) return std::string();
       return c.say("form-about-signing", "kind", form->document, "plan", c.plan().id, "version",
                    c.plan().version);
     }},
    {"reference",
     [](auto& c, auto& form) {
       if (!form) return std::string();
       Reference reference{
           .kind = form->kind, .plan = c.plan().id, .version = c.plan().version, .review = form->review};
       if (const auto* posted = c.options().posted)
         reference.signed_text = signed_text(*posted, form->kind, form->review);
       return to_text(reference);
     }},
};

const Table<SignaturePanel> signature_panel{
    {form_reference_members, &SignaturePanel::form},
    {"heading", &SignaturePanel::heading},
    {"not_yet", &SignaturePanel::not_yet},
    {"signatories", place_to_sign_row, &SignaturePanel::signatories},
};

std::string not_to_sign_yet(const ViewContext& context) {
  const Status status = context.plan().status;
  if (status == Status::draft) return context.say("not-to-sign-yet");
  if (is_closed(status)) return context.say("not-to-sign-ended");
  if (status == Status::not_agreed)
    return context.say("not-to-sign-version", "version", context.plan().version);
  return {};
}

std::vector<SignatureRole> still_to_sign(std::span<const Signature> signatures) {
  std::vector<SignatureRole> missing;
  for (const SignatureRole role : signatories)
    if (std::ranges::find(signatures, role, &Signature::role) == signatures.end()) missing.push_back(role);
  return missing;
}

std::string unsigned_in_words(const ViewContext& context, const Report& report) {
  return still_to_sign(report.signatures).empty() ? ""
                                                  : context.say("progress-unsigned", "number", report.review);
}

bool acknowledges(const Person& supervisor) { return supervisor.role == Role::clinical_supervisor; }

const AgreementSignature* acknowledgement(const Plan& plan, const Person& supervisor) {
  const AgreementSignature* latest = nullptr;
  for (const AgreementSignature& each : plan.signatures)
    if (each.version == plan.version && each.role == SignatureRole::clinical_supervisor &&
        each.person == supervisor.id && (!latest || each.date >= latest->date))
      latest = &each;
  return latest && latest->statement != SignatureStatement::seen_not_agreed ? latest : nullptr;
}

bool has_signed(const Plan& plan, const Person& person) {
  const auto by_person = [&](const auto& signatures) {
    return std::ranges::find(signatures, person.id, &Signature::person) != signatures.end();
  };
  const bool in_report =
      std::ranges::any_of(plan.reports, [&](const Report& report) { return by_person(report.signatures); });
  return in_report || by_person(plan.signatures) || (plan.summary && by_person(plan.summary->signatures));
}

std::optional<Date> signed_off_on(std::span<const Signature> signatures) {
  if (!still_to_sign(signatures).empty()) return std::nullopt;
  return std::ranges::max_element(signatures, {}, &Signature::date)->date;
}

std::string not_signed_off(const ViewContext& context, std::span<const Signature> signatures) {
  std::vector<std::string> missing;
  for (const SignatureRole role : still_to_sign(signatures)) missing.push_back(context.lower(role));
  return missing.empty() ? "" : context.say("signatures-missing", "people", context.words().list(missing));
}

std::string not_agreed_by(const ViewContext& context, std::span<const Signature> signatures) {
  std::vector<std::string> names;
  for (const Signature* signature : latest_of_each(signatures))
    if (signature->statement == SignatureStatement::seen_not_agreed)
      names.push_back(context.person(signature->person));
  if (names.empty()) return {};
  return context.count("seen-not-agreed-by", names.size(), "people", context.words().list(names));
}

const Table<SignOff> sign_off_members{
    {"signed", signed_rows,
     [](const SignOff& document) { return document.signatures.empty() ? nullptr : &document; }},
    {"panel", signature_panel, panel_of},
};

const Table<std::optional<Id>> authorised_by{
    {"authorised",
     [](auto& c, auto& person) { return person ? c.say("authorised-by", "person", c.person(*person)) : ""; }},
    {"authoriser", [](auto& c, auto& person) { return person ? c.person(*person) : ""; }},
};

}  // namespace planpress::views
