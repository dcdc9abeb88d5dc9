// The rules of layout see what they are there to see: pages that keep them all, with one thing changed.
#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "tests/render/layout_check.hpp"
#include "tests/render/leaves.hpp"
#include "tests/render/press.hpp"

namespace planpress::test {
namespace {

using document::NodeId;
using document::Role;
using typeset::ArtifactKind;
using typeset::Item;
using namespace planpress::literals;

const typeset::Pages& pages_of(const char* kind) {
  static std::map<std::string, typeset::Pages> known;
  const auto [pages, is_new] = known.try_emplace(kind);
  if (is_new) pages->second = Press::instance().set(sound_plan(example("surgeon")), {.kind = kind}).pages;
  return pages->second;
}

typeset::TextMark* text_in(Item& item) { return std::get_if<typeset::TextMark>(&item.mark); }
bool is_content(const Item& item) { return item.artifact == ArtifactKind::none; }

// Pages to change, and ways to find in them what to change.
struct Changed {
  typeset::Pages pages;

  Role role(const Item& item) const {
    return pages.structure.nodes[leaf_of(pages.structure, item.owner)].role;
  }
  // The n-th text of the document with this role on this page and those after it.
  Item& text(Role wanted, std::size_t page = 0, std::size_t n = 0) {
    for (; page < pages.pages.size(); ++page)
      for (Item& item : pages.pages[page].items)
        if (text_in(item) != nullptr && is_content(item) && role(item) == wanted && n-- == 0) return item;
    throw std::out_of_range("no such text");
  }
  typeset::TextMark& mark(Role wanted, std::size_t page = 0, std::size_t n = 0) {
    return *text_in(text(wanted, page, n));
  }
  // The second line of the first paragraph that has three.
  Item& second_line() {
    for (typeset::Page& page : pages.pages)
      for (std::size_t i = 0; i + 2 < page.items.size(); ++i) {
        Item* const lines[] = {&page.items[i], &page.items[i + 1], &page.items[i + 2]};
        const bool is_one = std::ranges::all_of(lines, [&](Item* line) {
          return text_in(*line) != nullptr && is_content(*line) && line->owner == lines[0]->owner &&
                 role(*line) == Role::p && text_in(*line)->origin.x == text_in(*lines[0])->origin.x;
        });
        if (is_one) return *lines[1];
      }
    throw std::out_of_range("no paragraph of three lines");
  }
  std::size_t page_of(const Item& wanted) const {
    for (std::size_t page = 0; page < pages.pages.size(); ++page)
      for (const Item& item : pages.pages[page].items)
        if (&item == &wanted) return page;
    throw std::out_of_range("on no page");
  }
  // To the top of the next page.
  void move_on(Item& item) {
    const std::size_t page = page_of(item);
    std::vector<Item>& from = pages.pages[page].items;
    std::vector<Item>& to = pages.pages[page + 1].items;
    Item moved = item;
    text_in(moved)->origin.y = 87_pt;
    from.erase(from.begin() + (&item - from.data()));
    to.insert(to.begin(), std::move(moved));
  }
  void erase(ArtifactKind kind) {
    for (typeset::Page& page : pages.pages)
      std::erase_if(page.items,
                    [&](Item& item) { return item.artifact == kind && text_in(item) != nullptr; });
  }
};

// Whether a fault with these words is found after the change, and none before it.
void check_seen(const std::string& words, const std::function<void(Changed&)>& change,
                const char* kind = "action-plan") {
  REQUIRE(layout_faults(pages_of(kind), false).empty());
  Changed changed{pages_of(kind)};
  change(changed);
  std::string all;
  for (const std::string& fault : layout_faults(changed.pages, false)) all += fault + "\n";
  INFO(all);
  CHECK_MESSAGE(all.find(words) != std::string::npos, words);
}

TEST_CASE("what stands in a margin, in a size of its own or off the grid is seen") {
  check_seen("is in the margin", [](Changed& c) { c.mark(Role::p).origin.x -= 6_pt; });
  check_seen("no size of the type scale", [](Changed& c) { c.mark(Role::td, 1).size = 11_pt; });
  check_seen("too small to read", [](Changed& c) { c.mark(Role::td, 1).size = 10_pt; });
  check_seen("no whole quarters of a line", [](Changed& c) { text_in(c.second_line())->origin.y += 1_pt; });
  check_seen("is not level", [](Changed& c) { c.mark(Role::td, 0, 1).origin.y += 1_pt; });
}

TEST_CASE("a line left alone, a broken row and a row left by those that it names are seen") {
  check_seen("stands alone", [](Changed& c) {
    Item& second = c.second_line();
    c.move_on(*(&second + 1));
  });
  check_seen("is broken", [](Changed& c) { c.move_on(c.text(Role::td, 0, 1)); });
  check_seen(
      "left at the end of the page",
      [](Changed& c) {
        const auto names_rows = [&](const Item& item) {
          return c.pages.structure.nodes[leaf_of(c.pages.structure, item.owner)].scope ==
                 document::Scope::row_group;
        };
        for (std::size_t page = 0; page + 1 < c.pages.pages.size(); ++page) {
          std::vector<Item>& items = c.pages.pages[page].items;
          const auto name = std::ranges::find_if(items, names_rows);
          if (name == items.end()) continue;
          c.pages.pages[page + 1].items.insert(c.pages.pages[page + 1].items.begin(), name + 1, items.end());
          items.erase(name + 1, items.end());
          return;
        }
        throw std::out_of_range("no row names others");
      },
      "implementation-guidance");
}

TEST_CASE("a column that moves, a head that is not repeated and a wrong page number are seen") {
  check_seen("in column 2 begins", [](Changed& c) { c.mark(Role::td, 0, 1).origin.x += 3_pt; });
  check_seen(
      "is not repeated", [](Changed& c) { c.erase(ArtifactKind::layout); }, "implementation-guidance");
  check_seen("has 0 page numbers", [](Changed& c) { c.erase(ArtifactKind::footer); });
  check_seen("its foot says", [](Changed& c) { std::swap(c.pages.pages[1].items, c.pages.pages[2].items); });
}

}  // namespace
}  // namespace planpress::test
