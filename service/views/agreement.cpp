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

std::string not_agreed_by_all(const Telling& telling) {
  std::vector<Signature> signatures;
  for (const AgreementSignature& each : telling.plan().signatures)
    if (is_of_version(each, telling.plan().version)) signatures.push_back(each);
  return not_agreed_by(telling, signatures);
}

// Who has acknowledged the version, and who has no part in signing it.
std::vector<std::string> who_else(const Telling& telling) {
  const Plan& plan = telling.plan();
  const Wording& words = telling.words();
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
Json open_version(const Telling& telling) {
  const Plan& plan = telling.plan();
  const Wording& words = telling.words();
  const bool is_signed = is_signed_by(plan, is_practitioners) && is_signed_by(plan, is_organisations);
  const PhraseName head = is_signed ? PhraseName("version-signed-not-agreed") : PhraseName("version-open");
  return {{"tone", "frame"},
          {"head", words.say(head, {{"version", in_words(plan.version)}})},
          {"text", is_signed ? not_agreed_by_all(telling) : words.say("no-effect")}};
}

Json banner(const Telling& telling) {
  const Plan& plan = telling.plan();
  const Wording& words = telling.words();
  if (is_open(plan.status)) return status_banner(telling);
  const std::string version = in_words(plan.version);
  const auto date = agreed_on(plan, plan.version);
  if (!date) return open_version(telling);
  std::vector<std::string> sentences = who_else(telling);
  sentences.insert(sentences.begin(), words.say("signed-by-both", {{"date", words.date(*date)}}));
  return {{"tone", "ground"},
          {"head", words.say("version-agreed", {{"version", version}})},
          {"text", as_paragraph(sentences)}};
}

// ---- Signatures ----

Json signed_version(const Telling& telling, int version, PhraseName heading) {
  Json rows = Json::array();
  for (const AgreementSignature& signature : telling.plan().signatures)
    if (is_of_version(signature, version)) rows.push_back(signature_row(telling, signature));
  if (rows.empty()) return nullptr;
  return {{"heading", telling.words().say(heading, {{"version", in_words(version)}})},
          {"rows", std::move(rows)}};
}

Json current_version(const Telling& telling) {
  const Plan& plan = telling.plan();
  const bool agreed = is_agreed(plan, plan.version);
  const PhraseName heading = plan.status == Status::not_agreed && !agreed   ? PhraseName("version-not-agreed")
                             : !agreed || plan.status == Status::not_agreed ? PhraseName("version-so-far")
                             : is_in_force(standing_of(plan))               ? PhraseName("version-in-force")
                                                              : PhraseName("version-with-agreement");
  return signed_version(telling, plan.version, heading);
}

Json other_versions(const Telling& telling) {
  const Plan& plan = telling.plan();
  std::set<int, std::greater<>> versions;  // the newest first
  for (const AgreementSignature& signature : plan.signatures)
    if (!is_of_version(signature, plan.version)) versions.insert(signature.version);
  bool newer_agreed = is_agreed(plan, plan.version);
  Json list = Json::array();
  for (const int version : versions) {
    const bool agreed = is_agreed(plan, version);
    list.push_back(signed_version(telling, version,
                                  newer_agreed ? PhraseName("version-replaced")
                                  : agreed     ? PhraseName("version-with-agreement")
                                               : PhraseName("version-so-far")));
    newer_agreed = newer_agreed || agreed;
  }
  return list;
}

// ---- Who has still to sign ----

void add_practitioner(const Telling& telling, Json& missing) {
  if (is_signed_by(telling.plan(), is_practitioners)) return;
  missing.push_back(practitioner_to_sign(telling));
}

void add_organisation(const Telling& telling, Json& missing) {
  const Plan& plan = telling.plan();
  const Wording& words = telling.words();
  const Person* manager = find_role(plan, Role::case_manager);
  if (!manager || is_signed_by(plan, is_organisations)) return;
  missing.push_back(to_sign({telling.role(manager->role),
                             manager->name,
                             words.say("for-the-organisation", {{"post", manager->post}}),
                             report_fields::place_to_sign(SignatureRole::case_manager, manager->id),
                             {{to_string(SignatureStatement::agreed), words.say("choose-agree")},
                              {"not-agreed", words.say("choose-not-agree")}}}));
}

// Once a plan runs, the acknowledgements that it needed are in.
void add_supervisors(const Telling& telling, Json& missing) {
  const Plan& plan = telling.plan();
  if (!is_open(plan.status) && plan.status != Status::agreed) return;
  for (const Person* person : clinical_supervisors(plan)) {
    if (is_signed_by(plan, [&](const auto& each) { return each.person == person->id; })) continue;
    missing.push_back(to_sign(
        {telling.role(person->role),
         person->name,
         person->post,
         field_of("acknowledge", person->id),
         {{to_string(SignatureStatement::acknowledged), telling.words().say("choose-acknowledge")}}}));
  }
}

Json panel(const Telling& telling, bool some_have_signed) {
  if (telling.plan().status == Status::not_agreed) return nullptr;
  Json missing = Json::array();
  add_practitioner(telling, missing);
  add_organisation(telling, missing);
  add_supervisors(telling, missing);
  if (missing.empty()) return nullptr;
  Json panel = form_reference(telling, FormKind::agreement, telling.kind());
  panel["heading"] = some_have_signed ? telling.words().say("still-to-sign") : "";
  panel["not_yet"] = not_to_sign_yet(telling);
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

Json versions(const Telling& telling) {
  std::vector<Version> versions = telling.plan().versions;
  std::ranges::stable_sort(versions, std::greater<>(), &Version::version);
  Json rows = Json::array();
  for (const Version& version : versions)
    rows.push_back({{"version", in_words(version.version)},
                    {"date", telling.words().date(version.date)},
                    {"summary", version.summary}});
  return headed(std::move(rows));
}

Json agreement(const Telling& telling) {
  Json current = current_version(telling);
  Json still_to_sign = panel(telling, !current.is_null());
  return {{"banner", banner(telling)},
          {"current", std::move(current)},
          {"panel", std::move(still_to_sign)},
          {"others", other_versions(telling)},
          {"versions", versions(telling)}};
}

}  // namespace planpress::views
