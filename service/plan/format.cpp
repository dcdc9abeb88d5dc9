#include "service/plan/format.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <string>

#include "service/plan/format_plan.hpp"

namespace planpress::plan {

namespace {

/// The languages that translations may be in; either where the plan does not say soundly which is its own.
std::span<const std::string_view> other_languages(const Json& plan) {
  static constexpr std::string_view either[] = {"cy", "en"};
  const auto own = plan.find("language");
  if (own == plan.end() || !own->is_string()) return either;
  const auto language = from_code<Language>(own->get_ref<const std::string&>());
  if (!language) return either;
  return std::span(either).subspan(language == Language::cy ? 1 : 0, 1);
}

/// Reads the texts of one language, each with the limit of its original.
void read_texts(Reader& reader, const Json& json, Translations& out) {
  if (!json.is_object()) return reader.fault("schema-type.object");
  for (const auto& [pointer, value] : json.get_ref<const Json::object_t&>()) {
    const Reader::Step step(reader, std::string_view(pointer));
    if (reader.has_half_pair_in_name()) continue;
    const Text& original = pointer == "/background" ? background : text;
    if (!reader.is_null(value, "schema-type.null")) original(reader, value, out.texts[pointer]);
  }
}

/// Whether their pointers lead to texts is a rule on meaning.
void read_translations(Reader& reader, const Json& document, Plan& plan) {
  const auto found = document.is_object() ? document.find("translations") : document.end();
  if (found == document.end()) return;
  const Reader::Step step(reader, std::string_view("translations"));
  if (!found->is_object()) return reader.fault("schema-type.object");
  const auto languages = other_languages(document);
  for (const auto& [name, texts] : found->get_ref<const Json::object_t&>()) {
    const Reader::Step language(reader, std::string_view(name));
    if (std::ranges::find(languages, name) == languages.end()) {
      reader.unknown_member(languages);
    } else if (!reader.is_null(texts, "schema-type.null")) {
      plan.translations = Translations{*from_code<Language>(name), {}};
      read_texts(reader, texts, *plan.translations);
    }
  }
}

}  // namespace

// ---- reading ----

Plan read_plan(const Json& json, const CanPrint& can_print, Findings& findings) {
  Plan plan;
  Reader reader(findings, can_print);
  read_object(reader, json, plan);
  read_translations(reader, json, plan);
  return plan;
}

Report read_report(const Json& json, const CanPrint& can_print, Findings& findings) {
  Report report;
  Reader reader(findings, can_print);
  const Reader::Step list(reader, std::string_view("reports"));
  const Reader::Step first(reader, std::size_t{0});
  read_object(reader, json, report);
  return report;
}

Cohort read_cohort(const Json& json, const CanPrint& can_print, Findings& findings) {
  Cohort cohort;
  Reader reader(findings, can_print);
  read_object(reader, json, cohort);
  return cohort;
}

void for_each_own_text(Plan& plan, const std::function<void(const std::string&, std::string&)>& visit) {
  Walk walk{visit};
  walk_object(walk, plan);
}

void for_each_own_text(const Plan& plan,
                       const std::function<void(const std::string&, const std::string&)>& visit) {
  for_each_own_text(const_cast<Plan&>(plan),
                    [&](const std::string& pointer, std::string& own) { visit(pointer, own); });
}

void for_each_reference(const Plan& plan, const VisitReference& visit) {
  Walk walk{{}, visit};
  walk_object(walk, const_cast<Plan&>(plan));
}

bool is_cohort(const Json& json) {
  return json.is_object() && (json.contains("plans") || json.value("kind", Json()) == "cohort");
}

bool is_of_another_version(const Json& json) {
  const auto version = json.find("schemaVersion");
  if (version == json.end() || !version->is_number()) return false;
  const double number = version->get<double>();
  return number == std::trunc(number) && number != schema_version;
}

}  // namespace planpress::plan
