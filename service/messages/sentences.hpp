// Findings in words: what is wrong, where by the names that people use, and how to put it right.
// In: findings, the document that they are about, and layouts/findings.en.json and findings.cy.json, written
// by authors (list.hpp has their names; {names} are replaced, [parts in brackets] are told to the document's
// owner alone). Out: findings with a sentence each. Immutable once loaded; shared by threads.
#pragma once
#include <filesystem>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "service/json/json.hpp"
#include "service/messages/words.hpp"
#include "service/plan/finding.hpp"

namespace planpress::messages {

using namespace plan;
using plan::Language;  // and not the renderer's

/// Who is told.
enum class Naming : std::uint8_t {
  ids,   // whoever asks over a network, and logs: ids, positions and weeks, no name, no day, nothing written
  names  // the document's owner, at the command line
};

struct ToldFinding {
  std::string pointer;
  std::string code;
  Severity severity = Severity::error;
  std::string detail;          // one or two sentences
  std::string field = {};      // of a filled form: where a person finds it, as printed; empty otherwise
  std::string parameter = {};  // of what was asked for, where that is at fault: "for"; the pointer is empty
  bool operator==(const ToldFinding&) const = default;
};

/// The texts of one of the files, by section and name: "sentences", "phase-gap".
using FindingTexts = std::map<std::string, std::map<std::string, std::string, std::less<>>, std::less<>>;

/// What a text is given: texts by the names that it calls them.
using Given = std::vector<std::pair<std::string_view, std::string>>;

/// The sentences of one language.
class Teller {
 public:
  Teller(FindingTexts texts, const Wording& words) : texts_(std::move(texts)), words_(words) {}

  std::vector<ToldFinding> tell(const std::vector<Finding>& findings, const Json& document,
                                Naming naming) const;
  /// The same for those who fill in a form: questions[i] is where a person finds what findings[i] is about,
  /// as printed; empty where it is nowhere on the form.
  std::vector<ToldFinding> tell_on_form(const std::vector<Finding>& findings, const Json& document,
                                        Naming naming, const std::vector<std::string>& questions) const;

  /// A text of the section "report": what stands around findings.
  std::string say(std::string_view name, const Given& given = {}) const;
  /// "2 errors", "no errors": the text for a number.
  std::string count(std::string_view name, std::size_t n) const;
  /// The part of a document that a pointer leads into: "Supervision".
  std::string part(std::string_view pointer) const;

  /// A text of the files; null where there is none of this name.
  const std::string* find(std::string_view section, std::string_view name) const;
  /// The same, for a name that list.hpp has. Throws std::out_of_range for any other.
  const std::string& text(std::string_view section, std::string_view name) const;
  const Wording& words() const { return words_; }

 private:
  FindingTexts texts_;
  const Wording& words_;
};

/// An author's mistakes in the files: one line each, "file:line: what is wrong (what to do)".
class SentencesError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct FindingTextsOfBoth;

class Sentences {
 public:
  /// layouts: the folder with the two files. words must outlive this. Throws SentencesError with every fault.
  Sentences(const std::filesystem::path& layouts, const Words& words);

  const Teller& in(Language language) const { return language == Language::cy ? welsh_ : english_; }

 private:
  Sentences(FindingTextsOfBoth&& texts, const Words& words);
  Teller english_, welsh_;
};

/// The text with each {name} replaced by what it is given, and parts in brackets left out or kept.
std::string filled(std::string_view text, const Given& given, Naming naming);

/// What somebody has written, fit to stand in a sentence on a terminal: one line, no controls, not long.
std::string in_one_line(std::string_view text);

}  // namespace planpress::messages
