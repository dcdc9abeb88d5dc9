// Rules on signatures and on closing a plan (domain brief, sections 4.1, 4.5 and 5).
#include <algorithm>
#include <initializer_list>
#include <string_view>
#include <unordered_map>
#include <vector>

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

/// The roles of a person; more than one only where an id stands twice.
using RolesById = std::unordered_map<std::string_view, std::vector<Role>>;

RolesById roles_of(const Plan& plan) {
  RolesById roles;
  for (const Person& person : plan.people) roles[person.id].push_back(person.role);
  return roles;
}

/// Whether somebody of the plan who is not the practitioner may sign in this place.
bool may_sign_as(SignatureRole place, const std::vector<Role>& roles) {
  const auto holds = [&](Role role) { return std::ranges::find(roles, role) != roles.end(); };
  switch (place) {
    case SignatureRole::practitioner:
      return false;
    case SignatureRole::clinical_supervisor:
      return holds(Role::clinical_supervisor);
    case SignatureRole::case_manager:
      return holds(Role::case_manager);
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

// Domain brief 4.1: signatures while draft.
void signature_on_draft(const Plan& plan, Findings& findings) {
  if (plan.status != Status::draft || plan.signatures.empty()) return;
  findings.error(at("signatures"), "signature-on-draft");
}

// Domain brief 4.3, signatures: of a review that has been held.
void signature_before_held(const Plan& plan, Findings& findings) {
  for (std::size_t i = 0; i < plan.reports.size(); ++i) {
    const Report& report = plan.reports[i];
    for (std::size_t j = 0; j < report.signatures.size(); ++j)
      if (report.signatures[j].date < report.held_on)
        findings.error(at("reports", i, "signatures", j, "date"), "signature-before-held",
                       {{"signed", report.signatures[j].date}, {"held", report.held_on}});
  }
}

// Domain brief 4.1 and 4.3, signs. The organisation's place is for anyone in the plan but the practitioner.
void signature_role_mismatch(const Plan& plan, Findings& findings) {
  const RolesById roles = roles_of(plan);
  for_each_signature(plan, [&](const Signature& signature, const std::string& pointer) {
    const bool by_practitioner = signature.person == plan.practitioner.id;
    const auto signatory = roles.find(signature.person);
    if (!by_practitioner && signatory == roles.end()) return;  // unknown-reference reports it
    if (by_practitioner ? signature.role == SignatureRole::practitioner
                        : may_sign_as(signature.role, signatory->second))
      return;
    findings.error(pointer + at("person"),
                   by_practitioner ? "signature-role-mismatch.practitioner" : "signature-role-mismatch.other",
                   {{"role", signature.role}});
  });
}

// Domain brief 3, signatures[]: of a version that there is.
void signature_version_unknown(const Plan& plan, Findings& findings) {
  for (std::size_t i = 0; i < plan.signatures.size(); ++i)
    if (plan.signatures[i].version > plan.version)
      findings.error(at("signatures", i, "version"), "signature-version-unknown",
                     {{"signed", plan.signatures[i].version}, {"version", plan.version}});
}

// Domain brief 5, shared to agreed: two signatures, same version. The list of codes asks for the role and the
// version; what a signatory declares ("seen, not agreed") is the subject of the advice signed-not-agreed.
void agreement_unsigned(const Plan& plan, Findings& findings) {
  if (!needs_agreement(plan.status)) return;
  const auto agreed_by = [&](std::initializer_list<SignatureRole> roles) {
    return std::ranges::any_of(plan.signatures, [&](const AgreementSignature& signature) {
      return signature.version == plan.version && std::ranges::find(roles, signature.role) != roles.end();
    });
  };
  const bool by_practitioner = agreed_by({SignatureRole::practitioner});
  const bool by_organisation = agreed_by({SignatureRole::case_manager, SignatureRole::organisation});
  if (by_practitioner && by_organisation) return;
  findings.error(at("signatures"),
                 by_organisation   ? "agreement-unsigned.practitioner"
                 : by_practitioner ? "agreement-unsigned.organisation"
                                   : "agreement-unsigned.both",
                 {{"status", plan.status}, {"version", plan.version}});
}

// Domain brief 4.5: "completed" requires every objective achieved or waived with reason. The last report is
// that on the last review, wherever it stands.
void objective_not_achieved(const Plan& plan, Findings& findings) {
  if (plan.status != Status::completed || plan.reports.empty()) return;
  std::size_t last = 0;
  for (std::size_t i = 1; i < plan.reports.size(); ++i)
    if (plan.reports[i].review >= plan.reports[last].review) last = i;
  const auto& rows = plan.reports[last].objectives;
  for (std::size_t j = 0; j < rows.size(); ++j) {
    const Objective* objective = find_objective(plan, rows[j].id);
    if (rows[j].rating == Rating::achieved || !objective || objective->waived) continue;
    findings.error(at("reports", last, "objectives", j, "rating"), "objective-not-achieved");
  }
}

// Domain brief 4.5: terminal status only.
void summary_on_open_plan(const Plan& plan, Findings& findings) {
  if (!plan.summary || is_closed(plan.status)) return;
  findings.error(at("summary"), "summary-on-open-plan", {{"status", plan.status}});
}

constexpr Rule signatures_any[] = {signature_on_draft,        signature_before_held, signature_role_mismatch,
                                   signature_version_unknown, agreement_unsigned,    objective_not_achieved,
                                   summary_on_open_plan};

}  // namespace

// Domain brief 3, signatures[]: date not future.
void signature_in_future(const Plan& plan, Date today, Findings& findings) {
  for_each_signature(plan, [&](const Signature& signature, const std::string& pointer) {
    if (signature.date > today)
      findings.error(pointer + at("date"), "signature-in-future", {{"signed", signature.date}});
  });
}

// Domain brief 4.3, signatures: three; 4.5: every report signed.
void unsigned_report(const Plan& plan, bool summary_asked_for, Findings& findings) {
  if (plan.status != Status::completed && !summary_asked_for) return;
  for (std::size_t i = 0; i < plan.reports.size(); ++i)
    for (const auto role :
         {SignatureRole::practitioner, SignatureRole::clinical_supervisor, SignatureRole::case_manager}) {
      if (is_signed_by(plan.reports[i].signatures, role)) continue;
      findings.error(at("reports", i, "signatures"), "unsigned-report", {{"role", role}}, at("reports", i));
      break;
    }
}

// Domain brief 4.5: terminal status only.
void status_not_terminal(const Plan& plan, Findings& findings) {
  if (is_closed(plan.status)) return;
  findings.error(at("status"), "status-not-terminal", {{"status", plan.status}});
}

// Domain brief 4.5: the document prints the plan's summary.
void summary_missing(const Plan& plan, Findings& findings) {
  if (!plan.summary) findings.error(at("summary"), "summary-missing");
}

const RuleSet on_signatures{signatures_any};

}  // namespace planpress::plan::rules
