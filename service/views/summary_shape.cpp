#include "service/views/shape.hpp"
#include "service/views/summary.hpp"

namespace planpress::views {

namespace {

Json supervision_shape() {
  const Json row = shape::with(
      shape::texts({"scope"}),
      {{"cells", shape::list(shape::with(shape::texts({"level", "planned"}), {{"changed", false}}))}});
  const Json part = {{"heads", shape::list(shape::texts({"name", "week"}))}, {"rows", shape::list(row)}};
  return shape::with(
      shape::texts({"verdict", "planned_heading"}),
      {{"parts", shape::list(part)}, {"planned", shape::list(shape::texts({"scope", "path"}))}});
}

Json summary() {
  return shape::document(
      {{"heading", shape::texts({"kind", "name"})},
       {"place", ""},
       {"extension", ""},
       {"holds", shape::rows(shape::texts({"text"}))},
       {"status_reason", shape::status_reason()},
       {"banner", shape::banner()},
       {"facts", shape::texts({"planned", "extended", "start", "actual", "held", "outcome"})},
       {"ratings", shape::list(shape::objective_progress())},
       {"work", shape::activity_progress()},
       {"supervision", supervision_shape()},
       {"reviews", shape::reviews()},
       {"versions", shape::versions()},
       {"changes", shape::level_changes()},
       {"decisions",
        shape::rows(shape::texts({"review", "scope", "change", "reason", "authorised", "authoriser"}))},
       {"adjustments", shape::rows(shape::texts({"review", "text"}))},
       {"recommendations", shape::rows(shape::texts({"text", "owner", "date"}))},
       {"sign_off", shape::sign_off()},
       {"file", shape::texts({"digest", "version"})}});
}

}  // namespace

const nlohmann::json& summary_view_shape() {
  static const nlohmann::json shape = summary();
  return shape;
}

}  // namespace planpress::views
