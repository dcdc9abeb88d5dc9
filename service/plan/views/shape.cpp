#include "service/plan/views/shape.hpp"

namespace planpress::plan::views::shape {

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
  return with(
      texts({"language", "title", "subject", "created", "head_left", "head_right", "foot_left", "watermark"}),
      parts);
}

Json banner() { return texts({"tone", "head", "text"}); }

Json timeline() {
  return with(texts({"length", "alt"}),
              {{"events", list(with(texts({"at", "number", "label", "note"}), {{"done", false}}))},
               {"ticks", list(texts({"at", "label"}))}});
}

Json activity() {
  return texts(
      {"name", "id", "also", "also_record", "note", "required", "due", "week", "week_record", "assessor"});
}

Json steps() { return rows(texts({"due", "week", "week_record", "scope", "change", "test"})); }

Json levels() { return list(texts({"name", "meaning"})); }

Json level_limits() { return rows(texts({"scope", "level", "body", "from", "to"})); }

Json supervision() {
  const Json track =
      with(texts({"name", "sessions"}), {{"intervals", list(texts({"from", "to", "step", "text"}))}});
  const Json ladder = with(texts({"last", "alt"}),
                           {{"tracks", list(track)}, {"marks", list(texts({"at", "label", "note"}))}});
  const Json group = with(texts({"name", "supervisors"}),
                          {{"phases", list(texts({"weeks", "dates", "level", "sessions"}))}});
  return {
      {"ladder", ladder},
      {"tests", steps()},
      {"changes",
       rows(texts({"date", "week", "week_record", "scope", "change", "reason", "authorised", "authoriser"}))},
      {"table", list(group)},
      {"levels", levels()}};
}

Json resources() { return with(rows(texts({"kind", "text", "payer"})), {{"paid", false}}); }
Json contacts() { return rows(texts({"label", "name", "phone", "email"})); }
Json conflicts() { return rows(texts({"name", "text"})); }

}  // namespace planpress::plan::views::shape
