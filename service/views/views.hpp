// The views of a plan by the names that a layout.json gives. Several layouts may print the same view.
// A new view is its functions and one line in views.cpp.
#pragma once
#include <nlohmann/json.hpp>
#include <span>
#include <string_view>

#include "service/plan/findings.hpp"
#include "service/views/view_context.hpp"

namespace planpress::views {

struct View {
  std::string_view name;
  const nlohmann::json& (*shape)();
  MakeView make;
  // Why this document cannot be made of a sound plan, such as a review or a person that it does not have;
  // null when there is nothing to refuse.
  void (*refuse)(const Plan&, const ViewOptions&, Findings&) = nullptr;
  MakeBlankView make_blank = nullptr;  // null: it cannot be made without a plan
};

std::span<const View> views_of_a_plan();

}  // namespace planpress::views
