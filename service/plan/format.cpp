#include "service/plan/format.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <span>
#include <string>

#include "service/plan/format_parties.hpp"
#include "service/plan/format_reports.hpp"
#include "service/plan/format_work.hpp"
#include "service/plan/reader.hpp"

namespace planpress::plan {

namespace {

constexpr int schema_version = 1;
constexpr std::size_t background_limit = 2000;  // code points

// ---- kinds that only one field has ----

struct SchemaVersion {
  void operator()(Reader& reader, const Json& json) const {
    int version = schema_version;
    reader.whole_number(json, schema_version, version);
  }
};

struct CohortKind {
  void operator()(Reader& reader, const Json& json) const {
    static constexpr std::string_view kinds[] = {"cohort"};
    reader.code(json, kinds);
  }
};

/// A case study that is not put together from several plans could be recognised.
struct AlwaysTrue {
  void operator()(Reader& reader, const Json& json) const {
    if (!json.is_boolean()) return reader.fault("schema-type.true");
    if (!json.get<bool>()) reader.fault("schema-enum.composite");
  }
};

/// Where editors find the schema of the document; means nothing to a plan.
struct SchemaAddress {
  void operator()(Reader& reader, const Json& json) const {
    std::string address;
    Text{text_limit, false}(reader, json, address);
  }
};

/// Texts in Welsh by the names of labels, each of which may be absent.
struct WelshLabels {
  void operator()(Reader& reader, const Json& json, std::map<std::string, std::string>& out) const {
    static constexpr std::string_view names[] = {"actionPlan", "draft", "progressReport",
                                                 "clinicalSupervisor", "signedOffSummary"};
    if (!json.is_object()) return reader.fault("schema-type.object");
    for (const auto& [name, value] : json.get_ref<const Json::object_t&>()) {
      const Reader::Step step(reader, std::string_view(name));
      if (std::ranges::find(names, name) == std::end(names)) {
        reader.unknown_member(names);
      } else if (!reader.is_null(value, "schema-type.null")) {
        text(reader, value, out[name]);
      }
    }
  }
};

/// For a member whose reading needs others of its object, and so comes behind them.
struct ReadLater {
  void operator()(Reader&, const Json&) const {}
};

constexpr SchemaVersion the_schema_version{};
constexpr CohortKind the_cohort_kind{};
constexpr AlwaysTrue always_true{};
constexpr SchemaAddress schema_address{};
constexpr WelshLabels welsh_labels{};
constexpr ReadLater read_later{};
constexpr Text background{background_limit, true};

}  // namespace

// ---- contacts, equality, labels ----

template <>
struct Format<Contact> {
  static constexpr auto fields = std::to_array<Field<Contact>>({
      must<&Contact::label, text>("label"),
      may<&Contact::name, text>("name"),
      may<&Contact::phone, text>("phone"),
      may<&Contact::email, text>("email"),
  });
};

template <>
struct Format<Equality> {
  static constexpr auto fields = std::to_array<Field<Equality>>({
      must<&Equality::gender>("gender"),
      must<&Equality::age_band>("ageBand"),
      must<&Equality::ethnic_group>("ethnicGroup"),
      must<&Equality::disability>("disability"),
      must<&Equality::qualified_in>("qualifiedIn"),
      may<&Equality::years_in_uk, count>("yearsInUk"),
  });
};

template <>
struct Format<Labels> {
  static constexpr auto fields = std::to_array<Field<Labels>>({
      must<&Labels::cy, welsh_labels>("cy"),
  });
};

// ---- the two documents ----

template <>
struct Format<Plan> {
  static constexpr auto fields = std::to_array<Field<Plan>>({
      may<no_member, schema_address>("$schema"),
      must<no_member, the_schema_version>("schemaVersion"),
      must<&Plan::id, slug>("id"),
      must<&Plan::version, from_one>("version"),
      must<&Plan::status>("status"),
      may<&Plan::status_reason>("statusReason"),
      may<&Plan::holds, list_of(by_type)>("holds"),
      must<&Plan::language>("language"),
      must<&Plan::marking, text>("marking"),
      may<&Plan::retain_until>("retainUntil"),
      may<&Plan::presentation>("presentation"),
      must<&Plan::elements, some_different(by_type)>("elements"),
      must<&Plan::timeframe>("timeframe"),
      must<&Plan::practitioner>("practitioner"),
      must<&Plan::organisation>("organisation"),
      must<&Plan::people, some(by_type, 100)>("people"),
      must<&Plan::background, background>("background"),
      may<&Plan::absence>("absence"),
      may<&Plan::restrictions, list_of(by_type)>("restrictions"),
      must<&Plan::objectives, some(by_type)>("objectives"),
      must<&Plan::activities, some(by_type, 2000)>("activities"),
      must<&Plan::scopes, some(by_type, 100)>("scopes"),
      may<&Plan::resources, list_of(by_type)>("resources"),
      may<&Plan::related_documents, list_of(text)>("relatedDocuments"),
      may<&Plan::arrangements, list_of(text)>("arrangements"),
      must<&Plan::reviews, some(by_type, 100)>("reviews"),
      may<&Plan::reports, list_of(by_type, 100)>("reports"),
      may<&Plan::signatures, list_of(by_type)>("signatures"),
      may<&Plan::versions, list_of(by_type)>("versions"),
      may<&Plan::summary>("summary"),
      may<&Plan::contacts, list_of(by_type)>("contacts"),
      may<&Plan::equality>("equality"),
      may<&Plan::labels>("labels"),
      may<no_member, read_later>("translations"),
  });
};

template <>
struct Format<CohortPlan> {
  static constexpr auto fields = std::to_array<Field<CohortPlan>>({
      must<&CohortPlan::elements, some_different(by_type)>("elements"),
      must<&CohortPlan::sector>("sector"),
      must<&CohortPlan::specialty_group>("specialtyGroup"),
      must<&CohortPlan::grade>("grade"),
      may<&CohortPlan::absence_reason>("absenceReason"),
      may<&CohortPlan::restriction_source>("restrictionSource"),
      must<&CohortPlan::objective_areas, set_of(by_type)>("objectiveAreas"),
      must<&CohortPlan::gender>("gender"),
      must<&CohortPlan::age_band>("ageBand"),
      must<&CohortPlan::ethnic_group>("ethnicGroup"),
      must<&CohortPlan::qualified_in>("qualifiedIn"),
  });
};

template <>
struct Format<CaseStudy> {
  static constexpr auto fields = std::to_array<Field<CaseStudy>>({
      must<&CaseStudy::title, text>("title"),
      must<no_member, always_true>("composite"),
      must<&CaseStudy::text, text>("text"),
  });
};

template <>
struct Format<Cohort> {
  static constexpr auto fields = std::to_array<Field<Cohort>>({
      may<no_member, schema_address>("$schema"),
      must<no_member, the_schema_version>("schemaVersion"),
      must<no_member, the_cohort_kind>("kind"),
      must<&Cohort::title, text>("title"),
      must<&Cohort::period>("period"),
      may<&Cohort::minimum_cell, count>("minimumCell"),
      must<&Cohort::plans, list_of(by_type, 20'000)>("plans"),
      may<&Cohort::case_study>("caseStudy"),
  });
};

// ---- translations ----

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
