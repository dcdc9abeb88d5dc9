#include "tests/render/layout_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <regex>
#include <set>

#include "tests/render/leaves.hpp"

namespace planpress::test {
namespace {

using document::NodeId;
using document::Role;
using typeset::ArtifactKind;

// Points.
constexpr double left_margin = 56.69, right_margin = 56.69, top_margin = 74.25, bottom_margin = 74.64;
constexpr double quarter_line = 4.125;
constexpr double stroke = 0.51;  // frames of boxes stand half a point out
constexpr double rounding = 0.05;

struct Scale {
  std::set<double> text;       // of the document
  double smallest;             // of running text: paragraphs, headings, cells
  std::set<double> furniture;  // of head and foot lines
};
const Scale standard{{10, 12, 14, 18, 26}, 12, {10}};
const Scale large{{14, 18, 24, 32}, 18, {14}};

// A piece of text on a page.
struct Piece {
  std::size_t page = 0;
  double x = 0, y = 0, right = 0, size = 0;
  NodeId leaf = 0;
  ArtifactKind artifact = ArtifactKind::none;
  std::string text;
};

double width_of(const typeset::TextMark& mark) {
  std::int64_t width = 0;
  for (const auto& run : mark.runs) width += run->width;
  const auto& last = mark.runs.back();
  for (auto glyph = last->glyphs.rbegin(); glyph != last->glyphs.rend(); ++glyph) {
    if (last->text[glyph->cluster] != ' ') break;
    width -= glyph->advance;  // spaces hang at the end of a line
  }
  return mark.size.of_em(width).points();
}

struct Box {
  double left, top, right, bottom;
};
Box box_of(const Rect& r) { return {r.x.points(), r.y.points(), r.right().points(), r.bottom().points()}; }

// Of marks that are no text.
std::optional<Box> box_of(const typeset::Mark& mark) {
  if (const auto* m = std::get_if<typeset::FilledRect>(&mark)) return box_of(m->rect);
  if (const auto* m = std::get_if<typeset::FramedRect>(&mark)) return box_of(m->rect);
  if (const auto* m = std::get_if<typeset::Hatch>(&mark)) return box_of(m->rect);
  if (const auto* m = std::get_if<typeset::PictureMark>(&mark)) return box_of(m->rect);
  if (const auto* m = std::get_if<typeset::Line>(&mark))
    return Box{std::min(m->from.x, m->to.x).points(), std::min(m->from.y, m->to.y).points(),
               std::max(m->from.x, m->to.x).points(), std::max(m->from.y, m->to.y).points()};
  return std::nullopt;
}

class LayoutCheck {
 public:
  LayoutCheck(const typeset::Pages& pages, bool large_print)
      : pages_(pages), nodes_(pages.structure.nodes), scale_(large_print ? large : standard) {
    for (std::size_t page = 0; page < pages.pages.size(); ++page) collect(page);
    margins();
    sizes();
    lines_of_texts();
    rows_level();
    widows_and_orphans();
    if (!large_print) tables();  // large print sets the rows of a table as lines, one below the other
    page_numbers();
  }
  std::vector<std::string> faults() { return std::move(faults_); }

 private:
  template <typename... T>
  void fault(std::size_t page, fmt::format_string<T...> said, T&&... args) {
    faults_.push_back(fmt::format("page {}: ", page + 1) + fmt::format(said, std::forward<T>(args)...));
  }

  void collect(std::size_t page) {
    for (const typeset::Item& item : pages_.pages[page].items) {
      const auto* mark = std::get_if<typeset::TextMark>(&item.mark);
      if (mark == nullptr || mark->runs.empty()) continue;
      const double x = mark->origin.x.points();
      const NodeId leaf = item.artifact == ArtifactKind::none ? leaf_of(pages_.structure, item.owner) : 0;
      pieces_.push_back({page, x, mark->origin.y.points(), x + width_of(*mark), mark->size.points(), leaf,
                         item.artifact, text_of(*mark)});
    }
  }

