#include "service/plan/plan.hpp"

#include <algorithm>
#include <charconv>
#include <numeric>
#include <utility>

#include "service/json/pointer.hpp"

namespace planpress::plan {

namespace {

constexpr std::int64_t days_in_week = 7;

template <class T, class Key, class Value>
const T* find_by(const std::vector<T>& list, Key key, const Value& value) {
  const auto found = std::ranges::find(list, value, key);
  return found == list.end() ? nullptr : &*found;
}

bool contains(const std::vector<Id>& ids, const Id& id) { return std::ranges::find(ids, id) != ids.end(); }

constexpr bool is_letter_or_digit(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

using Texts = std::map<std::string, std::string, std::less<>>;

/// Pointers into the list are renamed from the old positions, `order` by new position, to the new ones.
void move_pointers(Texts& texts, const std::string& list, const std::vector<std::size_t>& order) {
  std::vector<std::size_t> now(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) now[order[i]] = i;
  Texts moved;
  for (auto& [pointer, text] : texts) {
    std::size_t position = order.size();
    const char* const end = pointer.data() + pointer.size();
    const char* rest = end;
    if (pointer.starts_with(list + "/"))
      rest = std::from_chars(pointer.data() + list.size() + 1, end, position).ptr;
    moved[position < order.size() ? list + at(now[position]) + std::string(rest, end) : pointer] =
        std::move(text);
  }
  texts = std::move(moved);
}

template <class T, class Key>
void sort_list(std::vector<T>& list, Key key, const std::string& pointer, Plan& plan) {
  if (std::ranges::is_sorted(list, {}, key)) return;
  std::vector<std::size_t> order(list.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return std::invoke(key, list[i]); });
  std::vector<T> sorted;
  sorted.reserve(list.size());
  for (const std::size_t i : order) sorted.push_back(std::move(list[i]));
  list = std::move(sorted);
  if (plan.translations) move_pointers(plan.translations->texts, pointer, order);
}

}  // namespace

bool is_slug(std::string_view text) {
  constexpr std::size_t longest = 64;
  const auto follows = [](char c) { return is_letter_or_digit(c) || c == '.' || c == '_' || c == '-'; };
  return !text.empty() && text.size() <= longest && is_letter_or_digit(text.front()) &&
         std::ranges::all_of(text, follows);
}

Date first_day_of(const Timeframe& timeframe, Week week) {
  return timeframe.start + Days{days_in_week * (std::int64_t{week.number} - 1)};
}

Date last_day_of(const Timeframe& timeframe, Week week) {
  const Date seventh = first_day_of(timeframe, week) + Days{days_in_week - 1};
  return week == last_week(timeframe) ? timeframe.end : seventh;
}

Week last_week(const Timeframe& timeframe) {
  return Week{static_cast<int>((timeframe.end - timeframe.start).count / days_in_week) + 1};
}

std::optional<Week> week_of(const Timeframe& timeframe, Date day) {
  if (day < timeframe.start || day > timeframe.end) return std::nullopt;
  return Week{static_cast<int>((day - timeframe.start).count / days_in_week) + 1};
}

const std::string& PersonRef::name() const { return practitioner ? practitioner->name : person->name; }

std::optional<PersonRef> find_person(const Plan& plan, std::string_view id) {
  if (plan.practitioner.id == id) return PersonRef{&plan.practitioner, nullptr};
  if (const Person* person = find_by(plan.people, &Person::id, id)) return PersonRef{nullptr, person};
  return std::nullopt;
}

const Objective* find_objective(const Plan& plan, std::string_view id) {
  return find_by(plan.objectives, &Objective::id, id);
}

const Activity* find_activity(const Plan& plan, std::string_view id) {
  return find_by(plan.activities, &Activity::id, id);
}

const Scope* find_scope(const Plan& plan, std::string_view id) {
  return find_by(plan.scopes, &Scope::id, id);
}

const Review* find_review(const Plan& plan, int number) {
  return find_by(plan.reviews, &Review::number, number);
}

const Report* find_report(const Plan& plan, int review) {
  return find_by(plan.reports, &Report::review, review);
}

const Person* find_role(const Plan& plan, Role role) { return find_by(plan.people, &Person::role, role); }

std::vector<const Person*> supervisors_of(const Plan& plan, const Scope& scope) {
  std::vector<const Person*> supervisors;
  for (const Person& person : plan.people) {
    const bool named = scope.supervisors ? contains(*scope.supervisors, person.id)
                                         : person.role == Role::clinical_supervisor;
    if (named) supervisors.push_back(&person);
  }
  return supervisors;
}

std::optional<Level> level_in(const Scope& scope, Week week) {
  const auto covers = [week](const Phase& phase) { return phase.from_week <= week && week <= phase.to_week; };
  const auto found = std::ranges::find_if(scope.phases, covers);
  return found == scope.phases.end() ? std::nullopt : std::optional(found->level);
}

bool is_closed(Status status) { return status == Status::completed || status == Status::closed_early; }

void put_in_order(Plan& plan) {
  sort_list(plan.reports, &Report::review, at("reports"), plan);
  for (std::size_t s = 0; s < plan.scopes.size(); ++s) {
    sort_list(plan.scopes[s].phases, &Phase::from_week, at("scopes", s, "phases"), plan);
    sort_list(
        plan.scopes[s].changes, [](const LevelChange& each) { return std::pair(each.week, each.date); },
        at("scopes", s, "changes"), plan);
  }
}

}  // namespace planpress::plan
