#include "service/cli/outcome.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>

#include "service/cli/commands.hpp"
#include "service/cli/files.hpp"
#include "service/cli/streams.hpp"
#include "service/documents/result.hpp"
#include "service/json/positions.hpp"
#include "service/plan/date.hpp"

namespace planpress::cli {
namespace {

using messages::Diagnostic;
using plan::Severity;

struct Group {
  Severity severity;
  const char* heading;
  const char* colour;
};
constexpr std::array groups{
    Group{Severity::error, "errors", "1;31"},
    Group{Severity::warning, "warnings", "1;33"},
    Group{Severity::info, "advice", "1;36"},
};
constexpr const char* quiet = "2";
constexpr const char* strong = "1";

// The sentence alone, where its place stands before it already.
std::string without_place(const Diagnostic& finding) {
  const std::string place = finding.field + ": ";
  return finding.field.empty() || !finding.detail.starts_with(place)
             ? finding.detail
             : messages::upper_first(finding.detail.substr(place.size()));
}

std::string painted(std::string_view text, const char* colour, bool coloured) {
  return coloured ? fmt::format("\x1b[{}m{}\x1b[0m", colour, text) : std::string(text);
}

// Where each finding stands. What is not JSON has its place in its sentence.
std::vector<std::string> places(const documents::Result& outcome, std::string_view bytes,
                                const messages::MessageFormatter& formatter) {
  const bool is_json =
      outcome.status != documents::Status::not_json && outcome.status != documents::Status::too_large;
  if (!is_json) return std::vector<std::string>(outcome.findings.size(), formatter.say("whole-file"));
  std::vector<std::string> pointers, places;
  for (const Diagnostic& finding : outcome.findings) pointers.push_back(finding.pointer);
  for (const TextPosition& position : positions_of(bytes, pointers))
    places.push_back(formatter.say("position", {{"line", fmt::format("{}", position.line)},
                                                {"column", fmt::format("{}", position.column)}}));
  return places;
}

// append: gets the index of each finding in its turn, and whether it is the first of its severity.
template <class Append>
std::string by_severity(const std::vector<Diagnostic>& findings, const messages::MessageFormatter& formatter,
                        bool coloured, Append append) {
  std::string out;
  for (const Group& group : groups) {
    bool is_first = true;
    for (std::size_t i = 0; i < findings.size(); ++i) {
      if (findings[i].severity != group.severity) continue;
      if (is_first) out += painted(formatter.say(group.heading), group.colour, coloured) + "\n";
      append(out, i, is_first);
      is_first = false;
    }
  }
  return out;
}

}  // namespace

documents::Audience audience_of(const std::string& language, messages::Naming naming) {
  return {language.empty() || language == "both" ? "en" : language, naming,
          plan::uk_day(std::chrono::system_clock::now())};
}

void Counts::add(const std::vector<Diagnostic>& findings) {
  errors += documents::count_of(Severity::error, findings);
  warnings += documents::count_of(Severity::warning, findings);
  advice += documents::count_of(Severity::info, findings);
}

std::string Counts::in_words(const messages::MessageFormatter& formatter) const {
  const std::string both =
      formatter.count("errors-count", errors) + ", " + formatter.count("warnings-count", warnings);
  return with_advice ? both + ", " + formatter.count("advice-count", advice) : both;
}

std::string findings_text(const documents::Result& outcome, std::string_view bytes,
                          const messages::MessageFormatter& formatter, bool coloured) {
  const std::vector<std::string> where = places(outcome, bytes, formatter);
  std::string part;
  return by_severity(
      outcome.findings, formatter, coloured, [&](std::string& out, std::size_t i, bool is_first) {
        const Diagnostic& finding = outcome.findings[i];
        const bool is_asked_for = !finding.parameter.empty();
        const std::string its = is_asked_for ? formatter.say("asked-for") : formatter.part(finding.pointer);
        if (is_first || its != part) {
          part = its;
          out += fmt::format("  {}\n", painted(part, strong, coloured));
        }
        const std::string place =
            is_asked_for ? fmt::format("--{}: {}", finding.parameter, finding.code)
                         : fmt::format("{}: {} {}", where[i], finding.code, shown(finding.pointer));
        out += fmt::format("    {}\n      {}\n",
                           painted(place.substr(0, place.find_last_not_of(' ') + 1), quiet, coloured),
                           finding.detail);
      });
}

std::string form_findings_text(const documents::Result& outcome, const messages::MessageFormatter& formatter,
                               bool coloured) {
  return by_severity(outcome.findings, formatter, coloured, [&](std::string& out, std::size_t i, bool) {
    const Diagnostic& finding = outcome.findings[i];
    const bool is_on_form = !finding.field.empty();
    const std::string code =
        is_on_form || finding.pointer.empty() ? finding.code : finding.code + " " + shown(finding.pointer);
    const std::string place = is_on_form ? painted(finding.field, strong, coloured) + ": " : "";
    out += fmt::format("  {}{}\n    {}\n", place, painted(code, quiet, coloured), without_place(finding));
  });
}

int status_of_accepted(const std::vector<Diagnostic>& findings, bool strict) {
  return strict && documents::count_of(Severity::warning, findings) > 0 ? warned : done;
}

int finish(const documents::Result& outcome, const std::string& findings,
           const messages::MessageFormatter& formatter, const std::string& output, bool strict) {
  print_error(findings);
  if (outcome.status == documents::Status::accepted) {
    write_output(output, outcome.bytes);
    return status_of_accepted(outcome.findings, strict);
  }
  Counts counts;
  counts.add(outcome.findings);
  print_error(
      fmt::format("planpress: {}: {}\n", counts.in_words(formatter), formatter.say("nothing-written")));
  return refused;
}

std::string emphasised(std::string_view text, bool is_well, bool coloured) {
  return painted(text, is_well ? strong : groups.front().colour, coloured);
}

}  // namespace planpress::cli
