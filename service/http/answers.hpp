// What the routes' answers have in common.
#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "service/documents/documents.hpp"
#include "service/http/api.hpp"

namespace planpress::http {

struct Api::Call {
  const Request& request;
  std::vector<QueryParameter> query;
  std::string kind;  // what stands for {kind} in the path
};

// 200, not to be stored.
Response json(const nlohmann::ordered_json& body);

// In the language of the query, today; a document in both languages is refused in English.
documents::Audience audience_of(const std::vector<QueryParameter>& query);

// Why there is no document or report: a problem with every finding. `summary`: the text on errors, of those
// that are given {errors}.
Response refusal(const documents::Outcome& outcome, const plan::Teller& teller,
                 std::string_view summary = "problem.refused");

}  // namespace planpress::http
