// Texts of a plan in the language that they are written in, on their way through a view.
// In a document in another language they stand between marks, which sentences carry along and a finished view
// says in JSON: {"text": "...", "lang": "en-GB"} for a text that is one passage, a list of such and of texts
// in the document's language for one that holds passages.
#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "service/plan/plan.hpp"

namespace planpress::plan {

// Noncharacters (The Unicode Standard, 23.7), which no text of a plan may have.
inline constexpr std::string_view english_begins = "\uFDD0", welsh_begins = "\uFDD1", passage_ends = "\uFDD2";

// The language that a plan's own texts are written in.
constexpr Language written_in(const Plan& plan) {
  return plan.language == Language::cy ? Language::cy : Language::en;
}

// The plan as a document in this language tells it: with its translations in place, and every text of its own
// that is in the other language between marks. `language`: en or cy.
Plan in_language(Plan plan, Language language);

// The bytes of the mark that a text begins with.
constexpr std::size_t mark_before(std::string_view text) {
  const bool marked = text.starts_with(english_begins) || text.starts_with(welsh_begins);
  return marked ? english_begins.size() : 0;
}

// Puts the JSON for it in place of each text with marks; true when there was one.
bool say_languages(nlohmann::json& view);

}  // namespace planpress::plan
