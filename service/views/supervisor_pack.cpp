#include "service/views/supervisor_pack.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "service/plan/due_date.hpp"
#include "service/plan/limits.hpp"
#include "service/views/action_plan_parts.hpp"
#include "service/views/shape.hpp"
#include "service/views/signatures.hpp"

namespace planpress::views {

namespace {

using Json = nlohmann::json;

std::vector<const Activity*> assessed_by(const Plan& plan, const Person& person) {
  std::vector<const Activity*> activities;
  for (const Activity& activity : plan.activities)
    if (activity.assessor == person.id) activities.push_back(&activity);
  std::ranges::stable_sort(activities, {}, [](const Activity* each) { return each->due_week; });
  return activities;
}

// Only where it matters to the supervisor: nothing is agreed yet, the plan rests or is closed. Of a closed
// plan its end alone; the summary is not for the pack.
Json banner(const ViewContext& context) {
  const Status status = standing_of(context.plan());
  if (is_in_force(status)) return nullptr;
  Json banner = status_banner(context);
  if (is_closed(status)) banner["text"] = "";
  return banner;
}

std::optional<Date> first_due(const Plan& plan, const std::vector<const Activity*>& activities) {
  std::optional<Date> first;
  for (const Activity* activity : activities) {
    const Date due = due_on(plan, *activity);
    if (!first || due < *first) first = due;
  }
  return first;
}

// Of the reviews: those of a plan that is closed which were held, and how many were not; of another, when the
// first is due.
struct ReviewsInFacts {
  std::size_t count;
  std::string beside;
};
ReviewsInFacts reviews_in_facts(const ViewContext& context) {
  const Plan& plan = context.plan();
  const Catalogue& words = context.words();
  const std::size_t all = plan.reviews.size(), held = reviews_held(plan);
  if (is_closed(plan.status)) return {held, held < all ? words.count("reviews-not-held", all - held) : ""};
  if (all == 0) return {0, ""};
  return {all, words.say("first-on", {{"date", words.date(due_on(plan, plan.reviews.front()))}})};
}

// "3 kinds of work" until when; "2 activities" and "3 reviews", the first of them when.
Json facts(const ViewContext& context, const Scopes& scopes, const std::vector<const Activity*>& activities) {
  const Plan& plan = context.plan();
  const Catalogue& words = context.words();
  const bool is_over = is_closed(plan.status);
  const auto due = is_over ? std::nullopt : first_due(plan, activities);
  const ReviewsInFacts reviews = reviews_in_facts(context);
  return {{"work", words.count("kinds-of-work", scopes.size())},
          {"until", words.say("until", {{"date", words.date(closed_on(plan).value_or(plan.timeframe.end))}})},
          {"assess", words.count("activities", activities.size())},
          {"first_due", due ? words.say("first-due", {{"date", words.date(*due)}}) : ""},
          {"report", words.count("reviews", reviews.count)},
          {"first_review", reviews.beside}};
}

// The ladder with the meaning of its levels beside it.
Json weeks(const ViewContext& context, const Scopes& scopes) {
  Json weeks = supervision(context, scopes);
  weeks.erase("levels");
  weeks["legend"] = Json::array();
  for (const Level level : levels_in(scopes))
    weeks["legend"].push_back({{"step", to_string(level)},
                               {"name", context.words().word(level)},
                               {"meaning", context.words().in_brief(level)}});
  return weeks;
}

Json assessments(const ViewContext& context, const std::vector<const Activity*>& activities) {
  const NumberOf numbers = number_objectives(context.plan());
  Json rows = Json::array();
  for (const Activity* activity : activities) {
    rows.push_back(activity_row(context, *activity, nullptr, numbers));
    for (const char* member : {"assessor", "also", "also_record", "week"}) rows.back().erase(member);
  }
  return headed(std::move(rows));
}

std::string conflict(const ViewContext& context, const Person& person) {
  if (!person.conflict) return {};
  const std::string acceptor = context.person(person.conflict->accepted_by);
  return context.words().say("conflict-accepted",
                             {{"detail", person.conflict->detail}, {"person", acceptor}});
}

Json protected_time(const Plan& plan) {
  Json rows = Json::array();
  for (const Resource& resource : plan.resources)
    if (resource.kind == ResourceKind::protected_time) rows.push_back({{"text", resource.text}});
  return headed(std::move(rows));
}

Json brief(const ViewContext& context) {
  const Catalogue& words = context.words();
  Json elements = Json::array(), objectives = Json::array();
  for (const Element element : context.plan().elements)
    elements.push_back({{"name", words.word(element)}, {"meaning", words.meaning(element)}});
  for (const Objective& objective : context.plan().objectives)
    objectives.push_back({{"number", fmt::format("{}", objectives.size() + 1)},
                          {"area", words.word(objective.area)},
                          {"statement", objective.statement},
                          {"waived", waived_in_words(context, objective)},
                          {"target", words.date(objective.target_date)}});
  return {{"elements", std::move(elements)}, {"objectives", headed(std::move(objectives))}};
}

Json reviews(const ViewContext& context) {
  const Plan& plan = context.plan();
  const Catalogue& words = context.words();
  Json rows = Json::array();
  for (const Review& review : plan.reviews) {
    const DateRange period = period_of(plan, review);
    const bool is_held = find_report(plan, review.number) != nullptr;
    const bool is_told = is_held || is_to_come(plan, review);
    rows.push_back({{"name", words.say("review", {{"number", fmt::format("{}", review.number)}})},
                    {"covers", words.range(period.from, period.to)},
                    {"comments", is_told ? words.date(papers_due(plan, review)) : words.say("never-held")},
                    {"planned", words.date(review.planned_date)},
                    {"moved", moved_in_words(context, review)}});
  }
  return headed(std::move(rows));
}

// The case manager, with what the plan's contacts say of that person; others' contacts are not for the pack.
// Null where it is the reader, who answers to nobody here.
Json manager(const ViewContext& context, const Person& reader) {
  const Person* person = find_role(context.plan(), Role::case_manager);
  if (!person || person == &reader) return nullptr;
  const auto& contacts = context.plan().contacts;
  const auto contact = std::ranges::find(contacts, std::optional(person->name), &Contact::name);
  const bool known = contact != contacts.end();
  return {{"name", person->name},
          {"post", person->post},
          {"phone", known ? or_empty(contact->phone) : ""},
          {"email", known && contact->email ? *contact->email : or_empty(person->email)}};
}

// Null for who is not asked to acknowledge the plan.
Json slip(const ViewContext& context, const Person& person) {
  if (!acknowledges(person)) return nullptr;
  const Catalogue& words = context.words();
  return to_sign(
      {context.role(person.role),
       person.name,
       person.post,
       field_of("slip", person.id),
       {{"take-part", words.say("choose-take-part")}, {"not-take-part", words.say("choose-not-take-part")}}});
}

// Why a pack has no slip, and how its reader declares what there is; empty where it has one.
std::string no_slip(const ViewContext& context, const Person& person) {
  if (acknowledges(person)) return {};
  const bool declares = !is_closed(context.plan().status) && person.role != Role::case_manager;
  std::vector<std::string> sentences{context.words().say("no-slip")};
  if (declares) sentences.push_back(context.words().say("no-slip-declare"));
  return as_paragraph(sentences);
}

std::string acknowledged(const ViewContext& context, const Person& person) {
  const AgreementSignature* signature = acknowledgement(context.plan(), person);
  if (signature == nullptr) return {};
  return context.words().say("acknowledged-by-you", {{"version", fmt::format("{}", signature->version)},
                                                     {"date", context.words().date(signature->date)}});
}

Json pack(const ViewContext& context, const Person& person) {
  const Plan& plan = context.plan();
  const Catalogue& words = context.words();
  const Scopes scopes = supervised_by(plan, person);
  const std::vector<const Activity*> activities = assessed_by(plan, person);
  return {{"heading", {{"kind", words.say("supervisor-pack-for")}, {"name", person.name}}},
          {"lead", words.say("supervisor-to", {{"role", context.role(person.role)},
                                               {"practitioner", context.practitioner()},
                                               {"grade", lower_first(context.grade())}})},
          {"banner", banner(context)},
          {"facts", facts(context, scopes, activities)},
          {"holds", holds(context)},
          {"to_come", is_to_begin(plan)},
          {"is_over", is_closed(plan.status)},
          {"weeks", weeks(context, scopes)},
          {"limits", level_limits(context, scopes)},
          {"assessments", assessments(context, activities)},
          {"conflict", conflict(context, person)},
          {"practitioner", context.practitioner()},
          {"specialty", plan.practitioner.specialty},
          {"place", place(context)},
          {"dates", words.range(plan.timeframe.start, plan.timeframe.end)},
          {"start", words.date(plan.timeframe.start)},
          {"time", protected_time(plan)},
          {"brief", brief(context)},
          {"reviews", reviews(context)},
          {"manager", manager(context, person)},
          {"slip", slip(context, person)},
          {"no_slip", no_slip(context, person)},
          {"acknowledged", acknowledged(context, person)},
          {"not_yet", not_to_sign_yet(context)},
          {"about", ""},
          {"reference", ""}};
}

const Person* person_of(const Plan& plan, std::string_view id) {
  const auto found = std::ranges::find(plan.people, id, &Person::id);
  return found == plan.people.end() ? nullptr : &*found;
}

std::vector<const Person*> all_supervisors(const Plan& plan) {
  std::vector<const Person*> supervisors;
  for (const Person& person : plan.people)
    if (!supervised_by(plan, person).empty()) supervisors.push_back(&person);
  return supervisors;
}

std::vector<const Person*> recipients(const Plan& plan, const ViewOptions& options) {
  if (options.person) return {person_of(plan, *options.person)};
  return all_supervisors(plan);
}

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
  const auto times = std::ranges::count(plan.resources, ResourceKind::protected_time, &Resource::kind);
  std::size_t rows = plan.objectives.size() + plan.reviews.size() + plan.holds.size() +
                     assessed_by(plan, person).size() + static_cast<std::size_t>(limits + times);
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

nlohmann::json supervisor_pack_view(const Plan& plan, const Catalogues& words, const ViewOptions& options) {
  const ViewContext context(plan, words, options);
  const std::vector<const Person*> people = recipients(plan, options);
  const std::string& whose = options.person ? people.front()->name : context.practitioner();
  const PhraseName kind = options.person ? PhraseName("supervisor-pack") : PhraseName("supervisor-packs");
  nlohmann::json view = {{"marking", plan.marking}, {"packs", nlohmann::json::array()}};
  for (const Person* person : people) view["packs"].push_back(pack(context, *person));
  // One for the whole file, however many slips are in it.
  const auto first =
      std::ranges::find_if(view["packs"], [](const nlohmann::json& each) { return !each["slip"].is_null(); });
  if (first != view["packs"].end())
    first->update(form_reference(context, FormKind::acknowledgement, context.words().say(kind)));
  view.update(document_members(context, furniture(context, context.words().say(kind), whose)));
  return view;
}

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

const nlohmann::json& supervisor_pack_view_shape() {
  static const auto made = [] {
    nlohmann::json weeks = shape::supervision();
    weeks.erase("levels");
    weeks["legend"] = shape::list(shape::texts({"step", "name", "meaning"}));
    const nlohmann::json pack = shape::with(
        shape::texts({"lead", "conflict", "practitioner", "specialty", "place", "dates", "start", "about",
                      "reference", "acknowledged", "not_yet", "no_slip"}),
        {{"heading", shape::texts({"kind", "name"})},
         {"banner", shape::banner()},
         {"holds", shape::rows(shape::texts({"text"}))},
         {"to_come", false},
         {"is_over", false},
         {"facts", shape::texts({"work", "until", "assess", "first_due", "report", "first_review"})},
         {"weeks", weeks},
         {"limits", shape::level_limits()},
         {"assessments", shape::rows(shape::texts({"name", "id", "note", "required", "due", "week_record"}))},
         {"time", shape::rows(shape::texts({"text"}))},
         {"brief",
          {{"elements", shape::list(shape::texts({"name", "meaning"}))},
           {"objectives", shape::rows(shape::texts({"number", "area", "statement", "target", "waived"}))}}},
         {"reviews", shape::rows(shape::texts({"name", "covers", "comments", "planned", "moved"}))},
         {"manager", shape::texts({"name", "post", "phone", "email"})},
         {"slip", shape::signatory()}});
    return shape::document({{"marking", ""}, {"packs", shape::list(pack)}});
  };
  static const nlohmann::json shape = made();
  return shape;
}

}  // namespace planpress::views