  NodeId around(NodeId node, std::initializer_list<Role> roles) const {
    while (node != 0 && std::ranges::find(roles, nodes_[node].role) == roles.end())
      node = nodes_[node].parent;
    return node;
  }
  static bool is_content(const Piece& piece) { return piece.artifact == ArtifactKind::none; }
  static bool is_blank(const Piece& piece) { return in_one_line(piece.text).empty(); }

  // ---- Margins, sizes, lines ----

  void in_margins(std::size_t page, const Box& box, const std::string& name) {
    const bool inside =
        box.left >= left_margin - stroke && box.right <= pages_.width.points() - right_margin + stroke &&
        box.top >= top_margin - stroke && box.bottom <= pages_.height.points() - bottom_margin + stroke;
    if (!inside)
      fault(page, "{} is in the margin: {:.1f},{:.1f} to {:.1f},{:.1f}", name, box.left, box.top, box.right,
            box.bottom);
  }
  void margins() {
    for (const Piece& piece : pieces_) {
      const bool of_the_text = is_content(piece) || piece.artifact == ArtifactKind::layout;
      if (of_the_text && !is_blank(piece))
        in_margins(piece.page, {piece.x, piece.y - piece.size / 2, piece.right, piece.y},
                   "\"" + piece.text + "\"");
    }
    for (std::size_t page = 0; page < pages_.pages.size(); ++page) {
      for (const typeset::Item& item : pages_.pages[page].items) {
        const bool of_the_text = item.artifact <= ArtifactKind::layout;
        const std::optional<Box> box = box_of(item.mark);
        if (of_the_text && box) in_margins(page, *box, "a mark");
      }
      for (const typeset::FieldArea& field : pages_.pages[page].fields)
        in_margins(page, box_of(field.rect), "the field " + field.name);
    }
  }

  void sizes() {
    for (const Piece& piece : pieces_) {
      const bool is_furniture =
          piece.artifact == ArtifactKind::header || piece.artifact == ArtifactKind::footer;
      if (piece.artifact == ArtifactKind::watermark) continue;  // as large as its word allows
      const bool allowed = (is_furniture ? scale_.furniture : scale_.text).contains(piece.size);
      if (!allowed) fault(piece.page, "\"{}\" is {} pt, no size of the type scale", piece.text, piece.size);
      const bool is_running = is_content(piece) && nodes_[piece.leaf].role != Role::figure && !is_hint(piece);
      if (is_running && piece.size < scale_.smallest)
        fault(piece.page, "\"{}\" is {} pt, too small to read", piece.text, piece.size);
    }
  }
  // Hints of fields and what is written at boxes: a size of its own.
  bool is_hint(const Piece& piece) const {
    return nodes_[piece.leaf].role == Role::p && piece.size == *scale_.text.begin();
  }

  static bool is_multiple(double distance) {
    const double rest = std::fmod(std::abs(distance), quarter_line);
    return rest < rounding || quarter_line - rest < rounding;
  }

  void lines_of_texts() {
    std::map<std::pair<std::size_t, NodeId>, const Piece*> above;
    for (const Piece& piece : pieces_) {
      if (!is_content(piece) || nodes_[piece.leaf].role == Role::figure) continue;
      const Piece*& last = above[{piece.page, piece.leaf}];
      const bool same_kind = last != nullptr && last->size == piece.size;
      if (same_kind && !is_multiple(piece.y - last->y))
        fault(piece.page, "\"{}\" stands {:.3f} pt below \"{}\", no whole quarters of a line", piece.text,
              piece.y - last->y, last->text);
      last = &piece;
    }
  }

