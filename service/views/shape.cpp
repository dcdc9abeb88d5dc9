#include "service/views/shape.hpp"

namespace planpress::shape {

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

Json document(std::initializer_list<std::pair<const char*, Json>> parts) {
  return with(texts({"language", "title", "subject", "created", "head_left", "head_right", "foot_left",
                     "watermark", "other_language"}),
              parts);
}

Json banner() { return texts({"tone", "head", "text"}); }

Json status_reason() { return texts({"code", "text", "by"}); }

Json timeline() {
  return with(texts({"length", "alt"}),
              {{"events", list(with(texts({"at", "number", "label", "note"}), {{"done", false}}))},
               {"ticks", list(texts({"at", "label"}))}});
}

Json activity() {
  return texts(
      {"name", "id", "also", "also_record", "note", "required", "due", "week", "week_record", "assessor"});
}

Json steps() { return rows(texts({"due", "week", "week_record", "scope", "change", "test", "tightened"})); }

Json levels() { return list(texts({"name", "meaning"})); }

Json level_limits() { return rows(texts({"scope", "level", "body", "from", "to"})); }

Json supervision() {
  const Json track =
      with(texts({"name", "sessions"}), {{"intervals", list(texts({"from", "to", "step", "text"}))}});
  const Json ladder = with(texts({"last", "alt"}),
                           {{"tracks", list(track)}, {"marks", list(texts({"at", "label", "note"}))}});
  const Json group = with(texts({"name", "supervisors"}),
                          {{"phases", list(texts({"weeks", "dates", "level", "sessions"}))}});
  return {{"decided", rows(texts({"text"}))}, {"ladder", ladder},     {"tests", steps()},
          {"changes", level_changes()},       {"table", list(group)}, {"levels", levels()}};
}

Json resources() { return with(rows(texts({"kind", "text", "payer"})), {{"paid", false}}); }
Json contacts() { return rows(texts({"label", "name", "phone", "email"})); }
Json conflicts() { return rows(texts({"name", "text"})); }

Json waived() { return texts({"text", "reason"}); }
Json reviews() { return rows(texts({"name", "planned", "moved", "week_record", "held", "outcome"})); }

Json level_changes() {
  return rows(texts({"date", "week", "scope", "change", "reason", "authorised", "authoriser"}));
}

Json versions() { return rows(texts({"version", "date", "summary"})); }

Json signature() {
  return with(texts({"name", "role", "statement", "comment", "method", "date"}), {{"positive", false}});
}

Json signatory() {
  return with(texts({"role", "name", "post", "field"}), {{"choices", list(texts({"value", "text"}))}});
}

Json panel() {
  return with(texts({"heading", "not_yet", "about", "reference"}), {{"signatories", list(signatory())}});
}

Json sign_off() { return {{"signed", with(rows(signature()), {{"heading", ""}})}, {"panel", panel()}}; }

Json objective_progress() {
  return with(texts({"number", "area", "statement", "rating", "done"}),
              {{"needs_action", false}, {"waived", waived()}, {"bar", texts({"value", "of"})}});
}

Json activity_progress() {
  const Json row =
      with(texts({"name", "id", "done", "required", "before", "due"}), {{"bar", texts({"value", "of"})}});
  return {{"before", ""}, {"rows", list(row)}};
}

}  // namespace planpress::shape
