// The parts of the action plan's view, in the order of the document, and those of them that other documents
// print as well.
#pragma once
#include <map>
#include <set>

#include "service/views/view_context.hpp"

namespace planpress::views {

struct Furniture {
  std::string title, subject, created;  // of the file
  std::string head_left, head_right, foot_left, watermark;
};
// kind: what the document calls itself; whose: whom it is about, or for.
Furniture furniture(const ViewContext& context, const std::string& kind, const std::string& whose);
// Of a document about the practitioner that is signed off by itself, whatever the plan's own state.
struct SignedState {
  std::string name;  // "report 1 signed off"
  bool is_signed = false;
};
Furniture furniture(const ViewContext& context, const std::string& kind, const SignedState& state);
// The members of a view that every document has: its language, description and furniture.
Json document_members(const ViewContext& context, const Furniture& furniture);
Json document_members(const Catalogue& words, const Furniture& furniture);
std::string place(const ViewContext& context);        // the organisation and its site
std::string status_word(const ViewContext& context);  // "in progress"; a draft in the plan's own Welsh

// Nothing says that the plan has begun: its status, a report, or a version that was issued after its start.
bool is_to_begin(const Plan& plan);

// page 1
Json status_banner(const ViewContext& context);
// Why it is not agreed, on hold or closed early; null for any other state. For the parties, not for all who
// supervise.
Json status_reason(const ViewContext& context);
// {"lead", "text"}: the reason that the plan has on record for an earlier state of it; null where there is
// none.
Json earlier_reason(const ViewContext& context);
Json who(const ViewContext& context);
Json what(const ViewContext& context);
Json until_when(const ViewContext& context);
Json timeline(const ViewContext& context);
Json people(const ViewContext& context);

Json background(const ViewContext& context);
// What the latest report says was done; null before the first.
Json progress_so_far(const ViewContext& context);
Json objectives(const ViewContext& context);
Json carrying_out(const ViewContext& context);
Json agreement(const ViewContext& context);

// Supervision, of all kinds of work or of some; each part is null when there is nothing to tell.
using Scopes = std::vector<const Scope*>;
Scopes all_scopes(const Plan& plan);
Scopes supervised_by(const Plan& plan, const Person& person);
// What a report decided on a kind of work from then on, where the version of the plan that was in force, or
// the newest while it is not agreed, has another level; none where it has the same, or is not on record.
struct DecidedLevel {
  Level level, planned;
};
std::optional<DecidedLevel> decided_level(const Plan& plan, const Report& report, const Scope& scope);
// {"rows": [{"text"}]} of the latest report, in an open plan; null: nothing was decided otherwise.
Json decided_levels(const ViewContext& context, const Scopes& scopes);
Json supervision(const ViewContext& context, const Scopes& scopes);
// From one level to the next on the first day of a week; or a test that stands at the end of the last level,
// or of one that was tightened. Of a step to a tighter level also the change on record that it comes from.
struct Step {
  Week week;
  Date day;
  const Scope* scope = nullptr;
  std::string change, test;
  const LevelChange* tightened = nullptr;
};
std::vector<Step> steps_of(const ViewContext& context, const Scopes& scopes);  // in the order of weeks
Json steps(const ViewContext& context, const Scopes& scopes);
Json tests(const ViewContext& context, const Scopes& scopes);   // only the steps that have a test to pass
std::set<Level> levels_in(const Scopes& scopes);                // from tight to loose
Json levels(const ViewContext& context, const Scopes& scopes);  // only those in use
std::string level_change(const ViewContext& context, Level from, Level to);  // "Supervised to close"
Json level_changes(const ViewContext& context, const Scopes& scopes);
Json level_limits(const ViewContext& context,
                  const Scopes& scopes);  // what restrictions in force ask of levels

// Activities and objectives
std::string name_of(const ViewContext& context, const Activity& activity);
using NumberOf = std::map<std::string_view, std::size_t>;  // of an objective, from 1, by its id
NumberOf number_objectives(const Plan& plan);
// Without the abbreviation of its type: "Procedure-based assessment".
std::string short_name_of(const ViewContext& context, const Activity& activity);
// "Waived on 6 May 2025, authorised by …"; empty where it is not.
std::string waived_in_words(const ViewContext& context, const Objective& objective);
Json waived(const ViewContext& context, const Objective& objective);  // {"text", "reason"}, or null
// Under one of its objectives, or on its own with all of them.
Json activity_row(const ViewContext& context, const Activity& activity, const Id* under,
                  const NumberOf& numbers);

// When the plan was on hold
// The hold that the banner tells of: the last that is not over. Null where there is none, and of a plan that
// is not agreed or is closed.
const Hold* hold_not_over(const Plan& plan);
// Rows of sentences on every hold but that one.
Json holds(const ViewContext& context);
// Those with a day in this period, all told.
Json holds_in(const ViewContext& context, const DateRange& period);

// What the plan needs while it runs
Json reviews_table(const ViewContext& context);
std::size_t reviews_held(const Plan& plan);
// The first after the last that was held; null when there is none.
const Review* next_review(const Plan& plan);
// Neither held nor passed over by a later one, in a plan that is not closed.
bool is_to_come(const Plan& plan, const Review& review);
Json versions(const ViewContext& context);
Json conflicts(const ViewContext& context);
Json resources(const ViewContext& context);
Json contacts(const ViewContext& context);
std::string escalation(const ViewContext& context);
// A plan is extended once; empty when it was not yet.
std::string extended_already(const ViewContext& context);
// What the report on a review covers: its own period once it is written, otherwise from the day after the
// review before to the planned day.
DateRange period_of(const Plan& plan, const Review& review);
// "Now due on 31 July 2026", where the report before it moved it; empty where it is due as planned.
std::string moved_in_words(const ViewContext& context, const Review& review);
// When the evidence for it is to be together: a week before, though not before its period.
Date papers_due(const Plan& plan, const Review& review);

// The plan's status, but on hold where a hold is not over though the status does not say so.
Status standing_of(const Plan& plan);
// Whether the person signs anything in the plan or its reports.
bool has_signed(const Plan& plan, const Person& person);
// The day on which a closed plan ended: the summary's, that of the report which closed it, or of the
// decision.
std::optional<Date> closed_on(const Plan& plan);
// Draft, shared or not agreed.
bool is_open(Status status);
// Agreed, in progress or extended.
bool is_in_force(Status status);

}  // namespace planpress::views
