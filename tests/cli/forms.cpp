// planpress import and fill, as they are typed.
#include <doctest/doctest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/cli/child.hpp"

using namespace planpress::test;
using Json = nlohmann::ordered_json;

namespace {

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

void write(const std::string& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

Json whole_report() {
  return Json::parse(read_file(std::string(PLANPRESS_SOURCE_DIR) + "/tests/forms/pharmacist-review-2.json"));
}

const std::string& the_plan() {
  static const std::string path = plan_path("pharmacist.json");
  return path;
}

/// A folder with the form of the pharmacist's review 2.
struct Desk {
  TemporaryFolder folder;

  Desk() {
    static const std::string form =
        run_planpress({"render", "progress-report", the_plan(), "--review", "2", "-o", "-"}).out;
    write(file("form.pdf"), form);
  }
  std::string file(const std::string& name) const { return folder.file(name); }

  Finished fill(const Json& report, const std::string& form = "form.pdf",
                const std::string& to = "filled.pdf") const {
    write(file("report.json"), report.dump());
    return run_planpress({"fill", file(form), "--with", file("report.json"), "-o", file(to)});
  }
  Finished import(const std::string& form = "filled.pdf", std::vector<std::string> more = {}) const {
    std::vector<std::string> command{"import", file(form), "--plan", the_plan()};
    command.insert(command.end(), more.begin(), more.end());
    return run_planpress(command);
  }
};

}  // namespace

TEST_CASE("a filled form becomes its report, and warnings say where on the form to look") {
  const Desk desk;
  const Finished filled = desk.fill(whole_report());
  CHECK(filled.status == 0);
  CHECK(filled.out.empty());
  CHECK(contains(filled.err, "character-not-printable /practitionerComment\n"));
  CHECK(desk.folder.names() == std::vector<std::string>{"filled.pdf", "form.pdf", "report.json"});
  const Finished piped = run_planpress({"fill", desk.file("form.pdf"), "--with", desk.file("report.json")});
  CHECK(piped.out == read_file(desk.file("filled.pdf")));

  const Finished run = desk.import();
  CHECK(run.status == 0);
  CHECK(Json::parse(run.out) == whole_report());
  CHECK(run.err.starts_with(
      "Warnings\n  7 Comments, Practitioner: character-not-printable\n    The text holds"));
  CHECK(contains(
      run.err,
      "  8 Outcome, Next review: next-review-mismatch\n    The next review is given for another day"));
  CHECK(!contains(run.err, "nothing was written"));
}

TEST_CASE("the report of an import can stand in the plan as it is") {
  const Desk desk;
  desk.fill(whole_report());
  CHECK(desk.import("filled.pdf", {"-o", desk.file("back.json"), "--review", "2"}).status == 0);
  Json plan = Json::parse(read_file(the_plan()));
  plan["reports"].push_back(Json::parse(read_file(desk.file("back.json"))));
  CHECK(run_planpress({"validate", "-"}, plan.dump()).status == 0);
  const Finished finished = run_planpress(
      {"render", "progress-report", "-", "--review", "2", "-o", "-", "--format", "html"}, plan.dump());
  CHECK(finished.status == 0);
  CHECK(contains(finished.out, "I ask that the three calls of 24 November are heard again."));
  CHECK(!contains(finished.out, "<input"));
}

TEST_CASE("everything that is missing is told at once, in the order of the form, and nothing is written") {
  const Desk desk;
  write(desk.file("back.json"), "before");
  const Finished run = desk.import("form.pdf", {"-o", desk.file("back.json")});
  CHECK(run.status == 1);
  CHECK(run.out.empty());
  CHECK(read_file(desk.file("back.json")) == "before");
  CHECK(desk.folder.names() == std::vector<std::string>{"back.json", "form.pdf"});
  CHECK(
      run.err.starts_with("Errors\n"
                          "  1 The review, Date held: schema-required\n"
                          "    This has no answer. Fill it in.\n"));
  std::size_t after = 0;
  for (const char* place :
       {"1 The review, Sessions planned: schema-required",
        "2 Objective 1 of 3: clinical skills, Rating: schema-required",
        "4 Objective 3 of 3: team working, Rating: schema-required",
        "7 Comments, Clinical supervisor: schema-required", "8 Outcome, Outcome: schema-required",
        "Warnings\n", "5 Supervision from 5 December 2025, Telephone advice, Next level: form-answer-missing",
        "6 Safety events, None since review 1: form-answer-missing"}) {
    const std::size_t at = run.err.find(place);
    CHECK_MESSAGE((at != std::string::npos && at > after), place);
    after = at;
  }
  CHECK(run.err.ends_with("planpress: 10 errors, 5 warnings: nothing was written\n"));
}

TEST_CASE("--json is for programs: findings without names, and the report beside them or in a file") {
  const Desk desk;
  desk.fill(whole_report());
  const Finished good = desk.import("filled.pdf", {"--json"});
  CHECK(good.status == 0);
  CHECK(good.err.empty());
  const Json found = Json::parse(good.out);
  CHECK(found["valid"] == true);
  CHECK(found["report"] == whole_report());
  REQUIRE(found["findings"].size() == 2);
  CHECK(found["findings"][1]["field"] == "8 Outcome, Next review");
  CHECK(found["findings"][1]["severity"] == "warning");

  const Finished filed = desk.import("filled.pdf", {"--json", "-o", desk.file("back.json")});
  CHECK(!Json::parse(filed.out).contains("report"));
  CHECK(Json::parse(read_file(desk.file("back.json"))) == whole_report());

  const Finished bad = desk.import("form.pdf", {"--json", "-o", desk.file("none.json")});
  CHECK(bad.status == 1);
  CHECK(Json::parse(bad.out)["valid"] == false);
  CHECK(!Json::parse(bad.out).contains("report"));
  CHECK(!contains(bad.out, "Telephone advice"));
  CHECK(contains(bad.out, "5 Supervision from 5 December 2025, C-S3, Next level"));
  CHECK(desk.folder.names() ==
        std::vector<std::string>{"back.json", "filled.pdf", "form.pdf", "report.json"});
}

TEST_CASE("a form may come from standard input, and without its plan is checked by itself") {
  const Desk desk;
  desk.fill(whole_report());
  const std::string form = read_file(desk.file("filled.pdf"));
  const Finished with_plan = run_planpress({"import", "-", "--plan", the_plan()}, form);
  CHECK(with_plan.status == 0);
  const Finished alone = run_planpress({"import", "-"}, form);
  CHECK(alone.status == 0);
  CHECK(alone.out == with_plan.out);
  const Finished plan_piped =
      run_planpress({"import", desk.file("filled.pdf"), "--plan", "-"}, read_file(the_plan()));
  CHECK(plan_piped.out == with_plan.out);
  write(desk.file("report.json"), whole_report().dump());
  const Finished piped = run_planpress({"fill", "-", "--with", desk.file("report.json"), "-o", "-"},
                                       read_file(desk.file("form.pdf")));
  CHECK(piped.out == form);
  const Finished report_piped =
      run_planpress({"fill", desk.file("form.pdf"), "--with", "-", "-o", "-"}, whole_report().dump());
  CHECK(report_piped.out == form);
}

TEST_CASE("findings on a form are told in Welsh on request") {
  const Desk desk;
  const Finished run = desk.import("form.pdf", {"--lang", "cy"});
  CHECK(run.status == 1);
  CHECK(run.err.starts_with("Gwallau\n  1 Yr adolygiad, "));
  CHECK(contains(run.err, "ni ysgrifennwyd dim"));
}

TEST_CASE("a form of something else is refused with the reason") {
  const Desk desk;
  const auto refused = [](const Finished& run, const char* code) {
    CHECK(run.status == 1);
    CHECK_MESSAGE(contains(run.err, std::string("Errors\n  ") + code + "\n"), run.err);
    CHECK(contains(run.err, "planpress: 1 error, no warnings: nothing was written\n"));
  };
  refused(run_planpress({"import", desk.file("form.pdf"), "--plan", plan_path("surgeon.json")}),
          "form-of-another-plan");
  refused(desk.import("form.pdf", {"--review", "3"}), "form-of-another-review");
  refused(run_planpress({"import", the_plan()}), "form-not-a-pdf");
  const std::string blank = run_planpress({"render", "progress-report", "-o", "-"}).out;
  refused(run_planpress({"import", "-"}, blank), "form-without-plan");
  write(desk.file("report.json"), R"({"review": 2})");
  refused(run_planpress({"fill", "-", "--with", desk.file("report.json"), "-o", desk.file("no.pdf")}, blank),
          "form-unknown");
  const std::string plan = run_planpress({"render", "action-plan", the_plan(), "-o", "-"}).out;
  refused(run_planpress({"import", "-"}, plan), "form-without-fields");
  CHECK(desk.folder.names() == std::vector<std::string>{"form.pdf", "report.json"});
}

TEST_CASE("what is typed wrongly is wrong usage, and says how it is right") {
  const Desk desk;
  const std::string form = desk.file("form.pdf");
  const auto wrong = [](std::vector<std::string> command, const char* said) {
    const Finished run = run_planpress(command);
    CHECK(run.status == 2);
    CHECK(run.out.empty());
    CHECK_MESSAGE(contains(run.err, said), run.err);
  };
  wrong({"import"}, "say which form");
  wrong({"import", "-", "--plan", "-"}, "cannot both be standard input");
  wrong({"import", desk.file("none.pdf")}, "none.pdf: No such file");
  wrong({"import", form, "--plan", desk.file("none.json")}, "none.json: No such file");
  for (const char* review : {"two", "0", "-1", "1.5", "99999999999"})
    wrong({"import", form, "--review", review}, "--review");
  wrong({"import", form, "--lang", "both"}, "--lang");
  wrong({"import", form, "--jsn"}, "Did you mean --json?");
  wrong({"fill"}, "say which form");
  wrong({"fill", form}, "--with REPORT.json");
  wrong({"fill", "-", "--with", "-", "-o", "-"}, "cannot both be standard input");
  wrong({"fill", form, "--with", desk.file("none.json"), "-o", "-"}, "none.json: No such file");
  wrong({"render", "progress-report", "-o", "-", "--objectives", "13"}, "--objectives");
  wrong({"render", "progress-report", "-o", "-", "--review", "1"}, "leave out --review");
}

TEST_CASE("a form filled in parts holds them all") {
  const Desk desk;
  CHECK(desk.fill({{"review", 2}, {"sessionsPlanned", 64}, {"heldOn", "2025-12-04"}}).status == 0);
  const Finished part = desk.import("filled.pdf", {"--json"});
  CHECK(part.status == 1);
  CHECK(!contains(part.out, "/sessionsPlanned"));
  CHECK(!contains(part.out, "/heldOn"));
  CHECK(contains(part.out, "/sessionsWorked"));

  Json rest = whole_report();
  for (const char* known : {"sessionsPlanned", "heldOn"}) rest.erase(known);
  CHECK(desk.fill(rest, "filled.pdf", "whole.pdf").status == 0);
  CHECK(Json::parse(desk.import("whole.pdf").out) == whole_report());
}

TEST_CASE("what a later report says holds") {
  const Desk desk;
  desk.fill(whole_report());
  const Json later = Json::parse(R"({"review": 2, "leaveDays": 4,
    "attendees": ["C-P1", "C-P2", "C-P3", "C-P4", "C-P6"],
    "scopes": [{"id": "C-S3", "levelNext": "supervised"}, {"id": "C-S4", "levelNext": "supervised"}],
    "safetyEvents": [{"date": "2025-12-01", "summary": "Another.", "actionTaken": "Told."},
                     {"date": "2025-12-02", "summary": "Label in English.", "actionTaken": "A new one."}],
    "adjustments": ["One.", "Another one.", "A third."],
    "signatures": [{"role": "clinical-supervisor", "person": "C-P3", "method": "electronic"}]})");
  REQUIRE(desk.fill(later, "filled.pdf", "later.pdf").status == 0);
  Json wanted = whole_report();
  for (const char* list : {"attendees", "safetyEvents", "adjustments"}) wanted[list] = later[list];
  wanted["leaveDays"] = 4;
  wanted["scopes"][2]["levelNext"] = "supervised";
  wanted["scopes"][3]["levelNext"] = "supervised";
  wanted["signatures"][1]["method"] = "electronic";
  const Json found = Json::parse(desk.import("later.pdf", {"--json"}).out);
  // Away from the plan, and nobody says why.
  REQUIRE(found["findings"].size() > 0);
  CHECK(found["findings"].dump().find("form-answers-contradict") == std::string::npos);
  const Json reasons = Json::parse(
      R"({"review": 2, "scopes": [{"id": "C-S4", "reason": "One slip.", "authorisedBy": "C-P2"}]})");
  REQUIRE(desk.fill(reasons, "later.pdf", "latest.pdf").status == 0);
  wanted["scopes"][3]["reason"] = "One slip.";
  wanted["scopes"][3]["authorisedBy"] = "C-P2";
  const Finished run = desk.import("latest.pdf");
  CHECK_MESSAGE(run.status == 0, run.err);
  CHECK(Json::parse(run.out) == wanted);
}

