// The format of a plan, of the people around it, and of a cohort of finished plans: tables for format.cpp.
#pragma once
#include "service/plan/format_report.hpp"
#include "service/plan/format_table.hpp"

namespace planpress::plan {

inline constexpr int schema_version = 1;

struct SchemaVersion {
  void operator()(Reader& reader, const Json& json) const {
    int version = schema_version;
    reader.whole_number(json, schema_version, version);
  }
  Json describe(Definitions&, auto) const { return {{"type", "integer"}, {"const", schema_version}}; }
};

/// Where editors find the schema of the document; means nothing to the document.
struct SchemaAddress {
  void operator()(Reader& reader, const Json& json) const {
    std::string address;
    reader.text(json, text_limit, false, address);
  }
  Json describe(Definitions& definitions, auto) const { return definitions.text(text_limit); }
};

inline constexpr SchemaVersion the_schema_version{};
inline constexpr SchemaAddress schema_address{};

template <>
inline constexpr auto table<StatusReason> =
    Object<StatusReason>{"StatusReason", "Why the plan was not agreed, is on hold or was closed early."}.with(
        {
            may<&StatusReason::code>("code", "The reason of an early close, for statistics."),
            must<&StatusReason::text, text>("text", "The reason in words."),
            must<&StatusReason::date>("date", "The day of the decision."),
            must<&StatusReason::by, IdOf{Refers::to_person}>("by",
                                                             "Id of a person of the plan who decided it."),
        });

template <>
inline constexpr auto table<Hold> = Object<Hold>{"Hold", "Time during which the plan was on hold."}.with({
    must<&Hold::from>("from", "The first day on hold."),
    may<&Hold::to>("to", "The last day on hold; not over yet when absent."),
});

template <>
inline constexpr auto table<Presentation> =
    Object<Presentation>{"Presentation", "How the documents are to look."}.with({
        must<&Presentation::edition>("edition", "Standard print, or large print of 18 points."),
    });

template <>
inline constexpr auto table<Timeframe> = Object<Timeframe>{"Timeframe", "When the plan runs."}.with({
    must<&Timeframe::start>("start", "The first day of week 1."),
    must<&Timeframe::end>("end", "The last day; after `start`."),
    may<&Timeframe::original_end>("originalEnd", "The last day before an extension."),
});

template <>
inline constexpr auto table<Practitioner> =
    Object<Practitioner>{"Practitioner", "Whom the plan is for."}.with({
        must<&Practitioner::id, slug>(
            "id", "The id by which the plan refers to the practitioner; none of the people has it."),
        may<&Practitioner::title, text>("title", "Form of address, such as Mr or Dr."),
        must<&Practitioner::name, text>("name", "First and last name."),
        must<&Practitioner::profession>("profession", "The profession; each has its regulators."),
        must<&Practitioner::regulator>("regulator", "Doctor: GMC. Dentist: GDC. Pharmacist: GPhC or PSNI."),
        must<&Practitioner::registration_number, text>(
            "registrationNumber",
            "GMC: seven digits. GDC: one to six digits. GPhC: seven digits, the first 2. PSNI: one to ten "
            "letters or digits."),
        must<&Practitioner::sector>("sector", "Where the practitioner works."),
        must<&Practitioner::specialty_group>("specialtyGroup", "The group that the specialty belongs to."),
        must<&Practitioner::specialty, text>("specialty", "The specialty, in words."),
        must<&Practitioner::grade>("grade", "The grade; one that the profession has."),
        must<&Practitioner::whole_time_equivalent, share_of_one>(
            "wholeTimeEquivalent",
            "Working time as a share of full time: over 0, and up to 1 for full time."),
    });

template <>
inline constexpr auto table<Organisation> =
    Object<Organisation>{"Organisation", "The employer or contracting body, which owns the decisions."}.with({
        must<&Organisation::name, text>("name", "The name in English."),
        may<&Organisation::name_welsh, text>("nameWelsh", "The name in Welsh."),
        must<&Organisation::jurisdiction>("jurisdiction", "Where the organisation is."),
        may<&Organisation::site, own_text>("site", "The place of work."),
    });

template <>
inline constexpr auto table<Conflict> =
    Object<Conflict>{"Conflict", "A declared conflict of interest."}.with({
        must<&Conflict::detail, own_text>("detail", "What the conflict is."),
        must<&Conflict::accepted_by, IdOf{Refers::to_accepter_of_conflict}>(
            "acceptedBy", "Id of a person of the plan who accepted it."),
    });

template <>
inline constexpr auto table<Person> =
    Object<Person>{"Person", "Somebody who runs or supports the plan; never the practitioner."}.with({
        must<&Person::id, slug>("id", "The id by which the plan refers to this person."),
        must<&Person::role>("role", "What this person does for the plan."),
        must<&Person::name, text>("name", "First and last name, with the form of address."),
        must<&Person::post, own_text>("post", "The post that this person holds."),
        may<&Person::email, text>("email", "An e-mail address."),
        may<&Person::conflict>("conflict", "A declared conflict of interest."),
    });

inline Date& from_day(Absence& absence) { return absence.period.from; }
inline Date& to_day(Absence& absence) { return absence.period.to; }
inline constexpr Text never_printed{text_limit, false};

template <>
inline constexpr auto table<Absence> =
    Object<Absence>{"Absence", "The time away that the plan follows."}.with({
        must<&Absence::reason>("reason", "Why the practitioner was away."),
        may<&Absence::restriction_source>("restrictionSource",
                                          "Who imposed the restriction that led to the absence."),
        must<&from_day>("from", "The first day away."),
        must<&to_day>("to", "The last day away; not after the plan starts."),
        may<&Absence::note, own_text>("note", "A note that is printed."),
        may<&Absence::confidential_detail, never_printed>("confidentialDetail",
                                                          "For the case file only: never printed."),
    });

template <>
inline constexpr auto table<Restriction> =
    Object<Restriction>{"Restriction", "A limit on practice that somebody has imposed."}.with({
        must<&Restriction::body, text>("body", "Who imposed the restriction."),
        must<&Restriction::description, own_text>("description", "What is restricted."),
        may<&Restriction::scope, IdOf{Refers::to_scope}>(
            "scope", "Id of the scope that it covers; all scopes when absent."),
        may<&Restriction::minimum_level>(
            "minimumLevel", "No level of supervision may be looser while the restriction is in force."),
        must<&Restriction::from>("from", "The first day in force."),
        may<&Restriction::to>("to", "The last day in force; no end when absent."),
        may<&Restriction::confidential, boolean>(
            "confidential", "Whether it is printed on the action plan alone; false when absent."),
    });

template <>
inline constexpr auto table<Contact> = Object<Contact>{"Contact", "Whom to turn to."}.with({
    must<&Contact::label, own_text>("label", "What the contact is for."),
    may<&Contact::name, text>("name", "The name of a person or an office."),
    may<&Contact::phone, text>("phone", "A telephone number."),
    may<&Contact::email, text>("email", "An e-mail address."),
});

template <>
inline constexpr auto table<Equality> =
    Object<Equality>{"Equality", "For cohort statistics only: never printed on a plan document."}.with({
        must<&Equality::gender>("gender", "Gender, as the practitioner states it."),
        must<&Equality::age_band>("ageBand", "Age in years, at the start of the plan."),
        must<&Equality::ethnic_group>("ethnicGroup", "Census groups, brought together."),
        must<&Equality::disability>("disability", "Disability, as the practitioner states it."),
        must<&Equality::qualified_in>("qualifiedIn", "The place of the first qualification."),
        may<&Equality::years_in_uk, count>("yearsInUk", "Years of practice in the United Kingdom, from 0."),
    });

/// The name of a label.
template <std::size_t size>
struct LabelName {
  constexpr LabelName(const char (&name)[size]) {  // NOLINT(google-explicit-constructor): stands for the name
    std::ranges::copy(name, text);
  }
  char text[size];
};

using WelshLabels = decltype(Labels::cy);

template <LabelName name>
std::string& welsh_label(WelshLabels& labels) {
  return labels[name.text];
}

template <LabelName name>
constexpr auto label(std::string_view description) {
  return may<&welsh_label<name>, text>(name.text, description);
}

template <>
inline constexpr auto table<WelshLabels> =
    Object<WelshLabels>{"WelshLabels", "Welsh words by the names of labels, each of which may be absent."}
        .with({
            label<"actionPlan">("The title of an action plan."),
            label<"draft">("The mark on a draft."),
            label<"progressReport">("The title of a progress report."),
            label<"clinicalSupervisor">("The role of clinical supervisor."),
            label<"signedOffSummary">("The title of a signed-off summary."),
        });

template <>
inline constexpr auto table<Labels> =
    Object<Labels>{"Labels", "Translations that the organisation supplies."}.with({
        must<&Labels::cy>("cy", "Words in Welsh."),
    });

/// Texts in the plan's other language. Which that is hangs on another member, so they are read behind the
/// table.
struct OwnTranslations {
  void operator()(Reader&, const Json&) const {}
  Json describe(Definitions& definitions, std::type_identity<NoMember> /*member*/) const;
};
inline constexpr OwnTranslations own_translations{};
inline constexpr OwnText background{{background_limit}};

template <>
inline constexpr auto table<
    Plan> = Object<Plan>{"Plan", "A practitioner action plan, format version 1."}.with({
    may<no_member, schema_address>(
        "$schema", "The address of this schema, for editors; no part of the plan, and not in its digest."),
    must<no_member, the_schema_version>("schemaVersion", "The version of this format: 1."),
    must<&Plan::id, slug>("id", "The id of the plan, which stands on every page."),
    must<&Plan::version, from_one>(
        "version", "The version of the plan, a whole number from 1, raised by any change after agreement."),
    must<&Plan::status>("status", "Where the plan stands."),
    may<&Plan::status_reason>("statusReason", "Why the plan was not agreed, is on hold or was closed early."),
    may<&Plan::holds, list_of(by_type)>("holds", "Times on hold, up to 300."),
    must<&Plan::language>(
        "language",
        "The language in which the plan's own texts are written; both: English, with translations."),
    must<&Plan::marking, text>("marking",
                               "The protective marking printed on every page, such as OFFICIAL-SENSITIVE."),
    may<&Plan::retain_until>("retainUntil", "The last day on which the plan is kept."),
    may<&Plan::presentation>("presentation", "How the documents are to look."),
    must<&Plan::elements, set_of(by_type, 1)>("elements", "What the plan is for, each once."),
    must<&Plan::timeframe>("timeframe", "When the plan runs."),
    must<&Plan::practitioner>("practitioner", "Whom the plan is for."),
    must<&Plan::organisation>("organisation", "The employer or contracting body, which owns the decisions."),
    must<&Plan::people, some(by_type, 100)>("people",
                                            "Who runs and supports the plan, 1 to 100 people: one case "
                                            "manager, at least one clinical supervisor."),
    must<&Plan::background, background>(
        "background",
        "What led to the plan, in up to 2,000 characters (Unicode code points); no patient identifiers."),
    may<&Plan::absence>("absence", "The time away that the plan follows."),
    may<&Plan::restrictions, list_of(by_type)>("restrictions",
                                               "Limits on practice that somebody has imposed, up to 300."),
    must<&Plan::objectives, some(by_type)>("objectives",
                                           "What the practitioner is to reach, 1 to 300 objectives."),
    must<&Plan::activities, some(by_type, 2000)>(
        "activities",
        "What is to be done for the objectives, 1 to 2,000 activities, at least one for each objective."),
    must<&Plan::scopes, some(by_type, 100)>(
        "scopes", "Kinds of work, each with its own path of supervision, 1 to 100 scopes."),
    may<&Plan::resources, list_of(by_type)>("resources",
                                            "What the organisation provides, up to 300 resources."),
    may<&Plan::related_documents, list_of(own_text)>(
        "relatedDocuments", "Names of documents that belong to the plan, up to 300."),
    may<&Plan::arrangements, list_of(own_text)>(
        "arrangements", "Printed conditions, up to 300, such as \"No lone late shifts before week 8\"."),
    must<&Plan::reviews, some(by_type, 100)>(
        "reviews", "Planned reviews, 1 to 100, in their order; the last within 14 days of the end."),
    may<&Plan::reports, list_of(by_type, 100)>(
        "reports", "Progress reports, up to 100: at most one for each review, in their order."),
    may<&Plan::signatures, list_of(by_type)>("signatures",
                                             "Signatures of the agreement, up to 300; none on a draft."),
    may<&Plan::versions, list_of(by_type)>("versions", "The history of versions, up to 300."),
    may<&Plan::summary>("summary", "The close of a plan that is completed or closed early."),
    may<&Plan::contacts, list_of(by_type)>("contacts", "Whom to turn to, up to 300 contacts."),
    may<&Plan::equality>("equality", "For cohort statistics only: never printed on a plan document."),
    may<&Plan::labels>("labels", "Words for the documents that the organisation supplies."),
    may<no_member, own_translations>("translations",
                                     "The plan's own texts in its other language: cy where the plan's "
                                     "language is en or both, en where it is cy."),
});

struct CohortKind {
  static constexpr std::array<std::string_view, 1> kinds{"cohort"};
  void operator()(Reader& reader, const Json& json) const { reader.code(json, kinds); }
  Json describe(Definitions&, auto) const { return {{"type", "string"}, {"const", kinds[0]}}; }
};

/// A case study that is not put together from several plans could be recognised.
struct AlwaysTrue {
  void operator()(Reader& reader, const Json& json) const {
    if (!json.is_boolean()) return reader.fault("schema-type.true");
    if (!json.get<bool>()) reader.fault("schema-enum.composite");
  }
  Json describe(Definitions&, auto) const { return {{"type", "boolean"}, {"const", true}}; }
};

inline constexpr CohortKind the_cohort_kind{};
inline constexpr AlwaysTrue always_true{};

template <>
inline constexpr auto table<CohortPlan> =
    Object<CohortPlan>{"CohortPlan", "A plan, counted once in each dimension."}.with({
        must<&CohortPlan::elements, set_of(by_type, 1)>("elements", "What the plan was for, each once."),
        must<&CohortPlan::sector>("sector", "Where the practitioner works."),
        must<&CohortPlan::specialty_group>("specialtyGroup", "The group that the specialty belongs to."),
        must<&CohortPlan::grade>("grade", "The grade."),
        may<&CohortPlan::absence_reason>("absenceReason",
                                         "Why the practitioner was away; absent where nobody was."),
        may<&CohortPlan::restriction_source>("restrictionSource",
                                             "Who imposed the restriction that led to the absence."),
        must<&CohortPlan::objective_areas, set_of(by_type)>("objectiveAreas",
                                                            "The areas of the objectives, each once."),
        must<&CohortPlan::gender>("gender", "Gender, as the practitioner states it."),
        must<&CohortPlan::age_band>("ageBand", "Age in years, at the start of the plan."),
        must<&CohortPlan::ethnic_group>("ethnicGroup", "Census groups, brought together."),
        must<&CohortPlan::qualified_in>("qualifiedIn", "The place of the first qualification."),
    });

template <>
inline constexpr auto table<CaseStudy> =
    Object<CaseStudy>{"CaseStudy", "An account that describes no single person."}.with({
        must<&CaseStudy::title, text>("title", "The title of the account."),
        must<no_member, always_true>("composite", "Always true: put together from several plans."),
        must<&CaseStudy::text, text>("text", "The account."),
    });

template <>
inline constexpr auto table<Cohort> =
    Object<Cohort>{"Cohort",
                   "A cohort of finished plans without names, for the insights report, format version 1."}
        .with({
            may<no_member, schema_address>("$schema",
                                           "The address of this schema, for editors; no part of the cohort."),
            must<no_member, the_schema_version>("schemaVersion", "The version of this format: 1."),
            must<no_member, the_cohort_kind>("kind", "Tells a cohort from a plan."),
            must<&Cohort::title, text>("title", "The title of the report."),
            must<&Cohort::period>("period", "The days on which the plans of the cohort ended."),
            may<&Cohort::minimum_cell, count>("minimumCell",
                                              "Counts from 1 to this less 1 are hidden; 5 when absent."),
            must<&Cohort::plans, list_of(by_type, 20'000)>("plans", "The plans, 20 to 20,000."),
            may<&Cohort::case_study>("caseStudy", "An account that describes no single person."),
        });

}  // namespace planpress::plan
