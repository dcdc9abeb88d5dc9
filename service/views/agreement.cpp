#include "service/views/agreement.hpp"

#include <algorithm>
#include <functional>
#include <set>

#include "service/plan/in_force.hpp"
#include "service/plan/report_fields.hpp"
#include "service/views/document.hpp"
#include "service/views/signatures.hpp"
#include "service/views/status.hpp"

namespace planpress::views {

namespace {

bool is_agreed(const Plan& plan, int version) { return agreed_on(plan, version).has_value(); }

std::vector<Signature> signatures_of(const Plan& plan, int version) {
  std::vector<Signature> signatures;
  for (const AgreementSignature& each : plan.signatures)
    if (each.version == version) signatures.push_back(each);
  return signatures;
}

std::vector<const Person*> clinical_supervisors(const Plan& plan) {
  std::vector<const Person*> supervisors;
  for (const Person& person : plan.people)
    if (person.role == Role::clinical_supervisor) supervisors.push_back(&person);
  return supervisors;
}

bool is_signed_by(const Plan& plan, const std::function<bool(const Signature&)>& is_theirs) {
  return std::ranges::any_of(signatures_of(plan, plan.version), is_theirs);
}

bool is_practitioners(const Signature& signature) { return signature.role == SignatureRole::practitioner; }
bool is_organisations(const Signature& signature) { return signs_for_organisation(signature.role); }

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

// Who has acknowledged the version, and who has no part in signing it.
std::string who_else(const ViewContext& context) {
  const Plan& plan = context.plan();
  const auto supervisors = clinical_supervisors(plan);
  const auto all = supervisors.size();
  const auto acknowledged = static_cast<std::size_t>(std::ranges::count_if(
      supervisors, [&](const Person* each) { return acknowledgement(plan, *each) != nullptr; }));
  const std::size_t advisers = advisers_without_signature(plan);
  return as_paragraph({acknowledged == 0     ? context.say("not-acknowledged")
                       : acknowledged == all ? context.count("acknowledged-by-all", all)
                                             : context.count("acknowledged-by-some", acknowledged, "of", all),
                       advisers > 0 ? context.count("adviser-does-not-sign", advisers) : ""});
}

Banner agreement_banner(const ViewContext& context) {
  const Plan& plan = context.plan();
  if (is_open(plan.status)) return status_banner(context);
  if (const auto date = agreed_on(plan, plan.version))
    return {false, context.say("version-agreed", "version", plan.version),
            as_paragraph({context.say("signed-by-both", "date", date), who_else(context)})};
  // The plan runs all the same: somebody has not signed, or has not agreed.
  if (!is_signed_by(plan, is_practitioners) || !is_signed_by(plan, is_organisations))
    return {true, context.say("version-open", "version", plan.version), context.say("no-effect")};
  return {true, context.say("version-signed-not-agreed", "version", plan.version),
          not_agreed_by(context, signatures_of(plan, plan.version))};
}

// ---- Signatures ----

struct SignedVersion {
  std::string heading;
  std::vector<Signature> signatures;
};

const Table<SignedVersion> signed_version{
    {"heading", &SignedVersion::heading},
    {"rows", signature_row, &SignedVersion::signatures},
};

std::optional<SignedVersion> current_version(const ViewContext& context) {
  const Plan& plan = context.plan();
  const bool agreed = is_agreed(plan, plan.version);
  const PhraseName heading = plan.status == Status::not_agreed && !agreed   ? PhraseName("version-not-agreed")
                             : !agreed || plan.status == Status::not_agreed ? PhraseName("version-so-far")
                             : is_in_force(standing_of(plan))               ? PhraseName("version-in-force")
                                                              : PhraseName("version-with-agreement");
  std::vector<Signature> signatures = signatures_of(plan, plan.version);
  if (signatures.empty()) return std::nullopt;
  return SignedVersion{context.say(heading, "version", plan.version), std::move(signatures)};
}

std::vector<SignedVersion> other_versions(const ViewContext& context) {
  const Plan& plan = context.plan();
  std::set<int, std::greater<>> versions;  // the newest first
  for (const AgreementSignature& signature : plan.signatures)
    if (signature.version != plan.version) versions.insert(signature.version);
  bool newer_agreed = is_agreed(plan, plan.version);
  std::vector<SignedVersion> others;
  for (const int version : versions) {
    const bool agreed = is_agreed(plan, version);
    const PhraseName heading = newer_agreed ? PhraseName("version-replaced")
                               : agreed     ? PhraseName("version-with-agreement")
                                            : PhraseName("version-so-far");
    others.push_back({context.say(heading, "version", version), signatures_of(plan, version)});
    newer_agreed = newer_agreed || agreed;
  }
  return others;
}

// ---- Who has still to sign ----

std::vector<ToSign> places_to_sign(const ViewContext& context) {
  const Plan& plan = context.plan();
  std::vector<ToSign> places;
  if (!is_signed_by(plan, is_practitioners)) places.push_back(practitioner_to_sign(context));
  const Person* manager = find_role(plan, Role::case_manager);
  if (manager && !is_signed_by(plan, is_organisations))
    places.push_back({context.text(manager->role),
                      manager->name,
                      context.say("for-the-organisation", "post", manager->post),
                      report_fields::place_to_sign(SignatureRole::case_manager, manager->id),
                      {{to_string(SignatureStatement::agreed), context.say("choose-agree")},
                       {"not-agreed", context.say("choose-not-agree")}}});
  // Once a plan runs, the acknowledgements that it needed are in.
  if (!is_open(plan.status) && plan.status != Status::agreed) return places;
  for (const Person* person : clinical_supervisors(plan)) {
    if (is_signed_by(plan, [&](const Signature& each) { return each.person == person->id; })) continue;
    places.push_back({context.text(person->role),
                      person->name,
                      person->post,
                      field_of("acknowledge", person->id),
                      {{to_string(SignatureStatement::acknowledged), context.say("choose-acknowledge")}}});
  }
  return places;
}

std::optional<SignaturePanel> panel_of_agreement(const ViewContext& context) {
  const Plan& plan = context.plan();
  std::vector<ToSign> places = places_to_sign(context);
  if (plan.status == Status::not_agreed || places.empty()) return std::nullopt;
  const bool some_have_signed = !signatures_of(plan, plan.version).empty();
  return SignaturePanel{{FormKind::agreement, kind_of_plan(context)},
                        some_have_signed ? context.say("still-to-sign") : "",
                        not_to_sign_yet(context),
                        std::move(places)};
}

}  // namespace

const Table<Version> version_row{
    {"version", &Version::version},
    {"date", &Version::date},
    {"summary", &Version::summary},
};

std::vector<Version> newest_versions_first(const Plan& plan) {
  std::vector<Version> versions = plan.versions;
  std::ranges::stable_sort(versions, std::greater<>(), &Version::version);
  return versions;
}

const Table<Plan> agreement_members{
    {"banner", banner_members, agreement_banner},           {"current", signed_version, current_version},
    {"panel", signature_panel, panel_of_agreement},         {"others", signed_version, other_versions},
    {"versions", rows(version_row), newest_versions_first},
};

}  // namespace planpress::views
