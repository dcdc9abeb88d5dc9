// What somebody begins with: a starter, the schema, help; and what near misses are answered with.
#include <doctest/doctest.h>

#include <sys/wait.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/cli/child.hpp"

using namespace planpress::test;
using Json = nlohmann::ordered_json;

namespace {

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

void refuses(const std::vector<std::string>& arguments, const std::string& words) {
  const Finished run = run_planpress(arguments);
  CHECK(run.status == 2);
  CHECK(run.out.empty());
  CHECK_MESSAGE(contains(run.err, words), run.err);
}

const std::string plan = plan_path("pharmacist.json");

}  // namespace

TEST_CASE("init writes a plan without warnings or advice, and its documents can be made") {
  const TemporaryFolder folder;
  for (const std::string profession : {"doctor", "dentist", "pharmacist"}) {
    CAPTURE(profession);
    const std::string file = folder.file(profession + ".json");
    CHECK(run_planpress({"init", profession, "-o", file}).status == 0);
    const Finished checked = run_planpress({"validate", file, "--advice", "--strict"});
    CHECK(checked.status == 0);
    CHECK_MESSAGE(contains(checked.err, "no errors, no warnings, no advice"), checked.err);
    const Json made = Json::parse(read_file(file));
    CHECK(made["$schema"] == "plan.schema.json");
    CHECK(made["practitioner"]["profession"] == profession);
    CHECK(run_planpress({"render", "bundle", file, "-o", folder.file("all.pdf")}).status == 0);
    CHECK(run_planpress({"init", profession}).out == read_file(file));
  }
}

TEST_CASE("init moves every date to the day on which the plan is to start") {
  const Finished run = run_planpress({"init", "doctor", "--start", "2028-02-28"});
  CHECK(run_planpress({"validate", "-", "--strict"}, run.out).status == 0);
  const Json moved = Json::parse(run.out), given = Json::parse(run_planpress({"init", "doctor"}).out);
  CHECK(moved["timeframe"] == Json{{"start", "2028-02-28"}, {"end", "2028-05-21"}});
  CHECK(moved["absence"]["to"] == "2028-02-27");
  CHECK(moved["people"] == given["people"]);
  refuses({"init", "doctor", "--start", "2027-02-29"}, "--start: write a real day as YYYY-MM-DD");
  refuses({"init", "doctor", "--start", "9999-12-31"}, "in the years 1900 to 2999");
}

TEST_CASE("init never writes over a file") {
  const TemporaryFolder folder;
  std::ofstream(folder.file("plan.json")) << "mine";
  refuses({"init", "doctor", "-o", folder.file("plan.json")}, "is there already and is not written over");
  CHECK(read_file(folder.file("plan.json")) == "mine");
  refuses({"init"}, "say for whom: doctor, dentist or pharmacist");
  refuses({"init", "docter"}, "Did you mean doctor?");
}

TEST_CASE("schema writes the schema of a plan or of a cohort") {
  for (const std::string kind : {"plan", "cohort"})
    CHECK(Json::parse(run_planpress({"schema", kind}).out)["$id"] == "urn:planpress:schema:" + kind + ":1");
  CHECK(run_planpress({"schema"}).out == run_planpress({"schema", "plan"}).out);
  refuses({"schema", "chort"}, "Did you mean cohort?");
  const TemporaryFolder folder;
  std::ofstream(folder.file("plan.json")) << "mine";
  const auto kept = run_planpress({"schema", "plan", "-o", folder.file("plan.json")});
  CHECK(kept.status == 2);
  CHECK(contains(kept.err, "is there already and is not written over"));
  CHECK(read_file(folder.file("plan.json")) == "mine");
}

TEST_CASE("a digest is that of the plan, not of its file") {
  const std::string digest = run_planpress({"digest", plan}).out;
  CHECK(digest.size() == 65);
  Json json = Json::parse(read_file(plan));
  json["$schema"] = "plan.schema.json";
  CHECK(run_planpress({"digest", "-"}, json.dump()).out == digest);
  json["marking"] = "OFFICIAL";
  CHECK(run_planpress({"digest", "-"}, json.dump()).out != digest);
  const Finished refused = run_planpress({"digest", "-"}, "{}");
  CHECK(refused.status == 1);
  CHECK(refused.err == "planpress: -: this is not a valid plan. planpress validate says more.\n");
  CHECK(run_planpress({"digest", "-"}, "{").status == 1);
}

