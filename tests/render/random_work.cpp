// What is to be done in a random plan, and under which supervision.
#include <algorithm>

#include "tests/render/random_parts.hpp"
#include "tests/render/random_text.hpp"

namespace planpress::test {

using plan::Days;
using plan::Level;

namespace {

std::string numbered(std::string_view letter, int number) {
  return std::string(letter) + std::to_string(number);
}

Json random_objective(Draft& draft, int number) {
  Random& random = draft.random;
  Json objective{{"id", numbered("o", number)},
                 {"area", random_code<plan::ObjectiveArea>(random)},
                 {"statement", random_prose(random)},
                 {"measures", Json::array()},
                 {"targetDate", draft.day_in_plan().iso()}};
  for (int i = random.between(1, 5); i > 0; --i) objective["measures"].push_back(random_prose(random));
  if (random.one_in(8)) {
    objective["waived"] = {{"reason", random_prose(random)},
                           {"date", draft.day_in_plan().iso()},
                           {"authorisedBy", draft.person()}};
  }
  return objective;
}

Json random_activity(Draft& draft, int number) {
  Random& random = draft.random;
  Json activity{{"id", numbered("a", number)},
                {"type", random_code<plan::ActivityType>(random)},
                {"objectives", Json::array()},
                {"required", random.one_in(10) ? random.between(100, 2'000'000) : random.between(0, 30)},
                {"unit", random.one_in(40) ? random_prose(random) : random_name(random)},
                {"assessor", draft.person()},
                {"dueWeek", random.between(1, draft.weeks)}};
  if (random.one_in(2)) activity["title"] = random_phrase(random);
  if (random.one_in(3)) activity["note"] = random_prose(random);
  return activity;
}

// Weeks 1 to the last in so many phases; where a level becomes tighter, the record that it must have.
Json random_scope(Draft& draft, int number) {
  Random& random = draft.random;
  Json scope{{"id", numbered("s", number)}, {"name", random_name(random)}};
  if (random.one_in(2)) scope["supervisors"] = {random.pick(draft.clinical_supervisors)};
  Json phases = Json::array(), changes = Json::array();
  std::vector<Level> levels;
  const int count = std::min(draft.weeks, random.between(1, 8));
  for (int i = 0, from = 1; i < count; ++i) {
    const int to = i + 1 == count ? draft.weeks : random.between(from, draft.weeks - (count - 1 - i));
    const Level level = random_value<Level>(random);
    const bool tighter = !levels.empty() && level < levels.back();
    if (tighter || (!levels.empty() && random.one_in(6))) {
      changes.push_back({{"date", draft.day_in_plan().iso()},
                         {"week", from},
                         {"fromLevel", to_string(levels.back())},
                         {"toLevel", to_string(level)},
                         {"reason", random_prose(random)},
                         {"authorisedBy", draft.person()}});
    }
    Json phase{{"fromWeek", from}, {"toWeek", to}, {"level", to_string(level)}};
    if (random.one_in(2)) phase["sessionsPerWeek"] = random.between(0, 10);
    if (random.one_in(3)) phase["exitCriteria"] = random_prose(random);
    phases.push_back(std::move(phase));
    levels.resize(static_cast<std::size_t>(to), level);
    from = to + 1;
  }
  scope["phases"] = std::move(phases);
  if (!changes.empty()) scope["changes"] = std::move(changes);
  draft.level_in_week.push_back(std::move(levels));
  return scope;
}

// Demands no tighter level than the loosest that the plan has.
Json random_restriction(Draft& draft) {
  Random& random = draft.random;
  Json restriction{{"body", random_phrase(random)}, {"description", random_prose(random)}};
  Level loosest{};
  if (random.one_in(2)) {
    const auto scope =
        static_cast<std::size_t>(random.between(1, static_cast<int>(draft.level_in_week.size())));
    restriction["scope"] = numbered("s", static_cast<int>(scope));
    loosest = *std::ranges::max_element(draft.level_in_week[scope - 1]);
  } else {
    for (const auto& levels : draft.level_in_week)
      loosest = std::max(loosest, *std::ranges::max_element(levels));
  }
  if (random.one_in(2)) restriction["minimumLevel"] = to_string(loosest);
  if (random.one_in(3)) restriction["confidential"] = random.one_in(2);
  const plan::Date from = draft.start - Days{random.between(0, 600)};
  restriction["from"] = from.iso();
  if (random.one_in(2)) restriction["to"] = (from + Days{random.between(0, 900)}).iso();
  return restriction;
}

}  // namespace

void add_work(Draft& draft) {
  Random& random = draft.random;
  const int objectives = random.between(1, 12), activities = random.between(1, 40);
  for (int i = 1; i <= objectives; ++i) draft.json["objectives"].push_back(random_objective(draft, i));
  for (int i = 1; i <= activities; ++i) draft.json["activities"].push_back(random_activity(draft, i));
  const auto serve = [&](int activity, int objective) {
    Json& served = draft.json["activities"][static_cast<std::size_t>(activity - 1)]["objectives"];
    const std::string id = numbered("o", objective);
    if (std::find(served.begin(), served.end(), Json(id)) == served.end()) served.push_back(id);
  };
  for (int i = 1; i <= std::max(objectives, activities); ++i)
    serve((i - 1) % activities + 1, (i - 1) % objectives + 1);
  for (int i = random.between(0, activities); i > 0; --i)
    serve(random.between(1, activities), random.between(1, objectives));
}

void add_scopes(Draft& draft) {
  Random& random = draft.random;
  const int scopes = random.between(1, 9);
  for (int i = 1; i <= scopes; ++i) draft.json["scopes"].push_back(random_scope(draft, i));
  if (random.one_in(2)) return;
  for (int i = random.between(1, 4); i > 0; --i)
    draft.json["restrictions"].push_back(random_restriction(draft));
}

}  // namespace planpress::test
