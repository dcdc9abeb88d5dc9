#include "renderer/typeset/theme.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

using namespace planpress::typeset;

namespace {

// What reading the standard theme says when `from` is written as `to`.
std::string fault_of(const std::string& from, const std::string& to) {
  std::ifstream in(PLANPRESS_SOURCE_DIR "/layouts/theme.json");
  std::ostringstream text;
  text << in.rdbuf();
  std::string changed = text.str();
  const std::size_t at = changed.find(from);
  REQUIRE(at != std::string::npos);
  changed.replace(at, from.size(), to);
  const std::filesystem::path file = std::filesystem::temp_directory_path() / "planpress-theme-test.json";
  std::ofstream(file) << changed;
  std::string said;
  try {
    read_theme(file);
  } catch (const std::runtime_error& error) {
    said = error.what();
  }
  std::filesystem::remove(file);
  return said;
}

}  // namespace

TEST_CASE("a theme says what is wrong with it, and in which line") {
  CHECK(fault_of("\"width\": 595.28", "\"width\": 595.28").empty());
  CHECK(fault_of("\"width\": 595.28", "\"width\": \"wide\"") ==
        "planpress-theme-test.json:3: page/width must be a number of points");
  CHECK(fault_of("\"top\": 74.25", "\"topp\": 74.25") ==
        "planpress-theme-test.json: page/top is missing (page/top must be a number of points)\n"
        "planpress-theme-test.json:7: page/topp is not a setting of a theme");
  CHECK(fault_of("\"width\": 595.28,", "\"width\": 595.28")
            .find("planpress-theme-test.json:4: this is not JSON") == 0);
}
