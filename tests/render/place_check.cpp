#include "tests/render/place_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "renderer/text/unicode.hpp"
#include "tests/render/leaves.hpp"
#include "tests/support/figure_check.hpp"

namespace planpress::test {
namespace {

using document::NodeId;
using document::Role;
using typeset::ArtifactKind;
using namespace planpress::literals;

constexpr Length tolerance = 0.5_pt;

// Spaces hang at the end of a line: they are no ink.
std::int64_t width_of_trailing_spaces(const text::ShapedRun& run) {
  std::int64_t width = 0;
  for (auto glyph = run.glyphs.rbegin(); glyph != run.glyphs.rend(); ++glyph) {
    if (run.text[glyph->cluster] != ' ') break;
    width += glyph->advance;
  }
  return width;
}

Length ink_width(const typeset::TextMark& mark) {
  std::int64_t width = 0, spaces = 0;
  for (const auto& run : mark.runs) {
    width += run->width;
    const std::int64_t trailing = width_of_trailing_spaces(*run);
    spaces = trailing == run->width ? spaces + trailing : trailing;
  }
  return mark.size.of_em(width - spaces);
}

// From the height of small letters to the baseline: what no other text may meet.
Rect core_of(const typeset::TextMark& mark) {
  const Length height = mark.size / 2;
  return {mark.origin.x, mark.origin.y - height, ink_width(mark), height};
}

struct InkBox {
  Rect operator()(const typeset::TextMark& m) const { return m.rotation == 0 ? core_of(m) : turned(m); }
  Rect operator()(const typeset::FilledRect& m) const { return m.rect; }
  Rect operator()(const typeset::FramedRect& m) const { return m.rect; }
  Rect operator()(const typeset::Line& m) const { return around({m.from, m.to}); }
  Rect operator()(const typeset::Disc& m) const {
    return {m.center.x - m.radius, m.center.y - m.radius, m.radius * 2, m.radius * 2};
  }
  Rect operator()(const typeset::Hatch& m) const { return m.rect; }
  Rect operator()(const typeset::Polyline& m) const { return around(m.points); }
  Rect operator()(const typeset::PictureMark& m) const { return m.rect; }
  Rect operator()(const typeset::CodeMark& m) const { return m.rect; }

 private:
  static Rect around(const std::vector<Point>& points) {
    Rect box{points.front().x, points.front().y, {}, {}};
    for (const Point& p : points) {
      const Length right = std::max(box.right(), p.x), bottom = std::max(box.bottom(), p.y);
      box.x = std::min(box.x, p.x);
      box.y = std::min(box.y, p.y);
      box.width = right - box.x;
      box.height = bottom - box.y;
    }
    return box;
  }
  // At no angle does a turned line reach further than its length; the watermark runs up to the right.
  static Rect turned(const typeset::TextMark& m) {
    const Length reach = ink_width(m) * 7 / 10;
    return {m.origin.x, m.origin.y - reach, reach, reach};
  }
};

bool is_heading(Role role) { return role >= Role::h1 && role <= Role::h4; }

class PlaceCheck {
 public:
  PlaceCheck(const document::Document& document, const typeset::Pages& pages, const typeset::Theme& theme)
      : document_(document), pages_(pages), theme_(theme) {}

  std::string fault() {
    for (page_ = 0; page_ < pages_.pages.size(); ++page_) {
      for (const auto check :
           {&PlaceCheck::off_the_paper, &PlaceCheck::in_the_margin, &PlaceCheck::without_glyph,
            &PlaceCheck::overprinted, &PlaceCheck::struck_through, &PlaceCheck::heading_left_alone,
            &PlaceCheck::head_not_repeated, &PlaceCheck::code_crowded}) {
        const std::string fault = (this->*check)();
        if (!fault.empty()) return fmt::format("on page {}: {}", page_ + 1, fault);
      }
    }
    return "";
  }

