#include "renderer/typeset/paginate.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

namespace planpress::typeset {
namespace {

// A page is hardly begun while less than this part of it is used, in hundredths.
constexpr std::int64_t most_used = 30;

// A page reference on its page, waiting for the number.
struct PendingReference {
  std::uint32_t page = 0;
  PageReference reference;
};

class Paginator {
 public:
  Paginator(Flow flow, const Theme& theme, Pages& pages)
      : flow_(std::move(flow)), theme_(theme), pages_(pages) {
    pages_.destinations.resize(flow_.destination_count);
    pages_.pages.emplace_back();
  }

  std::vector<PendingReference> run() {
    Boxes& boxes = flow_.boxes;
    for (std::size_t begin = 0; begin < boxes.size();) {
      std::size_t end = begin + 1;  // [begin, end): a chain that stays together
      while (end < boxes.size() && boxes[end - 1].keep_with_next && !boxes[end].new_page) ++end;
      if (boxes[begin].new_page && !empty_ && !goes_on_here(begin)) new_page();
      make_room(begin, end);
      for (; begin < end; ++begin) place(std::move(boxes[begin]));
    }
    close_page();
    return std::move(pending_);
  }

 private:
  Length left() const { return theme_.text_height() - used_; }
  // Below the head that a page repeats.
  Length page_room(const Box& box) const {
    const Length head = box.head < 0 ? Length{} : flow_.heads[static_cast<std::size_t>(box.head)].height;
    return theme_.text_height() - head;
  }

  Length space_above(const Box& box) const { return empty_ ? Length{} : gap(last_, box); }

  // A part that asks for a new page goes on where one has hardly begun, unless that would divide it
  // needlessly.
  bool goes_on_here(std::size_t begin) const {
    if (used_ > theme_.text_height() * most_used / 100) return false;
    Length height = space_above(flow_.boxes[begin]);
    for (std::size_t i = begin; i < flow_.boxes.size() && (i == begin || !flow_.boxes[i].new_page); ++i)
      height += flow_.boxes[i].height + (i > begin ? gap(flow_.boxes[i - 1], flow_.boxes[i]) : Length{});
    return height <= left() || height > theme_.text_height();
  }

  // The part of a box that must stand with the ones before it: all of it, or up to its first cut.
  Length first_piece(const Box& box) const {
    const bool divisible = !box.cuts.empty() && (!box.whole || box.height > page_room(box));
    return divisible ? box.cuts.front() : box.height;
  }

  // The height of the chain [begin, end) from here, up to the first place where its last box may be divided.
  Length needed(std::size_t begin, std::size_t end) const {
    Length sum = space_above(flow_.boxes[begin]);
    for (std::size_t i = begin; i + 1 < end; ++i)
      sum += flow_.boxes[i].height + gap(flow_.boxes[i], flow_.boxes[i + 1]);
    return sum + first_piece(flow_.boxes[end - 1]);
  }

  // Begins a new page unless the chain fits on this one, if need be with the spaces above sections drawn in.
  void make_room(std::size_t begin, std::size_t end) {
    const Length need = needed(begin, end);
    if (empty_ || need <= left()) return;
    const Length own = flow_.boxes[begin].shrink;
    if (need - own - shrinkable_ <= left()) {
      flow_.boxes[begin].space_before -= own;
      flow_.boxes[begin].shrink = Length{};
      draw_in();
      return;
    }
    new_page(&flow_.boxes[begin]);
  }

  // Takes the shrinkable space out from above every section on this page.
  void draw_in() {
    if (shrinkable_ == Length{}) return;
    Length taken;
    for (Placed& placed : placed_) {
      taken += placed.box.shrink;
      placed.top -= taken;
      placed.box.shrink = Length{};
    }
    used_ -= taken;
    shrinkable_ = Length{};
  }

  void place(Box box) {
    while (true) {
      const Length above = space_above(box);
      if (above + box.height <= left()) return put(std::move(box), above);
      const bool may_divide = !box.whole || box.height > page_room(box);
      const Length cut = may_divide ? last_cut(box, left() - above) : Length{};
      if (cut > Length{}) {
        Divided parts = divide(std::move(box), cut);
        put(std::move(parts.first), above);
        box = std::move(parts.second);
        if (box.head >= 0) {  // as far below the repeated head as a row that begins there
          shift(box, {}, theme_.table.padding);
          box.height += theme_.table.padding;
        }
        new_page(&box);
      } else if (!empty_) {
        new_page(&box);
      } else {
        return put(std::move(box), above);  // taller than a page and without a cut
      }
    }
  }

