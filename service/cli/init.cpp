// A small plan to begin with: share/planpress/starters, moved to the day on which it is to start.
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <optional>

#include "service/cli/commands.hpp"
#include "service/cli/files.hpp"
#include "service/cli/output.hpp"
#include "service/cli/share.hpp"
#include "service/cli/streams.hpp"
#include "service/plan/date.hpp"

namespace planpress::cli {
namespace {

using Json = nlohmann::ordered_json;
using plan::Date;
using plan::Days;

constexpr int first_year = 1900, last_year = 2999;

Date start_of(const Json& plan) { return *Date::parse(plan.at("timeframe").at("start").get<std::string>()); }

// Every date of the plan; no text of a starter is one.
void move_dates(Json& json, Days by) {
  if (json.is_structured()) {
    for (Json& part : json) move_dates(part, by);
  } else if (json.is_string()) {
    if (const auto day = Date::parse(json.get<std::string>())) json = (*day + by).iso();
  }
}

}  // namespace

int write_starter(const InitArguments& arguments, const std::string& share) {
  if (arguments.profession.empty()) throw UsageError("say for whom: doctor, dentist or pharmacist");
  const std::optional<Date> start = Date::parse(arguments.start);
  const bool is_usual = start && start->parts().year >= first_year && start->parts().year <= last_year;
  if (!arguments.start.empty() && !is_usual)
    throw UsageError(
        fmt::format("--start: write a real day as YYYY-MM-DD, in the years {} to {}", first_year, last_year));
  check_ending(arguments.output, ".json", "the plan");
  if (arguments.output != "-") keep_what_is_there(arguments.output);
  const auto file = share_folder(share) / "starters" / (arguments.profession + ".json");
  Json plan = Json::parse(read_input(file.string()));
  if (start) move_dates(plan, *start - start_of(plan));
  write_output(arguments.output, plan.dump(2) + "\n");
  return done;
}

}  // namespace planpress::cli
