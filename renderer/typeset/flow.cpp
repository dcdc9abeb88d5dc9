#include "renderer/typeset/flow.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace planpress::typeset {
namespace {

void move(Point& p, Length x, Length y) {
  p.x += x;
  p.y += y;
}
void move(Rect& r, Length x, Length y) {
  r.x += x;
  r.y += y;
}

struct Move {
  Length x, y;
  void operator()(TextMark& m) const { move(m.origin, x, y); }
  void operator()(FilledRect& m) const { move(m.rect, x, y); }
  void operator()(FramedRect& m) const { move(m.rect, x, y); }
  void operator()(Line& m) const {
    move(m.from, x, y);
    move(m.to, x, y);
  }
  void operator()(Disc& m) const { move(m.center, x, y); }
  void operator()(Hatch& m) const { move(m.rect, x, y); }
  void operator()(Polyline& m) const {
    for (Point& p : m.points) move(p, x, y);
  }
  void operator()(PictureMark& m) const { move(m.rect, x, y); }
  void operator()(CodeMark& m) const { move(m.rect, x, y); }
};

// The height that decides on which side of a cut a mark stands.
struct Anchor {
  Length operator()(const TextMark& m) const { return m.origin.y; }
  Length operator()(const FilledRect& m) const { return m.rect.y; }
  Length operator()(const FramedRect& m) const { return m.rect.y; }
  Length operator()(const Line& m) const { return m.from.y; }
  Length operator()(const Disc& m) const { return m.center.y; }
  Length operator()(const Hatch& m) const { return m.rect.y; }
  Length operator()(const Polyline& m) const { return m.points.front().y; }
  Length operator()(const PictureMark& m) const { return m.rect.y; }
  Length operator()(const CodeMark& m) const { return m.rect.y; }
};

void append(Box& to, Box&& from) {
  const std::size_t offset = to.items.size();
  for (PageReference& reference : from.references) {
    reference.item += offset;
    to.references.push_back(reference);
  }
  const auto take = [](auto& into, auto& out) {
    into.insert(into.end(), std::make_move_iterator(out.begin()), std::make_move_iterator(out.end()));
  };
  take(to.items, from.items);
  take(to.links, from.links);
  take(to.fields, from.fields);
  take(to.figures, from.figures);
  take(to.destinations, from.destinations);
  take(to.after, from.after);
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
    Box& to = std::visit(Anchor{}, item.mark) < at ? first : second;
    if (&to == &first) {
      divide_ground(item, at, second.items);
    } else {
      std::visit(Move{Length{}, -at}, item.mark);
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

Length gap(const Box& above, const Box& below) {
  return above.tight ? above.space_after : std::max(above.space_after, below.space_before);
}

void shift(Box& box, Length x, Length y) {
  for (Item& item : box.items) std::visit(Move{x, y}, item.mark);
  for (LinkArea& link : box.links) move(link.rect, x, y);
  for (FieldArea& field : box.fields) move(field.rect, x, y);
  for (FigureBox& figure : box.figures) move(figure.rect, x, y);
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

Boxes with_what_comes_after(Boxes boxes) {
  Boxes all;
  all.reserve(boxes.size());
  for (Box& box : boxes) {
    Boxes after = std::exchange(box.after, {});
    if (!after.empty() && std::exchange(box.keep_with_next, false)) after.back().keep_with_next = true;
    all.push_back(std::move(box));
    std::move(after.begin(), after.end(), std::back_inserter(all));
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
    shift(part, Length{}, top);
    whole.cuts.insert(whole.cuts.end(), part.cuts.begin(), part.cuts.end());
    whole.height = top + part.height;
    append(whole, std::move(part));
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
  for (Box& part : parts) append(whole, std::move(part));
  return whole;
}

Divided divide(Box box, Length at) {
  Divided out{.first = std::move(box), .second = {}};
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