TEST_CASE("a digest is the one that the signed-off summary prints") {
  const std::string summary = run_planpress({"render", "signed-off-summary", plan_path("surgeon.json"), "-o",
                                             "-", "--format", "html"})
                                  .out;
  std::string digest = run_planpress({"digest", plan_path("surgeon.json")}).out;
  digest.pop_back();
  CHECK(contains(summary, digest));
}

TEST_CASE("documents are listed for programs too") {
  const Json list = Json::parse(run_planpress({"documents", "--json"}).out)["documents"];
  const auto of = [&](const std::string& kind) {
    return *std::ranges::find_if(list, [&](const Json& entry) { return entry["kind"] == kind; });
  };
  CHECK(of("progress-report")["options"]["review"] == "required");
  CHECK(of("progress-report")["blank"] == true);
  CHECK(of("supervisor-pack")["options"]["for"] == "optional");
  CHECK(of("action-plan")["title"] == "Action plan");
  CHECK(of("action-plan")["options"]["lang"] == Json{"en", "cy", "both"});
  CHECK(of("bundle")["options"]["documents"] == "optional");
}

TEST_CASE("help and version are commands too") {
  CHECK(run_planpress({"help"}).out == run_planpress({"--help"}).out);
  CHECK(run_planpress({"help", "render"}).out == run_planpress({"render", "--help"}).out);
  CHECK(run_planpress({"version"}).out == run_planpress({"--version"}).out);
  refuses({"help", "rendr"}, "unknown command rendr. Did you mean render?");
  for (const char* command : {"init", "schema", "digest", "help", "version"})
    CHECK(contains(run_planpress({"help", command}).out, "Example"));
}

TEST_CASE("a value that is nearly right gets the right one as a hint") {
  const auto with = [&](const std::string& option, const std::string& value, const std::string& words) {
    refuses({"render", "action-plan", plan, "-o", "/dev/null", option, value}, words);
  };
  with("--lang", "welsh", "--lang: there is no welsh. Did you mean cy? It is one of: en, cy, both");
  with("--lang", "fr", "--lang: there is no fr. It is one of: en, cy, both");
  with("--edition", "large", "Did you mean large-print?");
  with("--format", "PDF", "Did you mean pdf?");
  with("--review", "two", "--review: write a whole number from 1 to 2147483647, in digits");
  with("--review", "2147483648", "--review: write a whole number from 1 to 2147483647, in digits");
  with("--for", "", "--for: nothing was given. Write the id of a person in the plan");
  with("--documents", "", "--documents: nothing was given.");
  with("--colour", "blue", "unknown option --colour");
  refuses({"render", "summary", plan, "-o", "/dev/null"}, "Did you mean 'signed-off-summary'?");
  refuses({"validate", plan, "--document", "action"}, "Did you mean 'action-plan'?");
  refuses({"serve", "--port", "eighty"}, "--port: write a whole number from 0 to 65535");
}

TEST_CASE(
    "a person or a review that the plan does not have is blamed on the option, with those that it has") {
  const Finished nobody = run_planpress(
      {"render", "supervisor-pack", plan_path("surgeon.json"), "--for", "nobody", "-o", "/dev/null"});
  CHECK(nobody.status == 1);
  CHECK(contains(nobody.err, "What was asked for\n    --for: unknown-reference\n"));
  CHECK_MESSAGE(contains(nobody.err, "It can be for: A-P3, A-P4."), nobody.err);
  const Finished review =
      run_planpress({"render", "progress-report", plan, "--review", "9", "-o", "/dev/null", "--lang", "cy"});
  CHECK(review.status == 1);
  CHECK_MESSAGE(contains(review.err, "Yr hyn y gofynnwyd amdano\n    --review: unknown-reference\n"),
                review.err);
  CHECK(contains(review.err, "1, 2"));
}

