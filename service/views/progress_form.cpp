#include "service/views/progress_form.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "service/plan/due_date.hpp"
#include "service/plan/form_reference.hpp"
#include "service/plan/report_fields.hpp"
#include "service/views/action_plan_parts.hpp"
#include "service/views/progress.hpp"
#include "service/views/progress_form_parts.hpp"
#include "service/views/signatures.hpp"

namespace planpress::views {

namespace {

std::string number(std::size_t n) { return fmt::format("{}", n); }

// One form: what it asks about one review of one plan.
class Form {
 public:
  Form(const ViewContext& context, const Review& review)
      : telling_(context),
        words_(context.words()),
        plan_(context.plan()),
        review_(review),
        period_(period_of_report(plan_, review)),
        before_(report_before(plan_, review.number)) {}

  Json view() {
    const std::string kind = numbered_kind(telling_, review_.number);
    Json form{{"heading", {{"kind", kind}, {"name", telling_.practitioner()}}},
              {"about", about()},
              {"reference", reference()},
              {"covers", covers()},
              {"holds", holds_in(telling_, period_)},
              {"banner", banner()},
              {"unplanned", false},
              {"large_print", telling_.options().edition == Edition::large_print},
              {"people", people()},
              {"period_hint", words_.say("if-not", {{"date", words_.date(period_.to)}})},
              {"ratings", ratings(words_)},
              {"objectives", objectives()}};
    std::size_t section = plan_.objectives.size() + 1;
    form["supervision"] = plan_.scopes.empty() ? Json(nullptr) : supervision(++section);
    form["safety"] = safety(words_, ++section, none_since());
    form["comments"] = comments(++section);
    form["outcome"] = outcome(words_, ++section, next_hint());
    form["sign_off"] = {{"number", number(++section)}, {"signatories", signatories()}};
    return form;
  }

 private:
  std::string reference() const {
    const Review* next = next_review(plan_, review_);
    return to_text({.plan = plan_.id,
                    .version = plan_.version,
                    .review = review_.number,
                    .period = period_,
                    .next_review = next ? std::optional(next->planned_date) : std::nullopt});
  }

  // The same in words.
  std::string about() const {
    return words_.say("form-about", {{"kind", numbered_kind(telling_, review_.number)},
                                     {"plan", plan_.id},
                                     {"version", number(static_cast<std::size_t>(plan_.version))},
                                     {"from", words_.date(period_.from)},
                                     {"to", words_.date(period_.to)}});
  }

  std::string covers() const {
    const std::string period = words_.range(period_.from, period_.to),
                      planned = words_.date(review_.planned_date);
    const Date due = due_on(plan_, review_);
    if (due == review_.planned_date)
      return words_.say("covers-and-planned", {{"period", period}, {"planned", planned}});
    return words_.say("covers-and-moved",
                      {{"period", period}, {"planned", planned}, {"date", words_.date(due)}});
  }

  Json banner() const {
    const Person* manager = find_role(plan_, Role::case_manager);
    return {{"tone", "frame"},
            {"head", words_.say("to-fill-in-head")},
            {"text", manager ? words_.say("return-it", {{"person", manager->name},
                                                        {"role", lower_first(telling_.role(manager->role))}})
                             : ""}};
  }

  Json people() const {
    Json rows = Json::array();
    const auto add = [&](const Id& id, const std::string& name, const std::string& role) {
      rows.push_back({{"field", report_fields::part_of(id)}, {"name", name}, {"role", lower_first(role)}});
    };
    add(plan_.practitioner.id, telling_.practitioner(), telling_.signature_role(SignatureRole::practitioner));
    for (const Person& person : plan_.people) add(person.id, person.name, telling_.role(person.role));
    return rows;
  }

  Json objectives() const {
    Json rows = Json::array();
    for (const Objective& objective : plan_.objectives) {
      const std::string name = words_.say(
          "objective-of", {{"number", number(rows.size() + 1)}, {"of", number(plan_.objectives.size())}});
      const std::string heading = words_.say(
          "objective-heading", {{"objective", name}, {"area", lower_first(words_.word(objective.area))}});
      Json measures = Json::array();
      for (const std::string& measure : objective.measures) measures.push_back({{"text", measure}});
      rows.push_back({{"field", report_fields::objective(objective.id)},
                      {"heading", number(rows.size() + 2) + " " + heading},
                      {"name", name},
                      {"statement", objective.statement},
                      {"target", words_.say("target-date", {{"date", words_.date(objective.target_date)}})},
                      {"waived", waived_in_words(telling_, objective)},
                      {"measures", headed(std::move(measures))},
                      {"evidence", evidence(objective, name)}});
    }
    return rows;
  }

  Json evidence(const Objective& objective, const std::string& name) const {
    const Totals before = before_ ? totals_at(plan_, *before_) : Totals{};
    Json rows = Json::array();
    for (const Activity& activity : plan_.activities) {
      if (std::ranges::find(activity.objectives, objective.id) == activity.objectives.end()) continue;
      rows.push_back({{"field", report_fields::evidence(objective.id, activity.id)},
                      {"activity", short_name_of(telling_, activity)},
                      {"id", activity.id},
                      {"required", fmt::format("{}", activity.required)},
                      {"before", before_ ? in_words(telling_, total_of(before, activity.id)) : ""},
                      {"tip", words_.say("evidence-on", {{"objective", name},
                                                         {"activity", short_name_of(telling_, activity) +
                                                                          " " + activity.id}})}});
    }
    if (rows.empty()) return nullptr;
    return {{"before_head",
             before_ ? words_.say("at-review", {{"number", fmt::format("{}", before_->review)}}) : ""},
            {"rows", std::move(rows)}};
  }

