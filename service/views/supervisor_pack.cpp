#include "service/views/supervisor_pack.hpp"

#include <fmt/ranges.h>

#include <algorithm>

#include "service/plan/due_date.hpp"
#include "service/plan/limits.hpp"
#include "service/views/background.hpp"
#include "service/views/document.hpp"
#include "service/views/objectives.hpp"
#include "service/views/reviews.hpp"
#include "service/views/signatures.hpp"
#include "service/views/status.hpp"
#include "service/views/supervision.hpp"

namespace planpress::views {

namespace {

// What one person supervises and assesses.
struct Pack {
  const Person& person;
  Scopes scopes;
  std::vector<const Activity*> activities;  // by the week in which they are due
  // Of the form in this pack, which is the whole file's; none where another pack or no pack has it.
  std::optional<FormReference> form;
};

// Only where it matters to the supervisor: nothing is agreed yet, the plan rests or is closed. Of a closed
// plan its end alone; the summary is not for the pack.
std::optional<Banner> banner_of_pack(const ViewContext& context) {
  const Status status = standing_of(context.plan());
  if (is_in_force(status)) return std::nullopt;
  Banner banner = status_banner(context);
  if (is_closed(status)) banner.text.clear();
  return banner;
}

// ---- Facts ----

std::string first_due(const ViewContext& context, const Pack& pack) {
  if (is_closed(context.plan().status) || pack.activities.empty()) return {};
  std::vector<Date> days;
  for (const Activity* activity : pack.activities) days.push_back(due_on(context.plan(), *activity));
  return context.say("first-due", "date", std::ranges::min(days));
}

const Table<Pack> facts_of_pack{
    {"work", [](auto& c, auto& pack) { return c.count("kinds-of-work", pack.scopes.size()); }},
    {"until",
     [](const ViewContext& c) {
       return c.say("until", "date", closed_on(c.plan()).value_or(c.plan().timeframe.end));
     }},
    {"assess", [](auto& c, auto& pack) { return c.count("activities", pack.activities.size()); }},
    {"first_due", first_due},
    // Of a plan that is closed the reviews that were held, and how many were not; of another all, and when
    // the first is due.
    {"report",
     [](const ViewContext& c) {
       const Plan& plan = c.plan();
       return c.count("reviews", is_closed(plan.status) ? reviews_held(plan) : plan.reviews.size());
     }},
    {"first_review",
     [](const ViewContext& c) {
       const Plan& plan = c.plan();
       const std::size_t not_held = plan.reviews.size() - reviews_held(plan);
       if (is_closed(plan.status)) return not_held > 0 ? c.count("reviews-not-held", not_held) : "";
       return plan.reviews.empty() ? "" : c.say("first-on", "date", due_on(plan, plan.reviews.front()));
     }},
};

// ---- The weeks ----

const Table<Level> legend_row{
    {"step", [](Level level) { return to_string(level); }},
    {"name", std::identity()},
    {"meaning", [](const ViewContext& c, Level level) { return c.words().in_brief(level); }},
};

// The ladder with the meaning of its levels beside it.
const Table<Scopes> weeks_members{supervision_members, {"legend", legend_row, levels_in}};

// ---- The plan in brief ----

std::vector<std::string> protected_time(const Plan& plan) {
  std::vector<std::string> texts;
  for (const Resource& resource : plan.resources)
    if (resource.kind == ResourceKind::protected_time) texts.push_back(resource.text);
  return texts;
}

const Table<Objective> objective_in_brief{
    {"number", [](auto& c, auto& objective) { return c.objective_number(objective.id); }},
    {"area", &Objective::area},
    {"statement", &Objective::statement},
    {"waived", waived_in_words},
    {"target", &Objective::target_date},
};

const Table<Plan> brief_members{
    {"elements", element_row, &Plan::elements},
    {"objectives", rows(objective_in_brief), &Plan::objectives},
};

// ---- The case manager and the slip ----

// The case manager with what the plan's contacts say of that person; others' contacts are not for the pack.
struct Manager {
  std::string name, post;
  std::optional<std::string> phone, email;
};
const Table<Manager> manager_members{
    {"name", &Manager::name},
    {"post", &Manager::post},
    {"phone", &Manager::phone},
    {"email", &Manager::email},
};

// None where it is the reader, who answers to nobody here.
std::optional<Manager> manager_for(const ViewContext& context, const Pack& pack) {
  const Person* person = find_role(context.plan(), Role::case_manager);
  if (!person || person == &pack.person) return std::nullopt;
  Manager manager{person->name, person->post, std::nullopt, person->email};
  const auto& contacts = context.plan().contacts;
  const auto contact = std::ranges::find(contacts, std::optional(person->name), &Contact::name);
  if (contact == contacts.end()) return manager;
  manager.phone = contact->phone;
  if (contact->email) manager.email = contact->email;
  return manager;
}

// None for who is not asked to acknowledge the plan.
std::optional<ToSign> slip(const ViewContext& context, const Pack& pack) {
  const Person& person = pack.person;
  if (!acknowledges(person)) return std::nullopt;
  return ToSign{context.text(person.role),
                person.name,
                person.post,
                field_of("slip", person.id),
                {{"take-part", context.say("choose-take-part")},
                 {"not-take-part", context.say("choose-not-take-part")}}};
}

// Why a pack has no slip, and how its reader declares what there is; empty where it has one.
std::string no_slip(const ViewContext& context, const Pack& pack) {
  if (acknowledges(pack.person)) return {};
  const bool declares = !is_closed(context.plan().status) && pack.person.role != Role::case_manager;
  return as_paragraph({context.say("no-slip"), declares ? context.say("no-slip-declare") : ""});
}

std::string acknowledged(const ViewContext& context, const Pack& pack) {
  const AgreementSignature* signature = acknowledgement(context.plan(), pack.person);
  if (!signature) return {};
  return context.say("acknowledged-by-you", "version", signature->version, "date", signature->date);
}

const Table<Pack> pack_members{
    {"heading", heading_members,
     [](auto& c, auto& pack) {
       return Heading{c.say("supervisor-pack-for"), pack.person.name};
     }},
    {"lead",
     [](auto& c, auto& pack) {
       return c.say("supervisor-to", "role", pack.person.role, "practitioner", c.practitioner(), "grade",
                    lower_first(c.grade()));
     }},
    {"banner", banner_members, banner_of_pack}, {"facts", facts_of_pack}, {"holds", rows(text_row), holds},
    {"to_come", [](const ViewContext& c) { return is_to_begin(c.plan()); }},
    {"is_over", [](const ViewContext& c) { return is_closed(c.plan().status); }},
    {"weeks", weeks_members, &Pack::scopes},
    {"limits", rows(level_limit_row), [](auto& c, auto& pack) { return level_limits(c, pack.scopes); }},
    {"assessments", rows(activity_to_assess), &Pack::activities},
    {"conflict", [](auto& c, auto& pack) { return conflict_in_words(c, pack.person); }},
    {"practitioner", &ViewContext::practitioner},
    {"specialty", [](const ViewContext& c) { return c.plan().practitioner.specialty; }}, {"place", place},
    {"dates",
     [](const ViewContext& c) { return c.words().range(c.plan().timeframe.start, c.plan().timeframe.end); }},
    {"start", [](const ViewContext& c) { return c.plan().timeframe.start; }},
    {"time", rows(text_row), [](const ViewContext& c) { return protected_time(c.plan()); }},
    {"brief", brief_members, &ViewContext::plan},
    {"reviews", rows(review_for_supervisor), [](const ViewContext& c) -> const auto& {return c.plan().reviews;
}  // namespace
}  // namespace planpress::views
, {"manager", manager_members, manager_for}, {"slip", place_to_sign_row, slip}, {"no_slip", no_slip},
    {"acknowledged", acknowledged}, {"not_yet", not_to_sign_yet}, {form_reference_members, &Pack::form},
}
;

const Person* person_of(const Plan& plan, std::string_view id) {
  const auto found = std::ranges::find(plan.people, id, &Person::id);
  return found == plan.people.end() ? nullptr : &*found;
}

std::string kind_of_pack(const ViewContext& context) {
  return context.options().person ? context.say("supervisor-pack") : context.say("supervisor-packs");
}

std::vector<Pack> packs(const ViewContext& context) {
  const Plan& plan = context.plan();
  const auto& id = context.options().person;
  std::vector<Pack> packs;
  bool has_form = false;
  for (const Person* person : id ? std::vector{person_of(plan, *id)} : all_supervisors(plan)) {
    Pack pack{*person, supervised_by(plan, *person), assessed_by(plan, *person), std::nullopt};
    std::ranges::stable_sort(pack.activities, {}, &Activity::due_week);
    if (!has_form && acknowledges(*person))
      pack.form = FormReference{FormKind::acknowledgement, kind_of_pack(context)};
    has_form = has_form || pack.form;
    packs.push_back(std::move(pack));
  }
  return packs;
}

// ---- What is refused ----

std::string ids_of(const std::vector<const Person*>& people) {
  std::vector<std::string_view> ids;
  for (const Person* person : people) ids.push_back(person->id);
  return fmt::format("{}", fmt::join(ids, ", "));
}

// The rows of the tables and lists in the pack of a supervisor.
std::size_t rows_of(const Plan& plan, const Person& person) {
  const Scopes scopes = supervised_by(plan, person);
  const auto limits = std::ranges::count_if(plan.restrictions, [&](const Restriction& each) {
    return each.minimum_level &&
           (!each.scope || std::ranges::find(scopes, *each.scope, &Scope::id) != scopes.end());
  });
  std::size_t rows = plan.objectives.size() + plan.reviews.size() + plan.holds.size() +
                     assessed_by(plan, person).size() + protected_time(plan).size() +
                     static_cast<std::size_t>(limits);
  for (const Scope* scope : scopes) rows += scope->phases.size() + scope->changes.size();
  return rows;
}

void refuse_endless_packs(const Plan& plan, const std::vector<const Person*>& supervisors,
                          Findings& findings) {
  std::size_t rows = 0;
  for (const Person* person : supervisors) rows += rows_of(plan, *person);
  if (rows > most_pack_rows)
    findings.error(at("scopes"), "schema-items.packs",
                   {{"count", static_cast<int>(rows)}, {"most", static_cast<int>(most_pack_rows)}});
}

}  // namespace

const Table<Plan> supervisor_pack_view{
    {document_members,
     [](const ViewContext& c) {
       const auto& id = c.options().person;
       return furniture(c, kind_of_pack(c), id ? person_of(c.plan(), *id)->name : c.practitioner());
     }},
    {"marking", &Plan::marking},
    {"packs", pack_members, packs},
};

void refuse_supervisor_pack(const Plan& plan, const ViewOptions& options, Findings& findings) {
  const std::vector<const Person*> supervisors = all_supervisors(plan);
  if (supervisors.empty()) return findings.error(at("scopes"), "unknown-reference.supervisors");
  if (!options.person) return refuse_endless_packs(plan, supervisors, findings);
  const Arguments those{{"people", ids_of(supervisors)}};
  if (*options.person == plan.practitioner.id)
    return findings.wrong_parameter("for", "self-supervision.pack", those, at("practitioner"));
  const Person* person = person_of(plan, *options.person);
  if (!person) return findings.wrong_parameter("for", "unknown-reference.for", those);
  if (supervised_by(plan, *person).empty())
    findings.wrong_parameter("for", "unknown-reference.supervisor", those,
                             at("people", static_cast<std::size_t>(person - plan.people.data())));
}

}  // namespace planpress::views