 private:
  const std::vector<typeset::Item>& items() const { return pages_.pages[page_].items; }
  static bool is_content(const typeset::Item& item) { return item.artifact == ArtifactKind::none; }
  static const typeset::TextMark* text_in(const typeset::Item& item) {
    return std::get_if<typeset::TextMark>(&item.mark);
  }
  static std::string name_of_place(const Rect& box) {
    return fmt::format("at {:.1f}, {:.1f} to {:.1f}, {:.1f}", box.x.points(), box.y.points(),
                       box.right().points(), box.bottom().points());
  }
  NodeId ancestor(NodeId node, Role role) const {
    while (node != 0 && pages_.structure.nodes[node].role != role) node = pages_.structure.nodes[node].parent;
    return node;
  }

  std::string off_the_paper() {
    for (const typeset::Item& item : items()) {
      const Rect box = std::visit(InkBox{}, item.mark);
      const bool on = box.x >= Length{} && box.y >= Length{} && box.right() <= pages_.width &&
                      box.bottom() <= pages_.height;
      if (!on) return "off the paper " + name_of_place(box);
    }
    return "";
  }

  std::string in_the_margin() {
    for (const typeset::Item& item : items()) {
      const typeset::TextMark* mark = text_in(item);
      if (mark == nullptr || !is_content(item)) continue;
      const Rect box = core_of(*mark);
      const bool inside = box.x >= theme_.page.left - tolerance &&
                          box.right() <= pages_.width - theme_.page.right + tolerance &&
                          box.y >= theme_.page.top && box.bottom() <= pages_.height - theme_.page.bottom;
      if (!inside && box.width > Length{})
        return fmt::format("in the margin {}: {}", name_of_place(box), text_of(*mark).substr(0, 80));
    }
    return "";
  }

  std::string without_glyph() {
    for (const typeset::Item& item : items()) {
      const typeset::TextMark* mark = text_in(item);
      if (mark == nullptr) continue;
      for (const auto& run : mark->runs) {
        for (const text::Glyph& glyph : run->glyphs) {
          std::size_t at = glyph.cluster;
          const char32_t c = text::next_character(run->text, at);
          if (glyph.id == 0 && !text::is_default_ignorable(c))
            return fmt::format("no glyph for U+{:04X}", static_cast<std::uint32_t>(c));
        }
      }
    }
    return "";
  }

  std::string overprinted() {
    struct Word {
      Rect box;
      const typeset::TextMark* mark;
    };
    std::vector<Word> words;
    for (const typeset::Item& item : items()) {
      const typeset::TextMark* mark = text_in(item);
      if (mark == nullptr || mark->rotation != 0) continue;
      const Rect box = core_of(*mark);
      if (box.width > tolerance * 2) words.push_back({box, mark});
    }
    std::sort(words.begin(), words.end(), [](const Word& a, const Word& b) { return a.box.y < b.box.y; });
    for (std::size_t i = 0; i < words.size(); ++i) {
      for (std::size_t j = i + 1; j < words.size() && words[j].box.y < words[i].box.bottom(); ++j) {
        const Rect &a = words[i].box, &b = words[j].box;
        if (a.x + tolerance < b.right() - tolerance && b.x + tolerance < a.right() - tolerance) {
          return fmt::format("\"{}\" is printed over \"{}\" {}", text_of(*words[i].mark).substr(0, 60),
                             text_of(*words[j].mark).substr(0, 60), name_of_place(b));
        }
      }
    }
    return "";
  }

  // Rules and lines keep clear of words, unless a ground between the two covers the line.
  std::string struck_through() {
    for (std::size_t i = 0; i < items().size(); ++i) {
      if (!std::holds_alternative<typeset::Line>(items()[i].mark)) continue;
      const Rect rule = InkBox{}(std::get<typeset::Line>(items()[i].mark));
      for (std::size_t j = 0; j < items().size(); ++j) {
        if (text_in(items()[j]) == nullptr || items()[j].artifact == ArtifactKind::watermark) continue;
        const Rect box = core_of(*text_in(items()[j]));
        if (crosses(rule, box) && !is_covered(box, i, j)) {
          return fmt::format("a line runs through \"{}\" {}", text_of(*text_in(items()[j])).substr(0, 60),
                             name_of_place(box));
        }
      }
    }
    return "";
  }

