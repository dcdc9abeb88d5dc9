// An author's mistakes in layouts/findings.*.json stop the start, each with its file and line.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "service/messages/catalogue.hpp"
#include "tests/plan/example_plans.hpp"

namespace planpress::plan::tests {

using namespace messages;

namespace {

namespace fs = std::filesystem;

/// A copy of the layouts folder's two files, one of them changed.
class Files {
 public:
  Files() : folder_(fs::temp_directory_path() / fmt::format("planpress-sentences-{}", ::getpid())) {
    fs::create_directories(folder_);
    for (const char* file : {"findings.en.json", "findings.cy.json", "words.en.json", "words.cy.json"})
      fs::copy_file(PLANPRESS_SOURCE_DIR "/layouts/" + std::string(file), folder_ / file,
                    fs::copy_options::overwrite_existing);
  }
  ~Files() { fs::remove_all(folder_); }

  void replace(const std::string& file, const std::string& part, const std::string& by) const {
    std::string text = file_text((folder_ / file).string());
    const std::size_t at = text.find(part);
    REQUIRE(at != std::string::npos);
    std::ofstream(folder_ / file) << text.replace(at, part.size(), by);
  }

  std::string faults() const {
    try {
      Catalogues(folder_).load();
    } catch (const text::AuthorError& error) {
      return error.what();
    }
    return {};
  }

 private:
  fs::path folder_;
};

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("the files as they are have no mistakes") { CHECK(Files().faults().empty()); }

TEST_CASE("every mistake of both files is told at once, with its line") {
  const Files files;
  files.replace("findings.en.json", "\"phase-gap\": ", "\"phase-gap-typo\": ");
  files.replace("findings.en.json", "{weeks}: two levels", "{week}: two levels");
  files.replace("findings.cy.json", "[ ar gyfer {planned},]", " ar gyfer {planned},");
  files.replace("findings.cy.json", "[ ar {end}]. Symudwch", "[ ar {end}. Symudwch");
  const std::string faults = files.faults();
  CHECK(contains(faults, "\"sentences.phase-gap\" is missing (add it)"));
  CHECK(contains(faults, "\"sentences.phase-gap-typo\" is not known (take it out)"));
  CHECK(contains(
      faults,
      "\"sentences.phase-overlap\" has {week}, which it is never given (it is given: weeks place where)"));
  CHECK(contains(faults,
                 "\"sentences.review-before-start\" tells {planned} to everybody (put it in [brackets])"));
  CHECK(contains(faults, "\"sentences.review-after-end\" has a [ without ]"));
  const std::string lines = file_text(PLANPRESS_SOURCE_DIR "/layouts/findings.cy.json");
  const auto line =
      std::count(lines.begin(),
                 lines.begin() + static_cast<std::ptrdiff_t>(lines.find("\"review-before-start\"")), '\n') +
      1;
  CHECK(contains(faults, "findings.cy.json:" + std::to_string(line) + ": \"sentences.review-before-start\""));
}

TEST_CASE("a file that is not JSON, or not there, is told by name") {
  const Files files;
  files.replace("findings.cy.json", "\"phase-gap\": ", "\"phase-gap\" ");
  CHECK(files.faults().starts_with("findings.cy.json:"));
  CHECK(contains(files.faults(), "This is not JSON"));
  CHECK_THROWS_AS(Catalogues("/nowhere").load(), text::AuthorError);
}

}  // namespace planpress::plan::tests
