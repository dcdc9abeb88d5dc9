#include "service/views/signatures.hpp"
#include "service/plan/report_fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "service/plan/form_reference.hpp"
#include "service/plan/report_fields.hpp"

namespace planpress::views {

namespace {

constexpr std::array signatories{SignatureRole::practitioner, SignatureRole::clinical_supervisor,
                                 SignatureRole::case_manager};

ToSign::Choice agreed(const ViewContext& context) {
  return {to_string(SignatureStatement::agreed), context.words().say("choose-agree")};
}

ToSign place_of(const ViewContext& context, SignatureRole role, const Person* person) {
  return {context.signature_role(role),
          person ? person->name : "",
          person ? person->post : "",
          report_fields::place_to_sign(role, person ? person->id : Id()),
          {agreed(context)}};
}

Json panel(const ViewContext& context, std::span<const Signature> signatures, const Person* supervisor,
           const Json& form) {
  Json places = Json::array();
  for (const SignatureRole role : still_to_sign(signatures)) {
    if (role == SignatureRole::practitioner) {
      places.push_back(practitioner_to_sign(context));
      continue;
    }
    const Person* manager = find_role(context.plan(), Role::case_manager);
    places.push_back(
        to_sign(place_of(context, role, role == SignatureRole::case_manager ? manager : supervisor)));
  }
  if (places.empty()) return nullptr;
  Json panel = form;
  panel["not_yet"] = "";
  panel["heading"] = signatures.empty() ? "" : context.words().say("still-to-sign");
  panel["signatories"] = std::move(places);
  return panel;
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

}  // namespace

Json signature_row(const ViewContext& context, const Signature& signature) {
  return {{"name", context.person(signature.person)},
          {"role", context.signature_role(signature.role)},
          {"statement", context.words().word(signature.statement)},
          {"positive", signature.statement != SignatureStatement::seen_not_agreed},
          {"comment", or_empty(signature.comment)},
          {"method", context.words().word(signature.method)},
          {"date", context.words().date(signature.date)}};
}

Json to_sign(const ToSign& place) {
  Json choices = Json::array();
  for (const ToSign::Choice& choice : place.choices)
    choices.push_back({{"value", choice.value}, {"text", choice.text}});
  return {{"role", place.role},
          {"name", place.name},
          {"post", place.post},
          {"field", place.field},
          {"choices", std::move(choices)}};
}

std::string field_of(std::string_view part, std::string_view id) {
  return std::string(part) + "/" + report_fields::part_of(id);
}

Json practitioner_to_sign(const ViewContext& context) {
  const Catalogue& words = context.words();
  return to_sign(
      {words.word(SignatureRole::practitioner),
       context.practitioner(),
       context.practitioner_post(),
       report_fields::place_to_sign(SignatureRole::practitioner, context.plan().practitioner.id),
       {agreed(context), {to_string(SignatureStatement::seen_not_agreed), words.say("choose-seen")}}});
}

Json form_reference(const ViewContext& context, FormKind kind, const std::string& document, int review) {
  const Plan& plan = context.plan();
  Reference reference{.kind = kind, .plan = plan.id, .version = plan.version, .review = review};
  if (const auto* posted = context.options().posted)
    reference.signed_text = signed_text(*posted, kind, review);
  return {
      {"about", context.words().say(
                    "form-about-signing",
                    {{"kind", document}, {"plan", plan.id}, {"version", fmt::format("{}", plan.version)}})},
      {"reference", to_text(reference)}};
}

std::string not_to_sign_yet(const ViewContext& context) {
  const Status status = context.plan().status;
  if (status == Status::draft) return context.words().say("not-to-sign-yet");
  if (is_closed(status)) return context.words().say("not-to-sign-ended");
  if (status == Status::not_agreed)
    return context.words().say("not-to-sign-version", {{"version", number(context.plan().version)}});
  return {};
}

std::vector<SignatureRole> still_to_sign(std::span<const Signature> signatures) {
  std::vector<SignatureRole> missing;
  for (const SignatureRole role : signatories)
    if (std::ranges::find(signatures, role, &Signature::role) == signatures.end()) missing.push_back(role);
  return missing;
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

std::optional<Date> signed_off_on(std::span<const Signature> signatures) {
  if (!still_to_sign(signatures).empty()) return std::nullopt;
  return std::ranges::max_element(signatures, {}, &Signature::date)->date;
}

std::string not_signed_off(const ViewContext& context, std::span<const Signature> signatures) {
  std::vector<std::string> missing;
  for (const SignatureRole role : still_to_sign(signatures))
    missing.push_back(lower_first(context.signature_role(role)));
  if (missing.empty()) return {};
  return context.words().say("signatures-missing", {{"people", context.words().list(missing)}});
}

std::string not_agreed_by(const ViewContext& context, std::span<const Signature> signatures) {
  std::vector<std::string> names;
  for (const Signature* signature : latest_of_each(signatures))
    if (signature->statement == SignatureStatement::seen_not_agreed)
      names.push_back(context.person(signature->person));
  if (names.empty()) return {};
  return context.words().count("seen-not-agreed-by", names.size(), {{"people", context.words().list(names)}});
}

Json sign_off(const ViewContext& context, std::span<const Signature> signatures, const Person* supervisor,
              const Json& form) {
  Json rows = Json::array();
  for (const Signature& signature : signatures) rows.push_back(signature_row(context, signature));
  const PhraseName heading =
      still_to_sign(signatures).empty() ? PhraseName("signed-off") : PhraseName("signed-so-far");
  Json is_signed = rows.empty() ? Json(nullptr)
                                : Json{{"heading", context.words().say(heading)}, {"rows", std::move(rows)}};
  return {{"signed", std::move(is_signed)}, {"panel", panel(context, signatures, supervisor, form)}};
}

}  // namespace planpress::views
