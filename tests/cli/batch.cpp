#include <doctest/doctest.h>

#include <sys/wait.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "service/cli/progress.hpp"
#include "tests/cli/child.hpp"

using namespace planpress::test;
namespace fs = std::filesystem;

namespace {

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// Plans in a folder: three sound ones, one that is refused, one that is not JSON.
struct Plans {
  TemporaryFolder folder;
  Plans() {
    fs::create_directory(folder.file("in"));
    for (const char* name : {"a.json", "b.json", "c.json"})
      fs::copy_file(plan_path("surgeon.json"), folder.file(std::string("in/") + name));
    std::ofstream(folder.file("in/bad.json")) << "{\"schemaVersion\": 1}";
    std::ofstream(folder.file("in/broken.json")) << "{";
    std::ofstream(folder.file("in/notes.txt")) << "not a plan";
  }
  std::string in(const std::string& name) const { return folder.file("in/" + name); }
  std::string out() const { return folder.file("out"); }
  std::vector<std::string> made() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(out())) names.push_back(entry.path().filename());
    std::sort(names.begin(), names.end());
    return names;
  }
};

}  // namespace

TEST_CASE("a folder of plans becomes a folder of documents, and a bad plan stops nothing") {
  const Plans plans;
  const Finished run = run_planpress({"render", "action-plan", plans.in(""), "-o", plans.out()});
  CHECK(run.status == 1);
  CHECK(plans.made() == std::vector<std::string>{"a.pdf", "b.pdf", "c.pdf"});
  const Finished alone = run_planpress({"render", "action-plan", plan_path("surgeon.json"), "-o", "-"});
  for (const char* name : {"/a.pdf", "/b.pdf", "/c.pdf"}) CHECK(read_file(plans.out() + name) == alone.out);
  CHECK(contains(run.out, "3 made, 2 refused"));
  CHECK(contains(run.out, "    schema-required /id\n      The plan, id: this is missing. Add it.\n"));
  CHECK(contains(run.out, "more: planpress validate " + plans.in("bad.json")));
  CHECK(contains(run.out, "    json-malformed\n"));
  CHECK(!contains(run.out, "notes.txt"));
  CHECK_MESSAGE(run.err.empty(), run.err);  // no progress bar where there is no terminal
}

TEST_CASE("all made is status 0, in the format that is asked for") {
  const Plans plans;
  const Finished run = run_planpress({"render", "action-plan", plans.in("a.json"), plans.in("b.json"), "-o",
                                      plans.out() + "/deep", "--format", "html", "--lang", "cy"});
  CHECK(run.status == 0);
  CHECK(contains(read_file(plans.out() + "/deep/a.html"), "lang=\"cy\""));
  CHECK(contains(run.out, "2 made\n"));
  CHECK(!contains(run.out, "refused"));
}

TEST_CASE("what cannot be read is told, and the rest is made") {
  const Plans plans;
  fs::create_symlink("nowhere", plans.in("gone.json"));
  const Finished run = run_planpress({"render", "action-plan", plans.in("a.json"), "/nowhere/x.json",
                                      plans.in("gone.json"), "-o", plans.out()});
  CHECK(run.status == 1);
  CHECK(contains(run.out, "cannot read /nowhere/x.json: No such file"));
  CHECK(contains(run.out, "cannot read " + plans.in("gone.json")));
  CHECK(contains(run.out, "1 made, 2 not read"));
  CHECK(plans.made() == std::vector<std::string>{"a.pdf"});
}

TEST_CASE("a folder without plans among the plans is refused before anything is written") {
  const Plans plans;
  fs::create_directory(plans.folder.file("empty"));
  const Finished run = run_planpress(
      {"render", "action-plan", plans.in("a.json"), plans.folder.file("empty"), "-o", plans.out()});
  CHECK(run.status == 2);
  CHECK(contains(run.err, "holds no file that ends in .json"));
  CHECK(!fs::exists(plans.out()));
}

TEST_CASE("two plans with one name are not written over each other; one plan named twice is made once") {
  const Plans plans;
  fs::create_directory(plans.folder.file("other"));
  fs::copy_file(plan_path("pharmacist.json"), plans.folder.file("other/a.json"));
  const Finished run = run_planpress({"render", "action-plan", plans.in("a.json"), plans.in("a.json"),
                                      plans.folder.file("other/a.json"), "-o", plans.out()});
  CHECK(run.status == 1);
  CHECK(contains(run.out, "1 made, 1 same name"));
  CHECK(contains(run.out, plans.out() + "/a.pdf is the document of " + plans.in("a.json")));
  const Finished alone = run_planpress({"render", "action-plan", plan_path("surgeon.json"), "-o", "-"});
  CHECK(read_file(plans.out() + "/a.pdf") == alone.out);
}

TEST_CASE("a document that cannot be written is told, and what was there stays") {
  const Plans plans;
  fs::create_directories(plans.out() + "/a.pdf/inside");
  const Finished run =
      run_planpress({"render", "action-plan", plans.in("a.json"), plans.in("b.json"), "-o", plans.out()});
  CHECK(run.status == 1);
  CHECK(contains(run.out, "1 made, 1 not written"));
  CHECK(contains(run.out, "cannot write"));
  CHECK(plans.made() == std::vector<std::string>{"a.pdf", "b.pdf"});
}

