// The format of a plan: the table of the document, and of what no other of its parts has.
#pragma once
#include "service/plan/format_parties.hpp"
#include "service/plan/format_reports.hpp"
#include "service/plan/format_work.hpp"
#include "service/plan/reader.hpp"

namespace planpress::plan {

template <>
struct Format<Contact> {
  static constexpr About about{"Contact", "Whom to turn to."};
  static constexpr auto fields = std::to_array<Field<Contact>>({
      must<&Contact::label, text>("label", "What the contact is for."),
      may<&Contact::name, text>("name", "The name of a person or an office."),
      may<&Contact::phone, text>("phone", "A telephone number."),
      may<&Contact::email, text>("email", "An e-mail address."),
  });
};

template <>
struct Format<Equality> {
  static constexpr About about{"Equality", "For cohort statistics only: never printed on a plan document."};
  static constexpr auto fields = std::to_array<Field<Equality>>({
      must<&Equality::gender>("gender", "Gender, as the practitioner states it."),
      must<&Equality::age_band>("ageBand", "Age in years, at the start of the plan."),
      must<&Equality::ethnic_group>("ethnicGroup", "Census groups, brought together."),
      must<&Equality::disability>("disability", "Disability, as the practitioner states it."),
      must<&Equality::qualified_in>("qualifiedIn", "The place of the first qualification."),
      may<&Equality::years_in_uk, count>("yearsInUk", "Years of practice in the United Kingdom, from 0."),
  });
};

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
struct Format<WelshLabels> {
  static constexpr About about{"WelshLabels",
                               "Welsh words by the names of labels, each of which may be absent."};
  static constexpr auto fields = std::to_array<Field<WelshLabels>>({
      label<"actionPlan">("The title of an action plan."),
      label<"draft">("The mark on a draft."),
      label<"progressReport">("The title of a progress report."),
      label<"clinicalSupervisor">("The role of clinical supervisor."),
      label<"signedOffSummary">("The title of a signed-off summary."),
  });
};

template <>
struct Format<Labels> {
  static constexpr About about{"Labels", "Translations that the organisation supplies."};
  static constexpr auto fields = std::to_array<Field<Labels>>({
      must<&Labels::cy>("cy", "Words in Welsh."),
  });
};

/// Texts in the plan's other language. Which that is hangs on another member, so they are read behind the
/// table.
struct OwnTranslations {
  void operator()(Reader&, const Json&) const {}
  Json describe(Definitions& definitions, std::type_identity<NoMember> /*member*/) const;
};
inline constexpr OwnTranslations own_translations{};
inline constexpr Text background{background_limit};

template <>
struct Format<Plan> {
  static constexpr About about{"Plan", "A practitioner action plan, format version 1."};
  static constexpr auto fields = std::to_array<Field<Plan>>({
      may<no_member, schema_address>(
          "$schema", "The address of this schema, for editors; no part of the plan, and not in its digest."),
      must<no_member, the_schema_version>("schemaVersion", "The version of this format: 1."),
      must<&Plan::id, slug>("id", "The id of the plan, which stands on every page."),
      must<&Plan::version, from_one>(
          "version", "The version of the plan, a whole number from 1, raised by any change after agreement."),
      must<&Plan::status>("status", "Where the plan stands."),
      may<&Plan::status_reason>("statusReason",
                                "Why the plan was not agreed, is on hold or was closed early."),
      may<&Plan::holds, list_of(by_type)>("holds", "Times on hold, up to 300."),
      must<&Plan::language>(
          "language",
          "The language in which the plan's own texts are written; both: English, with translations."),
      must<&Plan::marking, text>("marking",
                                 "The protective marking printed on every page, such as OFFICIAL-SENSITIVE."),
      may<&Plan::retain_until>("retainUntil", "The last day on which the plan is kept."),
      may<&Plan::presentation>("presentation", "How the documents are to look."),
      must<&Plan::elements, some_different(by_type)>("elements", "What the plan is for, each once."),
      must<&Plan::timeframe>("timeframe", "When the plan runs."),
      must<&Plan::practitioner>("practitioner", "Whom the plan is for."),
      must<&Plan::organisation>("organisation",
                                "The employer or contracting body, which owns the decisions."),
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
      may<&Plan::related_documents, list_of(text)>("relatedDocuments",
                                                   "Names of documents that belong to the plan, up to 300."),
      may<&Plan::arrangements, list_of(text)>(
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
};

}  // namespace planpress::plan
