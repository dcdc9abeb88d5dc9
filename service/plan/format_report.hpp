// The format of the work, its supervision, reviews, reports, signatures and the close of a plan: tables for
// format.cpp.
#pragma once
#include "service/plan/format_table.hpp"
#include "service/plan/limits.hpp"

namespace planpress::plan {

template <>
inline constexpr auto table<DateRange> =
    Object<DateRange>{"Period", "Two days and all days between them."}.with({
        must<&DateRange::from>("from", "The first day."),
        must<&DateRange::to>("to", "The last day; not before `from`."),
    });

template <>
inline constexpr auto table<Waiver> = Object<Waiver>{"Waiver", "Why an objective need not be reached."}.with({
    must<&Waiver::reason, own_text>("reason", "The reason."),
    must<&Waiver::date>("date", "The day of the decision."),
    must<&Waiver::authorised_by, IdOf{Refers::to_waiver}>("authorisedBy",
                                                          "Id of a person of the plan who authorised it."),
});

template <>
inline constexpr auto table<Objective> =
    Object<Objective>{"Objective", "What the practitioner is to reach."}.with({
        must<&Objective::id, slug>("id", "The id of the objective."),
        must<&Objective::area>("area", "The area of practice."),
        must<&Objective::statement, own_text>("statement", "What is to be reached, in a sentence."),
        must<&Objective::measures, some(own_text, 50)>("measures",
                                                       "How reaching it is measured, 1 to 50 measures."),
        must<&Objective::target_date>("targetDate",
                                      "The day by which it is to be reached, within the timeframe."),
        may<&Objective::waived>("waived", "Why the objective need not be reached."),
    });

template <>
inline constexpr auto table<Activity> =
    Object<Activity>{"Activity", "Work that serves objectives and is assessed."}.with({
        must<&Activity::id, slug>("id", "The id of the activity."),
        must<&Activity::type>("type", "What sort of activity it is."),
        may<&Activity::title, own_text>("title", "A title, where the type does not say enough."),
        must<&Activity::objectives, set_of(IdOf{Refers::to_objective}, 1)>(
            "objectives", "Ids of the objectives that it serves, 1 to 300, each once."),
        must<&Activity::required, count>("required", "How many are required, counted in `unit`, from 0."),
        must<&Activity::unit, own_text>("unit",
                                        "What is counted, in the plural: assessments, sessions, hours."),
        must<&Activity::assessor, IdOf{Refers::to_assessor}>(
            "assessor", "Id of a person of the plan who assesses it; never the practitioner."),
        must<&Activity::due_week>("dueWeek", "The week by the end of which it is due, from 1."),
        may<&Activity::note, own_text>("note", "A note that is printed."),
    });

template <>
inline constexpr auto table<Phase> = Object<Phase>{"Phase", "Weeks with one level of supervision."}.with({
    must<&Phase::from_week>("fromWeek", "The first week of the phase, from 1."),
    must<&Phase::to_week>("toWeek", "The last week of the phase; not before `fromWeek`."),
    must<&Phase::level>("level", "The level of supervision in these weeks."),
    may<&Phase::sessions_per_week, count>("sessionsPerWeek", "Sessions (half days) of work a week, from 0."),
    may<&Phase::exit_criteria, own_text>("exitCriteria", "What must be shown before the next phase."),
});

template <>
inline constexpr auto table<LevelChange> =
    Object<LevelChange>{"LevelChange", "Needed where a phase is tighter than the one before."}.with({
        must<&LevelChange::date>("date", "The day of the decision."),
        must<&LevelChange::week>("week", "The first week of the new level, from 1."),
        must<&LevelChange::from_level>("fromLevel", "The level before."),
        must<&LevelChange::to_level>("toLevel", "The level after."),
        must<&LevelChange::reason, own_text>("reason", "Why it changed."),
        must<&LevelChange::authorised_by, IdOf{Refers::to_authoriser_of_level}>(
            "authorisedBy", "Id of a person of the plan who authorised it."),
    });

template <>
inline constexpr auto table<Scope> =
    Object<Scope>{"Scope", "A kind of work, with its own path of supervision."}.with({
        must<&Scope::id, slug>("id", "The id of the scope."),
        must<&Scope::name, own_text>("name", "The kind of work, in words."),
        may<&Scope::supervisors, set_of(IdOf{Refers::to_supervisor})>(
            "supervisors",
            "Ids of persons of the plan, up to 300, each once; all clinical supervisors when absent."),
        must<&Scope::phases, some(by_type, 100)>(
            "phases",
            "The path of supervision, 1 to 100 phases; each week of the plan in exactly one of them."),
        may<&Scope::changes, list_of(by_type, 100)>("changes",
                                                    "The record of why levels changed, up to 100 changes."),
    });

template <>
inline constexpr auto table<Resource> = Object<Resource>{"Resource", "What the organisation provides."}.with({
    must<&Resource::kind>("kind", "What sort of resource it is."),
    must<&Resource::text, own_text>("text", "What is provided, in words."),
    may<&Resource::payer, own_text>("payer", "Who pays for it."),
});

template <>
inline constexpr auto table<Review> = Object<Review>{"Review", "A planned review."}.with({
    must<&Review::number, from_one>("number",
                                    "The number of the review, from 1; above that of the review before."),
    must<&Review::planned_date>("plannedDate",
                                "The planned day; after that of the review before, within the timeframe."),
});

template <>
inline constexpr auto table<Signature> =
    Object<Signature>{"Signature", "A signature of a report or of the summary."}.with({
        must<&Signature::role>("role", "The place in which this person signs."),
        must<&Signature::person, IdOf{Refers::to_person}>(
            "person", "Id of a person of the plan or of the practitioner."),
        must<&Signature::date>("date", "The day of the signature."),
        must<&Signature::method>("method", "How it was signed."),
        must<&Signature::statement>("statement", "What the signatory declares."),
        may<&Signature::comment, own_text>("comment", "A comment by the signatory."),
    });

template <>
inline constexpr auto table<AgreementSignature> =
    Object<AgreementSignature>{"AgreementSignature", "A signature of one version of the agreement."}.with({
        must<&Signature::role>("role", "The place in which this person signs."),
        must<&Signature::person, IdOf{Refers::to_person}>(
            "person", "Id of a person of the plan or of the practitioner."),
        must<&Signature::date>("date", "The day of the signature."),
        must<&Signature::method>("method", "How it was signed."),
        must<&AgreementSignature::version, from_one>("version",
                                                     "The version of the plan that was signed, from 1."),
        must<&Signature::statement>("statement", "What the signatory declares."),
        may<&Signature::comment, text>("comment", "A comment by the signatory."),
    });

template <>
inline constexpr auto table<Evidence> = Object<Evidence>{"Evidence", "What was done of an activity."}.with({
    must<&Evidence::activity, IdOf{Refers::to_activity}>("activity",
                                                         "Id of an activity that serves the objective."),
    must<&Evidence::done, count>(
        "done", "The running total since the plan began, counted in the unit of the activity, from 0."),
    may<&Evidence::note, own_text>("note", "A note on it."),
});

template <>
inline constexpr auto table<ObjectiveReport> =
    Object<ObjectiveReport>{"ObjectiveReport", "A report's row on an objective."}.with({
        must<&ObjectiveReport::id, IdOf{Refers::to_objective}>("id", "Id of an objective of the plan."),
        must<&ObjectiveReport::rating>("rating", "How the objective stands."),
        may<&ObjectiveReport::evidence, list_of(by_type, most_evidence_rows)>(
            "evidence", "What was done for it, up to 2,000 rows."),
        may<&ObjectiveReport::concerns, own_text>("concerns",
                                                  "What gives concern; needed when behind or not met."),
        may<&ObjectiveReport::actions, own_text>("actions", "What is to be done about it."),
    });

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
  void walk(Walk& walk, std::vector<ObjectiveReport>& rows) const { list_of(by_type).walk(walk, rows); }
};
inline constexpr ObjectiveRows objective_rows{};

