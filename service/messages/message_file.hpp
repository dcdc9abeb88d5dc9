// Reads a file of messages strictly: what is missing, unknown, malformed or uses an argument that it is never
// given is an author's mistake, with file and line. In: layouts/words.cy.json, an object of sections:
//   {"language": {"tag": "cy"}, "level": {"excluded": "Gwaharddedig", ...},
//    "phrases": {"range": "{from} i {to}", "weeks": {"one": "{n} wythnos", "other": "{n} wythnos"}, ...}}
// Out: the texts by section, in the order of its messages or codes.
#pragma once
#include <unicode/uversion.h>

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "renderer/text/author_error.hpp"
#include "service/messages/message_spec.hpp"

U_NAMESPACE_BEGIN
class PluralRules;
U_NAMESPACE_END

namespace planpress::messages {

/// CLDR's plural rules of one language: "one", "few", "other".
class PluralCategories {
 public:
  explicit PluralCategories(const std::string& language);  // as file names give it: "cy"
  std::string of(std::size_t n) const;
  std::vector<std::string> names() const;  // that a text may have; "other" among them

 private:
  std::shared_ptr<const icu::PluralRules> rules_;
};

/// By plural category; "=0" stands before any category, for exactly that number. "other" is always there.
using Forms = std::vector<std::pair<std::string, std::string>>;

struct Message {
  std::string name;
  Forms forms;

  const std::string& form(std::string_view name) const;  // "other" where there is none of this name
  const std::string& text() const { return form("other"); }
};

using MessagesBySection = std::map<std::string_view, std::vector<Message>, std::less<>>;

struct MessageFile {
  std::string tag;  // BCP 47, of the file of words: "en-GB"
  MessagesBySection sections;
};

/// file: "words.cy.json", in the folder of layouts. has_tag: it says the tag of its language. Adds to
/// `faults`.
MessageFile read_messages(const std::filesystem::path& layouts, const std::string& file,
                          std::span<const Section> sections, bool has_tag, const PluralCategories& plurals,
                          text::Faults& faults);

}  // namespace planpress::messages
