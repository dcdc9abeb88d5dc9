// planpress validate, as people and as programs see it.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/cli/child.hpp"

using namespace planpress::test;
using Json = nlohmann::ordered_json;

namespace {

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

Json plan(const std::string& name) { return Json::parse(read_file(plan_path(name))); }

void write(const std::string& path, const std::string& text) { std::ofstream(path) << text; }

/// A draft with a gap in the weeks of the fourth scope, no clinical objective, and a date that is none.
Json faulty() {
  Json document = plan("surgeon-draft.json");
  document["scopes"][3]["phases"].erase(1);
  document["objectives"][0]["area"] = "leadership";
  return document;
}

}  // namespace

TEST_CASE("people get findings by severity and part, each with line and column, and a count at the end") {
  const TemporaryFolder folder;
  write(folder.file("plan.json"), faulty().dump(2));
  const Finished run = run_planpress({"validate", folder.file("plan.json")});
  CHECK(run.status == 1);
  CHECK(run.out.empty());
  CHECK(run.err ==
        "Errors\n"
        "  Supervision\n"
        "    line 367, column 23: phase-gap /scopes/3/phases/1/fromWeek\n"
        "      Scope 'Major resections', weeks 5 to 9: no level of supervision is set. Lengthen the phase "
        "beside the "
        "gap, or add a phase.\n"
        "Warnings\n"
        "  Objectives\n"
        "    line 96, column 17: no-clinical-objective /objectives\n"
        "      The plan: no objective is in the area clinical-skills. Check that this is meant.\n" +
            folder.file("plan.json") + ": not valid: 1 error, 1 warning\n");
}

TEST_CASE("a plan without findings is one line") {
  const Finished run = run_planpress({"validate", plan_path("pharmacist.json")});
  CHECK(run.status == 0);
  CHECK(run.err == plan_path("pharmacist.json") + ": valid: no errors, no warnings\n");
}

TEST_CASE("what is not JSON is told with its place") {
  const Finished run = run_planpress({"validate", "-"}, "{\n  \"id\": ?\n}");
  CHECK(run.status == 1);
  CHECK(contains(run.err, "where it stands, at line 2, column 9 (byte 10). "));
  CHECK(contains(run.err, "-: not valid: 1 error, no warnings"));
}

TEST_CASE("--lang cy speaks Welsh, and errors too") {
  const Finished run = run_planpress({"validate", "-", "--lang", "cy"}, faulty().dump(2));
  CHECK(run.err.starts_with("Gwallau\n  Goruchwyliaeth\n    llinell 367, colofn 23: phase-gap"));
  CHECK(contains(run.err, "Cwmpas 'Major resections', wythnosau 5 i 9: "));
  CHECK(contains(run.err, "-: annilys: 1 gwall, 1 rhybudd\n"));
  const Finished refused =
      run_planpress({"render", "action-plan", "-", "-o", "-", "--lang", "cy"}, faulty().dump());
  CHECK(contains(refused.err, "planpress: 1 gwall, 1 rhybudd: ni ysgrifennwyd dim"));
}

TEST_CASE("--json prints exactly the report of the service, without names") {
  const Finished good = run_planpress({"validate", plan_path("surgeon.json"), "--json"});
  CHECK(good.status == 0);
  CHECK(good.out == "{\"valid\":true,\"findings\":[]}\n");
  const Finished bad = run_planpress({"validate", "-", "--json"}, faulty().dump());
  CHECK(bad.status == 1);
  CHECK(bad.err.empty());
  const Json report = Json::parse(bad.out);
  CHECK(report.size() == 2);
  CHECK(report["valid"] == false);
  REQUIRE(report["findings"].size() == 2);
  CHECK(report["findings"][0]["pointer"] == "/objectives");
  CHECK(report["findings"][0]["severity"] == "warning");
  CHECK(report["findings"][1].size() == 4);
  CHECK(report["findings"][1]["code"] == "phase-gap");
  CHECK(report["findings"][1]["detail"].get<std::string>().starts_with("Scope A-S4, weeks 5 to 9: "));
  for (const char* body : {"{", "[]", ""}) {
    const Finished refused = run_planpress({"validate", "-", "--json"}, body);
    CHECK(refused.status == 1);
    CHECK(Json::parse(refused.out)["valid"] == false);
  }
}