TEST_CASE("events and the box that says there were none do not stand on a form together") {
  const Desk desk;
  Json quiet = whole_report();
  quiet.erase("safetyEvents");
  desk.fill(quiet);
  CHECK(Json::parse(desk.import().out) == quiet);
  desk.fill({{"review", 2}, {"safetyEvents", whole_report()["safetyEvents"]}}, "filled.pdf", "events.pdf");
  CHECK(Json::parse(desk.import("events.pdf").out) == whole_report());
  desk.fill(quiet, "events.pdf", "again.pdf");  // which says nothing of events
  CHECK(Json::parse(desk.import("again.pdf").out) == whole_report());
}

TEST_CASE("a list that a later report makes shorter is refused, and what would be lost is named") {
  const Desk desk;
  desk.fill(whole_report());
  for (const auto& [list, value] : std::map<std::string, Json>{
           {"safetyEvents", Json::array()}, {"attendees", {"C-P1"}}, {"adjustments", {"One alone."}}}) {
    CAPTURE(list);
    const Finished run = desk.fill({{"review", 2}, {list, value}}, "filled.pdf", "shorter.pdf");
    CHECK(run.status == 1);
    CHECK(contains(run.err, "and the report gives this list anew, without it"));
    CHECK_FALSE(std::filesystem::exists(desk.file("shorter.pdf")));
  }
}

