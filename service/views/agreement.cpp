// The agreement: who has signed which version, who has still to sign, and what changed in each version.
#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>

#include "service/plan/in_force.hpp"
#include "service/plan/report_fields.hpp"
#include "service/views/action_plan_parts.hpp"
#include "service/views/signatures.hpp"

namespace planpress::views {

namespace {

std::string in_words(int version) { return fmt::format("{}", version); }

bool is_of_version(const AgreementSignature& signature, int version) { return signature.version == version; }

bool is_agreed(const Plan& plan, int version) { return agreed_on(plan, version).has_value(); }

std::vector<const Person*> clinical_supervisors(const Plan& plan) {
  std::vector<const Person*> supervisors;
  for (const Person& person : plan.people)
    if (person.role == Role::clinical_supervisor) supervisors.push_back(&person);
  return supervisors;
}

bool is_signed_by(const Plan& plan, const std::function<bool(const AgreementSignature&)>& is_theirs) {
  return std::ranges::any_of(plan.signatures, [&](const AgreementSignature& signature) {
    return is_of_version(signature, plan.version) && is_theirs(signature);
  });
}

bool is_practitioners(const AgreementSignature& signature) {
  return signature.role == SignatureRole::practitioner;
}
bool is_organisations(const AgreementSignature& signature) { return signs_for_organisation(signature.role); }

// ---- Banner ----

// All advisers; none where one of them has signed something, for the organisation.
std::size_t advisers_without_signature(const Plan& plan) {
  std::size_t advisers = 0;
  for (const Person& person : plan.people) {
    if (person.role != Role::adviser) continue;
    if (has_signed(plan, person)) return 0;
    ++advisers;
  }
  return advisers;
}

std::string not_agreed_by_all(const ViewContext& context) {
  std::vector<Signature> signatures;
  for (const AgreementSignature& each : context.plan().signatures)
    if (is_of_version(each, context.plan().version)) signatures.push_back(each);
  return not_agreed_by(context, signatures);
}

// Who has acknowledged the version, and who has no part in signing it.
std::vector<std::string> who_else(const ViewContext& context) {
  const Plan& plan = context.plan();
  const Catalogue& words = context.words();
  const auto supervisors = clinical_supervisors(plan);
  const auto all = supervisors.size();
  const auto acknowledged = static_cast<std::size_t>(std::ranges::count_if(
      supervisors, [&](const Person* each) { return acknowledgement(plan, *each) != nullptr; }));
  std::vector<std::string> sentences{
      acknowledged == 0     ? words.say("not-acknowledged")
      : acknowledged == all ? words.count("acknowledged-by-all", all)
                            : words.count("acknowledged-by-some", acknowledged, {{"of", number_of(all)}})};
  const std::size_t advisers = advisers_without_signature(plan);
  if (advisers > 0) sentences.push_back(words.count("adviser-does-not-sign", advisers));
  return sentences;
}

// Of a plan that runs all the same: somebody has not signed, or has not agreed.
Json open_version(const ViewContext& context) {
  const Plan& plan = context.plan();
  const Catalogue& words = context.words();
  const bool is_signed = is_signed_by(plan, is_practitioners) && is_signed_by(plan, is_organisations);
  const PhraseName head = is_signed ? PhraseName("version-signed-not-agreed") : PhraseName("version-open");
  return {{"tone", "frame"},
          {"head", words.say(head, {{"version", in_words(plan.version)}})},
          {"text", is_signed ? not_agreed_by_all(context) : words.say("no-effect")}};
}

Json banner(const ViewContext& context) {
  const Plan& plan = context.plan();
  const Catalogue& words = context.words();
  if (is_open(plan.status)) return status_banner(context);
  const std::string version = in_words(plan.version);
  const auto date = agreed_on(plan, plan.version);
  if (!date) return open_version(context);
  std::vector<std::string> sentences = who_else(context);
  sentences.insert(sentences.begin(), words.say("signed-by-both", {{"date", words.date(*date)}}));
  return {{"tone", "ground"},
          {"head", words.say("version-agreed", {{"version", version}})},
          {"text", as_paragraph(sentences)}};
}

// ---- Signatures ----

Json signed_version(const ViewContext& context, int version, PhraseName heading) {
  Json rows = Json::array();
  for (const AgreementSignature& signature : context.plan().signatures)
    if (is_of_version(signature, version)) rows.push_back(signature_row(context, signature));
  if (rows.empty()) return nullptr;
  return {{"heading", context.words().say(heading, {{"version", in_words(version)}})},
          {"rows", std::move(rows)}};
}

Json current_version(const ViewContext& context) {
  const Plan& plan = context.plan();
  const bool agreed = is_agreed(plan, plan.version);
  const PhraseName heading = plan.status == Status::not_agreed && !agreed   ? PhraseName("version-not-agreed")
                             : !agreed || plan.status == Status::not_agreed ? PhraseName("version-so-far")
                             : is_in_force(standing_of(plan))               ? PhraseName("version-in-force")
                                                              : PhraseName("version-with-agreement");
  return signed_version(context, plan.version, heading);
}

Json other_versions(const ViewContext& context) {
  const Plan& plan = context.plan();
  std::set<int, std::greater<>> versions;  // the newest first
  for (const AgreementSignature& signature : plan.signatures)
    if (!is_of_version(signature, plan.version)) versions.insert(signature.version);
  bool newer_agreed = is_agreed(plan, plan.version);
  Json list = Json::array();
  for (const int version : versions) {
    const bool agreed = is_agreed(plan, version);
    list.push_back(signed_version(context, version,
                                  newer_agreed ? PhraseName("version-replaced")
                                  : agreed     ? PhraseName("version-with-agreement")
                                               : PhraseName("version-so-far")));
    newer_agreed = newer_agreed || agreed;
  }
  return list;
}

// ---- Who has still to sign ----

void add_practitioner(const ViewContext& context, Json& missing) {
  if (is_signed_by(context.plan(), is_practitioners)) return;
  missing.push_back(practitioner_to_sign(context));
}

void add_organisation(const ViewContext& context, Json& missing) {
  const Plan& plan = context.plan();
  const Catalogue& words = context.words();
  const Person* manager = find_role(plan, Role::case_manager);
  if (!manager || is_signed_by(plan, is_organisations)) return;
  missing.push_back(to_sign({context.role(manager->role),
                             manager->name,
                             words.say("for-the-organisation", {{"post", manager->post}}),
                             report_fields::place_to_sign(SignatureRole::case_manager, manager->id),
                             {{to_string(SignatureStatement::agreed), words.say("choose-agree")},
                              {"not-agreed", words.say("choose-not-agree")}}}));
}

// Once a plan runs, the acknowledgements that it needed are in.
void add_supervisors(const ViewContext& context, Json& missing) {
  const Plan& plan = context.plan();
  if (!is_open(plan.status) && plan.status != Status::agreed) return;
  for (const Person* person : clinical_supervisors(plan)) {
    if (is_signed_by(plan, [&](const auto& each) { return each.person == person->id; })) continue;
    missing.push_back(to_sign(
        {context.role(person->role),
         person->name,
         person->post,
         field_of("acknowledge", person->id),
         {{to_string(SignatureStatement::acknowledged), context.words().say("choose-acknowledge")}}}));
  }
}

Json panel(const ViewContext& context, bool some_have_signed) {
  if (context.plan().status == Status::not_agreed) return nullptr;
  Json missing = Json::array();
  add_practitioner(context, missing);
  add_organisation(context, missing);
  add_supervisors(context, missing);
  if (missing.empty()) return nullptr;
  Json panel = form_reference(context, FormKind::agreement, context.kind());
  panel["heading"] = some_have_signed ? context.words().say("still-to-sign") : "";
  panel["not_yet"] = not_to_sign_yet(context);
  panel["signatories"] = std::move(missing);
  return panel;
}

}  // namespace

bool has_signed(const Plan& plan, const Person& person) {
  const auto by_person = [&](const auto& signatures) {
    return std::ranges::find(signatures, person.id, &Signature::person) != signatures.end();
  };
  const bool in_report =
      std::ranges::any_of(plan.reports, [&](const Report& report) { return by_person(report.signatures); });
  return in_report || by_person(plan.signatures) || (plan.summary && by_person(plan.summary->signatures));
}

Json versions(const ViewContext& context) {
  std::vector<Version> versions = context.plan().versions;
  std::ranges::stable_sort(versions, std::greater<>(), &Version::version);
  Json rows = Json::array();
  for (const Version& version : versions)
    rows.push_back({{"version", in_words(version.version)},
                    {"date", context.words().date(version.date)},
                    {"summary", version.summary}});
  return headed(std::move(rows));
}

Json agreement(const ViewContext& context) {
  Json current = current_version(context);
  Json still_to_sign = panel(context, !current.is_null());
  return {{"banner", banner(context)},
          {"current", std::move(current)},
          {"panel", std::move(still_to_sign)},
          {"others", other_versions(context)},
          {"versions", versions(context)}};
}

}  // namespace planpress::views
