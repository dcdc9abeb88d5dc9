// What making one document and making several have in common.
#pragma once
#include <optional>

#include "service/documents/documents.hpp"
#include "service/plan/json.hpp"

namespace planpress::documents {

struct Documents::Checked {
  Outcome outcome;
  std::optional<plan::Plan> plan;  // where there is a sound one
  plan::Json json;                 // as it was read
};

// The kind of document that is filled in and read again.
inline constexpr std::string_view report_kind = "progress-report";

// The latest day that it is anywhere in the United Kingdom.
plan::Date today();
plan::ViewOptions view_options(const plan::Plan& plan, const Choices& choices);
RenderOptions render_options(Format format, const plan::ViewOptions& options);

}  // namespace planpress::documents