TEST_CASE("a report has more rows than the form had boxes for") {
  const Desk desk;
  Json report = whole_report();
  for (int day = 20; day < 25; ++day)
    report["safetyEvents"].push_back({{"date", "2025-11-" + std::to_string(day)},
                                      {"summary", "Event of day " + std::to_string(day)},
                                      {"actionTaken", "Told."}});
  for (const char* text : {"Third.", "Fourth.", "Fifth."}) report["adjustments"].push_back(text);
  report["signatures"].push_back({{"role", "organisation"},
                                  {"person", "C-P2"},
                                  {"date", "2025-12-09"},
                                  {"method", "wet-ink"},
                                  {"statement", "acknowledged"},
                                  {"comment", "For the Board."}});
  CHECK(desk.fill(report).status == 0);
  CHECK(Json::parse(desk.import().out) == report);
}

TEST_CASE("what the form has no place for is refused where it stands in the report") {
  const Desk desk;
  Json report = whole_report();
  report["attendees"].push_back("C-P9");
  report["objectives"][0]["evidence"][1]["activity"] = "C-A99";
  report["scopes"][2]["authorisedBy"] = "C-P99";
  const Finished run = desk.fill(report);
  CHECK(run.status == 1);
  CHECK(contains(
      run.err,
      "  form-has-no-place /attendees/4\n    Report on review 2, attendee 5: the form has no place "));
  CHECK(contains(run.err, "  form-has-no-place /objectives/0/evidence/1/done\n"));
  CHECK(contains(run.err, "  form-has-no-place /scopes/2/authorisedBy\n"));
  CHECK(contains(run.err, "planpress: 3 errors, 1 warning: nothing was written\n"));
  CHECK(desk.folder.names() == std::vector<std::string>{"form.pdf", "report.json"});
}

TEST_CASE("a report that is none, or on another review, fills nothing") {
  const Desk desk;
  const auto refused = [&](const std::string& report, const char* said) {
    write(desk.file("filled.pdf"), "before");
    write(desk.file("report.json"), report);
    const Finished run = run_planpress(
        {"fill", desk.file("form.pdf"), "--with", desk.file("report.json"), "-o", desk.file("filled.pdf")});
    CHECK(run.status == 1);
    CHECK_MESSAGE(contains(run.err, said), run.err);
    CHECK(read_file(desk.file("filled.pdf")) == "before");
  };
  refused(R"({"review": 3, "leaveDays": 2})", "form-of-another-review /review\n");
  refused(R"({"review": 2, "leaveDays": "two"})", "schema-type /leaveDays\n");
  refused(R"({"review": 2, "heldOn": "2025-13-01"})", "schema-format /heldOn\n");
  refused(R"({"review": 2, "colour": "red"})", "schema-unknown-field /colour\n");
  refused(R"({"review": 2, "col\u001b[31mour\n\u202e\u009b": "red"})",
          "schema-unknown-field /col?[31mour???\n");
  refused("[]", "form-report-not-an-object\n");
  refused("{", "json-malformed\n");
}
