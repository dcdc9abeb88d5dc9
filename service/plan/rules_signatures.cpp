// Rules on signatures and on closing a plan (domain brief, sections 4.1, 4.5 and 5).
#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <string_view>
#include <unordered_map>

#include "service/plan/rules.hpp"

namespace planpress::plan::rules {

namespace {

/// Calls `visit` with every signature in the plan and the pointer to it.
template <class Visit>
void for_each_signature(const Plan& plan, const Visit& visit) {
  const auto each = [&](const auto& signatures, const std::string& list) {
    for (std::size_t i = 0; i < signatures.size(); ++i) visit(signatures[i], list + at(i));
  };
  each(plan.signatures, at("signatures"));
  for (std::size_t i = 0; i < plan.reports.size(); ++i)
    each(plan.reports[i].signatures, at("reports", i, "signatures"));
  if (plan.summary) each(plan.summary->signatures, at("summary", "signatures"));
}

/// Whether somebody may sign in this place. The organisation's is for anyone in the plan but the
/// practitioner.
bool may_sign_as(SignatureRole role, const PersonRef& signatory) {
  if (signatory.is_practitioner()) return role == SignatureRole::practitioner;
  switch (role) {
    case SignatureRole::practitioner:
      return false;
    case SignatureRole::clinical_supervisor:
      return signatory.person->role == Role::clinical_supervisor;
    case SignatureRole::case_manager:
      return signatory.person->role == Role::case_manager;
    case SignatureRole::organisation:
      return true;
  }
  return false;
}

bool is_signed_by(const std::vector<Signature>& signatures, SignatureRole role) {
  return std::ranges::find(signatures, role, &Signature::role) != signatures.end();
}

/// The status says that the parties have agreed.
bool needs_agreement(Status status) {
  return status != Status::draft && status != Status::shared && status != Status::not_agreed;
}

}  // namespace

void signature_on_draft(const Plan& plan, Findings& findings) {
  if (plan.status != Status::draft || plan.signatures.empty()) return;
  findings.error(at("signatures"), "signature-on-draft",
                 "A draft cannot be signed: remove the signatures or change the status.");
}

void signature_before_held(const Plan& plan, Findings& findings) {
  for (std::size_t i = 0; i < plan.reports.size(); ++i)
    for (std::size_t j = 0; j < plan.reports[i].signatures.size(); ++j)
      if (plan.reports[i].signatures[j].date < plan.reports[i].held_on)
        findings.error(at("reports", i, "signatures", j, "date"), "signature-before-held",
                       "The report was signed before its review was held: correct one of the two days.");
}

void signature_in_future(const Plan& plan, Date today, Findings& findings) {
  for_each_signature(plan, [&](const Signature& signature, const std::string& pointer) {
    if (signature.date > today)
      findings.error(pointer + at("date"), "signature-in-future",
                     "The signature is dated after today: correct the day.");
  });
}

void signature_role_mismatch(const Plan& plan, Findings& findings) {
  std::unordered_map<std::string_view, PersonRef> people{
      {plan.practitioner.id, {&plan.practitioner, nullptr}}};
  for (const Person& person : plan.people) people.emplace(person.id, PersonRef{nullptr, &person});
  for_each_signature(plan, [&](const Signature& signature, const std::string& pointer) {
    const auto signatory = people.find(signature.person);
    if (signatory == people.end() || may_sign_as(signature.role, signatory->second)) return;
    findings.error(pointer + at("person"), "signature-role-mismatch",
                   fmt::format("This person does not have the role {}: correct the person or the role.",
                               to_string(signature.role)));
  });
}

void signature_version_unknown(const Plan& plan, Findings& findings) {
  for (std::size_t i = 0; i < plan.signatures.size(); ++i)
    if (plan.signatures[i].version > plan.version)
      findings.error(
          at("signatures", i, "version"), "signature-version-unknown",
          fmt::format("The plan is at version {}: a later one cannot be signed yet.", plan.version));
}

void agreement_unsigned(const Plan& plan, Findings& findings) {
  if (!needs_agreement(plan.status)) return;
  const auto agreed_by = [&](std::initializer_list<SignatureRole> roles) {
    return std::ranges::any_of(plan.signatures, [&](const AgreementSignature& signature) {
      return signature.version == plan.version && std::ranges::find(roles, signature.role) != roles.end();
    });
  };
  if (agreed_by({SignatureRole::practitioner}) &&
      agreed_by({SignatureRole::case_manager, SignatureRole::organisation}))
    return;
  findings.error(
      at("signatures"), "agreement-unsigned",
      fmt::format("A plan with this status needs version {} signed by the practitioner and by the case "
                  "manager or the organisation.",
                  plan.version));
}

void unsigned_report(const Plan& plan, bool summary_asked_for, Findings& findings) {
  if (plan.status != Status::completed && !summary_asked_for) return;
  for (std::size_t i = 0; i < plan.reports.size(); ++i)
    for (const auto role :
         {SignatureRole::practitioner, SignatureRole::clinical_supervisor, SignatureRole::case_manager}) {
      if (is_signed_by(plan.reports[i].signatures, role)) continue;
      findings.error(
          at("reports", i, "signatures"), "unsigned-report",
          fmt::format("The report lacks the signature of the {}: every report is signed by the practitioner, "
                      "a clinical supervisor and the case manager before a plan closes.",
                      to_string(role)));
      break;
    }
}

void objective_not_achieved(const Plan& plan, Findings& findings) {
  if (plan.status != Status::completed || plan.reports.empty()) return;
  const auto& rows = plan.reports.back().objectives;
  for (std::size_t j = 0; j < rows.size(); ++j) {
    const Objective* objective = find_objective(plan, rows[j].id);
    if (rows[j].rating == Rating::achieved || !objective || objective->waived) continue;
    findings.error(
        at("reports", plan.reports.size() - 1, "objectives", j, "rating"), "objective-not-achieved",
        fmt::format("The plan is completed and objective {} was not achieved: waive it or correct the "
                    "status.",
                    rows[j].id));
  }
}

void summary_on_open_plan(const Plan& plan, Findings& findings) {
  if (!plan.summary || is_closed(plan.status)) return;
  findings.error(
      at("summary"), "summary-on-open-plan",
      "Only a plan that is completed or closed early has a summary: remove it or change the status.");
}

void status_not_terminal(const Plan& plan, Findings& findings) {
  if (is_closed(plan.status)) return;
  findings.error(at("status"), "status-not-terminal",
                 "The signed-off summary is for plans that are completed or closed early.");
}

void summary_missing(const Plan& plan, Findings& findings) {
  if (plan.summary) return;
  findings.error(at("summary"), "summary-missing",
                 "The signed-off summary needs the plan's summary: add it.");
}

void welsh_labels_missing(const Plan& plan, Findings& findings) {
  if (plan.language == Language::en || (plan.labels && !plan.labels->cy.empty())) return;
  findings.warning(at("labels"), "welsh-labels-missing",
                   "The plan asks for Welsh and gives no Welsh labels: English ones are printed.");
}

}  // namespace planpress::plan::rules
