#include <doctest/doctest.h>

#include <sys/wait.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/cli/child.hpp"

using namespace planpress::test;
using Json = nlohmann::json;

namespace {

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a plan becomes a PDF, and nothing else is left in the folder") {
  const TemporaryFolder folder;
  const Finished run =
      run_planpress({"render", "action-plan", plan_path("surgeon.json"), "-o", folder.file("plan.pdf")});
  CHECK(run.status == 0);
  CHECK(run.out.empty());
  CHECK(run.err.empty());
  CHECK(read_file(folder.file("plan.pdf")).starts_with("%PDF-"));
  CHECK(folder.names() == std::vector<std::string>{"plan.pdf"});
}

TEST_CASE("the output's name says the format, and --format says it louder") {
  const TemporaryFolder folder;
  run_planpress({"render", "action-plan", plan_path("pharmacist.json"), "-o", folder.file("plan.html")});
  CHECK(contains(read_file(folder.file("plan.html")), "<!DOCTYPE html>"));
  run_planpress({"render", "action-plan", plan_path("pharmacist.json"), "-o", folder.file("web.html"),
                 "--format", "pdf"});
  CHECK(read_file(folder.file("web.html")).starts_with("%PDF-"));
}

TEST_CASE("a dash is standard input and standard output") {
  const TemporaryFolder folder;
  const std::string plan = read_file(plan_path("surgeon-draft.json"));
  const Finished piped = run_planpress({"render", "action-plan", "-", "-o", "-"}, plan);
  CHECK(piped.status == 0);
  run_planpress({"render", "action-plan", plan_path("surgeon-draft.json"), "-o", folder.file("plan.pdf")});
  CHECK(piped.out == read_file(folder.file("plan.pdf")));
}

TEST_CASE("language and edition are the plan's own unless they are given") {
  const std::vector<std::string> render{"render", "action-plan", plan_path("surgeon.json"), "-o", "-"};
  const auto with = [&](std::vector<std::string> more) {
    more.insert(more.begin(), render.begin(), render.end());
    return run_planpress(more).out;
  };
  const std::string plain = run_planpress(render).out;
  CHECK(with({"--edition", "standard"}) == plain);
  CHECK(with({"--edition=large-print"}) != plain);
  CHECK(with({"--lang", "en"}) == plain);
  CHECK(contains(with({"--lang", "cy", "--format", "html"}), "lang=\"cy\""));
}

TEST_CASE("a refused plan leaves the file that was there as it was") {
  const TemporaryFolder folder;
  std::ofstream(folder.file("plan.pdf")) << "before";
  const Finished run =
      run_planpress({"render", "action-plan", "-", "-o", folder.file("plan.pdf")}, "{\"schemaVersion\": 1}");
  CHECK(run.status == 1);
  CHECK(contains(run.err, "line 1, column 1: schema-required /practitioner\n"));
  CHECK(contains(run.err, "nothing was written"));
  CHECK(read_file(folder.file("plan.pdf")) == "before");
  CHECK(folder.names().size() == 1);
}

TEST_CASE("a link to the output stays a link") {
  const TemporaryFolder folder;
  std::ofstream(folder.file("real.pdf")) << "before";
  std::filesystem::create_symlink("real.pdf", folder.file("link.pdf"));
  run_planpress({"render", "action-plan", plan_path("surgeon.json"), "-o", folder.file("link.pdf")});
  CHECK(std::filesystem::is_symlink(folder.file("link.pdf")));
  CHECK(read_file(folder.file("real.pdf")).starts_with("%PDF-"));
}

TEST_CASE("warnings are printed and stop nothing") {
  Json plan = Json::parse(read_file(plan_path("surgeon.json")));
  plan["background"] = "A private-use character \uE000 here.";
  const Finished run = run_planpress({"render", "action-plan", "-", "-o", "-"}, plan.dump());
  CHECK(run.status == 0);
  CHECK(run.out.starts_with("%PDF-"));
  CHECK(run.err.starts_with("Warnings\n"));
  CHECK(contains(run.err, ": character-not-printable /background\n"));
}

