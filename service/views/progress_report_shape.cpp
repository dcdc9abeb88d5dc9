#include "service/views/progress_form.hpp"
#include "service/views/progress_report.hpp"
#include "service/views/shape.hpp"

namespace planpress::views {

namespace {
using Json = nlohmann::json;

Json evidence() {
  return shape::with(shape::texts({"number", "area"}),
                     {{"rows", shape::list(shape::texts({"name", "id", "before", "total", "note"}))}});
}

Json supervision_shape() {
  return shape::with(shape::rows(shape::texts({"scope", "now", "decided", "now_planned", "next",
                                               "next_planned", "reason", "authorised", "authoriser"})),
                     {{"verdict", ""}, {"reasons", false}});
}

Json completed() {
  return {{"heading", shape::texts({"kind", "name"})},
          {"place", ""},
          {"banner", shape::banner()},
          {"holds", shape::rows(shape::texts({"text"}))},
          {"facts", shape::texts({"held", "planned", "sessions", "leave", "next", "next_review", "period"})},
          {"ratings", shape::list(shape::with(
                          shape::texts({"number", "area", "rating", "before", "concerns", "actions"}),
                          {{"needs_action", false}}))},
          {"activities", shape::activity_progress()},
          {"requirements", ""},
          {"attendance", shape::with(shape::texts({"absent", "note"}),
                                     {{"present", shape::rows(shape::texts({"name", "role"}))}})},
          {"evidence", shape::list(evidence())},
          {"supervision", supervision_shape()},
          {"safety_events", shape::rows(shape::texts({"date", "summary", "action"}))},
          {"practitioner_comment", ""},
          {"supervisor_comment", ""},
          {"adjustments", shape::rows(shape::texts({"text"}))},
          {"sign_off", shape::sign_off()}};
}

Json progress_report() {
  return shape::document({{"report", completed()}, {"form", progress_form_shape()}, {"page_code", ""}});
}

}  // namespace

const nlohmann::json& progress_report_view_shape() {
  static const nlohmann::json shape = progress_report();
  return shape;
}

}  // namespace planpress::views
