// Rules on the practitioner and the people around the plan (domain brief, sections 3 and 6); on ids, that
// each leads somewhere, and to one place only; and on pointers to translated texts.
#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "service/plan/format.hpp"
#include "service/plan/rules.hpp"

namespace planpress::plan::rules {

namespace {

using IdSet = std::unordered_set<std::string_view>;

template <class T>
IdSet ids_of(const std::vector<T>& list) {
  IdSet ids;
  for (const T& item : list) ids.insert(item.id);
  return ids;
}

template <class T>
void check_ids_differ(const std::vector<T>& list, const std::string& pointer, Findings& findings) {
  std::unordered_map<std::string_view, std::size_t> first;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const auto [earlier, is_new] = first.emplace(list[i].id, i);
    if (is_new) continue;
    findings.error(pointer + at(i, "id"), "duplicate-id",
                   {{"first", static_cast<int>(earlier->second + 1)}, {"id", Written{list[i].id}}});
  }
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

/// A regulator's profession, and the shape of its registration numbers.
struct Registration {
  Profession profession;
  std::string_view sentence;
  std::size_t least, most;  // digits
  bool may_have_letters = false;
  std::string_view first = {};
};
constexpr Registration registrations[] = {
    {Profession::doctor, "registration-number-invalid.gmc", 7, 7},
    {Profession::dentist, "registration-number-invalid.gdc", 1, 6},
    {Profession::pharmacist, "registration-number-invalid.gphc", 7, 7, false, "2"},
    {Profession::pharmacist, "registration-number-invalid.psni", 1, 10, true}};

const Registration& registration_with(Regulator regulator) {
  return registrations[static_cast<std::size_t>(regulator)];
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

constexpr std::span<const Grade> grades_by_profession[] = {doctor_grades, dentist_grades, pharmacist_grades};

// Domain brief 3, activities[]: links exist; the same holds for every id that names something else.
void unknown_reference(const Plan& plan, Findings& findings) {
  IdSet people = ids_of(plan.people);
  people.insert(plan.practitioner.id);
  const IdSet objectives = ids_of(plan.objectives), activities = ids_of(plan.activities),
              scopes = ids_of(plan.scopes);
  for_each_reference(plan, [&](const std::string& pointer, Refers to, const Id& id) {
    const auto check = [&](const IdSet& known, std::string_view sentence) {
      if (!known.contains(id)) findings.error(pointer, sentence, {{"id", Written{id}}});
    };
    if (to == Refers::to_objective) return check(objectives, "unknown-reference.objective");
    if (to == Refers::to_activity) return check(activities, "unknown-reference.activity");
    if (to == Refers::to_scope) return check(scopes, "unknown-reference.scope");
    check(people, "unknown-reference.person");
  });
}

// Domain brief 3: ids tell the items of a list apart.
void duplicate_id(const Plan& plan, Findings& findings) {
  check_ids_differ(plan.people, at("people"), findings);
  check_ids_differ(plan.objectives, at("objectives"), findings);
  check_ids_differ(plan.activities, at("activities"), findings);
  check_ids_differ(plan.scopes, at("scopes"), findings);
  for (std::size_t i = 0; i < plan.reports.size(); ++i) {
    check_ids_differ(plan.reports[i].objectives, at("reports", i, "objectives"), findings);
    check_ids_differ(plan.reports[i].scopes, at("reports", i, "scopes"), findings);
  }
}

// Plan format, translations: each pointer leads to a text of this plan that may be translated.
void translation_without_text(const Plan& plan, Findings& findings) {
  if (!plan.translations || plan.translations->texts.empty()) return;
  std::unordered_set<std::string> translatable;
  for_each_own_text(plan,
                    [&](const std::string& pointer, const std::string&) { translatable.insert(pointer); });
  const std::string texts = at("translations", to_string(plan.translations->language));
  for (const auto& [pointer, text] : plan.translations->texts) {
    if (translatable.contains(pointer)) continue;
    std::string place = texts;
    append_member(place, pointer);
    findings.error(std::move(place), "translation-without-text");
  }
}

// Domain brief 3, people[]: the practitioner is distinct from all others; 4.4: no supervisor equals the
// practitioner. Whoever assesses, accepts a conflict, authorises a level or waives an objective is somebody
// else.
void self_supervision(const Plan& plan, Findings& findings) {
  constexpr std::pair<Refers, std::string_view> sentences[] = {
      {Refers::to_accepter_of_conflict, "self-supervision.conflict"},
      {Refers::to_waiver, "self-supervision.waiver"},
      {Refers::to_assessor, "self-supervision.assessor"},
      {Refers::to_supervisor, "self-supervision.supervisor"},
      {Refers::to_authoriser_of_level, "self-supervision.level"}};
  for (std::size_t i = 0; i < plan.people.size(); ++i)
    if (plan.people[i].id == plan.practitioner.id)
      findings.error(at("people", i, "id"), "self-supervision.person");
  for_each_reference(plan, [&](const std::string& pointer, Refers to, const Id& id) {
    if (id != plan.practitioner.id) return;
    for (const auto& [by_another, sentence] : sentences)
      if (to == by_another) findings.error(pointer, sentence);
  });
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
  if (registration_with(practitioner.regulator).profession == practitioner.profession) return;
  findings.error(at("practitioner", "regulator"), "profession-regulator-mismatch",
                 {{"profession", practitioner.profession},
                  {"regulator", std::string(to_string(practitioner.regulator))}});
}

// Domain brief 6, profession and regulator: the pattern of the number.
void registration_number_invalid(const Plan& plan, Findings& findings) {
  const Practitioner& practitioner = plan.practitioner;
  const std::string& number = practitioner.registration_number;
  const Registration& shape = registration_with(practitioner.regulator);
  const auto fits = [&](char c) { return is_digit(c) || (shape.may_have_letters && is_letter(c)); };
  if (number.size() >= shape.least && number.size() <= shape.most && number.starts_with(shape.first) &&
      std::ranges::all_of(number, fits))
    return;
  findings.error(at("practitioner", "registrationNumber"), shape.sentence, {{"number", Written{number}}});
}

// Domain brief 3, practitioner: grade fits profession; 6: the grades.
void grade_profession_mismatch(const Plan& plan, Findings& findings) {
  const auto grades = grades_by_profession[static_cast<std::size_t>(plan.practitioner.profession)];
  if (std::ranges::find(grades, plan.practitioner.grade) != grades.end()) return;
  std::string names;
  for (const Grade grade : grades) names.append(names.empty() ? "" : ", ").append(to_string(grade));
  findings.error(at("practitioner", "grade"), "grade-profession-mismatch",
                 {{"profession", plan.practitioner.profession},
                  {"grade", std::string(to_string(plan.practitioner.grade))},
                  {"grades", std::move(names)}});
}

constexpr Rule people_any[] = {unknown_reference,
                               duplicate_id,
                               self_supervision,
                               case_manager_count,
                               clinical_supervisor_missing,
                               profession_regulator_mismatch,
                               registration_number_invalid,
                               grade_profession_mismatch,
                               translation_without_text};

}  // namespace

const RuleSet on_people{people_any};

}  // namespace planpress::plan::rules
