// What becomes of files, streams and disks around a command.
#include <doctest/doctest.h>

#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "tests/cli/child.hpp"

using namespace planpress::test;
namespace fs = std::filesystem;

namespace {

const std::string program = PLANPRESS_BUILD_DIR "/planpress";

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// A line for the shell in the folder, with $PP and $PLAN; its exit status.
int shell(const TemporaryFolder& folder, const std::string& line) {
  const std::string command = "cd '" + folder.file("") + "' && PP='" + program + "' PLAN='" +
                              plan_path("pharmacist.json") + "'; " + line;
  const char* arguments[] = {"bash", "-c", command.c_str(), nullptr};
  const pid_t child = ::fork();
  if (child == 0) {
    ::execvp("bash", const_cast<char**>(arguments));
    ::_exit(127);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

std::string render(const std::string& output) { return "$PP render action-plan $PLAN -o " + output; }

mode_t mode_of(const std::string& file) {
  struct stat status {};
  return ::stat(file.c_str(), &status) == 0 ? status.st_mode & 07777 : 0;
}

bool is_pdf(const std::string& file) { return read_file(file).starts_with("%PDF-"); }

}  // namespace

TEST_CASE("a full disk behind standard output is status 2, whatever the command prints") {
  const TemporaryFolder folder;
  for (const std::string command :
       {"documents", "documents --json", "--help", "--version", "help render", "version", "schema",
        "init doctor", "digest $PLAN", "validate $PLAN --json", "render action-plan $PLAN -o -",
        "render action-plan $PLAN -o made/"}) {
    CAPTURE(command);
    CHECK(shell(folder, "$PP " + command + " >/dev/full 2>said") == 2);
    CHECK(contains(read_file(folder.file("said")), "cannot write standard output: No space left on device"));
  }
}

TEST_CASE("a full disk behind standard error changes no result") {
  const TemporaryFolder folder;
  CHECK(shell(folder, "$PP validate $PLAN 2>/dev/full") == 0);
  CHECK(shell(folder, "$PP validate nothing.json 2>/dev/full") == 2);
  CHECK(shell(folder, "echo '{}' | $PP validate - 2>/dev/full") == 1);
  CHECK(shell(folder, render("a.pdf 2>/dev/full")) == 0);
}

TEST_CASE("a reader that goes away, or a stream that is closed, is said and leaves no half files") {
  const TemporaryFolder folder;
  CHECK(shell(folder, render("- 2>said | true; exit ${PIPESTATUS[0]}")) == 2);
  CHECK(contains(read_file(folder.file("said")), "cannot write standard output: Broken pipe"));
  CHECK(shell(folder, render("- >&- 2>said")) == 2);
  CHECK(shell(folder, "$PP render action-plan - -o a.pdf <&- 2>said") == 2);
  CHECK(contains(read_file(folder.file("said")), "cannot read standard input"));
  // With its streams closed the program's first file would take the number of one of them.
  CHECK(shell(folder, render("b.pdf <&- >&- 2>&-")) == 0);
  CHECK(is_pdf(folder.file("b.pdf")));
  CHECK(folder.names() == std::vector<std::string>{"b.pdf", "said"});
}

TEST_CASE("a file keeps its mode when it is made anew, and a new one has what the umask leaves") {
  const TemporaryFolder folder;
  CHECK(shell(folder, "echo x >private.pdf; chmod 600 private.pdf; umask 022; " + render("private.pdf")) ==
        0);
  CHECK(mode_of(folder.file("private.pdf")) == 0600);
  CHECK(shell(folder, "umask 027; " + render("new.pdf")) == 0);
  CHECK(mode_of(folder.file("new.pdf")) == 0640);
}

TEST_CASE("a file with two names keeps both") {
  const TemporaryFolder folder;
  CHECK(shell(folder, "echo before >one.pdf; ln one.pdf two.pdf; " + render("one.pdf")) == 0);
  CHECK(is_pdf(folder.file("two.pdf")));
  CHECK(fs::hard_link_count(folder.file("one.pdf")) == 2);
  // Shorter than what was there: nothing of the old is left.
  CHECK(shell(folder, "head -c 9000000 /dev/zero >one.pdf; " + render("one.pdf; " + render("alone.pdf"))) ==
        0);
  CHECK(read_file(folder.file("two.pdf")) == read_file(folder.file("alone.pdf")));
}

TEST_CASE("a link to a file that is not there yet leads to the new file") {
  const TemporaryFolder folder;
  CHECK(shell(folder,
              "mkdir real; ln -s real/new.pdf link.pdf; ln -s link.pdf far.pdf; " + render("far.pdf")) == 0);
  CHECK(fs::is_symlink(folder.file("link.pdf")));
  CHECK(fs::is_symlink(folder.file("far.pdf")));
  CHECK(is_pdf(folder.file("real/new.pdf")));
  CHECK(shell(folder, "ln -s loop.pdf loop.pdf; " + render("loop.pdf 2>said")) == 2);
  CHECK(contains(read_file(folder.file("said")), "cannot write loop.pdf"));
}

TEST_CASE("names of any length that a file may have, with spaces, dashes or bytes that are no UTF-8") {
  const TemporaryFolder folder;
  const std::string name = std::string(251, 'n') + ".pdf";
  CHECK(shell(folder, render(name)) == 0);
  CHECK(is_pdf(folder.file(name)));
  CHECK(shell(folder, "cp -- $PLAN '-a plan.json'; $PP validate -- '-a plan.json' 2>said") == 0);
  CHECK(contains(read_file(folder.file("said")), "-a plan.json: valid"));
  CHECK(shell(folder, "$PP render action-plan -o -out.pdf -- '-a plan.json'") == 0);
  CHECK(is_pdf(folder.file("-out.pdf")));
  CHECK(shell(folder, "cp $PLAN $'caf\\xe9.json'; $PP validate $'caf\\xe9.json' --json >said") == 0);
  CHECK(shell(folder, "cp $PLAN render; $PP validate render 2>said") == 0);  // the name of a command
  CHECK(shell(folder, render("--strict 2>said")) == 2);
  CHECK(contains(read_file(folder.file("said")), "--strict is an option. A file of this name is ./--strict"));
}

TEST_CASE("what is read is not written over, by any of its names") {
  const TemporaryFolder folder;
  CHECK(shell(folder, "cp $PLAN plan.pdf; " +
                          std::string("$PP render action-plan plan.pdf -o plan.pdf 2>said")) == 2);
  CHECK(contains(read_file(folder.file("said")), "plan.pdf is read by this command and not written over"));
  CHECK(shell(folder, "ln -s plan.pdf link.pdf; $PP render action-plan plan.pdf -o link.pdf 2>said") == 2);
  CHECK(shell(folder, "ln plan.pdf hard.pdf; $PP render action-plan plan.pdf -o hard.pdf 2>said") == 2);
  CHECK(shell(folder, "$PP render action-plan - -o plan.pdf <plan.pdf 2>said") == 2);
  CHECK(shell(folder, "cp $PLAN in.json; $PP import in.json --plan in.json -o in.json 2>said") == 2);
  CHECK(shell(folder, "cp $PLAN r.json; $PP fill in.json --with r.json -o r.json 2>said") == 2);
  CHECK(shell(folder, "cp $PLAN f.pdf; $PP fill f.pdf --with r.json -o f.pdf 2>said") == 2);
  for (const char* name : {"plan.pdf", "in.json", "r.json", "f.pdf"})
    CHECK(read_file(folder.file(name)) == read_file(plan_path("pharmacist.json")));
}

TEST_CASE("a size limit leaves what was there and nothing beside it") {
  const TemporaryFolder folder;
  CHECK(shell(folder, "echo before >a.pdf; (ulimit -f 4; " + render("a.pdf") + ") 2>said") == 2);
  CHECK(contains(read_file(folder.file("said")), "cannot write a.pdf: File too large"));
  CHECK(read_file(folder.file("a.pdf")) == "before\n");
  CHECK(shell(folder, "echo before >one.pdf; ln one.pdf two.pdf; (ulimit -f 4; " + render("one.pdf") +
                          ") 2>said") == 2);
  CHECK(read_file(folder.file("one.pdf")) == "before\n");
  CHECK(folder.names() == std::vector<std::string>{"a.pdf", "one.pdf", "said", "two.pdf"});
}

TEST_CASE("a file that may be written in a folder that may not") {
  if (::geteuid() != 0) return;  // only root can become somebody else
  const TemporaryFolder folder;
  fs::permissions(folder.file(""), fs::perms(0755));
  // As nobody, who must be able to reach the program.
  if (shell(folder, "setpriv --reuid=65534 --regid=65534 --clear-groups $PP --version >said 2>&1") != 0)
    return;
  CHECK(shell(folder,
              "echo before >a.pdf; chmod 666 a.pdf; cp $PLAN plan.json; "
              "setpriv --reuid=65534 --regid=65534 --clear-groups $PP render action-plan plan.json -o a.pdf "
              "2>said") == 0);
  CHECK(is_pdf(folder.file("a.pdf")));
  CHECK(mode_of(folder.file("a.pdf")) == 0666);
  CHECK(shell(folder,
              "echo before >b.pdf; chmod 644 b.pdf; "
              "setpriv --reuid=65534 --regid=65534 --clear-groups $PP render action-plan plan.json -o b.pdf "
              "2>said") == 2);
  CHECK(read_file(folder.file("b.pdf")) == "before\n");
}

TEST_CASE("a file that is a mount point gets its content in place") {
  const TemporaryFolder folder;
  const std::string mounted = "touch there a.pdf; unshare -m bash -c \"mount --bind there a.pdf && ";
  if (shell(folder, mounted + "true\" 2>said") != 0) return;  // not allowed here
  CHECK(shell(folder, mounted + render("a.pdf") + "\"") == 0);
  CHECK(is_pdf(folder.file("there")));
}

TEST_CASE("a byte order mark before a plan is passed over") {
  const std::string plan = "\xEF\xBB\xBF" + read_file(plan_path("pharmacist.json"));
  CHECK(run_planpress({"validate", "-"}, plan).status == 0);
  CHECK(run_planpress({"digest", "-"}, plan).out ==
        run_planpress({"digest", plan_path("pharmacist.json")}).out);
}
