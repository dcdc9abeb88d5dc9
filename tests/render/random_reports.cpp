// Reviews and reports of a random plan, its signatures, and what else may stand in it.
#include <algorithm>
#include <set>

#include "tests/render/random_parts.hpp"
#include "tests/render/random_text.hpp"

namespace planpress::test {

using plan::Date;
using plan::Days;
using plan::Status;

namespace {

Json signature(Draft& draft, std::string_view role, const std::string& person, Date date) {
  Random& random = draft.random;
  Json signature{{"role", role},
                 {"person", person},
                 {"date", date.iso()},
                 {"method", random_code<plan::SignatureMethod>(random)},
                 {"statement", random_code<plan::SignatureStatement>(random)}};
  if (random.one_in(6)) signature["comment"] = random_prose(random);
  return signature;
}

Json signatures_of_all(Draft& draft, Date date) {
  return {signature(draft, "practitioner", "pr", date),
          signature(draft, "clinical-supervisor", draft.clinical_supervisors.front(), date),
          signature(draft, "case-manager", "cm", date)};
}

// As much as is required, or any other amount with a note where it must say why.
Json evidence_of(Random& random, const Json& activity, bool achieved) {
  Json evidence{{"activity", activity["id"]}, {"done", activity["required"]}};
  const bool other = random.one_in(2);
  if (other) evidence["done"] = random.between(0, 2 * activity["required"].get<int>());
  if ((other && achieved) || random.one_in(3)) evidence["note"] = random_phrase(random);
  return evidence;
}

// In a report that closes a plan everything was achieved, and every activity is there to prove it.
Json objective_rows(Draft& draft, bool all_achieved) {
  Random& random = draft.random;
  Json rows = Json::array();
  for (const Json& objective : draft.json["objectives"]) {
    const auto rating = all_achieved ? plan::Rating::achieved : random_value<plan::Rating>(random);
    Json row{{"id", objective["id"]}, {"rating", to_string(rating)}};
    for (const Json& activity : draft.json["activities"]) {
      const Json& served = activity["objectives"];
      if (std::find(served.begin(), served.end(), objective["id"]) == served.end()) continue;
      if (rating != plan::Rating::achieved && random.one_in(4)) continue;  // nothing was reported
      row["evidence"].push_back(evidence_of(random, activity, rating == plan::Rating::achieved));
    }
    if (rating == plan::Rating::behind || rating == plan::Rating::not_met || random.one_in(4))
      row["concerns"] = random_prose(random);
    if (random.one_in(3)) row["actions"] = random_prose(random);
    rows.push_back(std::move(row));
  }
  return rows;
}

// A level for a scope that no restriction forbids on any day.
std::string_view level_allowed(Draft& draft, const Json& scope) {
  auto level = random_value<plan::Level>(draft.random);
  for (const Json& restriction : draft.json.value("restrictions", Json::array()))
    if (restriction.contains("minimumLevel") && restriction.value("scope", scope["id"]) == scope["id"])
      level = std::min(level, *plan::from_code<plan::Level>(restriction["minimumLevel"].get<std::string>()));
  return to_string(level);
}

// As the plan has it, or otherwise with the reason.
Json scope_rows(Draft& draft, Date until) {
  Json rows = Json::array();
  const auto week = static_cast<std::size_t>((until - draft.start).count / 7);
  const bool all_planned = draft.random.one_in(2);
  for (std::size_t i = 0; i < draft.level_in_week.size(); ++i) {
    const std::vector<plan::Level>& levels = draft.level_in_week[i];
    const bool tightens = week + 1 < levels.size() && levels[week + 1] < levels[week];
    if ((all_planned || draft.random.one_in(3)) && !tightens) {
      rows.push_back({{"id", draft.json["scopes"][i]["id"]}, {"levelNow", to_string(levels[week])}});
      if (week + 1 < levels.size()) rows.back()["levelNext"] = to_string(levels[week + 1]);
      continue;
    }
    rows.push_back({{"id", draft.json["scopes"][i]["id"]},
                    {"levelNow", to_string(draft.level_in_week[i][week])},
                    {"reason", random_phrase(draft.random)},
                    {"authorisedBy", draft.person()}});
    if (draft.random.one_in(2)) rows.back()["levelNext"] = level_allowed(draft, draft.json["scopes"][i]);
    if (draft.random.one_in(4)) rows.back()["levelNow"] = level_allowed(draft, draft.json["scopes"][i]);
  }
  return rows;
}

// What a report may leave out.
void add_events(Draft& draft, Json& report, Date held) {
  Random& random = draft.random;
  for (int i = random.one_in(3) ? random.between(1, 4) : 0; i > 0; --i)
    report["safetyEvents"].push_back(
        {{"date", held.iso()}, {"summary", random_prose(random)}, {"actionTaken", random_prose(random)}});
  for (int i = random.one_in(3) ? random.between(1, 4) : 0; i > 0; --i)
    report["adjustments"].push_back(random_prose(random));
  if (random.one_in(2)) report["practitionerComment"] = random_prose(random);
  if (random.one_in(3)) report["attendanceNote"] = random_prose(random);
  if (report.contains("attendanceNote") && random.one_in(2)) report["attendees"] = {"cm"};
}

Json random_report(Draft& draft, const Json& review, Date from, bool last) {
  Random& random = draft.random;
  const Date planned = *Date::parse(review["plannedDate"].get<std::string>());
  Json report{{"review", review["number"]},
              {"period", {{"from", from.iso()}, {"to", planned.iso()}}},
              {"heldOn", planned.iso()},
              {"attendees", {"pr", "cm"}},
              {"sessionsPlanned", 40},
              {"sessionsWorked", random.between(0, 40)},
              {"leaveDays", random.between(0, 9)},
              {"objectives", objective_rows(draft, last)},
              {"scopes", scope_rows(draft, planned)},
              {"supervisorComment", random_prose(random)},
              {"outcome", last ? "complete" : random_code<plan::Outcome>(random)},
              {"nextReviewDate", draft.end.iso()}};
  add_events(draft, report, planned);
  if (last || draft.status >= Status::completed || random.one_in(2))
    report["signatures"] = signatures_of_all(draft, planned);
  else if (random.one_in(2))
    report["signatures"] = {signature(draft, "practitioner", "pr", planned)};
  return report;
}

bool may_have_reports(Status status) { return status > Status::agreed; }

void add_reports(Draft& draft) {
  const Json reviews = draft.json["reviews"];  // a copy: the plan grows
  const auto all = static_cast<int>(reviews.size());
  const int held = draft.status == Status::completed ? all : draft.random.between(0, all);
  Date from = draft.start;
  for (int i = 0; i < held; ++i) {
    const Json& review = reviews[static_cast<std::size_t>(i)];
    const bool last = draft.status == Status::completed && i + 1 == all;
    draft.json["reports"].push_back(random_report(draft, review, from, last));
    // The last moves the review after it to the end of the plan.
    if (i + 1 < held)
      draft.json["reports"].back()["nextReviewDate"] =
          reviews[static_cast<std::size_t>(i) + 1]["plannedDate"];
    from = *Date::parse(review["plannedDate"].get<std::string>()) + Days{1};
  }
  if (held > 1 && draft.random.one_in(4))
    std::reverse(draft.json["reports"].begin(), draft.json["reports"].end());
}

void add_summary(Draft& draft) {
  Random& random = draft.random;
  Json summary{{"text", random_prose(random)}, {"actualEnd", draft.day_in_plan().iso()}};
  if (random.one_in(2))
    summary["recommendations"] = {{{"text", random_prose(random)}, {"owner", random_name(random)}}};
  if (random.one_in(2)) summary["signatures"] = signatures_of_all(draft, draft.end);
  draft.json["summary"] = std::move(summary);
}

Json texts(Draft& draft) {
  Json list = Json::array();
  for (int i = draft.random.between(1, 6); i > 0; --i) list.push_back(random_prose(draft.random));
  return list;
}

Json random_contact(Draft& draft) {
  Random& random = draft.random;
  Json contact{{"label", random_phrase(random)}};
  if (random.one_in(2)) contact["name"] = random_name(random);
  if (random.one_in(2)) contact["phone"] = "01632 960 " + std::to_string(random.between(100, 999));
  if (random.one_in(2)) contact["email"] = "an.address.of.some.length@a-department.example.org";
  return contact;
}

}  // namespace

void add_reviews(Draft& draft) {
  Random& random = draft.random;
  const int length = static_cast<int>((draft.end - draft.start).count);
  const int last = length - random.between(0, std::min(14, length));
  std::set<int> days{last};
  for (int i = random.between(0, 9); i > 0 && last > 0; --i) days.insert(random.between(0, last));
  int number = 0;
  for (const int day : days) {
    number += random.one_in(20) ? 2 : 1;
    draft.json["reviews"].push_back({{"number", number}, {"plannedDate", (draft.start + Days{day}).iso()}});
  }
  if (may_have_reports(draft.status)) add_reports(draft);
}

void add_agreement(Draft& draft) {
  Random& random = draft.random;
  const int version = draft.json["version"].get<int>();
  const bool signed_by_both = draft.status > Status::not_agreed;
  // The first version before the start, a later one at any time.
  const auto sign = [&](std::string_view role, const std::string& person, int of_version) {
    const bool later = of_version > 1 && random.one_in(2);
    Json signed_by = signature(draft, role, person,
                               later ? draft.day_in_plan() : draft.start - Days{random.between(0, 30)});
    if (role != "clinical-supervisor" && !random.one_in(6)) signed_by["statement"] = "agreed";
    signed_by["version"] = of_version;
    draft.json["signatures"].push_back(std::move(signed_by));
  };
  for (int each = 1; each <= version && draft.status != Status::draft; ++each) {
    const bool must = signed_by_both && each == version;
    if (must || random.one_in(2)) sign("practitioner", "pr", each);
    if (must || random.one_in(2)) sign("case-manager", "cm", each);
    for (const std::string& supervisor : draft.clinical_supervisors)
      if (random.one_in(2)) sign("clinical-supervisor", supervisor, each);
    if (random.one_in(8)) sign("organisation", draft.people.back(), each);
  }
  for (int each = 1; each <= version && !random.one_in(4); ++each) {
    draft.json["versions"].push_back({{"version", each},
                                      {"date", (draft.start - Days{60 - each}).iso()},
                                      {"summary", random_prose(random)}});
  }
  if (draft.status >= Status::completed && random.one_in(2)) add_summary(draft);
}

void add_extras(Draft& draft) {
  Random& random = draft.random;
  Json& json = draft.json;
  for (int i = random.one_in(2) ? random.between(1, 6) : 0; i > 0; --i) {
    Json resource{{"kind", random_code<plan::ResourceKind>(random)}, {"text", random_prose(random)}};
    if (random.one_in(2)) resource["payer"] = random_phrase(random);
    json["resources"].push_back(std::move(resource));
  }
  if (random.one_in(2)) json["relatedDocuments"] = texts(draft);
  if (random.one_in(2)) json["arrangements"] = texts(draft);
  for (int i = random.one_in(2) ? random.between(1, 5) : 0; i > 0; --i)
    json["contacts"].push_back(random_contact(draft));
  if (random.one_in(2)) json["retainUntil"] = (draft.end + Days{2000}).iso();
  if (random.one_in(3)) json["labels"]["cy"] = {{"actionPlan", "Cynllun gweithredu"}, {"draft", "DRAFFT"}};
  if (random.one_in(3)) {
    json["equality"] = {{"gender", "not-stated"},
                        {"ageBand", "45-to-54"},
                        {"ethnicGroup", "not-stated"},
                        {"disability", "not-stated"},
                        {"qualifiedIn", "not-stated"}};
  }
}

}  // namespace planpress::test
