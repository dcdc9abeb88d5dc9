#include "tests/plan/in_words.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "service/messages/message_formatter.hpp"

namespace planpress::plan::tests {

namespace {

constexpr std::size_t most_read = 40;  // findings of one document that anybody reads

struct InWords {
  std::string operator()(int value) const { return std::to_string(value); }
  std::string operator()(const std::string& value) const { return "\"" + value + "\""; }
  std::string operator()(const WeekRange& weeks) const {
    return fmt::format("weeks {} to {}", weeks.first, weeks.last);
  }
  std::string operator()(const PlaceAt& place) const { return "at " + place.pointer; }
  std::string operator()(const Date& date) const { return date.iso(); }
  std::string operator()(const Written& written) const { return "written " + Json(written.text).dump(); }
  template <typename Coded>
  std::string operator()(Coded code) const {
    return std::string(to_string(code));
  }
};

std::string severity_of(const Finding& finding) {
  if (finding.severity == Severity::error) return "error";
  return finding.severity == Severity::warning ? "warning" : "advice";
}

std::string in_words(const Finding& finding, const std::string& sentence) {
  std::string line = severity_of(finding) + " " + finding.sentence + " " + finding.pointer;
  for (const Argument& argument : finding.arguments)
    line += fmt::format("; {}: {}", argument.name, std::visit(InWords{}, argument.value));
  return line + "\n    " + sentence + "\n";
}

class Table {
 public:
  // The entries of each test, in alphabetical order of the tests.
  Table() : updating_(std::getenv("UPDATE_GOLDEN") != nullptr) {
    std::ifstream file(path);
    std::string entry;
    std::set<std::string>* of_test = nullptr;
    for (std::string line; std::getline(file, line);) {
      if (line.starts_with("# ")) {
        of_test = &entries_[line.substr(2)];
      } else if (line.starts_with("    ") && of_test != nullptr) {
        of_test->insert(entry + line + "\n");
      } else {
        entry = line + "\n";
      }
    }
    if (updating_) entries_.clear();
  }
  ~Table() {
    if (!updating_) return;
    std::ofstream file(path);
    for (const auto& [test, entries] : entries_) {
      file << "# " << test << "\n";
      for (const std::string& entry : entries) file << entry;
      file << "\n";
    }
  }
  Table(const Table&) = delete;
  Table& operator=(const Table&) = delete;

  void check(const std::string& test, const std::string& entry) {
    if (updating_) entries_[test].insert(entry);
    CHECK_MESSAGE(entries_[test].contains(entry), "not in tests/plan/findings.txt:\n" << entry);
  }

 private:
  static constexpr const char* path = PLANPRESS_SOURCE_DIR "/tests/plan/findings.txt";
  bool updating_;
  std::map<std::string, std::set<std::string>> entries_;
};

}  // namespace

void check_in_words(const std::vector<Finding>& findings, const Json& document) {
  static Table table;
  static const messages::Catalogues catalogues(PLANPRESS_SOURCE_DIR "/layouts");
  static const messages::MessageFormatter formatter(catalogues.in("en"));
  if (findings.size() > most_read) return;
  const auto sentences = formatter.diagnostics(findings, document, messages::Naming::names);
  REQUIRE(sentences.size() == findings.size());
  for (std::size_t i = 0; i < findings.size(); ++i)
    table.check(doctest::getContextOptions()->currentTest->m_name,
                in_words(findings[i], sentences[i].detail));
}

std::vector<std::string> found(const Json& document, const CheckOptions& options) {
  const CheckResult result = check(document, options);
  check_in_words(result.findings, document);
  return found(result);
}

bool has(const Json& document, std::string_view code, std::string_view pointer, const CheckOptions& options) {
  const CheckResult result = check(document, options);
  check_in_words(result.findings, document);
  return has(result, code, pointer);
}

}  // namespace planpress::plan::tests