TEST_CASE("documents lists the kinds with titles and options") {
  const Finished run = run_planpress({"documents"});
  CHECK(run.status == 0);
  CHECK(contains(run.out, "action-plan"));
  CHECK(contains(run.out, "Action plan"));
  CHECK(contains(run.out, "--edition standard|large-print"));
}

TEST_CASE("help is there for the program and each command, with examples") {
  for (const char* command : {"render", "validate", "documents", "serve"}) {
    const Finished run = run_planpress({command, "--help"});
    CHECK(run.status == 0);
    CHECK(run.err.empty());
    CHECK(contains(run.out, "Example"));
    CHECK(contains(run.out, std::string("planpress ") + command));
    CHECK(contains(run_planpress({"--help"}).out, command));
  }
  CHECK(run_planpress({"--version"}).out.starts_with("planpress "));
}

TEST_CASE("a PDF is not poured into a terminal") {
  const TemporaryFolder folder;
  const std::string command = "script -qefc '" PLANPRESS_BUILD_DIR "/planpress render action-plan " +
                              plan_path("surgeon.json") + " -o -' " + folder.file("terminal") +
                              " >/dev/null </dev/null";
  const int status = std::system(command.c_str());
  CHECK(WEXITSTATUS(status) == 2);
  CHECK(contains(read_file(folder.file("terminal")), "a PDF is not for a terminal"));
  CHECK(!contains(read_file(folder.file("terminal")), "%PDF-"));
}

TEST_CASE("wrong usage is status 2, says what is near and where help is") {
  const auto refuses = [](const std::vector<std::string>& arguments, const std::string& words) {
    const Finished run = run_planpress(arguments);
    CHECK(run.status == 2);
    CHECK(run.out.empty());
    CHECK_MESSAGE(contains(run.err, words), run.err);
  };
  const std::string plan = plan_path("surgeon.json");
  refuses({}, "planpress render action-plan");
  refuses({"--strict", "validate", plan}, "--strict goes after the command: planpress validate --strict");
  refuses({"redner"}, "unknown command redner. Did you mean render?");
  refuses({"render", "action-plan", plan, "-o", "-", "--lnag", "cy"},
          "unknown option --lnag. Did you mean --lang?");
  refuses({"render", "action-plan", plan, "-o", "-", "--lnag", "cy"}, "Try 'planpress render --help'");
  refuses({"render", "acton-plan", plan, "-o", "/dev/null"}, "Did you mean 'action-plan'?");
  refuses({"render", "action-plan", plan}, "say where to write");
  refuses({"render", "action-plan", "-o", "-"}, "say which plan");
  refuses({"render", "action-plan", plan, "-o", "-", "--lang", "fr"}, "--lang");
  refuses({"render", "action-plan", "/nowhere/plan.json", "-o", "-"}, "cannot read /nowhere/plan.json");
  refuses({"render", "action-plan", plan, "-o", "/nowhere/plan.pdf"}, "cannot write /nowhere/plan.pdf");
  refuses({"validate", plan, "--share", "/nowhere"}, "/nowhere");
  refuses({"serve", "--port", "70000"}, "--port");
}

TEST_CASE("serve tells its port, logs as JSON and stops when it is told to") {
  for (const int signal : {SIGTERM, SIGINT}) {
    Child child({"serve", "--port", "0"});
    const std::string line = child.read_line();
    CHECK(line.starts_with("Listening on http://127.0.0.1:"));
    CHECK(!line.ends_with(":0"));
    child.signal(signal);
    const Finished run = child.finish();
    CHECK(run.status == 0);
    CHECK(contains(run.err, "\"event\":\"listening\""));
    CHECK(contains(run.err, "\"event\":\"stopped\""));
  }
}