  void put(Box box, Length above) {
    used_ += above;
    shrinkable_ += empty_ ? Length{} : box.shrink;
    if (empty_) box.shrink = Length{};
    last_.space_after = box.space_after;
    last_.tight = box.tight;
    const Length top = used_;
    used_ += box.height;
    empty_ = false;
    placed_.push_back({top, std::move(box)});
  }

  void new_page(const Box* next = nullptr) {
    close_page();
    pages_.pages.emplace_back();
    used_ = shrinkable_ = {};
    empty_ = true;
    if (next != nullptr && next->head >= 0) repeat_head(*next);
  }

  void repeat_head(const Box& next) {
    put(flow_.heads[static_cast<std::size_t>(next.head)], {});
    // A row taller than the room below the head may not ask for another page.
    empty_ = next.height > page_room(next);
    if (empty_) last_ = {};
  }

  // Moves the boxes of the page into their place on the paper.
  void close_page() {
    const auto number = static_cast<std::uint32_t>(pages_.pages.size() - 1);
    Page& page = pages_.pages.back();
    for (Placed& placed : placed_) {
      Box& box = placed.box;
      shift(box, theme_.page.left, theme_.page.top + placed.top);
      for (const std::uint32_t destination : box.destinations)
        pages_.destinations[destination] = {number, theme_.page.top + placed.top};
      for (PageReference reference : box.references) {
        reference.item += page.items.size();
        pending_.push_back({number, reference});
      }
      for (FigureBox& figure : box.figures) {
        figure.page = number;
        pages_.figures.push_back(figure);
      }
      std::ranges::move(box.items, std::back_inserter(page.items));
      std::ranges::move(box.links, std::back_inserter(page.links));
      std::ranges::move(box.fields, std::back_inserter(page.fields));
    }
    placed_.clear();
  }

  struct Placed {
    Length top;
    Box box;
  };

  Flow flow_;
  const Theme& theme_;
  Pages& pages_;
  std::vector<Placed> placed_;  // on the page that is being filled
  std::vector<PendingReference> pending_;
  Length used_, shrinkable_;
  Box last_;  // spaces of what was put last
  bool empty_ = true;
};

void write_page_numbers(Pages& pages, const std::vector<PendingReference>& pending, std::size_t pages_before,
                        text::Shaper& shaper) {
  for (const PendingReference& p : pending) {
    auto& mark = std::get<TextMark>(pages.pages[p.page].items[p.reference.item].mark);
    const std::string number =
        std::to_string(pages_before + pages.destinations[p.reference.destination].page + 1);
    const text::StyledText text{number, text::Weight::regular, {}, true};
    std::int64_t width = 0;
    for (const text::Fragment& fragment : shaper.shape({&text, 1}).fragments) {
      mark.runs.push_back(fragment.run);
      width += fragment.run->width;
    }
    mark.origin.x = p.reference.right - mark.size.of_em(width);
  }
}

}  // namespace

Pages break_into_pages(Flow flow, const document::Document& document, document::StructureTree structure,
                       const Theme& theme, text::Shaper& shaper, std::size_t pages_before) {
  Pages pages{theme.page.width,
              theme.page.height,
              {},
              std::move(structure),
              {},
              std::move(flow.outline),
              {},
              document.title,
              document.language,
              document.subject,
              document.created};
  const std::vector<PendingReference> pending = Paginator(std::move(flow), theme, pages).run();
  write_page_numbers(pages, pending, pages_before, shaper);
  return pages;
}

Pages paginate(Flow flow, const document::Document& document, document::StructureTree structure,
               const Theme& theme, text::Shaper& shaper, std::size_t codes_before) {
  Pages pages = break_into_pages(std::move(flow), document, std::move(structure), theme, shaper);
  const PageRange all{0, pages.pages.size()};
  return with_furniture(std::move(pages), all, document.furniture, theme, shaper, codes_before);
}

}  // namespace planpress::typeset