TEST_CASE("several files and folders are told file by file, in order") {
  const TemporaryFolder folder;
  std::filesystem::create_directories(folder.file("deep/.hidden"));
  write(folder.file("b.json"), faulty().dump());
  write(folder.file("deep/a.json"), plan("surgeon.json").dump());
  write(folder.file("deep/.hidden/c.json"), "{");
  write(folder.file("notes.txt"), "{");
  write(folder.file("plan.schema.json"), "{}");
  const Finished people = run_planpress({"validate", folder.file("")});
  CHECK(people.status == 1);
  CHECK(contains(people.err, "1 of 2 files valid: 1 error, 1 warning\n"));
  const Finished machines =
      run_planpress({"validate", folder.file(""), plan_path("pharmacist.json"), "--json"});
  CHECK(machines.status == 1);
  const Json report = Json::parse(machines.out);
  CHECK(report["valid"] == false);
  REQUIRE(report["files"].size() == 3);
  CHECK(report["files"][0]["file"].get<std::string>().ends_with("b.json"));
  CHECK(report["files"][0]["valid"] == false);
  CHECK(report["files"][0]["findings"].size() == 2);
  CHECK(report["files"][1]["file"].get<std::string>().ends_with("deep/a.json"));
  CHECK(report["files"][2]["valid"] == true);
  CHECK(run_planpress({"validate", plan_path("surgeon.json"), plan_path("pharmacist.json")}).status == 0);
}

TEST_CASE("a file or folder that cannot be read, or holds no plan, is wrong usage") {
  const TemporaryFolder folder;
  CHECK(run_planpress({"validate", folder.file("")}).status == 2);
  CHECK(run_planpress({"validate", "/nowhere/plan.json"}).status == 2);
  CHECK(run_planpress({"validate", plan_path("surgeon.json"), "--document", "poem"}).status == 2);
  CHECK(run_planpress({"validate"}).status == 2);
}

TEST_CASE("a file that cannot be read keeps no other from being told of") {
  const std::vector<std::string> files{"/nowhere/plan.json", plan_path("surgeon.json")};
  const Finished people = run_planpress({"validate", files[0], files[1]});
  CHECK(people.status == 2);
  CHECK(contains(people.err, "cannot read /nowhere/plan.json: No such file or directory\n"));
  CHECK(contains(people.err, files[1] + ": valid: "));
  CHECK(contains(people.err, "1 of 2 files valid"));
  const Finished machines = run_planpress({"validate", files[0], files[1], "--json"});
  CHECK(machines.status == 2);
  const Json report = Json::parse(machines.out);
  CHECK(report["valid"] == false);
  CHECK(report["files"][0]["unread"] == "cannot read /nowhere/plan.json: No such file or directory");
  CHECK(report["files"][1]["valid"] == true);
}

TEST_CASE("--document adds what only that document asks for, also before it can be made here") {
  const Finished run =
      run_planpress({"validate", plan_path("pharmacist.json"), "--json", "--document", "signed-off-summary"});
  CHECK(run.status == 1);
  CHECK(Json::parse(run.out)["findings"][0]["code"] == "status-not-terminal");
  CHECK(run_planpress({"validate", plan_path("cohort-74.json"), "--document", "insight-report"}).status == 0);
  CHECK(run_planpress({"validate", plan_path("cohort-74.json"), "--document", "action-plan"}).status == 1);
}

TEST_CASE("advice comes on request and makes nothing invalid") {
  Json document = plan("surgeon.json");
  document["objectives"][1]["measures"] = {"Better talk"};
  CHECK(run_planpress({"validate", "-"}, document.dump()).err == "-: valid: no errors, no warnings\n");
  const Finished run = run_planpress({"validate", "-", "--advice"}, document.dump());
  CHECK(run.status == 0);
  CHECK(run.err.starts_with("Advice\n  Objectives\n"));
  CHECK(contains(run.err, "objective-not-measurable /objectives/1/measures\n"));
  CHECK(contains(run.err, "-: valid: no errors, no warnings, 1 piece of advice\n"));
  const Json report =
      Json::parse(run_planpress({"validate", "-", "--advice", "--json"}, document.dump()).out);
  CHECK(report["valid"] == true);
  CHECK(report["findings"][0]["severity"] == "info");
}

TEST_CASE("colours are for terminals that show them") {
  const TemporaryFolder folder;
  write(folder.file("plan.json"), faulty().dump());
  const auto on_terminal = [&](const std::string& environment) {
    const std::string command = "script -qefc '" + environment +
                                " " PLANPRESS_BUILD_DIR "/planpress validate " + folder.file("plan.json") +
                                "' " + folder.file("terminal") + " >/dev/null </dev/null";
    CHECK(std::system(command.c_str()) != 0);
    return read_file(folder.file("terminal"));
  };
  CHECK(contains(on_terminal("env -u NO_COLOR TERM=xterm"), "\x1b[1;31mErrors\x1b[0m"));
  CHECK(!contains(on_terminal("env NO_COLOR=1 TERM=xterm"), "\x1b["));
  CHECK(!contains(on_terminal("env -u NO_COLOR TERM=dumb"), "\x1b["));
  CHECK(!contains(run_planpress({"validate", folder.file("plan.json")}).err, "\x1b["));
}