  static bool crosses(const Rect& rule, const Rect& box) {
    return box.width > Length{} && box.x + tolerance < rule.right() + tolerance / 2 &&
           rule.x + tolerance < box.right() && box.y < rule.bottom() + tolerance / 2 && rule.y < box.bottom();
  }

  bool is_covered(const Rect& box, std::size_t line, std::size_t text) const {
    for (std::size_t i = line + 1; i < text; ++i) {
      const typeset::Mark& mark = items()[i].mark;
      if (!std::holds_alternative<typeset::FilledRect>(mark) && !std::holds_alternative<typeset::Disc>(mark))
        continue;
      const Rect ground = std::visit(InkBox{}, mark);
      if (ground.x <= box.x && ground.y <= box.y && box.right() <= ground.right() &&
          box.bottom() <= ground.bottom())
        return true;
    }
    return false;
  }

  // The last text of a page, unless its heading fills a page by itself.
  std::string heading_left_alone() {
    const typeset::Item* lowest = nullptr;
    bool only_headings = true;
    for (const typeset::Item& item : items()) {
      if (text_in(item) == nullptr || !is_content(item)) continue;
      only_headings = only_headings && is_heading(role_of(item));
      if (lowest == nullptr || text_in(item)->origin.y >= text_in(*lowest)->origin.y) lowest = &item;
    }
    if (lowest == nullptr) return "nothing stands on it";
    if (!is_heading(role_of(*lowest)) || only_headings) return "";
    return "it ends with the heading " + text_of(*text_in(*lowest));
  }

  Role role_of(const typeset::Item& item) const {
    return pages_.structure.nodes[leaf_of(pages_.structure, item.owner)].role;
  }

  // A table that began on a page before says so at the top of this one.
  std::string head_not_repeated() {
    const auto first = std::find_if(items().begin(), items().end(), [](const typeset::Item& item) {
      return is_content(item) && text_in(item) != nullptr;
    });
    if (first == items().end() || page_ == 0) return "";
    const NodeId table = ancestor(first->owner, Role::table);
    const bool begins =
        ancestor(first->owner, Role::t_head) != 0 || ancestor(first->owner, Role::caption) != 0;
    if (table == 0 || begins || !has_several_rows(table)) return "";
    std::string artifacts;  // a head in several lines is several marks
    for (const typeset::Item& item : items())
      if (item.artifact == ArtifactKind::layout && text_in(item) != nullptr)
        artifacts += text_of(*text_in(item));
    const bool repeated =
        in_one_line(artifacts).find(in_one_line(document_.furniture.continued)) != std::string::npos;
    return repeated ? "" : "the table's head is not repeated";
  }

  // A scanner needs four modules of white around a code.
  std::string code_crowded() {
    for (const typeset::Item& item : items()) {
      const auto* code = std::get_if<typeset::CodeMark>(&item.mark);
      if (code == nullptr) continue;
      const Length quiet = code->rect.width / code->modules * 4;
      const Rect zone{code->rect.x - quiet, code->rect.y - quiet, code->rect.width + quiet * 2,
                      code->rect.height + quiet * 2};
      for (const typeset::Item& other : items()) {
        const bool is_ink = text_in(other) != nullptr && other.artifact != ArtifactKind::watermark;
        if (is_ink && overlap(core_of(*text_in(other)), zone))
          return fmt::format("\"{}\" comes near the code", text_of(*text_in(other)).substr(0, 60));
      }
    }
    return "";
  }
  static bool overlap(const Rect& a, const Rect& b) {
    return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
  }

  bool has_several_rows(NodeId table) const {
    for (const NodeId part : pages_.structure.nodes[table].children) {
      const document::StructureNode& node = pages_.structure.nodes[part];
      if (node.role == Role::t_body) return node.children.size() > 1;
    }
    return false;
  }

  const document::Document& document_;
  const typeset::Pages& pages_;
  const typeset::Theme& theme_;
  std::size_t page_ = 0;
};

}  // namespace

std::string place_fault(const document::Document& document, const typeset::Pages& pages,
                        const typeset::Theme& theme) {
  const std::string fault = PlaceCheck(document, pages, theme).fault();
  return fault.empty() ? figure_fault(pages) : fault;
}

}  // namespace planpress::test