  Json supervision(std::size_t section) const {
    const auto now = week_of(plan_.timeframe, period_.to);
    const bool goes_on = now && *now < last_week(plan_.timeframe);
    Json scopes = Json::array();
    for (const Scope& scope : plan_.scopes) {
      const auto level = now ? level_in(scope, *now) : std::nullopt;
      const auto next = goes_on ? level_in(scope, Week{now->number + 1}) : std::nullopt;
      const std::string decided = decided_before(scope, level);
      scopes.push_back({{"field", report_fields::scope(scope.id)},
                        {"name", scope.name},
                        {"tip", scope.name},
                        {"decided", decided},
                        {"now", decided.empty() ? code_of(level) : ""},
                        {"planned", word_of(next)},
                        {"next", code_of(next)}});
    }
    const std::string title =
        goes_on ? words_.say("supervision-from", {{"date", words_.date(period_.to + Days{1})}})
                : words_.say("supervision");
    return {
        {"heading", number(section) + " " + title},
        {"planned_head",
         goes_on ? words_.say("plan-in-week", {{"week", lower_first(telling_.week(Week{now->number + 1}))}})
                 : ""},
        {"levels", level_options(words_)},
        {"scopes", std::move(scopes)},
        {"authorisers", headed(authorisers())}};
  }

  // What the review before this one decided against the plan stands until a new version has it or not;
  // whether it still does is for this review to say.
  std::string decided_before(const Scope& scope, std::optional<Level> planned) const {
    if (!before_) return {};
    const auto decided = decided_level(plan_, *before_, scope);
    if (!decided || (planned && *planned == decided->level)) return {};
    const std::string review = fmt::format("{}", before_->review);
    std::vector<std::string> said{words_.say(
        "decided-at-review", {{"number", review}, {"level", lower_first(words_.word(decided->level))}})};
    if (!still_to_sign(before_->signatures).empty())
      said.push_back(words_.say("progress-unsigned", {{"number", review}}));
    return as_paragraph(said);
  }

  static std::string code_of(std::optional<Level> level) {
    return level.has_value() ? std::string(to_string(*level)) : std::string();
  }
  std::string word_of(std::optional<Level> level) const {
    return level.has_value() ? words_.word(*level) : std::string();
  }

  // Of two people with one name, each with what tells them apart.
  std::string told_apart(const Person& person) const {
    const auto same_name = [&](const Person& each) { return each.name == person.name; };
    const auto same_post = [&](const Person& each) { return same_name(each) && each.post == person.post; };
    if (std::ranges::count_if(plan_.people, same_name) == 1) return person.name;
    const std::string& other = std::ranges::count_if(plan_.people, same_post) == 1 ? person.post : person.id;
    return person.name + ", " + other;
  }

  Json authorisers() const {
    Json options = Json::array();
    for (const Person& person : plan_.people)
      options.push_back({{"value", person.id}, {"label", told_apart(person)}});
    return options;
  }

  std::string none_since() const {
    return before_ ? words_.say("none-since-review", {{"number", fmt::format("{}", before_->review)}})
                   : words_.say("none-since-start");
  }

  std::string next_hint() const {
    const Review* next = next_review(plan_, review_);
    return next ? words_.say("next-planned", {{"date", words_.date(next->planned_date)}})
                : words_.say("next-needed");
  }

  Json signatories() const {
    Json rows = Json::array();
    const auto add = [&](SignatureRole role, const Id& id, Json place) {
      place["field"] = report_fields::signature(role, id);
      place["choices"] = signing_choices(words_);
      rows.push_back(std::move(place));
    };
    const Json practitioner = practitioner_to_sign(telling_);
    add(SignatureRole::practitioner, plan_.practitioner.id,
        {{"role", practitioner.at("role")},
         {"name", practitioner.at("name")},
         {"post", practitioner.at("post")}});
    for (const auto& [role, as] : {std::pair(Role::clinical_supervisor, SignatureRole::clinical_supervisor),
                                   std::pair(Role::case_manager, SignatureRole::case_manager)})
      for (const Person& person : plan_.people)
        if (person.role == role)
          add(as, person.id,
              {{"role", telling_.signature_role(as)}, {"name", person.name}, {"post", person.post}});
    return rows;
  }

  const ViewContext& telling_;
  const Catalogue& words_;
  const Plan& plan_;
  const Review& review_;
  DateRange period_;
  const Report* before_;
};

}  // namespace

std::string numbered_kind(const ViewContext& context, int review) {
  const Catalogue& words = context.words();
  return words.say("numbered-kind",
                   {{"kind", context.labelled("progressReport", words.say("progress-report"))},
                    {"number", fmt::format("{}", review)}});
}

Json progress_form(const ViewContext& context, const Review& review) { return Form(context, review).view(); }

std::size_t activity_rows(const Plan& plan) {
  std::size_t rows = 0;
  for (const Activity& activity : plan.activities) rows += activity.objectives.size();
  return rows;
}

}  // namespace planpress::views
