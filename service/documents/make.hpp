// Documents of a plan: one, several as one file, or a form without a plan.
#pragma once
#include "service/documents/check.hpp"

namespace planpress::documents {

// An option that is not set comes from the plan: `language` and `presentation.edition`.
struct DocumentOptions {
  Format format = Format::pdf;
  std::optional<Edition> edition = {};
  std::optional<std::string> language = {};  // of a catalogue; or "both"
  std::optional<int> review = {};            // the number of a review
  std::optional<std::string> person = {};    // the id of the person whom it is for
};
// The values of the options that every kind takes, as they are written in commands and queries.
std::optional<Format> format_named(std::string_view name);    // pdf, html
std::optional<Edition> edition_named(std::string_view name);  // standard, large-print

// The options that a kind needs, the caller has seen to: throws std::invalid_argument without them, and
// std::out_of_range for a kind that is not known.
Result make(const Library& library, std::string_view kind, const CheckedPlan& plan,
            const DocumentOptions& options, const Audience& audience = {});
// Checks the plan first.
Result make(const Library& library, std::string_view kind, std::string_view plan,
            const DocumentOptions& options, const Audience& audience = {});
// The form that a kind has for those without a plan. Throws std::invalid_argument for a kind that has none.
std::string make_blank(const Library& library, std::string_view kind, const DocumentOptions& options,
                       const views::Room& room);
// Why this document cannot be made of the plan; empty when it can.
std::vector<messages::Diagnostic> refusals(const Library& library, std::string_view kind,
                                           const views::ViewOptions& options, const Audience& audience,
                                           const SoundPlan& plan);

// One document of a bundle.
struct Part {
  std::string kind;
  std::optional<int> review = {};
  std::optional<std::string> person = {};
  bool operator==(const Part&) const = default;
};
// Several documents as one, in this order; none named: every one that can be made of the plan, a kind that
// is about one review once for each report. Of the options, the review and the person are not looked at.
// Refused with the reasons of all of them: what only one kind says begins with its name.
Result make_bundle(const Library& library, const std::vector<Part>& parts, std::string_view plan,
                   const DocumentOptions& options, const Audience& audience = {});

}  // namespace planpress::documents
