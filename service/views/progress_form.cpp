#include "service/views/progress_form.hpp"

#include <algorithm>
#include <functional>

#include "service/plan/due_date.hpp"
#include "service/plan/form_reference.hpp"
#include "service/plan/report_fields.hpp"
#include "service/views/document.hpp"
#include "service/views/objectives.hpp"
#include "service/views/signatures.hpp"
#include "service/views/status.hpp"
#include "service/views/supervision.hpp"

namespace planpress::views {

namespace {

// Under each objective of a blank form.
constexpr std::size_t activities_asked_for = 5;

struct Option {
  std::string_view value;
  std::string label;
};
const Table<Option> option_row{{"value", &Option::value}, {"label", &Option::label}};

// All values of a list, in its order.
template <Coded E, class Each = Option>
std::vector<Each> options(const ViewContext& context) {
  std::vector<Each> options;
  for (std::size_t i = 0; i < codes<E>.size(); ++i)
    options.push_back({codes<E>[i], context.text(static_cast<E>(i))});
  return options;
}

// What everybody may be asked to sign.
constexpr auto signing_choices = options<SignatureStatement, ToSign::Choice>;

// The boxes that every form has for safety events and for adjustments, from 1.
const std::vector<std::size_t> boxes{1, 2};

const Table<std::size_t> event_row{
    {"field", report_fields::event},
    {"title", [](const ViewContext& c, std::size_t number) { return c.say("event", "number", number); }},
};
const Table<std::size_t> adjustment_row{{"field", report_fields::adjustment}, {"number", std::identity()}};

// ---- The head of the form ----

Heading heading(const ViewContext& context, const Form& form) {
  if (!form.review) return {context.say("progress-report"), ""};
  return {numbered_kind(context, form.review->number), context.practitioner()};
}

std::string reference(const ViewContext& context, const Form& form) {
  if (!form.review) return to_text({.kind = FormKind::blank_progress_report});
  const Plan& plan = context.plan();
  const Review* next = next_review(plan, *form.review);
  return to_text({.plan = plan.id,
                  .version = plan.version,
                  .review = form.review->number,
                  .period = form.period,
                  .next_review = next ? std::optional(next->planned_date) : std::nullopt});
}

// The same in words.
std::string about(const ViewContext& context, const Form& form) {
  if (!form.review) return context.say("blank-form");
  return context.say("form-about", "kind", numbered_kind(context, form.review->number), "plan",
                     context.plan().id, "version", context.plan().version, "from", form.period.from, "to",
                     form.period.to);
}

std::string covers_and_planned(const ViewContext& context, const Form& form) {
  if (!form.review) return {};
  const std::string period = context.words().range(form.period.from, form.period.to);
  const Date planned = form.review->planned_date, due = due_on(context.plan(), *form.review);
  return due == planned ? context.say("covers-and-planned", "period", period, "planned", planned)
                        : context.say("covers-and-moved", "period", period, "planned", planned, "date", due);
}

Banner form_banner(const ViewContext& context, const Form& form) {
  const Person* manager = find_role(context.plan(), Role::case_manager);
  return {true, context.say("to-fill-in-head"),
          !form.review ? context.say("return-it-blank")
          : manager ? context.say("return-it", "person", manager->name, "role", context.lower(manager->role))
                    : ""};
}

struct Attendee {
  const Id& id;
  std::string name, role;
};
const Table<Attendee> attendee_row{
    {"field", [](const Attendee& each) { return report_fields::part_of(each.id); }},
    {"name", &Attendee::name},
    {"role", &Attendee::role},
};

std::vector<Attendee> attendees(const ViewContext& context, const Form& form) {
  if (!form.review) return {};
  const Plan& plan = context.plan();
  std::vector<Attendee> people{
      {plan.practitioner.id, context.practitioner(), context.lower(SignatureRole::practitioner)}};
  for (const Person& person : plan.people)
    people.push_back({person.id, person.name, context.lower(person.role)});
  return people;
}

// ---- Objectives and their evidence ----

struct AskedEvidence {
  std::string field, activity, id;
  std::optional<int> required;
  std::string before, tip;
};
const Table<AskedEvidence> asked_evidence_row{
    {"field", &AskedEvidence::field},   {"activity", &AskedEvidence::activity},
    {"id", &AskedEvidence::id},         {"required", &AskedEvidence::required},
    {"before", &AskedEvidence::before}, {"tip", &AskedEvidence::tip},
};

struct AskedObjective {
  const Objective& objective;
  std::string name, heading, target;
  const Report* before;
  std::vector<AskedEvidence> evidence;
};

const Table<AskedObjective> asked_evidence{
    {"before_head",
     [](auto& c, auto& asked) { return c.say("at-review", "number", of(asked.before, &Report::review)); }},
    {"rows", asked_evidence_row, &AskedObjective::evidence},
};

const Table<AskedObjective> asked_objective{
    {"field", [](const AskedObjective& asked) { return report_fields::objective(asked.objective.id); }},
    {"heading", &AskedObjective::heading},
    {"name", &AskedObjective::name},
    {"statement", [](const AskedObjective& asked) { return asked.objective.statement; }},
    {"target", &AskedObjective::target},
    {"waived", [](auto& c, auto& asked) { return waived_in_words(c, asked.objective); }},
    {"measures", rows(text_row), [](const AskedObjective& asked) { return asked.objective.measures; }},
    {"evidence", asked_evidence,
     [](const AskedObjective& asked) { return asked.evidence.empty() ? nullptr : &asked; }},
};

// objective: its name on the form.
AskedEvidence evidence_of(const ViewContext& context, const Form& form, const std::string& objective,
                          const Activity& activity) {
  AskedEvidence asked;
  asked.id = form.review ? activity.id : context.say("activity-to-write", "number", activity.id);
  asked.tip = asked.id;
  if (form.review) {
    asked.activity = short_name_of(context, activity);
    asked.required = activity.required;
    asked.tip = asked.activity + " " + asked.id;
  }
  if (form.before) asked.before = in_words(context, total_of(form.totals, activity.id));
  asked.tip = context.say("evidence-on", "objective", objective, "activity", asked.tip);
  return asked;
}

std::vector<AskedObjective> asked_objectives(const ViewContext& context, const Form& form) {
  const auto& objectives = context.plan().objectives;
  std::vector<AskedObjective> rows;
  for (const Objective& each : objectives) {
    const std::size_t number = rows.size() + 1;
    AskedObjective asked{each, context.say("objective-to-write", "number", number), "", "", form.before, {}};
    asked.heading = asked.name;
    if (form.review) {
      asked.name = context.say("objective-of", "number", number, "of", objectives.size());
      asked.heading =
          context.say("objective-heading", "objective", asked.name, "area", context.lower(each.area));
      asked.target = context.say("target-date", "date", each.target_date);
    }
    asked.heading = fmt::format("{} {}", number + 1, asked.heading);
    for (const Activity* activity : context.serving(each)) {
      asked.evidence.push_back(evidence_of(context, form, asked.name, *activity));
      asked.evidence.back().field = report_fields::evidence(each.id, activity->id);
    }
    rows.push_back(std::move(asked));
  }
  return rows;
}

// ---- Supervision ----

// The week after the period, where the plan has one.
std::optional<Week> next_week(const Plan& plan, const Form& form) {
  const auto now = week_of(plan.timeframe, form.period.to);
  return now && *now < last_week(plan.timeframe) ? std::optional(Week{now->number + 1}) : std::nullopt;
}

struct AskedScope {
  const Scope& scope;
  std::optional<Level> now, next;  // of the plan
  std::string decided;
};

std::string_view code_of(std::optional<Level> level) { return level ? to_string(*level) : ""; }

const Table<AskedScope> asked_scope_row{
    {"field", [](const AskedScope& asked) { return report_fields::scope(asked.scope.id); }},
    {"name", [](const AskedScope& asked) { return asked.scope.name; }},
    {"tip",
     [](auto& c, auto& asked) {
       const Scope& scope = asked.scope;
       return scope.name.empty() ? c.say("scope-to-write", "number", scope.id) : scope.name;
     }},
    {"decided", &AskedScope::decided},
    {"now", [](const AskedScope& asked) { return asked.decided.empty() ? code_of(asked.now) : ""; }},
    {"planned", &AskedScope::next},
    {"next", [](const AskedScope& asked) { return code_of(asked.next); }},
};

std::vector<AskedScope> asked_scopes(const ViewContext& context, const Form& form) {
  const Plan& plan = context.plan();
  const auto now = week_of(plan.timeframe, form.period.to), next = next_week(plan, form);
  std::vector<AskedScope> asked;
  for (const Scope& scope : plan.scopes) {
    const auto level = now ? level_in(scope, *now) : std::nullopt;
    AskedScope row{scope, level, next ? level_in(scope, *next) : std::nullopt, ""};
    // What the review before this one decided against the plan stands until a new version has it or not;
    // whether it still does is for this review to say.
    row.decided = form.before ? decided_in_words(context, *form.before, scope, level) : "";
    if (!row.decided.empty())
      row.decided = as_paragraph({row.decided, unsigned_in_words(context, *form.before)});
    asked.push_back(std::move(row));
  }
  return asked;
}

// Everybody, of people with one name each with what tells them apart.
std::vector<Option> authorisers(const Plan& plan) {
  std::vector<Option> options;
  for (const Person& person : plan.people) {
    const auto same_name = [&](const Person& each) { return each.name == person.name; };
    const auto same_post = [&](const Person& each) { return same_name(each) && each.post == person.post; };
    Option& option = options.emplace_back(Option{person.id, person.name});
    if (std::ranges::count_if(plan.people, same_name) == 1) continue;
    option.label += ", " + (std::ranges::count_if(plan.people, same_post) == 1 ? person.post : person.id);
  }
  return options;
}

const Table<Form> asked_supervision{
    {"heading",
     [](auto& c, auto& form) {
       const bool goes_on = next_week(c.plan(), form).has_value();
       return fmt::format(
           "{} {}", c.plan().objectives.size() + 2,
           goes_on ? c.say("supervision-from", "date", form.period.to + Days{1}) : c.say("supervision"));
     }},
    {"planned_head",
     [](auto& c, auto& form) { return c.say("plan-in-week", "week", c.lower(next_week(c.plan(), form))); }},
    {"levels", option_row, options<Level>},
    {"scopes", asked_scope_row, asked_scopes},
    {"authorisers", rows(option_row), [](const ViewContext& c) { return authorisers(c.plan()); }},
};

// ---- The sections after it ----

// The number of the section so many after supervision, or after the objectives where there is none.
template <std::size_t after>
std::size_t section(const ViewContext& context) {
  const Plan& plan = context.plan();
  return plan.objectives.size() + (plan.scopes.empty() ? 1 : 2) + after;
}

const Table<Form> asked_safety{
    {"number", section<1>},
    {"none_since",
     [](auto& c, auto& form) {
       if (!form.review) return c.say("none-in-period");
       return form.before ? c.say("none-since-review", "number", form.before->review)
                          : c.say("none-since-start");
     }},
    {"events", event_row, [](const Form&) { return boxes; }},
};

const Table<Form> asked_comments{{"number", section<2>}};

const Table<Form> asked_outcome{
    {"number", section<3>},
    {"outcomes", option_row, options<Outcome>},
    {"next_hint",
     [](auto& c, auto& form) {
       const Review* next = form.review ? next_review(c.plan(), *form.review) : nullptr;
       return next ? c.say("next-planned", "date", next->planned_date) : c.say("next-needed");
     }},
    {"adjustments", adjustment_row, [](const Form&) { return boxes; }},
};

std::vector<ToSign> signatories(const ViewContext& context, const Form& form) {
  const Plan& plan = context.plan();
  std::vector<ToSign> places;
  const auto add = [&](SignatureRole role, const Id& id, const std::string& name, const std::string& post) {
    places.push_back(
        {context.text(role), name, post, report_fields::signature(role, id), signing_choices(context)});
  };
  add(SignatureRole::practitioner, form.review ? plan.practitioner.id : "1",
      form.review ? context.practitioner() : "", form.review ? context.practitioner_post() : "");
  for (const auto& [role, as] : {std::pair(Role::clinical_supervisor, SignatureRole::clinical_supervisor),
                                 std::pair(Role::case_manager, SignatureRole::case_manager)}) {
    if (!form.review) add(as, "1", "", "");
    for (const Person& person : plan.people)
      if (person.role == role) add(as, person.id, person.name, person.post);
  }
  return places;
}

const Table<Form> asked_sign_off{
    {"number", section<4>},
    {"signatories", place_to_sign_row, signatories},
};

// As the form has it among those who may have been there.
std::string name_in(const Json& form, const Id& person) {
  for (const Json& row : form.at("people"))
    if (row.at("field") == report_fields::part_of(person)) return row.at("name").get<std::string>();
  return {};
}

}  // namespace

Form form_on(const Plan& plan, const Review* review) {
  if (!review) return {};
  const Report* before = report_before(plan, review->number);
  return {review, period_of_report(plan, *review), before, before ? totals_at(plan, *before) : Totals{}};
}

const Table<Form> progress_form_members{
    {"heading", heading_members, heading},
    {"about", about},
    {"reference", reference},
    {"covers", covers_and_planned},
    {"holds", rows(text_row), [](auto& c, auto& form) { return holds_in(c, form.period); }},
    {"banner", banner_members, form_banner},
    {"unplanned", [](const Form& form) { return form.review == nullptr; }},
    {"large_print", [](const ViewContext& c) { return c.options().edition == Edition::large_print; }},
    {"people", attendee_row, attendees},
    {"period_hint",
     [](auto& c, auto& form) { return form.review ? c.say("if-not", "date", form.period.to) : ""; }},
    {"ratings", option_row, options<Rating>},
    {"objectives", asked_objective, asked_objectives},
    {"supervision", asked_supervision,
     [](auto& c, auto& form) { return c.plan().scopes.empty() ? nullptr : &form; }},
    {"safety", asked_safety},
    {"comments", asked_comments},
    {"outcome", asked_outcome},
    {"sign_off", asked_sign_off},
};

Plan blank_plan(const Room& room) {
  Plan plan;
  for (std::size_t i = 1; i <= room.objectives; ++i) plan.objectives.emplace_back().id = fmt::format("{}", i);
  for (std::size_t i = 1; i <= room.scopes; ++i) plan.scopes.emplace_back().id = fmt::format("{}", i);
  for (std::size_t i = 1; i <= activities_asked_for; ++i) {
    Activity& activity = plan.activities.emplace_back();
    activity.id = fmt::format("{}", i);
    for (const Objective& objective : plan.objectives) activity.objectives.push_back(objective.id);
  }
  return plan;
}

std::size_t activity_rows(const Plan& plan) {
  std::size_t rows = 0;
  for (const Activity& activity : plan.activities) rows += activity.objectives.size();
  return rows;
}

void make_room(Json& form, const Catalogues& words, const std::string& language, const MoreRoom& room) {
  const Plan plan;
  const ViewContext context(plan, words, {.language = language});
  Json& events = form.at("safety").at("events");
  while (events.size() < room.events) events.push_back(event_row.json(context, events.size() + 1));
  Json& adjustments = form.at("outcome").at("adjustments");
  while (adjustments.size() < room.adjustments)
    adjustments.push_back(adjustment_row.json(context, adjustments.size() + 1));
  Json& signatories = form.at("sign_off").at("signatories");
  for (const auto& [role, person] : room.signers) {
    const ToSign place{context.text(role), name_in(form, person), "", report_fields::signature(role, person),
                       signing_choices(context)};
    bool is_there = false;
    for (const Json& signatory : signatories) is_there = is_there || signatory.at("field") == place.field;
    if (!is_there && !place.name.empty()) signatories.push_back(place_to_sign_row.json(context, place));
  }
}

std::string numbered_kind(const ViewContext& context, int review) {
  return context.say("numbered-kind", "kind",
                     context.labelled("progressReport", context.say("progress-report")), "number", review);
}

}  // namespace planpress::views