TEST_CASE("one plan into a folder that is there keeps its name; one plan into a file is as it was") {
  const Plans plans;
  fs::create_directory(plans.out());
  CHECK(run_planpress({"render", "action-plan", plans.in("a.json"), "-o", plans.out()}).status == 0);
  CHECK(plans.made() == std::vector<std::string>{"a.pdf"});
  const Finished single =
      run_planpress({"render", "action-plan", plans.in("a.json"), "-o", plans.folder.file("x.pdf")});
  CHECK(single.status == 0);
  CHECK(single.out.empty());
}

TEST_CASE("many plans need a folder, and standard input is one plan") {
  const Plans plans;
  const auto refuses = [&](std::vector<std::string> arguments, const std::string& words) {
    arguments.insert(arguments.begin(), {"render", "action-plan"});
    const Finished run = run_planpress(arguments);
    CHECK(run.status == 2);
    CHECK_MESSAGE(contains(run.err, words), run.err);
  };
  refuses({plans.in("a.json"), plans.in("b.json")}, "say where to write: -o FOLDER");
  refuses({plans.in("a.json"), plans.in("b.json"), "-o", plans.in("c.json")}, "c.json is a file: -o FOLDER");
  for (const char* name : {"x.txt", "documents.docx", "x.2025"}) {
    refuses({plans.in("a.json"), plans.in("b.json"), "-o", plans.in(name)}, "end it with a slash");
    CHECK_FALSE(std::filesystem::exists(plans.in(name)));
  }
  refuses({plans.in("a.json"), "-", "-o", plans.out()}, "standard input is one plan");
}

TEST_CASE("the table names nobody, whatever is wrong with their plan") {
  const Plans plans;
  std::string plan = read_file(plan_path("surgeon.json"));
  const std::string from = "\"status\": \"completed\"", to = "\"status\": \"Gideon Marchetti-Rowe\"";
  plan.replace(plan.find(from), from.size(), to);
  std::ofstream(plans.in("named.json")) << plan;
  const Finished run =
      run_planpress({"render", "action-plan", plans.in("named.json"), plans.in("a.json"), "-o", plans.out()});
  CHECK(run.status == 1);
  CHECK(contains(run.out, "schema-enum /status"));
  CHECK(!contains(run.out, "Marchetti"));
}

TEST_CASE("the table does not pass on what would steer a terminal") {
  const Plans plans;
  const std::string name = plans.in("red\x1b[31m.json");
  fs::copy_file(plan_path("surgeon.json"), name);
  const Finished run = run_planpress({"render", "action-plan", name, plans.in("a.json"), "-o", plans.out()});
  CHECK(run.status == 0);
  CHECK(!contains(run.out, "\x1b"));
}

TEST_CASE("hundreds of plans come out as each does alone") {
  const Plans plans;
  std::vector<std::string> command{"render", "action-plan"};
  constexpr int count = 200;
  for (int i = 0; i < count; ++i) {
    const std::string name = plans.in("many" + std::to_string(i) + ".json");
    fs::create_hard_link(plans.in("a.json"), name);
    command.push_back(name);
  }
  command.insert(command.end(), {"-o", plans.out()});
  const Finished run = run_planpress(command);
  CHECK(run.status == 0);
  CHECK(contains(run.out, "200 made"));
  const Finished alone = run_planpress({"render", "action-plan", plan_path("surgeon.json"), "-o", "-"});
  for (int i = 0; i < count; ++i) {
    const bool same = read_file(plans.out() + "/many" + std::to_string(i) + ".pdf") == alone.out;
    CHECK(same);
  }
}

TEST_CASE("a progress bar fits its terminal and says what is done") {
  using planpress::cli::progress_line;
  CHECK(progress_line(5, 0, 10, 25, false) == "[=======>      ] 5 of 10");
  CHECK(progress_line(10, 2, 10, 80, false) == "[" + std::string(40, '=') + "] 10 of 10, 2 not made");
  CHECK(progress_line(5, 0, 10, 8, false) == "5 of 10");
  for (std::size_t columns = 1; columns < 90; ++columns)
    CHECK(progress_line(123, 45, 678, columns, false).size() < columns);
  CHECK(contains(progress_line(5, 0, 10, 25, true), "\x1b["));
}

TEST_CASE("on a terminal there is a progress bar, without colour where nobody wants it") {
  const Plans plans;
  for (int i = 0; i < 60; ++i)
    fs::create_hard_link(plans.in("a.json"), plans.in("m" + std::to_string(i) + ".json"));
  const auto on_terminal = [&](const std::string& environment) {
    const std::string command =
        environment + " TERM=xterm script -qefc '" PLANPRESS_BUILD_DIR "/planpress render bundle " +
        plans.in("") + " -o " + plans.out() + "' " + plans.folder.file("terminal") + " >/dev/null </dev/null";
    CHECK(WEXITSTATUS(std::system(command.c_str())) == 1);
    return read_file(plans.folder.file("terminal"));
  };
  const std::string shown = on_terminal("NO_COLOR=1");
  CHECK(contains(shown, " of 65"));
  CHECK(contains(shown, "\r\x1b[K"));
  CHECK(!contains(shown, "\x1b[34m"));
  CHECK(contains(shown, "63 made, 2 refused"));
}
