// Findings as diagnostics in words: what is wrong, where by the names that people use, and how to put it
// right. In: findings and the document that they are about. Out: a diagnostic with a sentence for each. The
// texts are those of a catalogue (finding_messages.hpp).
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "service/json/json.hpp"
#include "service/messages/catalogue.hpp"
#include "service/plan/findings.hpp"

namespace planpress::messages {

using namespace plan;

struct Diagnostic {
  std::string pointer;
  std::string code;
  Severity severity = Severity::error;
  std::string detail;          // one or two sentences
  std::string field = {};      // of a filled form: where a person finds it, as printed; empty otherwise
  std::string parameter = {};  // of what was asked for, where that is at fault: "for"; the pointer is empty
  bool operator==(const Diagnostic&) const = default;
};

/// Arguments of a message that own their texts.
using OwnedValues = std::vector<std::pair<std::string_view, std::string>>;

class MessageFormatter {
 public:
  /// catalogue: outlives it.
  explicit MessageFormatter(const Catalogue& catalogue) : catalogue_(catalogue) {}

  std::vector<Diagnostic> diagnostics(const std::vector<Finding>& findings, const Json& document,
                                      Naming naming) const;
  /// The same for those who fill in a form: questions[i] is where a person finds what findings[i] is about,
  /// as printed; empty where it is nowhere on the form.
  std::vector<Diagnostic> on_form(const std::vector<Finding>& findings, const Json& document, Naming naming,
                                  const std::vector<std::string>& questions) const;

  /// A text of the section "report": what stands around findings.
  std::string say(std::string_view name, const OwnedValues& values = {}) const;
  /// "2 errors", "no errors": the text for a number, of the message "errors-count".
  std::string count(std::string_view name, std::size_t n) const;
  /// The part of a document that a pointer leads into: "Supervision".
  std::string part(std::string_view pointer) const;

  /// A text of a section of findings.cy.json. Throws std::out_of_range for a name that is not listed.
  const std::string& text(std::string_view section, std::string_view name) const;
  const Catalogue& catalogue() const { return catalogue_; }

 private:
  const Catalogue& catalogue_;
};

/// Text of a document, fit to stand in a sentence on a terminal: one line, no controls, not long.
std::string in_one_line(std::string_view text);

}  // namespace planpress::messages
