// The texts of the product, by language: words for codes, phrases of documents, sentences on findings, help
// texts. A language is files: words.cy.json, findings.cy.json, labels.cy.json in the folder of layouts and of
// each layout, and help texts; message_file.hpp says what a file looks like. Phrases: phrases.hpp; findings:
// finding_messages.hpp. Mistakes of authors are text::AuthorError, with file and line.
#pragma once
#include <algorithm>
#include <filesystem>
#include <initializer_list>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "renderer/text/lazy.hpp"
#include "service/messages/help_texts.hpp"
#include "service/messages/message_file.hpp"
#include "service/messages/phrases.hpp"
#include "service/plan/codes.hpp"
#include "service/plan/date.hpp"

namespace planpress::messages {

using namespace plan;

// The section of an enumeration's words; one without has none.
constexpr std::string_view word_group(Status) { return "status"; }
constexpr std::string_view word_group(ClosingReason) { return "closing-reason"; }
constexpr std::string_view word_group(Element) { return "element"; }
constexpr std::string_view word_group(Profession) { return "profession"; }
constexpr std::string_view word_group(Grade) { return "grade"; }
constexpr std::string_view word_group(Role) { return "role"; }
constexpr std::string_view word_group(AbsenceReason) { return "absence-reason"; }
constexpr std::string_view word_group(RestrictionSource) { return "restriction-source"; }
constexpr std::string_view word_group(ObjectiveArea) { return "area"; }
constexpr std::string_view word_group(ActivityType) { return "activity-type"; }
constexpr std::string_view word_group(Level) { return "level"; }
constexpr std::string_view word_group(ResourceKind) { return "resource"; }
constexpr std::string_view word_group(Rating) { return "rating"; }
constexpr std::string_view word_group(Outcome) { return "outcome"; }
constexpr std::string_view word_group(SignatureRole) { return "signature-role"; }
constexpr std::string_view word_group(SignatureMethod) { return "method"; }
constexpr std::string_view word_group(SignatureStatement) { return "statement"; }

// The section of the meanings of an enumeration's values, where documents print them.
constexpr std::string_view meaning_group(Element) { return "element-meaning"; }
constexpr std::string_view meaning_group(Level) { return "level-meaning"; }
constexpr std::string_view meaning_group(Role) { return "role-duty"; }

// The same in a few words, where there is little room.
constexpr std::string_view brief_group(Level) { return "level-in-brief"; }

/// Arguments of a message: texts by the names of its arguments.
using Values = std::initializer_list<std::pair<std::string_view, std::string_view>>;

/// The texts of one language. Immutable; shared by threads.
class Catalogue {
 public:
  /// layouts: the folder with words.cy.json and its like. language: "cy". What is not read here is read when
  /// it is first asked for. Throws text::AuthorError.
  Catalogue(std::filesystem::path layouts, std::string language);

  const std::string& language() const { return language_; }  // as file names have it: "en"
  const std::string& tag() const { return words_.tag; }      // BCP 47: "en-GB"

  template <Coded E>
  const std::string& word(E value) const {
    return in_group(word_group(value), static_cast<std::size_t>(value));
  }
  template <Coded E>
  const std::string& meaning(E value) const {
    return in_group(meaning_group(value), static_cast<std::size_t>(value));
  }
  template <Coded E>
  const std::string& in_brief(E value) const {
    return in_group(brief_group(value), static_cast<std::size_t>(value));
  }
  /// How an activity of this type is done. Throws std::out_of_range where no kind of document has help texts.
  const HelpText& help(ActivityType type) const { return help_texts().at(static_cast<std::size_t>(type)); }

  std::string say(PhraseName name, Values values = {}) const;
  /// The form that the number asks for; {n} is the number.
  std::string count(PhraseName name, std::size_t n, Values values = {}) const;

  const std::string& month(unsigned month) const;                 // from 1
  std::string date(Date date) const;                              // 6 March 2025
  std::string range(Date from, Date to) const;                    // 6 January 2025 to 2 February 2025
  std::string list(const std::vector<std::string>& items) const;  // a, b and c

  /// A message of findings.cy.json and its like; null where there is none of this name.
  const Message* find(std::string_view section, std::string_view name) const;
  /// The form of it for a number.
  const std::string& form(const Message& message, std::size_t n) const;

  /// Reads all that is read later otherwise. Throws text::AuthorError with every mistake.
  void load() const;
  const HelpTexts& help_texts() const;

 private:
  const MessagesBySection& finding_messages() const;
  const std::string& in_group(std::string_view group, std::size_t index) const;

  std::filesystem::path layouts_;
  std::string language_;
  PluralCategories plurals_;
  MessageFile words_;
  text::Lazy<MessagesBySection> findings_;
  text::Lazy<HelpTexts> help_;
};

/// All languages of which there is a words.XX.json. Shared by threads; each is read when it is first asked
/// for.
class Catalogues {
 public:
  explicit Catalogues(std::filesystem::path layouts);

  std::vector<std::string> languages() const;  // "en", "cy", then others in the order of the alphabet
  bool has(std::string_view language) const { return catalogues_.contains(language); }
  /// Throws std::out_of_range for a language that there is not, text::AuthorError for mistakes in its files.
  const Catalogue& in(std::string_view language) const;
  /// Reads everything. Throws text::AuthorError with every mistake of all languages.
  void load() const;

 private:
  std::filesystem::path layouts_;
  std::map<std::string, text::Lazy<Catalogue>, std::less<>> catalogues_;
};

/// The reader of a message.
enum class Naming : std::uint8_t {
  ids,   // whoever asks over a network, and logs: ids, positions and weeks, no name, no day, nothing written
  names  // the document's owner, at the command line
};

/// The text with each {name} replaced by its value; what stands in [brackets] is left out for those who are
/// told ids alone. Values: a range of pairs of name and text. Throws std::logic_error for a name without a
/// value.
template <class Values>
std::string substitute(std::string_view text, const Values& values, Naming naming = Naming::names);

// "Direct" → "direct", for the middle of a sentence; "PBA" and "ENT surgery" stay as they are.
std::string lower_first(std::string_view text);
std::string upper_first(std::string_view text);

template <class Values>
std::string substitute(std::string_view text, const Values& values, Naming naming) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '[' && naming == Naming::ids) {
      at = text.find(']', at);
    } else if (text[at] == '{') {
      const std::size_t close = text.find('}', at);
      const std::string_view name = text.substr(at + 1, close - at - 1);
      const auto value = std::ranges::find(values, name, [](const auto& each) { return each.first; });
      if (value == std::ranges::end(values))
        throw std::logic_error("a message is not given " + std::string(name));
      out += value->second;
      at = close;
    } else if (text[at] != '[' && text[at] != ']') {
      out += text[at];
    }
  }
  return out;
}

}  // namespace planpress::messages
