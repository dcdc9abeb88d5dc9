// Outcomes for people at a terminal: findings as text, the closing line, the output and the exit status.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "service/documents/make.hpp"

namespace planpress::cli {

// The readers of findings at this command line, today.
// language: as it was asked for; English where it was not, or where both were.
documents::Audience audience_of(const std::string& language, messages::Naming naming);

// The number of findings of each severity; of advice only where it was asked for.
struct Counts {
  std::size_t errors = 0, warnings = 0, advice = 0;
  bool with_advice = false;

  void add(const std::vector<messages::Diagnostic>& findings);
  std::string in_words(const messages::MessageFormatter& formatter) const;  // "2 errors, 1 warning"
};

// Findings by severity and by part of the plan, each with its line and column in `bytes`, its code and
// pointer:
//
//   Errors
//     Supervision
//       line 412, column 9: phase-gap /scopes/3/phases/1/fromWeek
//         Scope 'Major resections', weeks 5 to 9: no level of supervision is set. …
//
// Empty where there are none.
std::string findings_text(const documents::Result& outcome, std::string_view bytes,
                          const messages::MessageFormatter& formatter, bool coloured);

// The same of a form that was filled in, each with the place on the form where it is asked:
//
//   Errors
//     2 Objective 1 of 3: clinical skills, Rating: schema-required /objectives/0/rating
//       …
std::string form_findings_text(const documents::Result& outcome, const messages::MessageFormatter& formatter,
                               bool coloured);

// The exit status of a plan or form without errors: with warnings, `warned` where that is asked for.
int status_of_accepted(const std::vector<messages::Diagnostic>& findings, bool strict);

// Prints the findings on standard error, then writes the document, or says that nothing was written. Returns
// the exit status.
int finish(const documents::Result& outcome, const std::string& findings,
           const messages::MessageFormatter& formatter, const std::string& output, bool strict);

// Texts of a file's report that say how it ended: bold and, where not all is well, red.
std::string emphasised(std::string_view text, bool is_well, bool coloured);

}  // namespace planpress::cli
