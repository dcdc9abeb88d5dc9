#include <fmt/format.h>

#include <variant>

#include "service/cli/commands.hpp"
#include "service/cli/files.hpp"
#include "service/cli/streams.hpp"
#include "service/json/canonical.hpp"
#include "service/json/json.hpp"
#include "service/plan/check.hpp"

namespace planpress::cli {
namespace {

int refuse(const std::string& file, std::string_view reason) {
  print_error(fmt::format("planpress: {}: {} planpress validate says more.\n", shown(file), reason));
  return refused;
}

}  // namespace

int print_digest(const std::string& plan) {
  if (plan.empty()) throw UsageError("say which plan: a file, or - for standard input");
  const auto read = read_json(read_input(plan));
  if (const auto* fault = std::get_if<JsonFault>(&read)) return refuse(plan, fault->detail);
  const auto& document = std::get<Json>(read);
  // What is wrong is not what documents were made of, and half a surrogate pair has no digest.
  if (!plan::check(document).valid()) return refuse(plan, "this is not a valid plan.");
  print_out(document_digest(document) + "\n");
  return done;
}

}  // namespace planpress::cli
