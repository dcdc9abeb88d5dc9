#include "tests/render/random_plan.hpp"

#include "tests/render/random_parts.hpp"
#include "tests/render/random_text.hpp"

namespace planpress::test {

using plan::Date;
using plan::Days;

namespace {

void add_timeframe(Draft& draft) {
  Random& random = draft.random;
  draft.weeks = random.between(4, 60);
  draft.start = *Date::parse("2023-01-02") + Days{random.between(0, 500)};
  draft.end = draft.start + Days{7 * (draft.weeks - 1) + random.between(0, 6)};
  Json timeframe{{"start", draft.start.iso()}, {"end", draft.end.iso()}};
  if (draft.status == plan::Status::extended) {
    const int days = static_cast<int>((draft.end - draft.start).count);
    timeframe["originalEnd"] = (draft.start + Days{random.between(1, days - 1)}).iso();
  }
  draft.json["timeframe"] = std::move(timeframe);
}

// Why it has its status, and one or two times on hold, the last of which may not be over.
void add_status(Draft& draft) {
  Random& random = draft.random;
  const bool early = draft.status == plan::Status::closed_early;
  if (early || draft.status == plan::Status::not_agreed || draft.status == plan::Status::on_hold) {
    Json reason{{"text", random_prose(random)}, {"date", draft.day_in_plan().iso()}, {"by", "cm"}};
    if (early && random.one_in(2)) reason["code"] = random_code<plan::ClosingReason>(random);
    if (!random.one_in(3)) draft.json["statusReason"] = std::move(reason);
  }
  if (draft.status < plan::Status::in_progress || random.one_in(2)) return;
  plan::Date from = draft.start + Days{random.between(0, 5)};
  for (int i = random.between(1, 2); i > 0; --i) {
    const plan::Date to = from + Days{random.between(0, 8)};
    draft.json["holds"].push_back({{"from", from.iso()}, {"to", to.iso()}});
    from = to + Days{random.between(1, 4)};
  }
  const bool runs = draft.status == plan::Status::in_progress || draft.status == plan::Status::extended;
  const bool is_held_again = runs && draft.json["holds"].size() > 1;
  if (draft.status == plan::Status::on_hold || is_held_again) draft.json["holds"].back().erase("to");
}

std::string number_of(Random& random, std::string_view regulator) {
  std::string digits = regulator == "GPhC" ? "2" : "";
  const std::size_t length = regulator == "GDC" ? 6 : 7;
  while (digits.size() < length) digits += static_cast<char>('0' + random.between(0, 9));
  return digits;
}

void add_practitioner(Draft& draft) {
  static constexpr std::string_view professions[][3] = {
      {"doctor", "GMC", "specialty-doctor"},  {"doctor", "GMC", "associate-specialist"},
      {"doctor", "GMC", "gp-partner"},        {"dentist", "GDC", "principal"},
      {"dentist", "GDC", "dental-associate"}, {"pharmacist", "GPhC", "pharmacist-band-8a"},
      {"pharmacist", "PSNI", "locum"}};
  Random& random = draft.random;
  const auto& [profession, regulator, grade] = random.pick(professions);
  Json practitioner{{"id", "pr"},
                    {"name", random_name(random)},
                    {"profession", profession},
                    {"regulator", regulator},
                    {"registrationNumber", number_of(random, regulator)},
                    {"sector", random_code<plan::Sector>(random)},
                    {"specialtyGroup", random_code<plan::SpecialtyGroup>(random)},
                    {"specialty", random_phrase(random)},
                    {"grade", grade},
                    {"wholeTimeEquivalent", random.between(1, 10) / 10.0}};
  if (random.one_in(2)) practitioner["title"] = "Dr";
  draft.json["practitioner"] = std::move(practitioner);
}

void add_person(Draft& draft, const std::string& id, std::string_view role) {
  Random& random = draft.random;
  Json person{{"id", id}, {"role", role}, {"name", random_name(random)}, {"post", random_phrase(random)}};
  if (random.one_in(3)) person["email"] = "someone@example.org";
  draft.json["people"].push_back(std::move(person));
  draft.people.push_back(id);
  if (role == "clinical-supervisor") draft.clinical_supervisors.push_back(id);
}

void add_conflicts(Draft& draft) {
  for (Json& person : draft.json["people"]) {
    if (draft.random.one_in(8))
      person["conflict"] = {{"detail", random_prose(draft.random)}, {"acceptedBy", draft.person()}};
  }
}

void add_absence(Draft& draft) {
  Random& random = draft.random;
  const Date to = draft.start - Days{random.between(0, 40)};
  Json absence{{"reason", random_code<plan::AbsenceReason>(random)},
               {"from", (to - Days{random.between(0, 900)}).iso()},
               {"to", to.iso()}};
  if (random.one_in(2)) absence["restrictionSource"] = random_code<plan::RestrictionSource>(random);
  if (random.one_in(2)) absence["note"] = random_prose(random);
  if (random.one_in(2)) absence["confidentialDetail"] = "never printed";
  draft.json["absence"] = std::move(absence);
}

}  // namespace

void add_head(Draft& draft) {
  Random& random = draft.random;
  draft.status = random_value<plan::Status>(random);
  draft.json["schemaVersion"] = 1;
  draft.json["id"] =
      random.one_in(20) ? std::string(64, 'P') : "PAP-" + std::to_string(random.between(1, 9999));
  draft.json["version"] = random.between(1, 4);
  draft.json["status"] = to_string(draft.status);
  draft.json["language"] = random_code<plan::Language>(random);
  draft.json["marking"] = random.one_in(10) ? random_prose(random) : "OFFICIAL-SENSITIVE";
  for (const std::string_view element : plan::codes<plan::Element>) {
    if (draft.json["elements"].empty() || random.one_in(2)) draft.json["elements"].push_back(element);
  }
  add_timeframe(draft);
  add_status(draft);
  draft.json["background"] = random_prose(random, 2000);
}

void add_parties(Draft& draft) {
  Random& random = draft.random;
  add_practitioner(draft);
  draft.json["organisation"] = {{"name", random_phrase(random)},
                                {"jurisdiction", random_code<plan::Jurisdiction>(random)}};
  if (random.one_in(3)) draft.json["organisation"]["nameWelsh"] = random_phrase(random);
  if (random.one_in(3)) draft.json["organisation"]["site"] = random_phrase(random);
  add_person(draft, "cm", "case-manager");
  for (int i = random.between(1, 4); i > 0; --i)
    add_person(draft, "cs" + std::to_string(i), "clinical-supervisor");
  static constexpr std::string_view others[] = {
      "educational-supervisor", "coach", "mentor", "adviser", "assessor", "workplace-reporter", "other"};
  for (int i = random.between(0, 6); i > 0; --i)
    add_person(draft, "p" + std::to_string(i), random.pick(others));
  add_conflicts(draft);
  if (random.one_in(2)) add_absence(draft);
}

Json random_plan(std::uint64_t seed) {
  Draft draft(seed);
  add_head(draft);
  add_parties(draft);
  add_work(draft);
  add_scopes(draft);
  add_reviews(draft);
  add_agreement(draft);
  add_extras(draft);
  return std::move(draft.json);
}

}  // namespace planpress::test
