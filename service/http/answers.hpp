// What the routes' answers have in common.
#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "service/documents/make.hpp"
#include "service/http/message.hpp"
#include "service/http/query.hpp"

namespace planpress::http {

// 200, not to be stored.
Response json(const nlohmann::ordered_json& body);

// Of the kinds of documents, in order.
std::vector<std::string> kind_names(const documents::Library& library);

// In the language of the query, today; a document in both languages is refused in English.
documents::Audience audience_of(const std::vector<QueryParameter>& query);

// Why there is no document or report: a problem with every finding. `summary`: the text on errors, of those
// that are given {errors}.
Response refusal(const documents::Result& outcome, const messages::MessageFormatter& formatter,
                 std::string_view summary = "problem.refused");

}  // namespace planpress::http
