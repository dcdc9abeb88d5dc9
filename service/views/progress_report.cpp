#include "service/views/progress_report.hpp"

#include <algorithm>
#include <stdexcept>

#include "service/plan/due_date.hpp"
#include "service/plan/form_reference.hpp"
#include "service/plan/in_force.hpp"
#include "service/plan/limits.hpp"
#include "service/views/document.hpp"
#include "service/views/objectives.hpp"
#include "service/views/progress.hpp"
#include "service/views/progress_form.hpp"
#include "service/views/signatures.hpp"
#include "service/views/status.hpp"
#include "service/views/supervision.hpp"

namespace planpress::views {

namespace {

// ---- Outcome, dates and sessions ----

std::string rated(const ViewContext& context, const Report& report, Rating rating, PhraseName phrase) {
  const auto& objectives = context.plan().objectives;  // a row of the page for each
  const auto count = static_cast<std::size_t>(std::ranges::count_if(
      objectives, [&](const Objective& each) { return rating_at(report, each.id) == rating; }));
  return count == 0 ? "" : context.count(phrase, count, "of", objectives.size());
}

Banner report_banner(const ViewContext& context, const Report& report) {
  const std::string outcome = context.lower(report.outcome);
  const auto date = signed_off_on(report.signatures);
  return {!date,
          context.say(date ? PhraseName("outcome-head") : PhraseName("outcome-head-unsigned"), "outcome",
                      outcome),
          as_paragraph(
              {date ? context.say("signed-off-on", "date", date) : not_signed_off(context, report.signatures),
               not_agreed_by(context, report.signatures),
               rated(context, report, Rating::not_met, "objectives-not-met"),
               rated(context, report, Rating::behind, "objectives-behind")})};
}

const Table<Report> report_facts{
    {"held", &Report::held_on},
    {"planned",
     [](auto& c, auto& report) {
       return c.say("planned-for", "date", of(find_review(c.plan(), report.review), &Review::planned_date));
     }},
    {"sessions",
     [](auto& c, auto& report) {
       return c.say("part-of", "part", report.sessions_worked, "whole", report.sessions_planned);
     }},
    {"leave",
     [](auto& c, auto& report) {
       return c.count("leave-days", static_cast<std::size_t>(report.leave_days));
     }},
    {"next",
     [](auto& c, auto& report) {
       return report.next_review_date ? c.text(report.next_review_date) : c.say("no-next-review");
     }},
    {"next_review",
     [](auto& c, auto& report) {
       const auto next = std::ranges::find_if(
           c.plan().reviews, [&](const Review& review) { return review.number > report.review; });
       const bool is_given = report.next_review_date && next != c.plan().reviews.end();
       return is_given ? c.review(next->number) : "";
     }},
    {"period", [](auto& c, auto& report) { return c.words().range(report.period.from, report.period.to); }},
};

// Whose requirements stand beside what was done, where the plan may have asked for others at the time of the
// review; otherwise empty.
std::string requirements(const ViewContext& context, const Report& report) {
  const Plan& plan = context.plan();
  if (PlanInForce(plan).is_newest_on(report.period.to)) return {};
  const auto agreed = agreed_on(plan, plan.version);
  if (!agreed) return context.say("required-by-version", "version", plan.version);
  return context.say("required-by-version-agreed", "version", plan.version, "date", agreed);
}

// ---- Attendance ----

bool is_there(const Report& report, const Id& person) {
  return std::ranges::find(report.attendees, person) != report.attendees.end();
}

// The clinical supervisor who was at the review; the first of the plan when none was.
const Person* supervisor_of(const Plan& plan, const Report& report) {
  for (const Person& person : plan.people)
    if (person.role == Role::clinical_supervisor && is_there(report, person.id)) return &person;
  return find_role(plan, Role::clinical_supervisor);
}

const Table<Id> attendee_at_review{
    {"name", [](auto& c, auto& id) { return c.person(id); }},
    {"role",
     [](auto& c, auto& id) {
       const auto person = find_person(c.plan(), id);
       if (!person) return std::string();
       return person->is_practitioner() ? c.text(SignatureRole::practitioner) : c.text(person->person->role);
     }},
};

const Table<Report> attendance{
    {"present", rows(attendee_at_review), &Report::attendees},
    {"absent",
     [](auto& c, auto& report) {
       const bool came = is_there(report, c.plan().practitioner.id);
       return came ? "" : c.say("was-not-there", "person", c.practitioner());
     }},
    {"note", &Report::attendance_note},
};

// ---- Objectives: ratings and evidence ----

// An objective in a report: ratings with what is of concern and what is done about it, and its evidence.
struct ReportedObjective {
  const Objective& objective;
  const Report* before;        // the report before; null: there is none
  const Totals* totals;        // at that
  const ObjectiveReport* row;  // null: the report says nothing of it
  Rating rating() const { return row ? row->rating : Rating::not_assessed; }
};

const Table<ReportedObjective> numbered_area{
    {"number", [](auto& c, auto& each) { return c.objective_number(each.objective.id); }},
    {"area", [](const ReportedObjective& each) { return each.objective.area; }},
};

const Table<ReportedObjective> rating_row{
    numbered_area,
    {"rating", &ReportedObjective::rating},
    {"needs_action", [](const ReportedObjective& each) { return needs_action(each.rating()); }},
    {"before",
     [](auto& c, auto& each) {
       return each.before ? c.text(rating_at(*each.before, each.objective.id)) : "";
     }},
    {"concerns", [](const ReportedObjective& each) { return each.row ? each.row->concerns : std::nullopt; }},
    {"actions", [](const ReportedObjective& each) { return each.row ? each.row->actions : std::nullopt; }},
};

struct ReportedActivity {
  const Activity& activity;
  const Evidence* given;  // null: the report has none for this activity
  const Totals* totals;   // at the report before; null: there is none
};

std::string total_before(const ViewContext& context, const ReportedActivity& each) {
  return each.totals ? in_words(context, total_of(*each.totals, each.activity.id)) : "";
}

const Table<ReportedActivity> evidence_row{
    {"name", [](auto& c, auto& each) { return short_name_of(c, each.activity); }},
    {"id", [](const ReportedActivity& each) { return each.activity.id; }},
    {"before", total_before},
    {"total",
     [](auto& c, auto& each) {
       const int whole = each.activity.required;
       const std::string& unit = each.activity.unit;
       if (each.given) return c.say("part-of-units", "part", each.given->done, "whole", whole, "unit", unit);
       if (each.totals && each.totals->contains(each.activity.id))
         return c.say("not-reported-since", "part", total_before(c, each), "whole", whole, "unit", unit);
       return c.say("not-reported", "whole", whole, "unit", unit);
     }},
    {"note", [](const ReportedActivity& each) { return each.given ? each.given->note : std::nullopt; }},
};

// What evidence was given, as the report has it; then the activities that it leaves out.
std::vector<ReportedActivity> evidence_of(const ViewContext& context, const ReportedObjective& objective) {
  std::vector<ReportedActivity> rows;
  const std::vector<Evidence> none;
  const std::vector<Evidence>& evidence = objective.row ? objective.row->evidence : none;
  for (const Evidence& given : evidence)
    if (const Activity* activity = find_activity(context.plan(), given.activity))
      rows.push_back({*activity, &given, objective.totals});
  for (const Activity* activity : context.serving(objective.objective))
    if (std::ranges::find(evidence, activity->id, &Evidence::activity) == evidence.end())
      rows.push_back({*activity, nullptr, objective.totals});
  return rows;
}

const Table<ReportedObjective> evidence_on_objective{
    numbered_area,
    {"rows", evidence_row, evidence_of},
};

// ---- Supervision ----

struct ReportedScope {
  const ScopeReport& row;
  HeldAgainstPlan held;
  std::string decided;  // by the report before, where this one has another level
  // A next level that the plan has, and the report does not say.
  bool is_unwritten() const { return !row.level_next && held.next.level; }
};
struct ReportedSupervision {
  std::string verdict;
  bool has_reasons;
  std::vector<ReportedScope> scopes;
};

const Table<ReportedScope> reported_scope{
    {"scope", [](auto& c, auto& each) { return c.scope(each.row.id); }},
    {"now", [](const ReportedScope& each) { return each.row.level_now; }},
    {"decided", &ReportedScope::decided},
    // The level of the plan where the report has another one.
    {"now_planned",
     [](auto& c, auto& each) {
       return each.held.now_differs ? c.say("planned-level", "level", c.lower(each.held.now.level)) : "";
     }},
    {"next",
     [](auto& c, auto& each) {
       if (each.row.level_next) return c.text(each.row.level_next);
       return each.is_unwritten() ? c.say("not-recorded") : c.say("none");
     }},
    {"next_planned",
     [](auto& c, auto& each) {
       return each.held.next_differs ? c.say("planned-level", "level", c.lower(each.held.next.level)) : "";
     }},
    {"reason", [](const ReportedScope& each) { return each.row.reason; }},
    {authorised_by,
     [](const ReportedScope& each) -> const std::optional<Id>& { return each.row.authorised_by; }},
};

const Table<ReportedSupervision> reported_supervision{
    {"verdict", &ReportedSupervision::verdict},
    {"reasons", &ReportedSupervision::has_reasons},
    {"rows", reported_scope, &ReportedSupervision::scopes},
};

// What the rows allow to be said of all levels at once.
std::string verdict_on(const ViewContext& context, const Report& report, const PlanInForce& plan,
                       const std::vector<ReportedScope>& scopes) {
  const auto is_known = [](const ReportedScope& each) { return each.held.is_known; };
  const auto is_plain = [](const ReportedScope& each) {
    return !each.is_unwritten() && each.decided.empty();
  };
  const auto differs = [](const ReportedScope& each) {
    return each.held.now_differs || each.held.next_differs;
  };
  if (!std::ranges::all_of(scopes, is_known)) return context.say("levels-not-on-record");
  if (std::ranges::all_of(scopes, is_plain) && plan.is_kept_by(report))
    return context.say("levels-as-planned");
  return std::ranges::any_of(scopes, differs) ? context.say("levels-not-as-planned") : "";
}

std::optional<ReportedSupervision> supervision_in(const ViewContext& context, const Report& report) {
  if (report.scopes.empty()) return std::nullopt;
  const PlanInForce plan(context.plan());
  const Report* before = report_before(context.plan(), report.review);
  std::vector<ReportedScope> scopes;
  for (const ScopeReport& row : report.scopes) {
    const Scope* scope = before ? find_scope(context.plan(), row.id) : nullptr;
    scopes.push_back({row, plan.held_against(report, row),
                      scope ? decided_in_words(context, *before, *scope, row.level_now) : ""});
  }
  std::string verdict = verdict_on(context, report, plan, scopes);
  return ReportedSupervision{std::move(verdict), std::ranges::any_of(report.scopes, is_decision),
                             std::move(scopes)};
}

// ---- The report ----

const Table<SafetyEvent> safety_event{
    {"date", &SafetyEvent::date},
    {"summary", &SafetyEvent::summary},
    {"action", &SafetyEvent::action_taken},
};

// A report of the plan with what its rows are set beside.
struct CompletedReport {
  const Report& report;
  const Report* before;  // null: there is none
  Totals totals;         // at that
};

std::vector<ReportedObjective> reported_objectives(const ViewContext& context, const CompletedReport& each) {
  std::vector<ReportedObjective> rows;
  for (const Objective& objective : context.plan().objectives) {
    const auto row = std::ranges::find(each.report.objectives, objective.id, &ObjectiveReport::id);
    rows.push_back({objective, each.before, each.before ? &each.totals : nullptr,
                    row == each.report.objectives.end() ? nullptr : &*row});
  }
  return rows;
}

const Table<Report> own_members{
    {"heading", heading_members,
     [](auto& c, auto& report) {
       return Heading{numbered_kind(c, report.review), c.practitioner()};
     }},
    {"place", place},
    {"banner", banner_members, report_banner},
    {"holds", rows(text_row), [](auto& c, auto& report) { return holds_in(c, report.period); }},
    {"facts", report_facts},
    {"requirements", requirements},
    {"attendance", attendance},
    {"supervision", reported_supervision, supervision_in},
    {"safety_events", rows(safety_event), &Report::safety_events},
    {"practitioner_comment", &Report::practitioner_comment},
    {"supervisor_comment", &Report::supervisor_comment},
    {"adjustments", rows(text_row), &Report::adjustments},
    {"sign_off", sign_off_members,
     [](auto& c, auto& report) {
       return SignOff{report.signatures,
                      supervisor_of(c.plan(), report),
                      {FormKind::report_signatures, numbered_kind(c, report.review), report.review}};
     }},
};

const Table<CompletedReport> completed_members{
    {own_members, [](const CompletedReport& each) -> const Report& { return each.report; }},
    {"ratings", rating_row, reported_objectives},
    {"activities", activity_progress_members,
     [](auto& c, auto& each) { return activity_progress(c.plan(), each.report, each.before); }},
    {"evidence", evidence_on_objective, reported_objectives},
};

// The review that the report is on; null of a blank plan.
const Review* review_asked_for(const ViewContext& context) {
  const auto& number = context.options().review;
  const Review* review = number ? find_review(context.plan(), *number) : nullptr;
  if (!review && !context.plan().id.empty()) throw std::invalid_argument("there is no review of this number");
  return review;
}

const Report* report_on(const ViewContext& context) {
  const Review* review = review_asked_for(context);
  return review ? find_report(context.plan(), review->number) : nullptr;
}

Furniture furniture_of_report(const ViewContext& context) {
  const Review* review = review_asked_for(context);
  if (!review) {
    const std::string kind = context.say("progress-report"), form = context.say("blank-form");
    return {kind, form, "", context.say("default-marking"), head_of(context, kind), form, ""};
  }
  const std::string kind = numbered_kind(context, review->number);
  const Report* report = report_on(context);
  if (!report) return furniture(context, kind, context.practitioner());
  const bool is_signed = still_to_sign(report->signatures).empty();
  const PhraseName state = is_signed ? PhraseName("report-signed-off") : PhraseName("report-not-signed-off");
  return signed_furniture(context, kind, context.say(state, "number", review->number), is_signed);
}

}  // namespace

const Table<Plan> progress_report_view{
    {document_members, furniture_of_report},
    {"report", completed_members,
     [](const ViewContext& c) -> std::optional<CompletedReport> {
       const Report* report = report_on(c);
       if (!report) return std::nullopt;
       const Report* before = report_before(c.plan(), report->review);
       return CompletedReport{*report, before, before ? totals_at(c.plan(), *before) : Totals{}};
     }},
    {"form", progress_form_members,
     [](const ViewContext& c) {
       return report_on(c) ? std::nullopt : std::optional(form_on(c.plan(), review_asked_for(c)));
     }},
    // So that a page that comes back on paper can be filed.
    {"page_code",
     [](const ViewContext& c) {
       const Review* review = review_asked_for(c);
       return review && !report_on(c) ? page_code(c.plan(), review->number) : "";
     }},
};

void refuse_progress_report(const Plan& plan, const ViewOptions& options, Findings& findings) {
  if (options.review && !find_review(plan, *options.review)) {
    std::vector<int> numbers;
    for (const Review& each : plan.reviews) numbers.push_back(each.number);
    findings.wrong_parameter("review", "unknown-reference.review",
                             {{"numbers", fmt::format("{}", fmt::join(numbers, ", "))}});
  }
  if (options.review && find_report(plan, *options.review)) return;
  // The report could not be given back as it was filled in.
  if (const std::size_t rows = activity_rows(plan); rows > most_evidence_rows)
    findings.error("/activities", "schema-items.form",
                   {{"count", static_cast<int>(rows)}, {"most", static_cast<int>(most_evidence_rows)}});
}

}  // namespace planpress::views
