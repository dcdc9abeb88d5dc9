// The texts of --help that a parser cannot write.
#pragma once
#include <array>
#include <string_view>

namespace planpress::cli::help {

inline constexpr std::string_view description =
    "Make accessible, archival PDF documents and web pages from practitioner action plans.\n"
    "A plan is a JSON file; planpress init writes one to begin with, planpress schema its JSON Schema.";

inline constexpr std::string_view footer = R"(Examples:
  planpress init doctor -o plan.json
  planpress render action-plan plan.json -o plan.pdf
  planpress validate plan.json
  planpress serve --port 8080
  planpress preview action-plan plan.json

Behind -- everything is a name, also one that begins with a dash. A name that is - is standard input or output.
Exit status: 0 done; 1 the plan was refused; 2 wrong usage, or a file that cannot be read or written; 3 done with
warnings, under --strict. planpress help COMMAND tells more about a command.)";

struct Command {
  std::string_view name;
  std::string_view usage;  // the words after "planpress"
  std::string_view description;
  std::string_view footer;  // examples, and how the command answers
};

// In the order in which they are listed.
inline constexpr std::array<Command, 12> commands{{
    {"render", "render KIND [PLAN...] -o FILE [OPTIONS]", "Make a document from a plan, or from each of many",
     R"(Examples:
  planpress render action-plan plan.json -o plan.pdf
      The action plan as a PDF, in the language and edition that the plan asks for.
  planpress render action-plan plan.json -o plan.html --lang cy
      The same document as a web page, in Welsh.
  planpress render action-plan plan.json -o plan.pdf --edition large-print
      Running text in 18 point, small labels in 14.
  planpress render action-plan - -o - < plan.json > plan.pdf
      From standard input to standard output.
  planpress render bundle plan.json -o all.pdf --documents action-plan,progress-report:1
      Several documents as one file; without --documents, all that the plan allows.
  planpress render progress-report plan.json --review 1 -o form.pdf
      The report on review 1; while the plan has none, the form to fill in. See also import and fill.
  planpress render progress-report -o blank.pdf --objectives 2 --scopes 6
      A blank form, made without a plan.
  planpress render action-plan plans/*.json -o made/
      A document of each plan, named for its file, in parallel. A table says what was made and what was not.

A plan with errors gives no document: they are listed on standard error, and the exit status is 1.
Warnings are listed there too and stop nothing; under --strict the exit status is then 3. Of many plans the sound
ones are made all the same, and warnings are counted; the exit status is 1 unless all were. A file is written whole
or not at all, and the plan is never written over.)"},
    {"validate", "validate PLAN... [OPTIONS]", "Find every fault of plans",
     R"(Examples:
  planpress validate plan.json
      Every fault and warning in words, by part of the plan, each with its line and column.
  planpress validate plans/ draft.json --lang cy
      Every *.json in the folder and in the folders inside it, and another file; in Welsh.
  planpress validate plan.json --json
      For programs: {"valid": ..., "findings": [{"pointer", "code", "severity", "detail"}]}.
      Of several files or a folder: {"valid": ..., "files": [{"file", "valid", "findings"}]}.
  planpress validate plan.json --document signed-off-summary
      Also what only this kind of document asks for.
  planpress validate plan.json --advice
      Also what could be better: sentence-too-long (over 25 words, in objectives), objective-not-measurable (no
      number, "all" or "every"), supervision-never-loosens, review-gap-over-3-months,
      activity-without-other-assessor, signed-not-agreed. Advice has the severity info.

In words names and dates of the plan are told; as JSON, as over HTTP, only ids, positions and weeks.
Exit status: 0 every plan is valid, though there may be warnings (3 under --strict); 1 one is not; 2 wrong usage
or unreadable file.)"},
    {"import", "import FORM --plan PLAN [-o FILE] [OPTIONS]", "Read a form that was filled in",
     R"(Examples:
  planpress import filled.pdf --plan plan.json -o report.json
      The report that the form makes, for the plan's "reports"; checked as if it stood there already.
  planpress import filled.pdf --plan plan.json --into new.json
      The whole plan with the report in its place, or with the signatures of an agreement panel, a supervisor's
      acknowledgement slip, a written report or a signed-off summary; checked as a whole. A blank form goes into
      the plan whose number is written on it.
  planpress import filled.pdf --plan plan.json --json
      Findings for programs: {"valid": ..., "findings": [{"pointer", "code", "severity", "detail", "field"}]}.
      The report goes to the file of -o, or, where it is valid, beside them as "report".
  planpress import filled.pdf
      Without the plan only the form itself is checked: that nothing is missing and that dates are dates.

Everything that is missing or wrong is told at once, with its place on the form. A form of another plan,
version or review is refused. Exit status: 0 a report, 1 refused, 2 wrong usage or unreadable file.)"},
    {"fill", "fill FORM --with REPORT [-o FILE] [OPTIONS]", "Fill a progress report's form with a report",
     R"(Examples:
  planpress render progress-report plan.json --review 1 -o form.pdf
  planpress fill form.pdf --with report.json -o filled.pdf
      The form with the report's answers in it, still to be changed. A report may be partial: {"review": 2,
      "sessionsPlanned": 78}. What the form holds already stays where the report says nothing.

What the form has no place for is refused and nothing is written: the exit status is 1.)"},
    {"preview", "preview KIND PLAN [OPTIONS]", "Show a document while its layout is written",
     R"(Examples:
  planpress preview action-plan plan.json
      Show the document on http://127.0.0.1:8090/ as a web page and as a PDF, and again whenever the plan, a
      template, a text or a theme changes. A mistake is shown at its line.
  cp -r share/planpress mine && planpress preview action-plan plan.json --share mine
      With layouts of your own to change.

It listens on this machine alone, until SIGTERM or SIGINT.)"},
    {"serve", "serve [OPTIONS]", "Answer over HTTP",
     R"(Examples:
  planpress serve
      Listen on http://127.0.0.1:8080 until SIGTERM or SIGINT, then finish what is in flight.
  planpress serve --host 0.0.0.0 --port 8081
  curl --data-binary @plan.json -H 'Content-Type: application/json' \
      -o plan.pdf http://127.0.0.1:8080/v1/documents/action-plan
      The action plan as a PDF; with -H 'Accept: text/html' as a web page.

One line of JSON for each request goes to standard error; nothing of a plan is ever in it.)"},
    {"documents", "documents [OPTIONS]", "List the kinds of document",
     R"(Examples:
  planpress documents
      The kinds of document, each with its title and the options that render takes for it.
  planpress documents --json
      For programs: {"documents": [{"kind", "title", "options", "blank"}]}; blank: can be made without a plan.)"},
    {"init", "init doctor|dentist|pharmacist [-o FILE] [OPTIONS]", "Write a small plan to begin with",
     R"(Examples:
  planpress init doctor -o plan.json
      A small valid plan with two objectives, two reviews and one kind of work, about invented people.
  planpress init pharmacist --start 2027-03-01 -o plan.json
      The same for a pharmacist, all its dates moved to begin on this day.
  planpress schema plan -o plan.schema.json
      The schema beside it, which "$schema" in the plan names: editors then check and complete what is typed.

A file that is there already is never written over.)"},
    {"schema", "schema [plan|cohort] [-o FILE]", "Write the JSON Schema of a plan or a cohort",
     R"(Examples:
  planpress schema plan -o plan.schema.json
  planpress schema cohort
      JSON Schema, draft 2020-12; the service gives the same at /v1/schema/plan and /v1/schema/cohort.)"},
    {"digest", "digest PLAN", "Print the digest of a plan, as documents print it",
     R"(Example:
  planpress digest plan.json
      SHA-256 of the plan in canonical form (RFC 8785), without "$schema", as the signed-off summary prints it: the
      same for the same plan, however its file is laid out.)"},
    {"help", "help [COMMAND]", "Print help; on a command, with its name",
     R"(Examples:
  planpress help
  planpress help render)"},
    {"version", "version", "Print the version",
     R"(Example:
  planpress version)"},
}};

}  // namespace planpress::cli::help
