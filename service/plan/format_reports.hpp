// The format of reviews, reports, signatures and the close of a plan: tables for format.cpp.
#pragma once
#include "service/plan/limits.hpp"
#include "service/plan/reader.hpp"

namespace planpress::plan {

template <>
struct Format<Review> {
  static constexpr auto fields = std::to_array<Field<Review>>({
      must<&Review::number, from_one>("number"),
      must<&Review::planned_date>("plannedDate"),
  });
};

template <>
struct Format<Signature> {
  static constexpr auto fields = std::to_array<Field<Signature>>({
      must<&Signature::role>("role"),
      must<&Signature::person, slug>("person"),
      must<&Signature::date>("date"),
      must<&Signature::method>("method"),
      must<&Signature::statement>("statement"),
      may<&Signature::comment, text>("comment"),
  });
};

template <>
struct Format<AgreementSignature> {
  static constexpr auto fields = std::to_array<Field<AgreementSignature>>({
      must<&Signature::role>("role"),
      must<&Signature::person, slug>("person"),
      must<&Signature::date>("date"),
      must<&Signature::method>("method"),
      must<&AgreementSignature::version, from_one>("version"),
      must<&Signature::statement>("statement"),
      may<&Signature::comment, text>("comment"),
  });
};

template <>
struct Format<Evidence> {
  static constexpr auto fields = std::to_array<Field<Evidence>>({
      must<&Evidence::activity, slug>("activity"),
      must<&Evidence::done, count>("done"),
      may<&Evidence::note, text>("note"),
  });
};

template <>
struct Format<ObjectiveReport> {
  static constexpr auto fields = std::to_array<Field<ObjectiveReport>>({
      must<&ObjectiveReport::id, slug>("id"),
      must<&ObjectiveReport::rating>("rating"),
      may<&ObjectiveReport::evidence, list_of(by_type, most_evidence_rows)>("evidence"),
      may<&ObjectiveReport::concerns, text>("concerns"),
      may<&ObjectiveReport::actions, text>("actions"),
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
};
inline constexpr ObjectiveRows objective_rows{};

template <>
struct Format<ScopeReport> {
  static constexpr auto fields = std::to_array<Field<ScopeReport>>({
      must<&ScopeReport::id, slug>("id"),
      must<&ScopeReport::level_now>("levelNow"),
      may<&ScopeReport::level_next>("levelNext"),
      may<&ScopeReport::reason, text>("reason"),
      may<&ScopeReport::authorised_by, slug>("authorisedBy"),
  });
};

template <>
struct Format<SafetyEvent> {
  static constexpr auto fields = std::to_array<Field<SafetyEvent>>({
      must<&SafetyEvent::date>("date"),
      must<&SafetyEvent::summary, text>("summary"),
      must<&SafetyEvent::action_taken, text>("actionTaken"),
  });
};

template <>
struct Format<Report> {
  static constexpr auto fields = std::to_array<Field<Report>>({
      must<&Report::review, from_one>("review"),
      must<&Report::period>("period"),
      must<&Report::held_on>("heldOn"),
      must<&Report::attendees, set_of(slug)>("attendees"),
      must<&Report::sessions_planned, count>("sessionsPlanned"),
      must<&Report::sessions_worked, count>("sessionsWorked"),
      must<&Report::leave_days, count>("leaveDays"),
      may<&Report::attendance_note, text>("attendanceNote"),
      must<&Report::objectives, objective_rows>("objectives"),
      must<&Report::scopes, list_of(by_type)>("scopes"),
      may<&Report::safety_events, list_of(by_type, 100)>("safetyEvents"),
      may<&Report::practitioner_comment, text>("practitionerComment"),
      must<&Report::supervisor_comment, text>("supervisorComment"),
      may<&Report::adjustments, list_of(text)>("adjustments"),
      must<&Report::outcome>("outcome"),
      may<&Report::next_review_date>("nextReviewDate"),
      may<&Report::signatures, list_of(by_type)>("signatures"),
  });
};

template <>
struct Format<Version> {
  static constexpr auto fields = std::to_array<Field<Version>>({
      must<&Version::version, from_one>("version"),
      must<&Version::date>("date"),
      must<&Version::summary, text>("summary"),
  });
};

template <>
struct Format<Recommendation> {
  static constexpr auto fields = std::to_array<Field<Recommendation>>({
      must<&Recommendation::text, text>("text"),
      must<&Recommendation::owner, text>("owner"),
      may<&Recommendation::date>("date"),
  });
};

template <>
struct Format<Summary> {
  static constexpr auto fields = std::to_array<Field<Summary>>({
      must<&Summary::text, text>("text"),
      must<&Summary::actual_end>("actualEnd"),
      may<&Summary::recommendations, list_of(by_type)>("recommendations"),
      may<&Summary::signatures, list_of(by_type)>("signatures"),
  });
};

}  // namespace planpress::plan