  // The first lines of the cells in one row.
  void rows_level() {
    std::map<std::pair<std::size_t, NodeId>, const Piece*> first;
    std::set<NodeId> cells;
    for (const Piece& piece : pieces_) {
      const NodeId cell = around(piece.leaf, {Role::td});
      if (scale_.smallest > standard.smallest || !is_content(piece) || cell == 0 || is_blank(piece)) continue;
      if (cell != piece.leaf || !cells.insert(cell).second) continue;
      const auto [begun, is_first] = first.try_emplace({piece.page, nodes_[cell].parent}, &piece);
      if (!is_multiple(piece.y - begun->second->y))
        fault(piece.page, "\"{}\" is not level with \"{}\" in its row", piece.text, begun->second->text);
    }
  }

  // ---- Page breaks ----

  void widows_and_orphans() {
    std::map<NodeId, std::map<std::size_t, std::set<double>>> lines;  // of a text, by page
    for (const Piece& piece : pieces_)
      if (is_content(piece) && around(piece.leaf, {Role::table, Role::figure}) == 0)
        lines[piece.leaf][piece.page].insert(piece.y);
    for (const auto& [leaf, on_pages] : lines) {
      if (on_pages.size() < 2) continue;
      for (const auto& [page, baselines] : {*on_pages.begin(), *on_pages.rbegin()})
        if (baselines.size() < 2)
          fault(page, "one line of a text stands alone: \"{}\"", words_at(leaf, page));
    }
  }
  std::string words_at(NodeId leaf, std::size_t page) const {
    std::string words;
    for (const Piece& piece : pieces_)
      if (piece.leaf == leaf && piece.page == page && is_content(piece)) words += piece.text;
    return words.substr(0, 80);
  }

  // ---- Tables ----

  using Extents = std::map<std::size_t, std::pair<double, double>>;  // by page: first and last baseline

  void tables() {
    std::map<NodeId, Extents> rows;
    std::map<NodeId, std::vector<const Piece*>> by_table;
    for (const Piece& piece : pieces_) {
      const NodeId table = around(piece.leaf, {Role::table}), row = around(piece.leaf, {Role::tr});
      if (!is_content(piece) || table == 0 || row == 0 || is_blank(piece)) continue;
      by_table[table].push_back(&piece);
      const auto [extent, is_first] = rows[row].try_emplace(piece.page, piece.y, piece.y);
      extent->second.first = std::min(extent->second.first, piece.y);
      extent->second.second = std::max(extent->second.second, piece.y);
    }
    for (const auto& [row, extents] : rows) whole(row, extents);
    for (const auto& [table, pieces] : by_table) {
      columns(pieces);
      heads(pieces);
      groups(pieces);
    }
  }

  void whole(NodeId row, const Extents& extents) {
    if (extents.size() < 2) return;
    double height = 0;
    for (const auto& [page, extent] : extents) height += extent.second - extent.first + 6 * quarter_line;
    const double head = 24 * quarter_line;  // six lines of a repeated head and its space
    if (height + head < pages_.height.points() - top_margin - bottom_margin)
      fault(extents.begin()->first, "a row of {:.0f} pt is broken: \"{}\"", height, first_words(row));
  }
  std::string first_words(NodeId row) const {
    for (const Piece& piece : pieces_)
      if (is_content(piece) && around(piece.leaf, {Role::tr}) == row) return piece.text;
    return "";
  }

