#include "service/cli/option_values.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "service/cli/commands.hpp"
#include "service/cli/streams.hpp"
#include "service/json/text.hpp"
#include "service/plan/suggest.hpp"

namespace planpress::cli {
namespace {

// Why it is none of the values; empty where it is one.
std::string not_one_of(const std::vector<std::string>& values, const std::string& given) {
  if (std::ranges::find(values, given) != values.end()) return {};
  const std::string near = hint(given, values);
  return fmt::format("there is no {}{} It is one of: {}", shown(given), near.empty() ? "." : near,
                     fmt::join(values, ", "));
}

}  // namespace

std::string hint(const std::string& word, const std::vector<std::string>& known) {
  const std::optional<std::string> near = plan::meant(word, known);
  return near ? fmt::format(". Did you mean {}?", *near) : "";
}

std::string in_our_words(std::string reason) {
  if (const std::size_t twice = reason.find(": At Most 1 required"); twice != std::string::npos)
    reason.replace(twice, std::string::npos, ": give it once");
  return reason;
}

CLI::Validator one_of(std::vector<std::string> values) {
  return CLI::Validator(
      [values = std::move(values)](const std::string& given) { return not_one_of(values, given); }, "");
}

CLI::Validator not_empty(std::string wanted) {
  return CLI::Validator(
      [wanted = std::move(wanted)](const std::string& given) -> std::string {
        return given.empty() ? fmt::format("nothing was given. Write {}", wanted) : std::string();
      },
      "");
}

CLI::Validator whole_number(int least, int most) {
  return CLI::Validator(
      [least, most](const std::string& given) -> std::string {
        const std::optional<int> number = planpress::whole_number(given);
        if (number && *number >= least && *number <= most) return {};
        return fmt::format("write a whole number from {} to {}, in digits", least, most);
      },
      "");
}

void check_kind(const std::vector<std::string>& known, const std::string& kind) {
  if (std::ranges::find(known, kind) != known.end()) return;
  const std::optional<std::string> near = plan::meant(kind, known);
  throw UsageError(fmt::format(
      "no kind of document is called '{}'. {}", shown(kind),
      near ? fmt::format("Did you mean '{}'?", *near) : fmt::format("Kinds: {}.", fmt::join(known, ", "))));
}

void check_language(const std::vector<std::string>& known, const std::string& language) {
  if (language.empty()) return;
  if (const std::string fault = not_one_of(known, language); !fault.empty())
    throw UsageError("--lang: " + fault);
}

}  // namespace planpress::cli
