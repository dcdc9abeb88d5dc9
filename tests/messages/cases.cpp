#include "tests/messages/cases.hpp"

#include <initializer_list>
#include <utility>

#include "tests/plan/example_plans.hpp"

namespace planpress::plan::tests {

namespace {

using Changes = std::initializer_list<std::pair<const char*, Json>>;

std::string changed(const char* base, const Changes& changes,
                    std::initializer_list<const char*> removed = {}) {
  Json document = example(base);
  for (const auto& [pointer, value] : changes) document = with(document, pointer, value);
  for (const char* pointer : removed) document = without(document, pointer);
  return document.dump();
}

std::string draft(const Changes& changes, std::initializer_list<const char*> removed = {}) {
  return changed("surgeon-draft.json", changes, removed);
}
std::string completed(const Changes& changes, std::initializer_list<const char*> removed = {}) {
  return changed("surgeon.json", changes, removed);
}
std::string pharmacist(const Changes& changes, std::initializer_list<const char*> removed = {}) {
  return changed("pharmacist.json", changes, removed);
}
std::string cohort(const Changes& changes) { return changed("cohort-74.json", changes); }

std::string repeated(const std::string& part, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += part;
  return text;
}

std::string crowded(int members) {
  Json document = example("surgeon-draft.json");
  for (int i = 0; i < members; ++i) document["equality"][std::to_string(i)] = 1;
  return document.dump();
}

Json evidence_of(std::size_t rows) {
  return Json(std::vector<Json>(rows, {{"activity", "A-A01"}, {"done", 1}}));
}

// Of as many clinical supervisors with these names, scopes, and levels in each.
std::string crowded_supervision(std::size_t people, const std::string& name, std::size_t scopes,
                                std::size_t weeks) {
  Json plan = example("surgeon-draft.json");
  const Json supervisor = plan["people"][1];
  for (std::size_t i = 1; i <= people; ++i) {
    plan["people"].push_back(supervisor);
    plan["people"].back()["id"] = fmt::format("S{}", i);
    plan["people"].back()["name"] = fmt::format("Zebedee {} {}", i, name);
  }
  Json ids = Json::array(), phases = Json::array();
  for (std::size_t i = 1; i <= people; ++i) ids.push_back(fmt::format("S{}", i));
  for (std::size_t week = 1; week <= weeks; ++week)
    phases.push_back({{"fromWeek", week}, {"toWeek", week < weeks ? week : 26}, {"level", "close"}});
  plan["scopes"] = Json::array();
  for (std::size_t i = 1; i <= scopes; ++i)
    plan["scopes"].push_back({{"id", fmt::format("Q{}", i)},
                              {"name", fmt::format("Work {}", i)},
                              {"supervisors", ids},
                              {"phases", phases}});
  return plan.dump();
}

// Each under the three objectives of the draft.
Json many_activities(std::size_t count) {
  const Json activity = example("surgeon-draft.json").at("activities").at(0);
  Json list = Json::array();
  for (std::size_t i = 1; i <= count; ++i) {
    list.push_back(activity);
    list.back()["id"] = fmt::format("A-A{:04}", i);
    list.back()["objectives"] = {"A-O1", "A-O2", "A-O3"};
  }
  return list;
}

// 2,000 activities, each under six objectives.
std::string endless_plan() {
  Json plan = example("surgeon-draft.json");
  const Json objective = plan["objectives"][0], activity = plan["activities"][0];
  plan["objectives"] = plan["activities"] = Json::array();
  Json ids = Json::array();
  for (int i = 1; i <= 6; ++i) {
    ids.push_back("Q" + std::to_string(i));
    plan["objectives"].push_back(objective);
    plan["objectives"].back()["id"] = ids.back();
  }
  for (int i = 1; i <= 2000; ++i) {
    plan["activities"].push_back(activity);
    plan["activities"].back()["id"] = "A" + std::to_string(i);
    plan["activities"].back()["objectives"] = ids;
  }
  return plan.dump();
}

std::string small_cohort() {
  Json document = example("cohort-74.json");
  document["plans"].get_ref<Json::array_t&>().resize(12);
  return document.dump();
}

Json waiver(const char* by) { return {{"reason", "Left."}, {"date", "2025-05-05"}, {"authorisedBy", by}}; }

Json bar(const char* level) {
  return {{"body", "Trust"},       {"description", "A bar."}, {"scope", "A-S4"},
          {"minimumLevel", level}, {"from", "2025-01-06"},    {"to", "2025-04-30"}};
}

Json bar_on(const char* day, const char* level) {
  Json one = bar(level);
  one["from"] = one["to"] = day;
  return one;
}

// The row of the first report on the scope that is barred.
Json decided(const char* now, const char* next) {
  return {{"id", "A-S4"}, {"levelNow", now}, {"levelNext", next}, {"reason", "R."}, {"authorisedBy", "A-P2"}};
}

const std::string long_sentence = repeated("all ", 30) + "words.";

std::string patched_text(std::string document, std::string_view from, std::string_view to) {
  return document.replace(document.find(from), from.size(), to);
}

std::vector<SentenceCase> reading() {
  return {
      {"json-malformed.unexpected", "{\n  \"id\": Zebedee\n}"},
      {"json-malformed.raw-control", "{\"id\": \"first\nZebedee\"}"},
      {"json-malformed.ends-early", "{\"id\": \"Zebedee"},
      {"json-malformed.empty", ""},
      {"json-malformed.nul", std::string("{\0}", 3)},
      {"json-malformed.not-utf8", "{\"id\": \"\xFF\"}"},
      {"json-malformed.repeated-name", "{\"id\": 1, \"id\": 2}"},
      {"json-too-large.bytes", std::string(9'000'000, ' ')},
      {"json-too-large.depth", repeated("[", 100)},
      {"json-too-large.values", "[" + repeated("1,", 200'001) + "1]"},
      {"json-too-large.string", "\"" + std::string(2'000'000, 'z') + "\""},
      {"json-too-large.name", "{\"" + std::string(2'000, 'z') + "\": 1}"},
      {"body-not-an-object", "[]"},
      {"unsupported-schema-version", draft({{"/schemaVersion", 2}})},
      {"findings-left-off", crowded(10'005)},
      {"cohort-not-a-plan", cohort({}), "action-plan"},
      {"plan-not-a-cohort", draft({}), "insight-report"},
  };
}

std::vector<SentenceCase> structure() {
  return {
      {"schema-type.object", draft({{"/timeframe", "Zebedee"}})},
      {"schema-type.list", draft({{"/people", "Zebedee"}})},
      {"schema-type.text", draft({{"/people/0/post", 7}})},
      {"schema-type.whole-number", draft({{"/activities/2/dueWeek", "Zebedee"}})},
      {"schema-type.fraction", draft({{"/activities/2/dueWeek", 3.99}})},
      {"schema-type.number", draft({{"/practitioner/wholeTimeEquivalent", "Zebedee"}})},
      {"schema-type.quoted-number", draft({{"/activities/2/dueWeek", "4"}})},
      {"schema-type.date", draft({{"/timeframe/start", 20250106}})},
      {"schema-type.null", draft({{"/summary", nullptr}})},
      {"schema-type.null-required", draft({{"/timeframe", nullptr}})},
      {"schema-type.null-item", draft({{"/arrangements/0", nullptr}})},
      {"schema-type.boolean", draft({{"/restrictions", Json::array({Json{{"body", "Trust"},
                                                                         {"description", "A bar."},
                                                                         {"from", "2025-01-06"},
                                                                         {"confidential", "Zebedee"}}})}})},
      {"schema-type.quoted-boolean", draft({{"/restrictions/0/confidential", "True"}})},
      {"schema-type.true", cohort({{"/caseStudy/composite", "true"}})},
      {"schema-required", draft({}, {"/practitioner/registrationNumber"})},
      {"schema-unknown-field", draft({{"/practitioner/Zebedee", 1}})},
      {"schema-unknown-field.meant", draft({{"/practitioner/Registration_number", 1}})},
      {"schema-unknown-field.half-pair",
       patched_text(draft({{"/practitioner/Zebedee half", 1}}), "half", "\\ud83d")},
      {"schema-enum", draft({{"/scopes/1/phases/0/level", "Zebedee"}})},
      {"schema-enum.meant", draft({{"/scopes/1/phases/0/level", "Observe only"}})},
      {"schema-enum.composite", cohort({{"/caseStudy/composite", false}})},
      {"schema-format.id", draft({{"/people/1/id",
                                   "Zebedee\x1b"
                                   "31m"}})},
      {"schema-format.date", draft({{"/timeframe/start", "Zebedee"}})},
      {"schema-format.date-order", draft({{"/timeframe/start", "06/01/2025"}})},
      {"schema-format.date-digits", draft({{"/timeframe/start", "2025-1-6"}})},
      {"schema-format.date-with-time", draft({{"/timeframe/start", "2025-01-06T00:00:00Z"}})},
      {"schema-format.no-such-day", draft({{"/timeframe/start", "2025-06-31"}})},
      {"schema-length.blank", draft({{"/objectives/0/measures/1", " "}})},
      {"schema-length.too-long", draft({{"/background", std::string(2'001, 'z')}})},
      {"schema-range.too-small", draft({{"/scopes/0/phases/0/fromWeek", 0}})},
      {"schema-range.too-large", draft({{"/version", 10'000'000'000}})},
      {"schema-range.share", draft({{"/practitioner/wholeTimeEquivalent", 0}})},
      {"schema-items.too-few", draft({{"/objectives/0/measures", Json::array()}})},
      {"schema-items.too-many", draft({{"/objectives/0/measures", Json(std::vector<Json>(51, "1 list"))}})},
      {"schema-items.evidence", completed({{"/reports/0/objectives/0/evidence", evidence_of(1990)},
                                           {"/reports/0/objectives/1/evidence", evidence_of(11)}})},
      {"schema-unique", draft({{"/activities/4/objectives", {"A-O1", "A-O2", "A-O1"}}})},
      {"schema-control-character", draft({{"/practitioner/name", "Zebedee\a"}})},
      {"schema-control-character.half-pair",
       patched_text(draft({{"/practitioner/name", "Zebedee half"}}), "half", "\\ud83d")},
      {"character-not-printable", draft({{"/arrangements/0", "Zebedee \U000F0000"}})},
  };
}

// Of documents that would be longer than any is.
std::vector<SentenceCase> lengths() {
  return {
      {.sentence = "schema-items.form",
       .bytes = draft({{"/activities", many_activities(667)}}),
       .asked_for = "progress-report",
       .is_made = true,
       .review = 1},
      {.sentence = "schema-items.document",
       .bytes = endless_plan(),
       .asked_for = "action-plan",
       .is_made = true},
      {.sentence = "schema-items.packs",
       .bytes = crowded_supervision(20, "", 26, 26),
       .asked_for = "supervisor-pack",
       .is_made = true},
      {.sentence = "document-too-long.pages",
       .bytes = draft({{"/arrangements", Json(std::vector<Json>(260, repeated("a\n", 1990)))}}),
       .asked_for = "action-plan",
       .is_made = true},
      {.sentence = "document-too-long.text",
       .bytes = crowded_supervision(4, repeated("long ", 780), 100, 26),
       .asked_for = "implementation-guidance",
       .is_made = true},
  };
}

std::vector<SentenceCase> people() {
  return {
      {"unknown-reference.person", draft({{"/activities/2/assessor", "Zebedee"}})},
      {"unknown-reference.objective", draft({{"/activities/8/objectives/0", "Zebedee"}})},
      {"unknown-reference.activity", completed({{"/reports/0/objectives/0/evidence/0/activity", "Zebedee"}})},
      {"unknown-reference.scope", draft({{"/restrictions/0/scope", "Zebedee"}})},
      {"duplicate-id", draft({{"/people/4/id", "A-P5"}})},
      {"self-supervision.person", draft({{"/people/3/id", "A-P1"}})},
      {"self-supervision.conflict", draft({{"/people/2/conflict/acceptedBy", "A-P1"}})},
      {"self-supervision.waiver", draft({{"/objectives/1/waived", waiver("A-P1")}})},
      {"self-supervision.assessor", draft({{"/activities/0/assessor", "A-P1"}})},
      {"self-supervision.supervisor", draft({{"/scopes/3/supervisors/0", "A-P1"}})},
      {"self-supervision.level", pharmacist({{"/scopes/2/changes/0/authorisedBy", "C-P1"}})},
      {"case-manager-count.none", draft({{"/people/0/role", "other"}})},
      {"case-manager-count.further", draft({{"/people/3/role", "case-manager"}})},
      {"clinical-supervisor-missing", draft({{"/people/1/role", "coach"}, {"/people/2/role", "coach"}})},
      {"profession-regulator-mismatch",
       draft({{"/practitioner/regulator", "GDC"}, {"/practitioner/registrationNumber", "1"}})},
      {"registration-number-invalid.gmc", draft({{"/practitioner/registrationNumber", "990017"}})},
      {"registration-number-invalid.gdc", draft({{"/practitioner/regulator", "GDC"}})},
      {"registration-number-invalid.gphc", pharmacist({{"/practitioner/registrationNumber", "9900017"}})},
      {"registration-number-invalid.psni",
       pharmacist({{"/practitioner/regulator", "PSNI"}, {"/practitioner/registrationNumber", "a b"}})},
      {"grade-profession-mismatch", draft({{"/practitioner/grade", "principal"}})},
  };
}

std::vector<SentenceCase> dates_and_supervision() {
  return {
      {"end-before-start.timeframe", draft({{"/timeframe/end", "2024-07-04"}})},
      {"end-before-start.range", draft({{"/absence/to", "2023-10-29"}})},
      {"end-before-start.phase", draft({{"/scopes/3/phases/1/toWeek", 4}})},
      {"end-before-start.closing", completed({{"/summary/actualEnd", "2025-01-05"}})},
      {"timeframe-over-52-weeks", draft({{"/timeframe/end", "2026-07-04"}})},
      {"original-end-mismatch", draft({{"/timeframe/originalEnd", "2025-08-01"}})},
      {"absence-missing", draft({}, {"/absence"})},
      {"absence-after-start", draft({{"/absence/to", "2025-01-20"}})},
      {"no-clinical-objective", draft({{"/objectives/0/area", "leadership"}})},
      {"objective-without-activity", draft({{"/objectives/3",
                                             {{"id", "A-O4"},
                                              {"area", "leadership"},
                                              {"statement", "Zebedee."},
                                              {"measures", {"1 list"}},
                                              {"targetDate", "2025-07-04"}}}})},
      {"target-outside-timeframe", draft({{"/objectives/0/targetDate", "2025-07-05"}})},
      {"activity-due-outside-timeframe", draft({{"/activities/0/dueWeek", 27}})},
      {"activity-due-after-target", draft({{"/objectives/0/targetDate", "2025-02-02"}})},
      {"phase-gap", draft({}, {"/scopes/3/phases/1"})},
      {"phase-overlap", draft({{"/scopes/3/phases/2/fromWeek", 9}})},
      {"phase-outside-timeframe", draft({{"/scopes/0/phases/0/toWeek", 27}})},
      {"supervision-tightened-without-reason.phase", draft({{"/scopes/2/phases/2/level", "direct"}})},
      {"supervision-tightened-without-reason.report",
       completed({{"/reports/1/scopes/1/levelNext", "close"}})},
      {"change-does-not-match-phases", pharmacist({{"/scopes/2/changes/0/week", 11}})},
      {"restriction-floor-broken.phase", draft({{"/restrictions/1", bar("direct")}})},
      {"restriction-floor-broken.now", completed({{"/restrictions/1", bar_on("2025-03-06", "direct")},
                                                  {"/reports/0/scopes/3", decided("close", "close")}})},
      {"restriction-floor-broken.next",
       completed({{"/restrictions/1", bar_on("2025-03-10", "close")},
                  {"/reports/0/scopes/3", decided("direct", "supervised")}})},
  };
}

std::vector<SentenceCase> reviews_and_reports() {
  return {
      {"review-before-start", draft({{"/reviews/0/plannedDate", "2025-01-05"}})},
      {"review-after-end", draft({{"/reviews/2/plannedDate", "2025-07-18"}})},
      {"review-numbers-not-increasing", draft({{"/reviews/2/number", 2}})},
      {"review-dates-not-increasing", draft({{"/reviews/1/plannedDate", "2025-03-06"}})},
      {"last-review-too-early", draft({{"/reviews/2/plannedDate", "2025-06-19"}})},
      {"report-without-review", completed({{"/reports/2/review", 7}})},
      {"duplicate-report", completed({{"/reports/1/review", 1}})},
      {"review-without-report", completed({}, {"/reports/2"})},
      {"review-held-late", pharmacist({{"/reports/0/heldOn", "2025-10-24"}})},
      {"next-review-required", pharmacist({}, {"/reports/0/nextReviewDate"})},
      {"next-review-mismatch.day", completed({{"/reports/1/nextReviewDate", "2025-07-03"}})},
      {"next-review-mismatch.version", pharmacist({{"/reports/0/nextReviewDate", "2025-12-05"}})},
      {"report-period-gap.first", completed({{"/reports/0/period/from", "2025-01-07"}})},
      {"report-period-gap.later", completed({{"/reports/1/period/from", "2025-03-09"}})},
      {"report-objective-missing", pharmacist({}, {"/reports/0/objectives/1"})},
      {"report-scope-missing", pharmacist({}, {"/reports/0/scopes/3"})},
      {"report-level-mismatch.plan", pharmacist({{"/reports/0/scopes/0/levelNow", "direct"}})},
      {"report-level-mismatch.decided", completed({{"/reports/0/scopes/1/levelNext", "supervised"},
                                                   {"/reports/0/scopes/1/reason", "Not yet."},
                                                   {"/reports/0/scopes/1/authorisedBy", "A-P2"},
                                                   {"/reports/1/scopes/1/levelNow", "supervised"}})},
      {"concerns-required", pharmacist({{"/reports/0/objectives/0/rating", "behind"}})},
      {"achieved-without-evidence", completed({{"/reports/2/objectives/0/evidence/2/done", 5}})},
      {"evidence-objective-mismatch", completed({{"/reports/0/objectives/0/evidence/0/activity", "A-A12"}})},
      {"held-before-period", completed({{"/reports/0/heldOn", "2025-01-03"}})},
      {"held-in-future", completed({{"/reports/2/heldOn", "2999-01-01"}})},
      {"event-outside-period", completed({{"/reports/0/safetyEvents/0/date", "2024-02-20"}})},
      {"evidence-totals-differ.elsewhere", completed({{"/reports/0/objectives/1/evidence/3/done", 5}})},
      {"evidence-totals-differ.twice",
       completed({{"/reports/0/objectives/2/evidence/6", {{"activity", "A-A12"}, {"done", 99}}}})},
      {"sessions-over-planned", pharmacist({{"/reports/0/sessionsWorked", 60}})},
      {"practitioner-absent-unexplained", pharmacist({}, {"/reports/0/attendees/0"})},
  };
}

std::vector<SentenceCase> signatures_and_closing() {
  const std::string summary = "signed-off-summary";
  return {
      {"signature-on-draft",
       changed("surgeon-draft.json", {{"/signatures", example("surgeon.json")["signatures"]}})},
      {"signature-before-held", completed({{"/reports/1/signatures/0/date", "2025-05-05"}})},
      {"signature-in-future", completed({{"/signatures/5/date", "2999-01-01"}})},
      {"signature-role-mismatch.practitioner", completed({{"/signatures/5/person", "A-P1"}})},
      {"signature-role-mismatch.other", completed({{"/reports/0/signatures/0/person", "A-P2"}})},
      {"signature-version-unknown", completed({{"/signatures/5/version", 3}})},
      {"agreement-unsigned.practitioner", completed({}, {"/signatures/3"})},
      {"agreement-unsigned.organisation", completed({}, {"/signatures/5"})},
      {"agreement-unsigned.both", draft({{"/status", "agreed"}})},
      {"unsigned-report", completed({}, {"/reports/2/signatures/2"})},
      {"objective-not-achieved", completed({{"/reports/2/objectives/1/rating", "on-track"}})},
      {"summary-on-open-plan", completed({{"/status", "in-progress"}})},
      {"status-not-terminal", pharmacist({}), summary},
      {"summary-missing", completed({}, {"/summary"}), summary},
      {"translation-without-text", draft({{"/translations", {{"cy", {{"/timeframe/start", "Zebedee"}}}}}})},
      {"cohort-below-minimum", small_cohort()},
  };
}

// What only asking for a document on one review, or for one person, brings.
std::vector<SentenceCase> documents() {
  const std::string report = "progress-report", pack = "supervisor-pack";
  Json nobody = Json::parse(draft({}));
  for (Json& scope : nobody["scopes"]) scope["supervisors"] = Json::array();
  return {
      {"unknown-reference.for", completed({}), pack, true, 0, "Zebedee"},
      {"unknown-reference.supervisor", completed({}), pack, true, 0, "A-P6"},
      {"unknown-reference.supervisors", nobody.dump(), pack, true},
      {"unknown-reference.review", completed({}), report, true, 9},
      {"self-supervision.pack", completed({}), pack, true, 0, "A-P1"},
  };
}

std::vector<SentenceCase> advice() {
  return {
      {"sentence-too-long", draft({{"/objectives/1/measures/0", long_sentence}})},
      {"objective-not-measurable", draft({{"/objectives/2/measures", {"Better meetings"}}})},
      {"supervision-never-loosens",
       draft({{"/scopes/3/phases", {{{"fromWeek", 1}, {"toWeek", 26}, {"level", "close"}}}}})},
      {"review-gap-over-3-months.first", draft({{"/reviews/0/plannedDate", "2025-04-07"}})},
      {"review-gap-over-3-months.later", draft({}, {"/reviews/1"})},
      {"activity-without-other-assessor", draft({{"/activities/9/assessor", "A-P1"}})},
      {"translation-missing", draft({{"/language", "both"}})},
      {"signed-not-agreed", completed({{"/signatures/3/statement", "seen-not-agreed"}})},
  };
}

}  // namespace

const std::vector<SentenceCase>& sentence_cases() {
  static const std::vector<SentenceCase> all = [] {
    std::vector<SentenceCase> cases;
    for (const auto part : {reading, structure, lengths, people, dates_and_supervision, reviews_and_reports,
                            signatures_and_closing, documents, advice, form_cases, blank_form_cases})
      for (SentenceCase& one : part()) cases.push_back(std::move(one));
    return cases;
  }();
  return all;
}

}  // namespace planpress::plan::tests