template <>
inline constexpr auto table<ScopeReport> =
    Object<ScopeReport>{"ScopeReport", "A report's row on a scope."}.with({
        must<&ScopeReport::id, IdOf{Refers::to_scope}>("id", "Id of a scope of the plan."),
        must<&ScopeReport::level_now>("levelNow", "The level of supervision when the period ended."),
        may<&ScopeReport::level_next>("levelNext", "The level of supervision from then on."),
        may<&ScopeReport::reason, own_text>(
            "reason", "Why the level tightens or departs from the plan; needed then, with authorisedBy."),
        may<&ScopeReport::authorised_by, IdOf{Refers::to_authoriser_of_level}>(
            "authorisedBy", "Id of a person of the plan who authorised it."),
    });

template <>
inline constexpr auto table<SafetyEvent> =
    Object<SafetyEvent>{"SafetyEvent", "An event in the period; no patient identifiers."}.with({
        must<&SafetyEvent::date>("date", "The day of the event."),
        must<&SafetyEvent::summary, own_text>("summary", "What happened; no patient identifiers."),
        must<&SafetyEvent::action_taken, own_text>("actionTaken", "What was done about it."),
    });

template <>
inline constexpr auto table<Report> = Object<Report>{"Report", "The progress report on one review."}.with({
    must<&Report::review, from_one>("review", "The number of a review of the plan."),
    must<&Report::period>(
        "period", "The days reported on: from the plan's first day, or the day after the period before."),
    must<&Report::held_on>("heldOn", "The day on which the review was held."),
    must<&Report::attendees, set_of(IdOf{Refers::to_person})>(
        "attendees", "Ids of persons of the plan or of the practitioner, up to 300, each once."),
    must<&Report::sessions_planned, count>("sessionsPlanned",
                                           "Sessions (half days) planned in the period, from 0."),
    must<&Report::sessions_worked, count>("sessionsWorked",
                                          "Sessions (half days) worked in the period, from 0."),
    must<&Report::leave_days, count>("leaveDays", "Days of leave in the period, from 0."),
    may<&Report::attendance_note, own_text>("attendanceNote", "Why attendance was not as planned."),
    must<&Report::objectives, objective_rows>(
        "objectives", "A row for each objective, up to 300; with up to 2,000 rows of evidence in all."),
    must<&Report::scopes, list_of(by_type)>("scopes", "A row for each scope, up to 300."),
    may<&Report::safety_events, list_of(by_type, 100)>("safetyEvents", "Events in the period, up to 100."),
    may<&Report::practitioner_comment, own_text>("practitionerComment", "What the practitioner says."),
    must<&Report::supervisor_comment, own_text>("supervisorComment", "What the supervisor says."),
    may<&Report::adjustments, list_of(own_text)>("adjustments", "Adjustments to the plan, up to 300."),
    must<&Report::outcome>("outcome", "What the review decided."),
    may<&Report::next_review_date>(
        "nextReviewDate",
        "The day of the next review; needed unless the outcome is complete or close-early."),
    may<&Report::signatures, list_of(by_type)>("signatures", "Signatures of the report, up to 300."),
});

template <>
inline constexpr auto table<Version> = Object<Version>{"Version", "An entry of the version history."}.with({
    must<&Version::version, from_one>("version", "The version, from 1."),
    must<&Version::date>("date", "The day on which the version was issued for signature."),
    must<&Version::summary, own_text>("summary", "What changed."),
});

template <>
inline constexpr auto table<Recommendation> =
    Object<Recommendation>{"Recommendation", "What remains to be done."}.with({
        must<&Recommendation::text, own_text>("text", "What is recommended."),
        must<&Recommendation::owner, own_text>("owner", "Who is to do it, in words."),
        may<&Recommendation::date>("date", "The day by which it is to be done."),
    });

template <>
inline constexpr auto table<Summary> =
    Object<Summary>{"Summary", "The close of a plan that is completed or closed early."}.with({
        must<&Summary::text, own_text>("text", "The account of the plan."),
        must<&Summary::actual_end>("actualEnd", "The last day on which the plan ran."),
        may<&Summary::recommendations, list_of(by_type)>(
            "recommendations", "What remains to be done, up to 300 recommendations."),
        may<&Summary::signatures, list_of(untranslated)>("signatures",
                                                         "Signatures of the summary, up to 300."),
    });

}  // namespace planpress::plan
