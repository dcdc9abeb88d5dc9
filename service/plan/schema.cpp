#include "service/plan/schema.hpp"

#include <fmt/format.h>

#include <limits>

#include "renderer/text/unicode.hpp"
#include "service/plan/format_plan.hpp"
#include "service/plan/limits.hpp"

namespace planpress::plan {

namespace {

constexpr std::string_view id_pattern = "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$";
constexpr std::string_view date_pattern =
    "^(?:(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3["
    "01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:[0-9]{2}(?:0[48]|[2468][048]|"
    "[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)-02-29)$";
/// A character that is not white space.
constexpr std::string_view not_blank_pattern =
    R"([^\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000])";

/// A character that no text may hold. Those past U+FFFF stand in it as they are: not every dialect of regular
/// expressions has an escape for them.
std::string forbidden_pattern() {
  std::string pattern =
      R"([\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uD800-\uDFFF\uFDD0-\uFDEF\uFFFE\uFFFF)";
  for (char32_t plane = 0x10000; plane <= 0x100000; plane += 0x10000)
    for (const char32_t last : {0xFFFE, 0xFFFF}) text::append_utf8(pattern, plane + last);
  return pattern + "]";
}

Json integer(std::string_view description, int least) {
  return {{"description", description},
          {"type", "integer"},
          {"minimum", least},
          {"maximum", std::numeric_limits<int>::max()}};
}

/// "agreementSignature" of "AgreementSignature".
std::string name_of(const About& about) {
  std::string name(about.title);
  name[0] = static_cast<char>(name[0] - 'A' + 'a');
  return name;
}

Json reference(const std::string& name) { return {{"$ref", "#/$defs/" + name}}; }

std::string with_comma(std::size_t limit) { return fmt::format("{},{:03}", limit / 1000, limit % 1000); }

}  // namespace

// ---- what is shared ----

Json Definitions::shared(const std::string& name, Json definition) {
  if (!all_.contains(name)) all_[name] = std::move(definition);
  return reference(name);
}

Json Definitions::text(std::size_t limit) {
  const std::string description = fmt::format(
      "Text of up to {} characters (Unicode code points in NFC, in which every text is put on input). Not "
      "blank; no control characters but line ends and tabs, no direction overrides or isolates, no halves of "
      "surrogate pairs, no non-characters.",
      with_comma(limit));
  return shared(limit == text_limit ? "text" : "shortText",
                {{"description", description},
                 {"type", "string"},
                 {"minLength", 1},
                 {"maxLength", limit},
                 {"pattern", not_blank_pattern},
                 {"not", {{"type", "string"}, {"pattern", forbidden_pattern()}}}});
}

Json Definitions::slug() {
  return shared(
      "id", {{"description", "A slug, unique in its list."}, {"type", "string"}, {"pattern", id_pattern}});
}

Json Definitions::date() {
  return shared(
      "date",
      {{"description", "A real day, ISO 8601: YYYY-MM-DD."}, {"type", "string"}, {"pattern", date_pattern}});
}

Json Definitions::week() {
  return shared(
      "week",
      integer("A week of the plan: week 1 starts on the timeframe's start, week n 7(n-1) days later.", 1));
}

Json Definitions::whole_number(int least) {
  if (least == 0) return shared("count", integer("A whole number from 0.", least));
  return shared("number", integer("A whole number from 1: a version or the number of a review.", least));
}

Json Definitions::code(const About& about, std::span<const std::string_view> codes) {
  return shared(
      name_of(about),
      {{"title", about.title}, {"description", about.description}, {"type", "string"}, {"enum", codes}});
}

Json Definitions::object(const About& about, void (*describe)(Definitions&, Json& object)) {
  const std::string name = name_of(about);
  if (!all_.contains(name)) {
    all_[name] = nullptr;  // keeps its place before those that it asks for
    Json definition = empty_object(about);
    describe(*this, definition);
    all_[name] = std::move(definition);
  }
  return reference(name);
}

// ---- objects and lists ----

Json Definitions::empty_object(const About& about) {
  return {{"title", about.title},
          {"description", about.description},
          {"type", "object"},
          {"additionalProperties", false},
          {"properties", Json::object()}};
}

void Definitions::add(Json& object, std::string_view name, std::string_view description, bool required,
                      const Json& schema) {
  Json& member = object["properties"][std::string(name)] = {{"description", description}};
  member.update(schema);
  if (required) object["required"].push_back(name);
}

// ---- documents ----

namespace {

constexpr About translations{"Translations", "Texts by language."};
constexpr About texts{"Texts",
                      "Texts in another language, each under the JSON Pointer (RFC 6901) to the text of the "
                      "plan that it translates. It has the limits of that text."};

/// Members by JSON Pointer.
void describe_texts(Definitions& definitions, Json& object) {
  object.erase("properties");
  object["patternProperties"]["^/background$"] = {{"description", "The translation of the background."}};
  object["patternProperties"]["^/background$"].update(definitions.text(background_limit));
  object["additionalProperties"] = {{"description", "The translation."}};
  object["additionalProperties"].update(definitions.text(text_limit));
  object["examples"] = Json::array({{{"/background", "Cefndir"}}});
}

void describe_translations(Definitions& definitions, Json& object) {
  const Json each = definitions.object(texts, &describe_texts);
  Definitions::add(object, "cy", "Texts in Welsh.", false, each);
  Definitions::add(object, "en", "Texts in English.", false, each);
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
  schema.update(Definitions::empty_object(table<T>.about));
  describe_object<T>(definitions, schema);
  schema["description"] = fmt::format(
      "{} Unknown fields are an error; null is never accepted. The rules on meaning (references, weeks, "
      "signatures) come on top of this schema, and `planpress validate` checks both.",
      table<T>.about.description);
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
             "been kept from operating for more than a year while colleagues' concerns were looked into. By "
             "the end of a plan of six months all three aims had been met and the surgeon went back to a "
             "full timetable."}}},
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
