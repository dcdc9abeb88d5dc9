// The schemas of a plan and of a cohort and the reader say the same: every field, list, limit and requirement
// of the one is in the other. A document with every field there is gets made from the schema, and is then
// changed in every way that the schema speaks about.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <functional>

#include "service/plan/format.hpp"
#include "service/plan/schema.hpp"
#include "tests/plan/example_plans.hpp"

namespace planpress::plan::tests {

namespace {

const Json& schema_of(const std::string& kind) {
  static const std::string example =
      file_text(PLANPRESS_SOURCE_DIR "/service/plan/" + std::string(example_of_schema));
  static const Json plan = parsed(plan_schema(example)), cohort = parsed(cohort_schema());
  return kind == "plan" ? plan : cohort;
}

/// The plan's schema has all that the cohort's refers to, and the same; a test below sees to it.
Json resolved(const Json& part) {
  if (!part.contains("$ref")) return part;
  const auto pointer = Json::json_pointer(part["$ref"].get<std::string>().substr(1));
  const Json& schema = schema_of(schema_of("plan").contains(pointer) ? "plan" : "cohort");
  Json whole = resolved(schema.at(pointer));
  for (const auto& [name, value] : part.items())
    if (name != "$ref") whole[name] = value;
  // The full plan is in English, which translations cannot be in.
  if (whole.value("title", "") == "Translations") whole["properties"].erase("en");
  return whole;
}

std::string type_of(const Json& part) { return part.value("type", ""); }

Json full_value(const Json& unresolved) {
  const Json part = resolved(unresolved);
  if (part.contains("const")) return part["const"];
  if (part.contains("enum")) return part["enum"][0];
  if (type_of(part) == "object") {
    Json object = Json::object();
    if (!part.contains("properties")) return part["examples"][0];
    for (const auto& [name, value] : part["properties"].items()) object[name] = full_value(value);
    return object;
  }
  if (type_of(part) == "array") return Json::array({full_value(part["items"])});
  if (type_of(part) == "boolean") return true;
  if (type_of(part) == "integer" || type_of(part) == "number") return 1;
  return part.value("pattern", "").find("02-29") != std::string::npos ? "2025-01-06" : "X1";
}

/// "/background" of "^/background$".
std::string named_by(std::string_view pattern) {
  REQUIRE((pattern.starts_with('^') && pattern.ends_with('$')));
  return std::string(pattern.substr(1, pattern.size() - 2));
}

using Visit = std::function<void(const std::string& pointer, const Json& part)>;

/// Visits every value of the full document with what the schema says of it.
void walk(const Json& unresolved, const std::string& pointer, const Visit& visit) {
  const Json part = resolved(unresolved);
  visit(pointer, part);
  if (part.contains("properties"))
    for (const auto& [name, value] : part["properties"].items()) walk(value, pointer + "/" + name, visit);
  if (part.contains("patternProperties"))
    for (const auto& [pattern, value] : part["patternProperties"].items()) {
      std::string member = pointer;
      append_member(member, named_by(pattern));
      walk(value, member, visit);
    }
  if (part.contains("items")) walk(part["items"], pointer + "/0", visit);
}

std::vector<Finding> structure_of(const Json& document) {
  Findings findings;
  if (is_cohort(document)) {
    read_cohort(document, nullptr, findings);
  } else {
    read_plan(document, nullptr, findings);
  }
  return std::move(findings).in_document_order(document);
}

std::vector<std::string> codes_of(const Json& document) {
  std::vector<std::string> lines;
  for (const Finding& finding : structure_of(document)) lines.push_back(finding.code + " " + finding.pointer);
  return lines;
}

using Lines = std::vector<std::string>;

Lines one(const std::string& code, const std::string& pointer) { return {code + " " + pointer}; }

/// The names that the one finding lists: fields, or the codes that a value may be.
std::string listed(const Json& document) {
  const auto findings = structure_of(document);
  REQUIRE(findings.size() == 1);
  for (const Argument& argument : findings[0].arguments)
    if (const auto* names = std::get_if<std::string>(&argument.value)) return *names;
  return {};
}

std::string joined(const Json& names) {
  return fmt::format("{}", fmt::join(names.get<std::vector<std::string>>(), ", "));
}

void check_object(const Json& full, const std::string& pointer, const Json& part) {
  CHECK(codes_of(with(full, pointer, "text")) == one("schema-type", pointer));
  if (!part.contains("properties")) return;
  CHECK(part["additionalProperties"] == false);

  const std::string unknown = pointer + "/noSuchField";
  CHECK(codes_of(with(full, unknown, 1)) == one("schema-unknown-field", unknown));
  Json names = Json::array();
  for (const auto& [name, value] : part["properties"].items()) names.push_back(name);
  CHECK(listed(with(full, unknown, 1)) == joined(names));

  for (const auto& name : names) {
    const std::string member = pointer + "/" + name.get<std::string>();
    if (member == "/kind" || member == "/plans") continue;  // without them it is another document
    const bool required =
        part.contains("required") && std::ranges::find(part["required"], name) != part["required"].end();
    CHECK(codes_of(without(full, member)) == (required ? one("schema-required", member) : Lines{}));
  }
}

bool has_line(const Lines& lines, const std::string& line) {
  return std::ranges::find(lines, line) != lines.end();
}

void check_limit(const Json& full, const std::string& pointer, const Json& part) {
  REQUIRE(part.contains("maxItems"));
  const Json item = full.at(Json::json_pointer(pointer + "/0"));
  const auto most = part["maxItems"].get<std::size_t>();
  CHECK_FALSE(has_line(codes_of(with(full, pointer, Json(most, item))), "schema-items " + pointer));
  CHECK(has_line(codes_of(with(full, pointer, Json(most + 1, item))), "schema-items " + pointer));
}

void check_list(const Json& full, const std::string& pointer, const Json& part) {
  CHECK(codes_of(with(full, pointer, Json::object())) == one("schema-type", pointer));
  CHECK(codes_of(with(full, pointer, Json::array())) ==
        (part.contains("minItems") ? one("schema-items", pointer) : Lines{}));
  const Json item = full.at(Json::json_pointer(pointer + "/0"));
  CHECK(codes_of(with(full, pointer, Json::array({item, item}))) ==
        (part.contains("uniqueItems") ? one("schema-unique", pointer + "/1") : Lines{}));
  check_limit(full, pointer, part);
}

void check_codes(const Json& full, const std::string& pointer, const Json& part) {
  // Which language translations are in hangs on that of the plan.
  const Json base = pointer == "/language" ? without(full, "/translations") : full;
  for (const Json& code : part["enum"]) CHECK(codes_of(with(base, pointer, code)).empty());
  CHECK(codes_of(with(full, pointer, "no-such-code")) == one("schema-enum", pointer));
  CHECK(listed(with(full, pointer, "no-such-code")) == joined(part["enum"]));
}

void check_text(const Json& full, const std::string& pointer, const Json& part) {
  CHECK(codes_of(with(full, pointer, 7)) == one("schema-type", pointer));
  if (!part.contains("maxLength")) {
    CHECK(codes_of(with(full, pointer, "2025-02-30, not an id")) == one("schema-format", pointer));
    return;
  }
  const auto limit = part["maxLength"].get<std::size_t>();
  CHECK(codes_of(with(full, pointer, std::string(limit, 'a'))).empty());
  CHECK(codes_of(with(full, pointer, std::string(limit + 1, 'a'))) == one("schema-length", pointer));
  CHECK(codes_of(with(full, pointer, " \n ")) == one("schema-length", pointer));
}

void check_number(const Json& full, const std::string& pointer, const Json& part) {
  CHECK(codes_of(with(full, pointer, "1")) == one("schema-type", pointer));
  CHECK(codes_of(with(full, pointer, true)) == one("schema-type", pointer));
  CHECK(codes_of(with(full, pointer, part["maximum"])).empty());
  CHECK(codes_of(with(full, pointer, part["maximum"].get<std::int64_t>() + 1)) ==
        one("schema-range", pointer));
  if (type_of(part) == "integer") {
    CHECK(codes_of(with(full, pointer, part["minimum"])).empty());
    CHECK(codes_of(with(full, pointer, part["minimum"].get<int>() - 1)) == one("schema-range", pointer));
    CHECK(codes_of(with(full, pointer, 3.99)) == one("schema-type", pointer));
    CHECK(codes_of(with(full, pointer, 3.0)).empty());
  } else {
    CHECK(codes_of(with(full, pointer, part["exclusiveMinimum"])) == one("schema-range", pointer));
    CHECK(codes_of(with(full, pointer, 0.6)).empty());
  }
}

void check_boolean(const Json& full, const std::string& pointer) {
  for (const bool value : {true, false}) CHECK(codes_of(with(full, pointer, value)).empty());
  for (const Json& value : {Json("true"), Json(1)})
    CHECK(codes_of(with(full, pointer, value)) == one("schema-type", pointer));
}

void check_against_schema(const std::string& kind) {
  const Json& root = schema_of(kind);
  const Json full = full_value(root);
  REQUIRE(codes_of(full) == Lines{});
  walk(root, "", [&](const std::string& pointer, const Json& part) {
    CAPTURE(pointer);
    if (!pointer.empty() && pointer != "/kind")
      CHECK(codes_of(with(full, pointer, nullptr)) == one("schema-type", pointer));
    if (part.contains("const")) return;
    if (part.contains("enum")) return check_codes(full, pointer, part);
    if (type_of(part) == "object" && !pointer.empty()) return check_object(full, pointer, part);
    if (type_of(part) == "array") return check_list(full, pointer, part);
    if (type_of(part) == "boolean") return check_boolean(full, pointer);
    if (type_of(part) == "string") return check_text(full, pointer, part);
    if (type_of(part) == "integer" || type_of(part) == "number") return check_number(full, pointer, part);
  });
}

}  // namespace

TEST_CASE("the schema and the reader agree on plans") { check_against_schema("plan"); }

TEST_CASE("the schema and the reader agree on cohorts") { check_against_schema("cohort"); }

TEST_CASE("what both schemas define is the same") {
  for (const auto& [name, definition] : schema_of("cohort")["$defs"].items())
    if (schema_of("plan")["$defs"].contains(name)) CHECK(definition == schema_of("plan")["$defs"][name]);
}

TEST_CASE("every member of the schemas says what it is, and each schema has a sound example") {
  for (const std::string kind : {"plan", "cohort"}) {
    const Json& root = schema_of(kind);
    std::vector<Json> objects{root};
    for (const auto& [name, definition] : root["$defs"].items()) objects.push_back(definition);
    for (const Json& object : objects) {
      CHECK(!object.value("description", "").empty());
      if (!object.contains("properties")) continue;
      for (const auto& [name, member] : object["properties"].items()) {
        CAPTURE(name);
        CHECK(!member.value("description", "").empty());
      }
    }
    CHECK(codes_of(root["examples"][0]) == Lines{});
  }
}

TEST_CASE("the translations that the schema allows hang on the language, as for the reader") {
  const Json& root = schema_of("plan");
  CHECK(root["if"]["properties"]["language"]["const"] == "cy");
  CHECK(root["then"]["properties"]["translations"]["properties"]["cy"] == false);
  CHECK(root["else"]["properties"]["translations"]["properties"]["en"] == false);
  const Json english = with(full_value(root), "/translations", {{"en", {{"/background", "Text"}}}});
  CHECK(codes_of(with(english, "/language", "cy")) == Lines{});
  CHECK(codes_of(english) == one("schema-unknown-field", "/translations/en"));
}

TEST_CASE("a plan lacks and lists its own fields as the schema says") {
  const Json& root = schema_of("plan");
  Json names = Json::array();
  for (const auto& [name, value] : root["properties"].items()) names.push_back(name);
  const Json full = full_value(root);
  CHECK(listed(with(full, "/noSuchField", 1)) == joined(names));
  for (const Json& name : root["required"])
    CHECK(codes_of(without(full, "/" + name.get<std::string>())) ==
          one("schema-required", "/" + name.get<std::string>()));
}

}  // namespace planpress::plan::tests
