#include "service/plan/views/progress_form.hpp"
#include "service/plan/views/progress_report.hpp"
#include "service/plan/views/shape.hpp"

namespace planpress::plan {

namespace {

using namespace views::shape;
using Json = nlohmann::json;

Json evidence() {
  return with(texts({"number", "area"}), {{"rows", list(texts({"name", "id", "before", "total", "note"}))}});
}

Json supervision() {
  return with(rows(texts({"scope", "now", "decided", "now_planned", "next", "next_planned", "reason",
                          "authorised", "authoriser"})),
              {{"verdict", ""}, {"reasons", false}});
}

Json completed() {
  return {{"heading", texts({"kind", "name"})},
          {"place", ""},
          {"banner", banner()},
          {"holds", rows(texts({"text"}))},
          {"facts", texts({"held", "planned", "sessions", "leave", "next", "next_review", "period"})},
          {"ratings", list(with(texts({"number", "area", "rating", "before", "concerns", "actions"}),
                                {{"needs_action", false}}))},
          {"activities", activity_progress()},
          {"requirements", ""},
          {"attendance", with(texts({"absent", "note"}), {{"present", rows(texts({"name", "role"}))}})},
          {"evidence", list(evidence())},
          {"supervision", supervision()},
          {"safety_events", rows(texts({"date", "summary", "action"}))},
          {"practitioner_comment", ""},
          {"supervisor_comment", ""},
          {"adjustments", rows(texts({"text"}))},
          {"sign_off", sign_off()}};
}

Json progress_report() {
  return document({{"report", completed()}, {"form", views::progress_form_shape()}, {"page_code", ""}});
}

}  // namespace

const nlohmann::json& progress_report_view_shape() {
  static const nlohmann::json shape = progress_report();
  return shape;
}

}  // namespace planpress::plan
