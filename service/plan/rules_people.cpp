// Rules on the practitioner and the people around the plan (domain brief, sections 3 and 6).
#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string_view>

#include "service/plan/rules.hpp"

namespace planpress::plan::rules {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
bool all_digits(std::string_view text) { return std::ranges::all_of(text, is_digit); }
bool all_letters_or_digits(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return is_digit(c) || is_letter(c); });
}

bool regulates(Regulator regulator, Profession profession) {
  switch (regulator) {
    case Regulator::gmc:
      return profession == Profession::doctor;
    case Regulator::gdc:
      return profession == Profession::dentist;
    case Regulator::gphc:
    case Regulator::psni:
      return profession == Profession::pharmacist;
  }
  return false;
}

std::string_view sentence_on_number(Regulator regulator) {
  switch (regulator) {
    case Regulator::gmc:
      return "registration-number-invalid.gmc";
    case Regulator::gdc:
      return "registration-number-invalid.gdc";
    case Regulator::gphc:
      return "registration-number-invalid.gphc";
    case Regulator::psni:
      return "registration-number-invalid.psni";
  }
  return {};
}

bool is_registration_number(Regulator regulator, std::string_view number) {
  constexpr std::size_t gmc_digits = 7, gphc_digits = 7, gdc_most = 6, psni_most = 10;
  const bool present = !number.empty();
  switch (regulator) {
    case Regulator::gmc:
      return number.size() == gmc_digits && all_digits(number);
    case Regulator::gdc:
      return present && number.size() <= gdc_most && all_digits(number);
    case Regulator::gphc:
      return number.size() == gphc_digits && number.front() == '2' && all_digits(number);
    case Regulator::psni:
      return present && number.size() <= psni_most && all_letters_or_digits(number);
  }
  return false;
}

constexpr auto doctor_grades = std::to_array(
    {Grade::consultant, Grade::specialist, Grade::specialty_doctor, Grade::associate_specialist,
     Grade::locally_employed, Grade::trainee, Grade::gp_partner, Grade::salaried, Grade::locum});
constexpr auto dentist_grades =
    std::to_array({Grade::dental_associate, Grade::principal, Grade::salaried, Grade::consultant,
                   Grade::specialist, Grade::trainee, Grade::locum});
constexpr auto pharmacist_grades =
    std::to_array({Grade::pharmacist_band_6, Grade::pharmacist_band_7, Grade::pharmacist_band_8a,
                   Grade::pharmacist_band_8b, Grade::pharmacist_band_8c, Grade::pharmacist_band_8d,
                   Grade::pharmacist_band_9, Grade::trainee, Grade::locum});

std::span<const Grade> grades_of(Profession profession) {
  switch (profession) {
    case Profession::doctor:
      return doctor_grades;
    case Profession::dentist:
      return dentist_grades;
    case Profession::pharmacist:
      return pharmacist_grades;
  }
  return {};
}

}  // namespace

// Domain brief 3, people[]: the practitioner is distinct from all others; 4.4: no supervisor equals the
// practitioner. Whoever assesses, accepts a conflict, authorises a level or waives an objective is somebody
// else.
void self_supervision(const Plan& plan, Findings& findings) {
  const auto check = [&](const Id& id, std::string_view sentence, const auto&... steps) {
    if (id == plan.practitioner.id) findings.error(at(steps...), sentence);
  };
  for (std::size_t i = 0; i < plan.people.size(); ++i) {
    const Person& person = plan.people[i];
    check(person.id, "self-supervision.person", "people", i, "id");
    if (person.conflict)
      check(person.conflict->accepted_by, "self-supervision.conflict", "people", i, "conflict", "acceptedBy");
  }
  for (std::size_t i = 0; i < plan.objectives.size(); ++i)
    if (const auto& waived = plan.objectives[i].waived)
      check(waived->authorised_by, "self-supervision.waiver", "objectives", i, "waived", "authorisedBy");
  for (std::size_t i = 0; i < plan.activities.size(); ++i)
    check(plan.activities[i].assessor, "self-supervision.assessor", "activities", i, "assessor");
  for (std::size_t i = 0; i < plan.scopes.size(); ++i) {
    const Scope& scope = plan.scopes[i];
    if (scope.supervisors)
      for (std::size_t j = 0; j < scope.supervisors->size(); ++j)
        check((*scope.supervisors)[j], "self-supervision.supervisor", "scopes", i, "supervisors", j);
    for (std::size_t j = 0; j < scope.changes.size(); ++j)
      check(scope.changes[j].authorised_by, "self-supervision.level", "scopes", i, "changes", j,
            "authorisedBy");
  }
  for (std::size_t i = 0; i < plan.reports.size(); ++i)
    for (std::size_t j = 0; j < plan.reports[i].scopes.size(); ++j)
      if (const auto& authoriser = plan.reports[i].scopes[j].authorised_by)
        check(*authoriser, "self-supervision.level", "reports", i, "scopes", j, "authorisedBy");
}

// Domain brief 3, people[]: one case manager.
void case_manager_count(const Plan& plan, Findings& findings) {
  std::optional<std::size_t> first;
  for (std::size_t i = 0; i < plan.people.size(); ++i) {
    if (plan.people[i].role != Role::case_manager) continue;
    if (first) {
      findings.error(at("people", i, "role"), "case-manager-count.further",
                     {{"first", PlaceAt{at("people", *first)}}});
    } else {
      first = i;
    }
  }
  if (!first) findings.error(at("people"), "case-manager-count.none");
}

// Domain brief 3, people[]: at least one clinical supervisor.
void clinical_supervisor_missing(const Plan& plan, Findings& findings) {
  if (!find_role(plan, Role::clinical_supervisor))
    findings.error(at("people"), "clinical-supervisor-missing");
}

// Domain brief 6, profession and regulator.
void profession_regulator_mismatch(const Plan& plan, Findings& findings) {
  const Practitioner& practitioner = plan.practitioner;
  if (regulates(practitioner.regulator, practitioner.profession)) return;
  findings.error(at("practitioner", "regulator"), "profession-regulator-mismatch",
                 {{"profession", practitioner.profession},
                  {"regulator", std::string(to_string(practitioner.regulator))}});
}

// Domain brief 6, profession and regulator: the pattern of the number.
void registration_number_invalid(const Plan& plan, Findings& findings) {
  const Practitioner& practitioner = plan.practitioner;
  if (is_registration_number(practitioner.regulator, practitioner.registration_number)) return;
  findings.error(at("practitioner", "registrationNumber"), sentence_on_number(practitioner.regulator),
                 {{"number", Written{practitioner.registration_number}}});
}

// Domain brief 3, practitioner: grade fits profession; 6: the grades.
void grade_profession_mismatch(const Plan& plan, Findings& findings) {
  const auto grades = grades_of(plan.practitioner.profession);
  if (std::ranges::find(grades, plan.practitioner.grade) != grades.end()) return;
  std::string names;
  for (const Grade grade : grades) names.append(names.empty() ? "" : ", ").append(to_string(grade));
  findings.error(at("practitioner", "grade"), "grade-profession-mismatch",
                 {{"profession", plan.practitioner.profession},
                  {"grade", std::string(to_string(plan.practitioner.grade))},
                  {"grades", std::move(names)}});
}

}  // namespace planpress::plan::rules
