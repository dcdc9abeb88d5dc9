// The format of reviews, reports, signatures and the close of a plan: tables for format.cpp.
#pragma once
#include "service/plan/limits.hpp"
#include "service/plan/reader.hpp"

namespace planpress::plan {

template <>
struct Format<Review> {
  static constexpr About about{"Review", "A planned review."};
  static constexpr auto fields = std::to_array<Field<Review>>({
      must<&Review::number, from_one>("number",
                                      "The number of the review, from 1; above that of the review before."),
      must<&Review::planned_date>("plannedDate",
                                  "The planned day; after that of the review before, within the timeframe."),
  });
};

template <>
struct Format<Signature> {
  static constexpr About about{"Signature", "A signature of a report or of the summary."};
  static constexpr auto fields = std::to_array<Field<Signature>>({
      must<&Signature::role>("role", "The place in which this person signs."),
      must<&Signature::person, slug>("person", "Id of a person of the plan or of the practitioner."),
      must<&Signature::date>("date", "The day of the signature."),
      must<&Signature::method>("method", "How it was signed."),
      must<&Signature::statement>("statement", "What the signatory declares."),
      may<&Signature::comment, text>("comment", "A comment by the signatory."),
  });
};

template <>
struct Format<AgreementSignature> {
  static constexpr About about{"AgreementSignature", "A signature of one version of the agreement."};
  static constexpr auto fields = std::to_array<Field<AgreementSignature>>({
      must<&Signature::role>("role", "The place in which this person signs."),
      must<&Signature::person, slug>("person", "Id of a person of the plan or of the practitioner."),
      must<&Signature::date>("date", "The day of the signature."),
      must<&Signature::method>("method", "How it was signed."),
      must<&AgreementSignature::version, from_one>("version",
                                                   "The version of the plan that was signed, from 1."),
      must<&Signature::statement>("statement", "What the signatory declares."),
      may<&Signature::comment, text>("comment", "A comment by the signatory."),
  });
};

template <>
struct Format<Evidence> {
  static constexpr About about{"Evidence", "What was done of an activity."};
  static constexpr auto fields = std::to_array<Field<Evidence>>({
      must<&Evidence::activity, slug>("activity", "Id of an activity that serves the objective."),
      must<&Evidence::done, count>(
          "done", "The running total since the plan began, counted in the unit of the activity, from 0."),
      may<&Evidence::note, text>("note", "A note on it."),
  });
};

template <>
struct Format<ObjectiveReport> {
  static constexpr About about{"ObjectiveReport", "A report's row on an objective."};
  static constexpr auto fields = std::to_array<Field<ObjectiveReport>>({
      must<&ObjectiveReport::id, slug>("id", "Id of an objective of the plan."),
      must<&ObjectiveReport::rating>("rating", "How the objective stands."),
      may<&ObjectiveReport::evidence, list_of(by_type, most_evidence_rows)>(
          "evidence", "What was done for it, up to 2,000 rows."),
      may<&ObjectiveReport::concerns, text>("concerns", "What gives concern; needed when behind or not met."),
      may<&ObjectiveReport::actions, text>("actions", "What is to be done about it."),
  });
};

/// The rows on the objectives of a report; reports the list of evidence with which there is too much in all.
struct ObjectiveRows {
  void operator()(Reader& reader, const Json& json, std::vector<ObjectiveReport>& out) const {
    list_of(by_type)(reader, json, out);
    std::size_t rows = 0;
    for (std::size_t i = 0; i < out.size(); ++i) {
      rows += out[i].evidence.size();
      if (rows <= most_evidence_rows) continue;
      const Reader::Step row(reader, i);
      const Reader::Step list(reader, std::string_view("evidence"));
      return reader.fault("schema-items.evidence", {{"most", static_cast<int>(most_evidence_rows)}});
    }
  }
  Json describe(Definitions& definitions, auto member) const {
    return list_of(by_type).describe(definitions, member);
  }
};
inline constexpr ObjectiveRows objective_rows{};

template <>
struct Format<ScopeReport> {
  static constexpr About about{"ScopeReport", "A report's row on a scope."};
  static constexpr auto fields = std::to_array<Field<ScopeReport>>({
      must<&ScopeReport::id, slug>("id", "Id of a scope of the plan."),
      must<&ScopeReport::level_now>("levelNow", "The level of supervision when the period ended."),
      may<&ScopeReport::level_next>("levelNext", "The level of supervision from then on."),
      may<&ScopeReport::reason, text>(
          "reason", "Why the level tightens or departs from the plan; needed then, with authorisedBy."),
      may<&ScopeReport::authorised_by, slug>("authorisedBy", "Id of a person of the plan who authorised it."),
  });
};

template <>
struct Format<SafetyEvent> {
  static constexpr About about{"SafetyEvent", "An event in the period; no patient identifiers."};
  static constexpr auto fields = std::to_array<Field<SafetyEvent>>({
      must<&SafetyEvent::date>("date", "The day of the event."),
      must<&SafetyEvent::summary, text>("summary", "What happened; no patient identifiers."),
      must<&SafetyEvent::action_taken, text>("actionTaken", "What was done about it."),
  });
};

template <>
struct Format<Report> {
  static constexpr About about{"Report", "The progress report on one review."};
  static constexpr auto fields = std::to_array<Field<Report>>({
      must<&Report::review, from_one>("review", "The number of a review of the plan."),
      must<&Report::period>(
          "period", "The days reported on: from the plan's first day, or the day after the period before."),
      must<&Report::held_on>("heldOn", "The day on which the review was held."),
      must<&Report::attendees, set_of(slug)>(
          "attendees", "Ids of persons of the plan or of the practitioner, up to 300, each once."),
      must<&Report::sessions_planned, count>("sessionsPlanned",
                                             "Sessions (half days) planned in the period, from 0."),
      must<&Report::sessions_worked, count>("sessionsWorked",
                                            "Sessions (half days) worked in the period, from 0."),
      must<&Report::leave_days, count>("leaveDays", "Days of leave in the period, from 0."),
      may<&Report::attendance_note, text>("attendanceNote", "Why attendance was not as planned."),
      must<&Report::objectives, objective_rows>(
          "objectives", "A row for each objective, up to 300; with up to 2,000 rows of evidence in all."),
      must<&Report::scopes, list_of(by_type)>("scopes", "A row for each scope, up to 300."),
      may<&Report::safety_events, list_of(by_type, 100)>("safetyEvents", "Events in the period, up to 100."),
      may<&Report::practitioner_comment, text>("practitionerComment", "What the practitioner says."),
      must<&Report::supervisor_comment, text>("supervisorComment", "What the supervisor says."),
      may<&Report::adjustments, list_of(text)>("adjustments", "Adjustments to the plan, up to 300."),
      must<&Report::outcome>("outcome", "What the review decided."),
      may<&Report::next_review_date>(
          "nextReviewDate",
          "The day of the next review; needed unless the outcome is complete or close-early."),
      may<&Report::signatures, list_of(by_type)>("signatures", "Signatures of the report, up to 300."),
  });
};

template <>
struct Format<Version> {
  static constexpr About about{"Version", "An entry of the version history."};
  static constexpr auto fields = std::to_array<Field<Version>>({
      must<&Version::version, from_one>("version", "The version, from 1."),
      must<&Version::date>("date", "The day on which the version was issued for signature."),
      must<&Version::summary, text>("summary", "What changed."),
  });
};

template <>
struct Format<Recommendation> {
  static constexpr About about{"Recommendation", "What remains to be done."};
  static constexpr auto fields = std::to_array<Field<Recommendation>>({
      must<&Recommendation::text, text>("text", "What is recommended."),
      must<&Recommendation::owner, text>("owner", "Who is to do it, in words."),
      may<&Recommendation::date>("date", "The day by which it is to be done."),
  });
};

template <>
struct Format<Summary> {
  static constexpr About about{"Summary", "The close of a plan that is completed or closed early."};
  static constexpr auto fields = std::to_array<Field<Summary>>({
      must<&Summary::text, text>("text", "The account of the plan."),
      must<&Summary::actual_end>("actualEnd", "The last day on which the plan ran."),
      may<&Summary::recommendations, list_of(by_type)>("recommendations",
                                                       "What remains to be done, up to 300 recommendations."),
      may<&Summary::signatures, list_of(by_type)>("signatures", "Signatures of the summary, up to 300."),
  });
};

}  // namespace planpress::plan
