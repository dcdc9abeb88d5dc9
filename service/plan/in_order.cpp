#include "service/plan/in_order.hpp"

#include <algorithm>
#include <charconv>
#include <numeric>
#include <string>
#include <utility>

#include "service/plan/findings.hpp"

namespace planpress::plan {

namespace {

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