TEST_CASE("under --strict warnings are status 3, and the document is made") {
  Json json = Json::parse(read_file(plan));
  json["background"] = "A private-use character \uE000 here.";
  const TemporaryFolder folder;
  std::ofstream(folder.file("warned.json")) << json;
  const std::string warned = folder.file("warned.json");
  CHECK(run_planpress({"validate", warned}).status == 0);
  CHECK(run_planpress({"validate", warned, "--strict"}).status == 3);
  CHECK(run_planpress({"validate", warned, "--strict", "--json"}).status == 3);
  CHECK(run_planpress({"validate", plan, "--strict"}).status == 0);
  CHECK(run_planpress({"validate", warned, "-", "--strict"}, "{}").status == 1);
  CHECK(run_planpress({"render", "action-plan", warned, "--strict", "-o", folder.file("a.pdf")}).status == 3);
  CHECK(read_file(folder.file("a.pdf")).starts_with("%PDF-"));
  CHECK(
      run_planpress({"render", "action-plan", warned, plan, "--strict", "-o", folder.file("made")}).status ==
      3);
}

TEST_CASE("what would write the wrong thing in the wrong place is refused before anything is written") {
  const TemporaryFolder folder;
  const std::string other = plan_path("surgeon.json");
  refuses({"render", "action-plan", plan, other, "-o", folder.file("all.pdf")},
          "the documents of several plans go to a folder");
  refuses({"render", "action-plan", plan, "-o", folder.file("plan.docx")},
          "plan.docx would be neither .pdf nor .html");
  refuses({"render", "action-plan", plan, "-o", folder.file("plan.json")}, "neither .pdf nor .html");
  refuses({"render", "action-plan", plan, other, "-o", "-"}, "go to a folder");
  refuses({"import", plan, "-o", folder.file("report.pdf")}, "the report is written as .json");
  refuses({"fill", plan, "--with", plan, "-o", folder.file("filled.json")}, "the form is written as .pdf");
  refuses({"init", "doctor", "-o", folder.file("plan.pdf")}, "the plan is written as .json");
  refuses({"schema", "-o", folder.file("schema.pdf")}, "the schema is written as .json");
  refuses({"render", "action-plan", plan, "-o", folder.file("a.pdf"), "-o", folder.file("b.pdf")},
          "--output: give it once");
  CHECK(folder.names().empty());
  std::ofstream(folder.file("package.json")) << R"({"name": "something"})";
  refuses({"render", "action-plan", folder.file(""), "-o", folder.file("made")}, "is no folder of plans");
  std::ofstream(folder.file("file")) << "mine";
  refuses({"render", "action-plan", plan, other, "-o", folder.file("file")}, "go to a folder");
  refuses({"validate", "-", "-"}, "standard input can be read once");
  CHECK(folder.names() == std::vector<std::string>{"file", "package.json"});
}

TEST_CASE("a format that is said stands over the name, and a name without an ending is a PDF's") {
  const TemporaryFolder folder;
  for (const std::string name : {"plan.docx", "Plan of Dr. Osei", "PLAN.PDF"}) {
    std::vector<std::string> arguments{"render", "action-plan", plan, "-o", folder.file(name)};
    if (name.ends_with("docx")) arguments.insert(arguments.end(), {"--format", "pdf"});
    CHECK(run_planpress(arguments).status == 0);
    CHECK(read_file(folder.file(name)).starts_with("%PDF-"));
  }
  CHECK(run_planpress({"render", "action-plan", plan, "-o", folder.file("a.HTM")}).status == 0);
  CHECK(contains(read_file(folder.file("a.HTM")), "<!DOCTYPE html>"));
}

TEST_CASE("who cannot listen is told why") {
  Child first({"serve", "--port", "0"});
  const std::string line = first.read_line();
  const std::string port = line.substr(line.rfind(':') + 1);
  refuses({"serve", "--port", port}, "port " + port + ": another program listens on this port");
  refuses({"preview", "action-plan", plan, "--port", port}, "another program listens on this port");
  // The script says so before it builds.
  const std::string script = PLANPRESS_SOURCE_DIR "/service/run.sh --port " + port + " >/dev/null 2>&1";
  CHECK(WEXITSTATUS(std::system(("bash " + script).c_str())) == 2);
  refuses({"serve", "--host", "192.0.2.1", "--port", "0"}, "this is no address of this machine");
  refuses({"serve", "--host", "nowhere.invalid"}, "the name of the host cannot be resolved");
}