  // Cells of one column have the same left edge; numbers are set by their right edges.
  void columns(const std::vector<const Piece*>& pieces) {
    std::map<NodeId, const Piece*> cells;  // the leftmost piece of each
    for (const Piece* piece : pieces) {
      const Piece*& first = cells[around(piece->leaf, {Role::td, Role::th})];
      if (first == nullptr || piece->x < first->x) first = piece;
    }
    std::map<std::size_t, std::map<double, std::string>> columns;  // left edges, and words that begin there
    std::map<std::size_t, std::set<std::int64_t>> right_edges;     // in points
    for (const auto& [cell, piece] : cells) {
      std::size_t column = 0;
      for (const NodeId other : nodes_[nodes_[cell].parent].children) {
        if (other == cell) break;
        column += static_cast<std::size_t>(nodes_[other].column_span);
      }
      const bool is_number =
          std::string_view("0123456789").find(piece->text.front()) != std::string_view::npos;
      const bool is_head = nodes_[cell].role == Role::th;
      if (nodes_[cell].column_span > 1 || is_number || is_head) continue;
      columns[column].emplace(piece->x, piece->text);
      right_edges[column].insert(std::llround(piece->right));
    }
    for (const auto& [column, edges] : columns)
      for (const auto& [left, words] : edges)
        if (!is_indent(left - edges.begin()->first) && right_edges[column].size() > 1)
          fault(pieces.front()->page, "\"{}\" in column {} begins at {:.1f}, the column at {:.1f}", words,
                column + 1, left, edges.begin()->first);
  }
  // Within a column: a tag's frame, or the box of a tick.
  static bool is_indent(double distance) {
    return distance < 0.1 || std::abs(distance - 8.25) < 0.1 || std::abs(distance - 18) < 0.1;
  }

  // Every word of the head stands on each page that the table goes on to, at the same place.
  void heads(const std::vector<const Piece*>& pieces) {
    std::vector<const Piece*> head;
    std::set<std::size_t> on_pages;
    for (const Piece* piece : pieces) {
      if (around(piece->leaf, {Role::t_head}) != 0) head.push_back(piece);
      if (around(piece->leaf, {Role::t_body}) != 0) on_pages.insert(piece->page);
    }
    if (head.empty()) return;
    for (const std::size_t page : on_pages) {
      if (page == head.front()->page) continue;
      for (const Piece* word : head) {
        const bool repeated = std::ranges::any_of(pieces_, [&](const Piece& piece) {
          return piece.page == page && piece.artifact == ArtifactKind::layout && piece.size == word->size &&
                 std::abs(piece.x - word->x) < 0.1 && piece.text.starts_with(in_one_line(word->text));
        });
        if (!repeated) fault(page, "the head \"{}\" is not repeated where it stood", word->text);
      }
    }
  }

  // A row that names the ones below it.
  void groups(const std::vector<const Piece*>& pieces) {
    for (std::size_t i = 0; i + 1 < pieces.size(); ++i) {
      if (pieces[i]->page == pieces[i + 1]->page) continue;
      const NodeId cell = around(pieces[i]->leaf, {Role::th, Role::td});
      const bool is_group = nodes_[cell].role == Role::th && nodes_[cell].scope == document::Scope::row_group;
      if (is_group) fault(pieces[i]->page, "\"{}\" is left at the end of the page", pieces[i]->text);
    }
  }

  // ---- Furniture ----

  void page_numbers() {
    const std::regex numbers("[A-Za-z]+ ([0-9]+) (of|o) ([0-9]+)");
    std::vector<int> found(pages_.pages.size());
    for (const Piece& piece : pieces_) {
      std::smatch match;
      if (piece.artifact != ArtifactKind::footer || !std::regex_search(piece.text, match, numbers)) continue;
      ++found[piece.page];
      if (match[1] != std::to_string(piece.page + 1) || match[3] != std::to_string(pages_.pages.size()))
        fault(piece.page, "its foot says \"{}\", of {} pages", piece.text, pages_.pages.size());
    }
    for (std::size_t page = 0; page < found.size(); ++page)
      if (found[page] != 1) fault(page, "its foot has {} page numbers", found[page]);
  }

  const typeset::Pages& pages_;
  const std::vector<document::StructureNode>& nodes_;
  const Scale& scale_;
  std::vector<Piece> pieces_;  // in their order on each page
  std::vector<std::string> faults_;
};

}  // namespace

std::vector<std::string> layout_faults(const typeset::Pages& pages, bool large_print) {
  return LayoutCheck(pages, large_print).faults();
}

}  // namespace planpress::test
