#include "service/plan/views/action_plan.hpp"
#include "service/plan/views/shape.hpp"

namespace planpress::plan {

namespace {

using namespace views::shape;

Json background() {
  return {{"paragraphs", list(texts({"text"}))},
          {"elements", list(texts({"name", "meaning"}))},
          {"absence", texts({"reason", "dates", "note"})},
          {"restrictions", rows(with(texts({"body", "description", "scope", "level", "from", "to"}),
                                     {{"confidential", false}}))},
          {"conflicts", conflicts()}};
}

Json objective() {
  return with(texts({"number", "count", "area", "statement", "target"}),
              {{"waived", waived()}, {"measures", list(texts({"text"}))}, {"activities", rows(activity())}});
}

Json carrying_out() {
  return with(texts({"extended", "escalation", "regulator", "marking", "keep_until"}),
              {{"reviews", reviews()},
               {"resources", resources()},
               {"arrangements", rows(texts({"text"}))},
               {"related_documents", rows(texts({"text"}))},
               {"contacts", contacts()}});
}

Json agreement() {
  const Json version = with(rows(signature()), {{"heading", ""}});
  return {{"banner", banner()},
          {"current", version},
          {"panel", panel()},
          {"others", list(version)},
          {"versions", versions()}};
}

Json progress() {
  return with(texts({"heading", "lead"}),
              {{"objectives", list(objective_progress())}, {"activities", activity_progress()}});
}

Json action_plan() {
  return document({{"heading", texts({"kind", "name"})},
                   {"place", ""},
                   {"banner", banner()},
                   {"status_reason", status_reason()},
                   {"who", texts({"grade", "specialty", "registration", "time"})},
                   {"what", texts({"objectives", "activities", "elements"})},
                   {"until_when", texts({"end", "start", "length"})},
                   {"timeline", timeline()},
                   {"holds", rows(texts({"text"}))},
                   {"earlier_reason", texts({"lead", "text"})},
                   {"people", list(texts({"role", "name", "post"}))},
                   {"background", background()},
                   {"progress", progress()},
                   {"objectives", list(objective())},
                   {"supervision", supervision()},
                   {"carrying_out", carrying_out()},
                   {"agreement", agreement()}});
}

}  // namespace

const nlohmann::json& action_plan_view_shape() {
  static const nlohmann::json shape = action_plan();
  return shape;
}

}  // namespace planpress::plan
