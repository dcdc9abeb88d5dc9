#include "renderer/typeset/flow.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

namespace planpress::typeset {
namespace {

// Every point or rectangle that says where a mark stands; the first decides on which side of a cut it is.
template <typename Visit>
void each_place(Mark& mark, Visit visit) {
  std::visit(
      [&](auto& m) {
        if constexpr (requires { m.rect; })
          visit(m.rect);
        else if constexpr (requires { m.origin; })
          visit(m.origin);
        else if constexpr (requires { m.center; })
          visit(m.center);
        else if constexpr (requires { m.points; })
          std::ranges::for_each(m.points, visit);
        else
          visit(m.from), visit(m.to);
      },
      mark);
}

void move(Mark& mark, Length x, Length y) {
  each_place(mark, [&](auto& place) { place.x += x, place.y += y; });
}

Length top_of(Mark& mark) {
  std::optional<Length> top;
  each_place(mark, [&](const auto& place) { top = top.value_or(place.y); });
  return *top;
}

template <typename T>
void take(std::vector<T>& to, std::vector<T>& from) {
  if (to.empty()) return to.swap(from);
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

bool may_cut(const Box& part, Length at) {
  return at >= part.height || std::binary_search(part.cuts.begin(), part.cuts.end(), at);
}

// A ground or a bar that crosses the cut is divided with the box; its lower part goes to `lower`.
void divide_ground(Item& item, Length at, std::vector<Item>& lower) {
  auto* ground = std::get_if<FilledRect>(&item.mark);
  if (ground == nullptr || ground->rect.bottom() <= at) return;
  Item rest = item;
  auto& below = std::get<FilledRect>(rest.mark);
  below.rect.y = Length{};
  below.rect.height = ground->rect.bottom() - at;
  ground->rect.height = at - ground->rect.y;
  lower.push_back(std::move(rest));
}

// Each item goes above or below the cut, and the page references follow the items that they fill.
void divide_items(Box& first, Box& second, Length at) {
  std::vector<Item> items = std::exchange(first.items, {});
  std::vector<std::pair<Box*, std::size_t>> place;
  place.reserve(items.size());
  for (Item& item : items) {
    Box& to = top_of(item.mark) < at ? first : second;
    if (&to == &first) {
      divide_ground(item, at, second.items);
    } else {
      move(item.mark, {}, -at);
    }
    place.emplace_back(&to, to.items.size());
    to.items.push_back(std::move(item));
  }
  for (PageReference reference : std::exchange(first.references, {})) {
    const auto [to, index] = place[reference.item];
    reference.item = index;
    to->references.push_back(reference);
  }
}

// Links and fields go with the part in which they begin.
template <typename Area>
void divide_areas(std::vector<Area>& first, std::vector<Area>& second, Length at) {
  const auto lower =
      std::stable_partition(first.begin(), first.end(), [&](const Area& area) { return area.rect.y < at; });
  for (auto area = lower; area != first.end(); ++area) {
    area->rect.y -= at;
    second.push_back(std::move(*area));
  }
  first.erase(lower, first.end());
}

}  // namespace

Ink Ink::inside(std::uint32_t element, const std::string& language) const {
  const document::StructureNode& node = tree_->nodes[owner_];
  if (node.role == document::Role::figure)
    return {*tree_, document::words_in_figure(*tree_, owner_, language)};
  return {*tree_, node.children.at(first_ + element)};
}

void Box::add(Box&& part, Length x, Length y) {
  if (x != Length{} || y != Length{}) shift(part, x, y);
  for (PageReference& reference : part.references) {
    reference.item += items.size();
    references.push_back(reference);
  }
  take(items, part.items);
  take(links, part.links);
  take(fields, part.fields);
  take(figures, part.figures);
  take(destinations, part.destinations);
  take(after, part.after);
}

void append(Boxes& boxes, Boxes more) { take(boxes, more); }

void erase_empty(Boxes& boxes) {
  std::erase_if(boxes, [](const Box& box) { return box.height == Length{}; });
}

Length gap(const Box& above, const Box& below) {
  return above.tight ? above.space_after : std::max(above.space_after, below.space_before);
}

void shift(Box& box, Length x, Length y) {
  for (Item& item : box.items) move(item.mark, x, y);
  const auto move_areas = [&](auto& areas) {
    for (auto& area : areas) area.rect.x += x, area.rect.y += y;
  };
  move_areas(box.links);
  move_areas(box.fields);
  move_areas(box.figures);
  for (PageReference& reference : box.references) reference.right += x;
  if (y != Length{}) {
    for (Length& cut : box.cuts) cut += y;
  }
}

std::vector<Mark> marks_of(Box box) {
  std::vector<Mark> marks;
  for (Item& item : box.items) marks.push_back(std::move(item.mark));
  return marks;
}

Boxes with_continuations(Boxes boxes) {
  Boxes all;
  all.reserve(boxes.size());
  for (Box& box : boxes) {
    Boxes after = std::exchange(box.after, {});
    if (!after.empty() && std::exchange(box.keep_with_next, false)) after.back().keep_with_next = true;
    all.push_back(std::move(box));
    take(all, after);
  }
  return all;
}

Box stack(Boxes parts) {
  Box whole;
  if (parts.empty()) return whole;
  whole.space_before = parts.front().space_before;
  whole.shrink = parts.front().shrink;
  whole.space_after = parts.back().space_after;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    Box& part = parts[i];
    if (i > 0) whole.height += gap(parts[i - 1], part);
    if (i > 0 && !parts[i - 1].keep_with_next) whole.cuts.push_back(whole.height);
    const Length top = whole.height;
    for (const Length cut : part.cuts) whole.cuts.push_back(top + cut);
    whole.height = top + part.height;
    whole.add(std::move(part), {}, top);
  }
  return whole;
}

Box beside(Boxes parts) {
  Box whole;
  for (const Box& part : parts) {
    whole.height = std::max(whole.height, part.height);
    whole.cuts.insert(whole.cuts.end(), part.cuts.begin(), part.cuts.end());
    if (part.height > Length{}) whole.cuts.push_back(part.height);
  }
  std::sort(whole.cuts.begin(), whole.cuts.end());
  whole.cuts.erase(std::unique(whole.cuts.begin(), whole.cuts.end()), whole.cuts.end());
  std::erase_if(whole.cuts, [&](Length at) {
    return at >= whole.height ||
           !std::all_of(parts.begin(), parts.end(), [&](const Box& part) { return may_cut(part, at); });
  });
  for (Box& part : parts) whole.add(std::move(part));
  return whole;
}

Divided divide(Box box, Length at) {
  Divided out{std::move(box), {}};
  Box& first = out.first;
  Box& second = out.second;
  second.height = first.height - at;
  second.space_after = std::exchange(first.space_after, Length{});
  second.tight = std::exchange(first.tight, false);
  second.keep_with_next = std::exchange(first.keep_with_next, false);
  second.whole = first.whole;
  second.head = first.head;
  second.after = std::exchange(first.after, {});
  divide_items(first, second, at);
  divide_areas(first.links, second.links, at);
  divide_areas(first.fields, second.fields, at);
  for (const Length cut : first.cuts) {
    if (cut > at) second.cuts.push_back(cut - at);
  }
  std::erase_if(first.cuts, [&](Length cut) { return cut >= at; });
  first.height = at;
  return out;
}

Length last_cut(const Box& box, Length limit) {
  const auto above = std::upper_bound(box.cuts.begin(), box.cuts.end(), limit);
  return above == box.cuts.begin() ? Length{} : *std::prev(above);
}

}  // namespace planpress::typeset
