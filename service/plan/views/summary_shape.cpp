#include "service/plan/views/shape.hpp"
#include "service/plan/views/summary.hpp"

namespace planpress::plan {

namespace {

using namespace views::shape;

Json supervision() {
  const Json row =
      with(texts({"scope"}), {{"cells", list(with(texts({"level", "planned"}), {{"changed", false}}))}});
  const Json part = {{"heads", list(texts({"name", "week"}))}, {"rows", list(row)}};
  return with(texts({"verdict", "planned_heading"}),
              {{"parts", list(part)}, {"planned", list(texts({"scope", "path"}))}});
}

Json summary() {
  return document(
      {{"heading", texts({"kind", "name"})},
       {"place", ""},
       {"extension", ""},
       {"holds", rows(texts({"text"}))},
       {"status_reason", status_reason()},
       {"banner", banner()},
       {"facts", texts({"planned", "extended", "start", "actual", "held", "outcome"})},
       {"ratings", list(objective_progress())},
       {"work", activity_progress()},
       {"supervision", supervision()},
       {"reviews", reviews()},
       {"versions", versions()},
       {"changes", level_changes()},
       {"decisions", rows(texts({"review", "scope", "change", "reason", "authorised", "authoriser"}))},
       {"adjustments", rows(texts({"review", "text"}))},
       {"recommendations", rows(texts({"text", "owner", "date"}))},
       {"sign_off", sign_off()},
       {"file", texts({"digest", "version"})}});
}

}  // namespace

const nlohmann::json& summary_view_shape() {
  static const nlohmann::json shape = summary();
  return shape;
}

}  // namespace planpress::plan
