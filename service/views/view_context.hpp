// What every part of a view needs: the plan, the catalogue of its language, and small things said the same
// way everywhere.
#pragma once
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "service/messages/catalogue.hpp"
#include "service/plan/plan.hpp"

namespace planpress::views {

using namespace plan;
using namespace messages;
using plan::Edition;

struct ViewOptions {
  std::string language = "en";  // of a catalogue; or "both": an edition in English and one in Welsh
  Edition edition = Edition::standard;
  std::optional<int> review = {};          // the number of a review, for documents on one
  std::optional<std::string> person = {};  // the id of the person whom a document is for
  // The plan as it was posted, for what is said of the file itself; not owned. Null: nothing is said of it.
  const nlohmann::ordered_json* posted = nullptr;
};

// How much a form without a plan has room for.
struct Room {
  static constexpr std::size_t most = 12;  // of each; one at least
  std::size_t objectives = 3, scopes = 4;
};

// What the plan itself asks for.
ViewOptions options_of(const Plan& plan);

// The view of a plan in one language.
using MakeView = nlohmann::json (*)(const Plan&, const Catalogues&, const ViewOptions&);
// Of a document that can be made without a plan.
using MakeBlankView = nlohmann::json (*)(const Catalogues&, const ViewOptions&, const Room&);
// The view in the language that is asked for; for both, {"en": the view, "cy": the view}, and "first": "cy"
// where the plan is of Wales.
nlohmann::json make_blank_view(MakeBlankView make, const Catalogues& words, ViewOptions options,
                               const Room& room);
nlohmann::json make_view(MakeView make, const Plan& plan, const Catalogues& words, ViewOptions options);

// The languages of the editions of a document, in their order: Welsh first where the plan is of Wales.
// `language` as in ViewOptions.
std::vector<std::string> editions_of(const std::string& language, const Plan& plan);

using Json = nlohmann::json;  // views are objects; their members print in any order

class ViewContext {
 public:
  ViewContext(const Plan& plan, const Catalogues& words, const ViewOptions& options)
      : plan_(plan), words_(words.in(options.language)), options_(options) {}

  const Plan& plan() const { return plan_; }
  const Catalogue& words() const { return words_; }
  const ViewOptions& options() const { return options_; }

  // With the practitioner's title. An id that nobody has stands for itself: visible, never dropped.
  std::string person(std::string_view id) const;
  std::string practitioner() const;
  std::string scope(std::string_view id) const;
  std::string week(Week week) const;
  std::string role(Role role) const;  // with the plan's own Welsh
  std::string signature_role(SignatureRole role) const;
  std::string grade() const;
  // The plan's translation where the document is in Welsh and it has one; otherwise ours.
  std::string labelled(std::string_view label, const std::string& ours) const;
  std::string practitioner_post() const;  // "Consultant, general surgery"
  std::string kind() const;               // "Action plan"

 private:
  std::optional<std::string> supplied_welsh(std::string_view label) const;

  const Plan& plan_;
  const Catalogue& words_;
  ViewOptions options_;
};

// A list under a heading of its own: {"rows": [...]}, or null when there is nothing to head.
Json headed(Json rows);
std::string or_empty(const std::optional<std::string>& text);
// Sentences one after another.
std::string as_paragraph(const std::vector<std::string>& sentences);
// A share or an amount in the fewest digits that say it: "1", "0.8", "0.75".
std::string decimal(double value);
std::string number(int value);
std::string number_of(std::size_t things);

}  // namespace planpress::views
