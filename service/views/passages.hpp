// Texts of a plan in the language that they are written in, on their way through a view.
// In a document in another language they stand between marks, which sentences carry along and a finished view
// says in JSON: {"text": "...", "lang": "en-GB"} for a text that is one passage, a list of such and of texts
// in the document's language for one that holds passages.
#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "service/messages/language_marks.hpp"
#include "service/plan/plan.hpp"

namespace planpress::views {

using namespace plan;
using namespace messages;

// The language that a plan's own texts are written in.
constexpr std::string_view written_in(const Plan& plan) {
  return plan.language == Language::cy ? "cy" : "en";
}

// The plan as a document in this language tells it: with its translations in place, and every text of its own
// that is not in it between marks.
Plan in_language(Plan plan, std::string_view language);

// Puts the JSON for it in place of each text with marks; true when there was one.
bool say_languages(nlohmann::json& view);

}  // namespace planpress::views
