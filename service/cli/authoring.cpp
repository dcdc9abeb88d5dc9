// Commands for those who write plans: the kinds of documents, a plan to begin with, its schema and its
// digest.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>
#include <variant>

#include "service/cli/commands.hpp"
#include "service/cli/files.hpp"
#include "service/cli/streams.hpp"
#include "service/documents/make.hpp"
#include "service/documents/result.hpp"
#include "service/json/canonical.hpp"
#include "service/json/json.hpp"
#include "service/plan/check.hpp"
#include "service/plan/date.hpp"
#include "service/plan/schema.hpp"

namespace planpress::cli {
namespace {

using documents::Library;
using plan::Date;
using OrderedJson = nlohmann::ordered_json;

std::string option_text(std::string_view text, documents::Need need) {
  if (need == documents::Need::none) return {};
  return need == documents::Need::required ? fmt::format("  {}", text) : fmt::format("  [{}]", text);
}

std::string for_people(const Library& library) {
  const std::string of_all = fmt::format("    --format pdf|html  --lang {}  --edition standard|large-print",
                                         fmt::join(library.languages(true), "|"));
  std::string out;
  for (const documents::Kind& kind : library.kinds()) {
    out += fmt::format("{:<26}{}\n{}{}{}\n", kind.name, library.title(kind.name, "en"), of_all,
                       option_text("--review NUMBER", kind.review), option_text("--for PERSON", kind.person));
  }
  return out + fmt::format("{:<26}{}\n{}  [--documents KIND[:REVIEW][:PERSON],...]\n", documents::bundle_name,
                           "Several of these as one", of_all);
}

// The options of a kind by their names, each with the values that it takes or with whether it is needed.
OrderedJson for_programs(const Library& library) {
  constexpr std::array<std::string_view, 3> need{"none", "optional", "required"};  // by documents::Need
  const auto word = [&](documents::Need each) { return need[static_cast<std::size_t>(each)]; };
  const OrderedJson of_all{{"format", {"pdf", "html"}},
                           {"lang", library.languages(true)},
                           {"edition", {"standard", "large-print"}}};
  auto list = OrderedJson::array();
  for (const documents::Kind& kind : library.kinds()) {
    OrderedJson options = of_all;
    options["review"] = word(kind.review);
    options["for"] = word(kind.person);
    list.push_back({{"kind", kind.name},
                    {"title", library.title(kind.name, "en")},
                    {"options", std::move(options)},
                    {"blank", kind.can_be_blank}});
  }
  OrderedJson options = of_all;
  options["documents"] = word(documents::Need::optional);
  list.push_back({{"kind", documents::bundle_name},
                  {"title", "Several of these as one"},
                  {"options", std::move(options)},
                  {"blank", false}});
  return {{"documents", std::move(list)}};
}

constexpr int first_year = 1900, last_year = 2999;

// Every date of the plan; no text of a starter is one.
void move_dates(OrderedJson& json, plan::Days by) {
  if (json.is_structured()) {
    for (OrderedJson& part : json) move_dates(part, by);
  } else if (json.is_string()) {
    if (const auto day = Date::parse(json.get<std::string>())) json = (*day + by).iso();
  }
}

int refuse_digest(const std::string& file, std::string_view reason) {
  print_error(fmt::format("planpress: {}: {} planpress validate says more.\n", shown(file), reason));
  return refused;
}

}  // namespace

int list_documents(const DocumentsArguments& arguments, const std::string& share) {
  const Library library(share_folder(share));
  print_out(arguments.json ? documents::dump(for_programs(library)) : for_people(library));
  return done;
}

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
  OrderedJson plan = OrderedJson::parse(read_input(file.string()));
  if (start) move_dates(plan, *start - *Date::parse(plan.at("timeframe").at("start").get<std::string>()));
  write_output(arguments.output, plan.dump(2) + "\n");
  return done;
}

int write_schema(const SchemaArguments& arguments, const std::string& share) {
  check_ending(arguments.output, ".json", "the schema");
  if (arguments.output != "-") keep_what_is_there(arguments.output);
  const bool of_cohort = arguments.document == "cohort";
  const auto example = share_folder(share) / plan::example_of_schema;
  write_output(arguments.output,
               of_cohort ? plan::cohort_schema() : plan::plan_schema(read_input(example.string())));
  return done;
}

int print_digest(const std::string& plan) {
  if (plan.empty()) throw UsageError("say which plan: a file, or - for standard input");
  const auto read = read_json(read_input(plan));
  if (const auto* fault = std::get_if<JsonFault>(&read)) return refuse_digest(plan, fault->detail);
  const auto& document = std::get<Json>(read);
  // No document was made of an invalid plan, and half a surrogate pair has no digest.
  if (!plan::check(document).valid()) return refuse_digest(plan, "this is not a valid plan.");
  print_out(document_digest(document) + "\n");
  return done;
}

}  // namespace planpress::cli
