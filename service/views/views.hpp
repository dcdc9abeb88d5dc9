// The views of a plan by the names that a layout.json gives. Several layouts may print the same view.
// A new view is its table and one line in views.cpp.
#pragma once
#include <nlohmann/json.hpp>
#include <span>
#include <string_view>

#include "service/plan/findings.hpp"
#include "service/views/table.hpp"

namespace planpress::views {

// How much a form without a plan has room for.
struct Room {
  static constexpr std::size_t most = 12;  // of each; one at least
  std::size_t objectives = 3, scopes = 4;
};

struct View {
  std::string_view name;
  const Table<Plan>& table;
  // Why this document cannot be made of a sound plan, such as a review or a person that it does not have;
  // null when there is nothing to refuse.
  void (*refuse)(const Plan&, const ViewOptions&, Findings&) = nullptr;
  // A plan with nothing in it but room to write; null: it cannot be made without a plan.
  Plan (*blank)(const Room&) = nullptr;

  Json shape() const { return table.shape(); }
};

std::span<const View> views_of_a_plan();

// The view in the language that is asked for; for both, {"en": the view, "cy": the view}, and "first": "cy"
// where the plan is of Wales.
Json make_view(const Table<Plan>& table, const Plan& plan, const Catalogues& words, ViewOptions options);
Json make_blank_view(const View& view, const Catalogues& words, const ViewOptions& options, const Room& room);

// The languages of the editions of a document, in their order: Welsh first where the plan is of Wales.
// `language` as in ViewOptions.
std::vector<std::string> editions_of(const std::string& language, const Plan& plan);

}  // namespace planpress::views
