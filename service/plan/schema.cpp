#include "service/plan/schema.hpp"

#include <fmt/format.h>

#include "service/plan/format_cohort.hpp"
#include "service/plan/format_plan.hpp"

namespace planpress::plan {

namespace {

constexpr About translations{"Translations", "Texts by language."};
constexpr About texts{"Texts",
                      "Texts in another language, each under the JSON Pointer (RFC 6901) to the text of the "
                      "plan that it translates. It has "
                      "the limits of that text."};

/// Members by JSON Pointer.
Json describe_texts(Definitions& definitions) {
  Json object = Definitions::empty_object(texts);
  object.erase("properties");
  object["patternProperties"]["^/background$"] = {{"description", "The translation of the background."}};
  object["patternProperties"]["^/background$"].update(definitions.text(background_limit));
  object["additionalProperties"] = {{"description", "The translation."}};
  object["additionalProperties"].update(definitions.text(text_limit));
  object["examples"] = Json::array({{{"/background", "Cefndir"}}});
  return object;
}

Json describe_translations(Definitions& definitions) {
  Json object = Definitions::empty_object(translations);
  const Json each = definitions.object(texts, &describe_texts);
  Definitions::add(object, "cy", "Texts in Welsh.", false, each);
  Definitions::add(object, "en", "Texts in English.", false, each);
  return object;
}

/// Of the translations, none in this language.
Json without(std::string_view language) {
  return {{"properties",
           {{"translations", {{"type", "object"}, {"properties", {{std::string(language), false}}}}}}}};
}

template <class T>
Json document(std::string_view name, Definitions& definitions) {
  Json schema{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
              {"$id", fmt::format("urn:planpress:schema:{}:{}", name, schema_version)}};
  schema.update(describe_object<T>(definitions));
  schema["description"] = fmt::format(
      "{} Unknown fields are an error; null is never accepted. The rules on meaning (references, weeks, "
      "signatures) come "
      "on top of this schema, and `planpress validate` checks both.",
      Format<T>::about.description);
  return schema;
}

Json cohort_example() {
  constexpr std::size_t fewest_plans = 20;
  const Json plan{{"elements", {"remediation"}},
                  {"sector", "secondary"},
                  {"specialtyGroup", "radiology"},
                  {"grade", "specialty-doctor"},
                  {"objectiveAreas", {"clinical-skills", "communication"}},
                  {"gender", "male"},
                  {"ageBand", "under-35"},
                  {"ethnicGroup", "white"},
                  {"qualifiedIn", "outside-eea"}};
  return {{"schemaVersion", schema_version},
          {"kind", "cohort"},
          {"title", "Action plans agreed from April 2022 to March 2025 (invented data)"},
          {"period", {{"from", "2022-04-01"}, {"to", "2025-03-31"}}},
          {"minimumCell", Cohort{}.minimum_cell},
          {"caseStudy",
           {{"title", "Back to theatre in three steps"},
            {"composite", true},
            {"text",
             "This account is put together from several plans and describes no single person. A surgeon had "
             "been kept "
             "from operating for more than a year while colleagues' concerns were looked into. By the end of "
             "a plan of "
             "six months all three aims had been met and the surgeon went back to a full timetable."}}},
          {"plans", Json(fewest_plans, plan)}};
}

/// In ASCII, so that what a pattern holds of characters that are none survives every editor.
std::string text_of(Json schema, const Json& example, const Definitions& definitions) {
  schema["examples"] = Json::array({example});
  schema["$defs"] = definitions.all();
  return schema.dump(2, ' ', true) + "\n";
}

}  // namespace

Json OwnTranslations::describe(Definitions& definitions, std::type_identity<NoMember> /*member*/) const {
  return definitions.object(translations, &describe_translations);
}

std::string plan_schema(std::string_view example) {
  Definitions definitions;
  Json schema = document<Plan>("plan", definitions);
  schema["if"] = {{"properties", {{"language", {{"const", "cy"}}}}}};
  schema["then"] = without("cy");
  schema["else"] = without("en");
  return text_of(std::move(schema), Json::parse(example), definitions);
}

std::string cohort_schema() {
  Definitions definitions;
  Json schema = document<Cohort>("cohort", definitions);
  schema["properties"]["minimumCell"]["default"] = Cohort{}.minimum_cell;
  return text_of(std::move(schema), cohort_example(), definitions);
}

}  // namespace planpress::plan
