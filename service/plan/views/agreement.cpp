// The agreement: who has signed which version, who has still to sign, and what changed in each version.
#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>

#include "service/plan/views/action_plan_parts.hpp"
#include "service/plan/views/signatures.hpp"

namespace planpress::plan::views {

namespace {

std::string in_words(int version) { return fmt::format("{}", version); }

bool is_of_version(const AgreementSignature& signature, int version) { return signature.version == version; }

// The organisation is a party: its case manager signs for it, or somebody in its own name.
bool signs_for_organisation(SignatureRole role) {
  return role == SignatureRole::case_manager || role == SignatureRole::organisation;
}

bool is_party(SignatureRole role) {
  return role == SignatureRole::practitioner || signs_for_organisation(role);
}

bool has_agreed(const Plan& plan, SignatureRole role) {
  return std::ranges::any_of(plan.signatures, [&](const AgreementSignature& each) {
    return is_of_version(each, plan.version) && each.role == role &&
           each.statement == SignatureStatement::agreed;
  });
}

bool is_in_force(const Plan& plan) { return !is_open(plan.status) && agreed_on(plan).has_value(); }

std::vector<const Person*> clinical_supervisors(const Plan& plan) {
  std::vector<const Person*> supervisors;
  for (const Person& person : plan.people)
    if (person.role == Role::clinical_supervisor) supervisors.push_back(&person);
  return supervisors;
}

// ---- Banner ----

// Who has acknowledged the version, and who has no part in signing it.
std::vector<std::string> who_else(const Telling& telling) {
  const Plan& plan = telling.plan();
  const Wording& words = telling.words();
  const auto acknowledgements = std::ranges::count_if(plan.signatures, [&](const AgreementSignature& each) {
    return is_of_version(each, plan.version) && each.role == SignatureRole::clinical_supervisor &&
           each.statement != SignatureStatement::seen_not_agreed;
  });
  std::vector<std::string> sentences{
      acknowledgements > 0 ? words.count("acknowledged", static_cast<std::size_t>(acknowledgements))
                           : words.say("not-acknowledged")};
  const auto advisers = std::ranges::count(plan.people, Role::adviser, &Person::role);
  if (advisers > 0)
    sentences.push_back(words.count("adviser-does-not-sign", static_cast<std::size_t>(advisers)));
  return sentences;
}

Json banner(const Telling& telling) {
  const Plan& plan = telling.plan();
  const Wording& words = telling.words();
  if (is_open(plan.status)) return status_banner(telling);
  const std::string version = in_words(plan.version);
  const auto date = agreed_on(plan);
  if (!date)
    return {{"tone", "frame"},
            {"head", words.say("version-open", {{"version", version}})},
            {"text", words.say("no-effect")}};
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
  const PhraseName heading = plan.status == Status::not_agreed ? PhraseName("version-not-agreed")
                             : is_in_force(plan)               ? PhraseName("version-in-force")
                                                               : PhraseName("version-so-far");
  return signed_version(telling, plan.version, heading);
}

Json other_versions(const Telling& telling) {
  const Plan& plan = telling.plan();
  std::map<int, bool, std::greater<>> versions;  // the newest first
  for (const AgreementSignature& signature : plan.signatures)
    if (!is_of_version(signature, plan.version)) versions.emplace(signature.version, true);
  Json list = Json::array();
  for (const auto& [version, is_signed] : versions)
    list.push_back(signed_version(
        telling, version,
        version < plan.version ? PhraseName("version-replaced") : PhraseName("version-later")));
  return list;
}

// ---- Who has still to sign ----

bool has_signed(const Plan& plan, const std::function<bool(const AgreementSignature&)>& is_theirs) {
  return std::ranges::any_of(plan.signatures, [&](const AgreementSignature& signature) {
    return is_of_version(signature, plan.version) && is_theirs(signature);
  });
}

void add_practitioner(const Telling& telling, Json& missing) {
  if (has_signed(telling.plan(), [](const auto& each) { return each.role == SignatureRole::practitioner; }))
    return;
  missing.push_back(practitioner_to_sign(telling));
}

void add_organisation(const Telling& telling, Json& missing) {
  const Plan& plan = telling.plan();
  const Wording& words = telling.words();
  const Person* manager = find_role(plan, Role::case_manager);
  if (!manager || has_signed(plan, [](const auto& each) { return signs_for_organisation(each.role); }))
    return;
  missing.push_back(to_sign({telling.role(manager->role),
                             manager->name,
                             words.say("for-the-organisation", {{"post", manager->post}}),
                             field_of("sign", to_string(SignatureRole::case_manager)),
                             {{to_string(SignatureStatement::agreed), words.say("choose-agree")},
                              {"not-agreed", words.say("choose-not-agree")}}}));
}

// Once a plan runs, the acknowledgements that it needed are in.
void add_supervisors(const Telling& telling, Json& missing) {
  const Plan& plan = telling.plan();
  if (!is_open(plan.status) && plan.status != Status::agreed) return;
  for (const Person* person : clinical_supervisors(plan)) {
    if (has_signed(plan, [&](const auto& each) { return each.person == person->id; })) continue;
    missing.push_back(to_sign(
        {telling.role(person->role),
         person->name,
         person->post,
         field_of("acknowledge", person->id),
         {{to_string(SignatureStatement::acknowledged), telling.words().say("choose-acknowledge")}}}));
  }
}

Json panel(const Telling& telling, bool some_have_signed) {
  Json missing = Json::array();
  add_practitioner(telling, missing);
  add_organisation(telling, missing);
  add_supervisors(telling, missing);
  if (missing.empty()) return nullptr;
  return {{"heading", some_have_signed ? telling.words().say("still-to-sign") : ""},
          {"signatories", std::move(missing)}};
}

}  // namespace

std::optional<Date> agreed_on(const Plan& plan) {
  const bool organisation =
      has_agreed(plan, SignatureRole::case_manager) || has_agreed(plan, SignatureRole::organisation);
  if (!organisation || !has_agreed(plan, SignatureRole::practitioner)) return std::nullopt;
  std::optional<Date> last;
  for (const AgreementSignature& each : plan.signatures)
    if (is_of_version(each, plan.version) && is_party(each.role) && (!last || each.date > *last))
      last = each.date;
  return last;
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

}  // namespace planpress::plan::views
