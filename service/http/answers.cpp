#include "service/http/answers.hpp"

#include <algorithm>
#include <chrono>

#include "service/documents/result.hpp"
#include "service/http/problem.hpp"
#include "service/plan/date.hpp"

namespace planpress::http {

using documents::Result;
using documents::Status;

constexpr const char* retry_after_seconds = "5";  // in which most forms are read many times over

Response json(const nlohmann::ordered_json& body) {
  Response response;
  response.content_type = "application/json";
  response.body = documents::dump(body);
  response.headers.push_back({"Cache-Control", "no-store"});
  return response;
}

std::vector<std::string> kind_names(const documents::Library& library) {
  std::vector<std::string> names;
  for (const documents::Kind& kind : library.kinds()) names.push_back(kind.name);
  return names;
}

documents::Audience audience_of(const std::vector<QueryParameter>& query) {
  const auto language = find_value(query, "lang");
  return {!language || *language == "both" ? "en" : std::string(*language), messages::Naming::ids,
          plan::uk_day(std::chrono::system_clock::now())};
}

static Response busy(const messages::MessageFormatter& formatter) {
  Response response = problem(503, formatter.say("problem.busy"));
  response.headers.push_back({"Retry-After", retry_after_seconds});
  return response;
}

Response refusal(const Result& outcome, const messages::MessageFormatter& formatter,
                 std::string_view summary) {
  nlohmann::ordered_json errors = documents::to_json(outcome.findings);
  switch (outcome.status) {
    case Status::not_json:
      return problem(400, formatter.say("problem.not-json"), std::move(errors));
    case Status::not_a_plan:
      return problem(400, formatter.say("problem.not-a-plan"), std::move(errors));
    case Status::too_large:
      return problem(413, formatter.say("problem.too-large"), std::move(errors));
    case Status::not_a_form:
      return problem(400, formatter.say("problem.not-a-form"), std::move(errors));
    case Status::conflict:
      return problem(409, formatter.say("problem.conflict"), std::move(errors));
    case Status::busy:
      return busy(formatter);
    default:
      break;
  }
  const auto is_of_query = [](const messages::Diagnostic& finding) { return !finding.parameter.empty(); };
  if (std::ranges::any_of(outcome.findings, is_of_query))
    return problem(422, formatter.say("problem.parameter"), std::move(errors));
  const std::size_t count = documents::count_of(plan::Severity::error, outcome.findings);
  return problem(422, formatter.say(summary, {{"errors", formatter.count("errors-count", count)}}),
                 std::move(errors));
}

}  // namespace planpress::http
