// The plan as the program knows it: plan JSON, format version 1, whole, typed and already checked for
// structure. Text is UTF-8 in NFC. `std::optional` is a `?` of the format; a list that may be absent is empty
// then.
#pragma once
#include <compare>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "service/plan/codes.hpp"
#include "service/plan/date.hpp"

namespace planpress::plan {

/// A slug, `[A-Za-z0-9][A-Za-z0-9._-]{0,63}`, unique in its list.
using Id = std::string;
bool is_slug(std::string_view text);

/// A week of a plan, counted from 1.
struct Week {
  int number = 1;
  constexpr auto operator<=>(const Week&) const = default;
};

/// Both days belong to the range.
struct DateRange {
  Date from;
  Date to;
};

struct Timeframe {
  Date start;
  Date end;
  std::optional<Date> original_end;  // before an extension
};

/// Week n starts on `start` + 7(n-1) days, whatever day of the week that is.
Date first_day_of(const Timeframe& timeframe, Week week);
/// The seventh day of the week, or `end` in a last week that is cut short.
Date last_day_of(const Timeframe& timeframe, Week week);
/// The week that holds `end`.
Week last_week(const Timeframe& timeframe);
/// The week that holds the day; none before the start or after the end.
std::optional<Week> week_of(const Timeframe& timeframe, Date day);

/// Why a plan was not agreed, is on hold or was closed early.
struct StatusReason {
  std::optional<ClosingReason> code;  // of a plan that was closed early
  std::string text;
  Date date;
  Id by;  // anybody of the plan
};

/// Time during which a plan was on hold.
struct Hold {
  Date from;
  std::optional<Date> to;  // absent: not over yet
};

struct Presentation {
  Edition edition = Edition::standard;
};

struct Practitioner {
  Id id;
  std::optional<std::string> title;
  std::string name;
  Profession profession{};
  Regulator regulator{};
  std::string registration_number;
  Sector sector{};
  SpecialtyGroup specialty_group{};
  std::string specialty;
  Grade grade{};
  double whole_time_equivalent = 1.0;  // over 0, up to 1
};

struct Organisation {
  std::string name;
  std::optional<std::string> name_welsh;
  Jurisdiction jurisdiction{};
  std::optional<std::string> site;
};

struct Conflict {
  std::string detail;
  Id accepted_by;
};

struct Person {
  Id id;
  Role role{};
  std::string name;
  std::string post;
  std::optional<std::string> email;
  std::optional<Conflict> conflict;
};

struct Absence {
  AbsenceReason reason{};
  std::optional<RestrictionSource> restriction_source;
  DateRange period;
  std::optional<std::string> note;                 // printable
  std::optional<std::string> confidential_detail;  // case file only: never printed
};

struct Restriction {
  std::string body;
  std::string description;
  std::optional<Id> scope;             // absent: every scope
  std::optional<Level> minimum_level;  // no scope may be looser while it is in force
  Date from;
  std::optional<Date> to;     // absent: no end
  bool confidential = false;  // printed on the action plan and nowhere else; its level holds everywhere
};

struct Waiver {
  std::string reason;
  Date date;
  Id authorised_by;
};

struct Objective {
  Id id;
  ObjectiveArea area{};
  std::string statement;
  std::vector<std::string> measures;
  Date target_date;
  std::optional<Waiver> waived;
};

struct Activity {
  Id id;
  ActivityType type{};
  std::optional<std::string> title;
  std::vector<Id> objectives;
  int required = 0;
  std::string unit;
  Id assessor;
  Week due_week;
  std::optional<std::string> note;
};

struct Phase {
  Week from_week;
  Week to_week;
  Level level{};
  std::optional<int> sessions_per_week;
  std::optional<std::string> exit_criteria;
};

/// The record of why a level changed in a week.
struct LevelChange {
  Date date;
  Week week;
  Level from_level{};
  Level to_level{};
  std::string reason;
  Id authorised_by;
};

/// A kind of work, with its own path of supervision.
struct Scope {
  Id id;
  std::string name;
  std::optional<std::vector<Id>> supervisors;  // absent: every clinical supervisor
  std::vector<Phase> phases;
  std::vector<LevelChange> changes;
};

struct Resource {
  ResourceKind kind{};
  std::string text;
  std::optional<std::string> payer;
};

struct Review {
  int number = 1;
  Date planned_date;
};

struct Signature {
  SignatureRole role{};
  Id person;
  Date date;
  SignatureMethod method{};
  SignatureStatement statement{};
  std::optional<std::string> comment;
};

/// A signature of the agreement stands for one version of the plan.
struct AgreementSignature : Signature {
  int version = 1;
};

struct Evidence {
  Id activity;
  int done = 0;  // running total
  std::optional<std::string> note;
};

struct ObjectiveReport {
  Id id;
  Rating rating{};
  std::vector<Evidence> evidence;
  std::optional<std::string> concerns;
  std::optional<std::string> actions;
};

struct ScopeReport {
  Id id;
  Level level_now{};
  std::optional<Level> level_next;
  std::optional<std::string> reason;
  std::optional<Id> authorised_by;
};

struct SafetyEvent {
  Date date;
  std::string summary;
  std::string action_taken;
};

struct Report {
  int review = 1;  // the number of a review of the plan
  DateRange period;
  Date held_on;
  std::vector<Id> attendees;
  int sessions_planned = 0;
  int sessions_worked = 0;
  int leave_days = 0;
  std::optional<std::string> attendance_note;
  std::vector<ObjectiveReport> objectives;
  std::vector<ScopeReport> scopes;
  std::vector<SafetyEvent> safety_events;
  std::optional<std::string> practitioner_comment;
  std::string supervisor_comment;
  std::vector<std::string> adjustments;
  Outcome outcome{};
  std::optional<Date> next_review_date;
  std::vector<Signature> signatures;
};

struct Version {
  int version = 1;
  Date date;  // issued for signature
  std::string summary;
};

struct Recommendation {
  std::string text;
  std::string owner;  // text, not an id
  std::optional<Date> date;
};

struct Summary {
  std::string text;
  Date actual_end;
  std::vector<Recommendation> recommendations;
  std::vector<Signature> signatures;
};

struct Contact {
  std::string label;
  std::optional<std::string> name;
  std::optional<std::string> phone;
  std::optional<std::string> email;
};

/// For cohort statistics only: never printed on a plan document.
struct Equality {
  Gender gender{};
  AgeBand age_band{};
  EthnicGroup ethnic_group{};
  Disability disability{};
  QualifiedIn qualified_in{};
  std::optional<int> years_in_uk;
};

/// Supplied translations: label name to Welsh text. The names: format_plan.hpp.
struct Labels {
  std::map<std::string, std::string> cy;
};

/// The plan's own texts in its other language. Which texts they can be: format.hpp.
struct Translations {
  Language language = Language::cy;                       // en where the plan is written in Welsh
  std::map<std::string, std::string, std::less<>> texts;  // by JSON Pointer: "/objectives/0/statement"
};

struct Plan {
  Id id;
  int version = 1;
  Status status{};
  std::optional<StatusReason> status_reason;
  std::vector<Hold> holds;
  Language language{};
  std::string marking;
  std::optional<Date> retain_until;
  std::optional<Presentation> presentation;
  std::vector<Element> elements;
  Timeframe timeframe;
  Practitioner practitioner;
  Organisation organisation;
  std::vector<Person> people;
  std::string background;
  std::optional<Absence> absence;
  std::vector<Restriction> restrictions;
  std::vector<Objective> objectives;
  std::vector<Activity> activities;
  std::vector<Scope> scopes;
  std::vector<Resource> resources;
  std::vector<std::string> related_documents;
  std::vector<std::string> arrangements;  // printed conditions
  std::vector<Review> reviews;
  std::vector<Report> reports;
  std::vector<AgreementSignature> signatures;
  std::vector<Version> versions;
  std::optional<Summary> summary;
  std::vector<Contact> contacts;
  std::optional<Equality> equality;
  std::optional<Labels> labels;
  std::optional<Translations> translations;
};

/// Puts the lists of a plan in their order, whatever order they are written in: reports by the number of
/// their review; phases and changes of each scope by their week. The pointers of translations go along.
void put_in_order(Plan& plan);

/// Somebody of the plan by id, the practitioner included; valid while the plan lives.
struct PersonRef {
  const Practitioner* practitioner = nullptr;  // exactly one of the two is set
  const Person* person = nullptr;

