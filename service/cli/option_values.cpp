#include "service/cli/option_values.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "service/cli/streams.hpp"
#include "service/plan/suggest.hpp"

namespace planpress::cli {

std::string hint(const std::string& word, const std::vector<std::string>& known) {
  const std::optional<std::string> near = plan::meant(word, known);
  return near ? fmt::format(". Did you mean {}?", *near) : "";
}

std::string in_our_words(std::string reason) {
  if (const std::size_t twice = reason.find(": At Most 1 required"); twice != std::string::npos)
    reason.replace(twice, std::string::npos, ": give it once");
  return reason;
}

std::string not_one_of(const std::vector<std::string>& values, const std::string& given) {
  if (std::ranges::find(values, given) != values.end()) return {};
  const std::string near = hint(given, values);
  return fmt::format("there is no {}{} It is one of: {}", shown(given), near.empty() ? "." : near,
                     fmt::join(values, ", "));
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

CLI::Validator whole_number(std::int64_t least, std::int64_t most) {
  return CLI::Validator(
      [least, most](const std::string& given) -> std::string {
        std::int64_t number = 0;
        const auto [end, error] = std::from_chars(given.data(), given.data() + given.size(), number);
        const bool whole = error == std::errc() && end == given.data() + given.size();
        if (whole && number >= least && number <= most) return {};
        return fmt::format("write a whole number from {} to {}, in digits", least, most);
      },
      "");
}

}  // namespace planpress::cli
