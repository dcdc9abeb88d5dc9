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

plan::ViewOptions view_options(const plan::Plan& plan, const Choices& choices);
RenderOptions render_options(Format format, const plan::ViewOptions& options);

}  // namespace planpress::documents