  const std::string& name() const;
  bool is_practitioner() const { return practitioner != nullptr; }
};

std::optional<PersonRef> find_person(const Plan& plan, std::string_view id);
const Objective* find_objective(const Plan& plan, std::string_view id);
const Activity* find_activity(const Plan& plan, std::string_view id);
const Scope* find_scope(const Plan& plan, std::string_view id);
const Review* find_review(const Plan& plan, int number);
/// The report on the review of this number, if there is one yet.
const Report* find_report(const Plan& plan, int review);
/// The first person with this role, in the plan's order.
const Person* find_role(const Plan& plan, Role role);

/// Who supervises a scope, in the order of the plan's people; every clinical supervisor where the scope names
/// none.
std::vector<const Person*> supervisors_of(const Plan& plan, const Scope& scope);
/// The level of a scope in a week; none where no phase covers it.
std::optional<Level> level_in(const Scope& scope, Week week);
/// Completed or closed early.
bool is_closed(Status status);

// ---- a cohort of finished plans without names, the input of the insights report ----

struct CohortPlan {
  std::vector<Element> elements;
  Sector sector{};
  SpecialtyGroup specialty_group{};
  Grade grade{};
  std::optional<AbsenceReason> absence_reason;
  std::optional<RestrictionSource> restriction_source;
  std::vector<ObjectiveArea> objective_areas;
  Gender gender{};
  AgeBand age_band{};
  EthnicGroup ethnic_group{};
  QualifiedIn qualified_in{};
};

/// Put together from several plans; `composite` in the JSON is always true.
struct CaseStudy {
  std::string title;
  std::string text;
};

struct Cohort {
  std::string title;
  DateRange period;
  int minimum_cell = 5;  // counts below it are hidden
  std::vector<CohortPlan> plans;
  std::optional<CaseStudy> case_study;
};

}  // namespace planpress::plan
