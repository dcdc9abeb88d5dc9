#include "service/plan/views/action_plan.hpp"

namespace planpress::plan {

namespace {

using Json = nlohmann::json;

// An object of texts.
Json texts(std::initializer_list<const char*> names) {
  Json object = Json::object();
  for (const char* name : names) object[name] = "";
  return object;
}
Json with(Json object, std::initializer_list<std::pair<const char*, Json>> more) {
  for (const auto& [name, value] : more) object[name] = value;
  return object;
}
Json list(Json item) { return Json::array({std::move(item)}); }
Json rows(Json item) { return {{"rows", list(std::move(item))}}; }

Json timeline() {
  return with(texts({"length", "alt"}),
              {{"events", list(with(texts({"at", "number", "label", "note"}), {{"done", false}}))},
               {"ticks", list(texts({"at", "label"}))}});
}

Json background() {
  return {{"paragraphs", list(texts({"text"}))},
          {"elements", list(texts({"name", "meaning"}))},
          {"absence", texts({"reason", "dates", "note"})},
          {"restrictions", rows(texts({"body", "description", "scope", "level", "from", "to"}))},
          {"conflicts", rows(texts({"name", "text"}))}};
}

Json objective() {
  return with(texts({"number", "count", "area", "statement", "target"}),
              {{"waived", texts({"text", "reason"})},
               {"measures", list(texts({"text"}))},
               {"activities", rows(texts({"name", "id", "also", "also_record", "note", "required", "due",
                                          "week", "week_record", "assessor"}))}});
}

Json supervision() {
  const Json track =
      with(texts({"name", "sessions"}), {{"intervals", list(texts({"from", "to", "step", "text"}))}});
  const Json ladder = with(texts({"last", "alt"}),
                           {{"tracks", list(track)}, {"marks", list(texts({"at", "label", "note"}))}});
  const Json group = with(texts({"name", "supervisors"}),
                          {{"phases", list(texts({"weeks", "dates", "level", "sessions"}))}});
  return {
      {"ladder", ladder},
      {"tests", rows(texts({"due", "week", "week_record", "scope", "change", "test"}))},
      {"changes",
       rows(texts({"date", "week", "week_record", "scope", "change", "reason", "authorised", "authoriser"}))},
      {"table", list(group)},
      {"levels", list(texts({"name", "meaning"}))}};
}

Json carrying_out() {
  return with(texts({"escalation", "regulator", "marking", "keep_until"}),
              {{"reviews", rows(texts({"name", "planned", "week_record", "held", "outcome"}))},
               {"resources", with(rows(texts({"kind", "text", "payer"})), {{"paid", false}})},
               {"arrangements", rows(texts({"text"}))},
               {"related_documents", rows(texts({"text"}))},
               {"contacts", rows(texts({"label", "name", "phone", "email"}))}});
}

Json agreement() {
  const Json row =
      with(texts({"name", "role", "statement", "comment", "method", "date"}), {{"positive", false}});
  const Json version = with(rows(row), {{"heading", ""}});
  const Json signatory = with(texts({"role", "name", "post"}), {{"choices", list(texts({"text"}))}});
  return {{"banner", texts({"tone", "head", "text"})},
          {"current", version},
          {"panel", {{"heading", ""}, {"signatories", list(signatory)}}},
          {"others", list(version)},
          {"versions", rows(texts({"version", "date", "summary"}))}};
}

Json action_plan() {
  return with(texts({"language", "title", "subject", "created", "head_left", "head_right", "foot_left",
                     "watermark", "place"}),
              {{"heading", texts({"kind", "name"})},
               {"banner", texts({"tone", "head", "text"})},
               {"who", texts({"grade", "specialty", "registration", "time"})},
               {"what", texts({"objectives", "activities", "elements"})},
               {"until_when", texts({"end", "start", "length"})},
               {"timeline", timeline()},
               {"people", list(texts({"role", "name", "post"}))},
               {"background", background()},
               {"objectives", list(objective())},
               {"supervision", supervision()},
               {"carrying_out", carrying_out()},
               {"agreement", agreement()}});
}

}  // namespace

const nlohmann::json& action_plan_view_shape() {
  static const Json shape = action_plan();
  return shape;
}

}  // namespace planpress::plan
