#include "service/views/action_plan.hpp"
#include "service/views/shape.hpp"

namespace planpress::views {

namespace {

Json background() {
  return {{"paragraphs", shape::list(shape::texts({"text"}))},
          {"elements", shape::list(shape::texts({"name", "meaning"}))},
          {"absence", shape::texts({"reason", "dates", "note"})},
          {"restrictions",
           shape::rows(shape::with(shape::texts({"body", "description", "scope", "level", "from", "to"}),
                                   {{"confidential", false}}))},
          {"conflicts", shape::conflicts()}};
}

Json objective() {
  return shape::with(shape::texts({"number", "count", "area", "statement", "target"}),
                     {{"waived", shape::waived()},
                      {"measures", shape::list(shape::texts({"text"}))},
                      {"activities", shape::rows(shape::activity())}});
}

Json carrying_out() {
  return shape::with(shape::texts({"extended", "escalation", "regulator", "marking", "keep_until"}),
                     {{"reviews", shape::reviews()},
                      {"resources", shape::resources()},
                      {"arrangements", shape::rows(shape::texts({"text"}))},
                      {"related_documents", shape::rows(shape::texts({"text"}))},
                      {"contacts", shape::contacts()}});
}

Json agreement() {
  const Json version = shape::with(shape::rows(shape::signature()), {{"heading", ""}});
  return {{"banner", shape::banner()},
          {"current", version},
          {"panel", shape::panel()},
          {"others", shape::list(version)},
          {"versions", shape::versions()}};
}

Json progress() {
  return shape::with(
      shape::texts({"heading", "lead"}),
      {{"objectives", shape::list(shape::objective_progress())}, {"activities", shape::activity_progress()}});
}

Json action_plan() {
  return shape::document({{"heading", shape::texts({"kind", "name"})},
                          {"place", ""},
                          {"banner", shape::banner()},
                          {"status_reason", shape::status_reason()},
                          {"who", shape::texts({"grade", "specialty", "registration", "time"})},
                          {"what", shape::texts({"objectives", "activities", "elements"})},
                          {"until_when", shape::texts({"end", "start", "length"})},
                          {"timeline", shape::timeline()},
                          {"holds", shape::rows(shape::texts({"text"}))},
                          {"earlier_reason", shape::texts({"lead", "text"})},
                          {"people", shape::list(shape::texts({"role", "name", "post"}))},
                          {"background", background()},
                          {"progress", progress()},
                          {"objectives", shape::list(objective())},
                          {"supervision", shape::supervision()},
                          {"carrying_out", carrying_out()},
                          {"agreement", agreement()}});
}

}  // namespace

const nlohmann::json& action_plan_view_shape() {
  static const nlohmann::json shape = action_plan();
  return shape;
}

}  // namespace planpress::views
