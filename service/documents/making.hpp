// What making one document and making several have in common.
#pragma once
#include <optional>

#include "service/documents/documents.hpp"
#include "service/json/json.hpp"

namespace planpress::documents {

struct Documents::Checked {
  Outcome outcome;
  std::optional<plan::Plan> plan;                                // where there is a sound one
  Json json;                                                     // as it was read
  std::vector<std::vector<messages::Diagnostic>> of_views = {};  // of each of the views that were asked about
};

// The kind of document that is filled in and read again.
inline constexpr std::string_view report_kind = "progress-report";

// The bytes of all texts of a view.
std::size_t text_of(const nlohmann::json& view);

views::ViewOptions view_options(const plan::Plan& plan, const Choices& choices);
// options: what holds where nothing is chosen.
views::ViewOptions view_options(const Choices& choices, views::ViewOptions options = {});
// plan: decides which language comes first; a form without a plan has an empty one.
RenderOptions render_options(Format format, const views::ViewOptions& options, const plan::Plan& plan);

}  // namespace planpress::documents
