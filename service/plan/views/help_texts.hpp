// What advisers write on each type of activity: how it is done and when it counts.
// In: layouts/implementation-guidance/help/en/cbd.txt and help/cy/cbd.txt, one file a type and language,
// plain UTF-8: paragraphs with blank lines between them; lines that begin with "- " are a list. Out:
// paragraphs and lists. The two languages of a type have the same paragraphs and lists, so that they can be
// printed side by side.
#pragma once
#include <filesystem>
#include <mutex>
#include <stdexcept>
#include <string>
#include <vector>

namespace planpress::plan {

struct HelpBlock {
  std::string text;                // of a paragraph
  std::vector<std::string> items;  // of a list
  bool operator==(const HelpBlock&) const = default;
};
using HelpText = std::vector<HelpBlock>;
using HelpTexts = std::vector<HelpText>;  // in the order of ActivityType

struct HelpOfBoth {
  HelpTexts english, welsh;
  std::vector<std::string> faults;  // "file:line: what is wrong (what to do)"
};

// layouts: the folder of layouts. Where it has no implementation guidance there are no texts and no faults.
HelpOfBoth read_help_texts(const std::filesystem::path& layouts);

// An author's mistakes in the words files and help texts: one line each, "file[:line]: what is wrong (what to
// do)".
class WordsError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Read when they are first asked for. Shared by threads.
class HelpLibrary {
 public:
  explicit HelpLibrary(std::filesystem::path layouts) : layouts_(std::move(layouts)) {}
  const HelpOfBoth& texts() const;  // throws WordsError

 private:
  std::filesystem::path layouts_;
  mutable std::once_flag read_;
  mutable HelpOfBoth texts_;
};

}  // namespace planpress::plan
