#include "service/forms/pdf/page_notes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "service/forms/pdf/field_value.hpp"
#include "service/forms/pdf/geometry.hpp"
#include "service/forms/pdf/limits.hpp"
#include "service/forms/pdf/painted.hpp"

namespace planpress::forms {
namespace {

// Annotation flags: table 165.
constexpr long long flag_hidden = 1 << 1, flag_print = 1 << 2, flag_no_view = 1 << 5;

bool is_hidden(QPDFObjectHandle annotation) {
  QPDFObjectHandle entry = annotation.getKey("/F");
  const long long flags = entry.isInteger() ? entry.getIntValue() : 0;
  return (flags & flag_hidden) != 0 || ((flags & flag_no_view) != 0 && (flags & flag_print) == 0);
}

// Links and printer's marks are not written by who fills in a form, and show nothing of their own, unless a
// program gave them a text to show. All other kinds say something by being there: a sticky note without words
// is drawn as a sign, a highlighted box is one that somebody chose, a watermark or a film covers what is
// under it. Only a text box that was left empty shows nothing.
bool is_note(QPDFObjectHandle annotation, Appearances& appearances) {
  constexpr std::array<std::string_view, 3> silent{"/Link", "/PrinterMark", "/TrapNet"};
  QPDFObjectHandle subtype = annotation.getKey("/Subtype");
  if (!subtype.isName() || is_hidden(annotation)) return false;
  if (annotation.hasKey("/StateModel")) return false;  // "accepted", of a reply
  const std::string kind = subtype.getName();
  if (kind == "/Widget" || kind == "/Popup") return false;
  if (std::ranges::find(silent, kind) != silent.end()) return appearances.show_text(annotation);
  return kind != "/FreeText" || has_words(annotation.getKey("/Contents")) ||
         has_words(annotation.getKey("/RC")) || appearances.show_text(annotation);
}

// In points; what lies outside of them all is in those at the edge. A4 has some 12 by 17.
constexpr double cell_size = 50;
constexpr int cells = 20;

int cell_of(double coordinate) {
  return static_cast<int>(std::clamp(std::floor(coordinate / cell_size), 0.0, cells - 1.0));
}

template <class Visit>
void for_each_cell(const Rectangle& place, Visit visit) {
  const int last_column = cell_of(place.right), last_row = cell_of(place.top);
  for (int column = cell_of(place.left); column <= last_column; ++column)
    for (int row = cell_of(place.bottom); row <= last_row; ++row) visit(std::pair(column, row));
}

// The fields of a page by where they stand, so that each note is compared with those near it alone.
class FieldGrid {
 public:
  void add(const Rectangle& place, std::size_t field);
  // Adds the fields that the note lies on to `found`, each the first time: it is taken out of the grid.
  void take(const Rectangle& note, std::set<std::size_t>& found);

 private:
  struct Place {
    Rectangle rectangle;
    std::size_t field;
    bool is_taken = false;
  };
  std::vector<Place> places_;
  // By column and row; a place in each that it reaches, as an index.
  std::map<std::pair<int, int>, std::vector<std::uint32_t>> cells_;
};

void FieldGrid::add(const Rectangle& place, std::size_t field) {
  const auto index = static_cast<std::uint32_t>(places_.size());
  places_.push_back({place, field});
  for_each_cell(place, [&](const auto& key) { cells_[key].push_back(index); });
}

void FieldGrid::take(const Rectangle& note, std::set<std::size_t>& found) {
  for_each_cell(note, [&](const auto& key) {
    const auto cell = cells_.find(key);
    if (cell == cells_.end()) return;
    std::erase_if(cell->second, [&](std::uint32_t index) {
      Place& place = places_[index];
      if (!place.is_taken && lies_on(note, place.rectangle)) {
        place.is_taken = true;
        found.insert(place.field);
      }
      return place.is_taken;
    });
    if (cell->second.empty()) cells_.erase(cell);
  });
}

using Grids = std::map<int, FieldGrid>;  // by page

Grids empty_places(const PdfForm& form, const std::vector<FieldNode>& nodes) {
  std::unordered_map<std::string_view, std::size_t> empty;
  for (std::size_t i = 0; i < form.fields.size(); ++i) {
    const FormField& field = form.fields[i];
    if (field.value.empty() && field.fault == FieldFault::none && !field.read_only)
      empty.emplace(field.name, i);
  }
  Grids grids;
  for (const FieldNode& node : nodes) {
    const auto field = empty.find(node.name);
    if (field == empty.end()) continue;
    for (const Widget& widget : node.widgets) {
      const auto rectangle = rectangle_of(widget.object);
      // A viewer that makes a signature field for itself does not put it into the structure.
      if (is_signature(node) && !QPDFObjectHandle(widget.object).hasKey("/StructParent")) continue;
      if (rectangle && widget.page > 0 && !is_hidden(widget.object))
        grids[widget.page].add(*rectangle, field->second);
    }
  }
  return grids;
}

struct NotesOfPage {
  int count = 0;
  std::set<std::size_t> fields;
};

}  // namespace

std::vector<PageNotes> notes_on(const Annotations& annotations, const PdfForm& form,
                                const std::vector<FieldNode>& nodes, Appearances& appearances) {
  std::map<int, NotesOfPage> found;
  Grids places = empty_places(form, nodes);
  const auto add = [&](int page, int count, const std::vector<Rectangle>& marks) {
    NotesOfPage& on_page = found[page];
    on_page.count += count;
    for (const Rectangle& mark : marks) places[page].take(mark, on_page.fields);
  };
  std::size_t count = 0;
  for (const Annotation& each : annotations.all) {
    if (!is_note(each.object, appearances)) continue;
    if (++count > limits::notes) throw FormError(FormFault::too_complex, "the pages have too many notes");
    add(each.page, 1, marked_by(each.object));
  }
  // A signature may have been given a place on another field.
  for (const FieldNode& node : nodes) {
    const FormField* field = is_signature(node) ? form.find(node.name) : nullptr;
    if (field == nullptr || field->value.empty()) continue;
    for (const Widget& widget : node.widgets)
      if (widget.page > 0 && !is_hidden(widget.object)) add(widget.page, 0, marked_by(widget.object));
  }
  PaintedContent content;
  for (std::size_t i = 0; i < annotations.pages.size(); ++i) {
    const Painted painted = content.of_page(annotations.pages[i]);
    add(static_cast<int>(i) + 1, painted.count, painted.places);
  }
  std::vector<PageNotes> notes;
  for (const auto& [page, on_page] : found) {
    if (on_page.count == 0 && on_page.fields.empty()) continue;
    PageNotes& added = notes.emplace_back(PageNotes{page, std::max(on_page.count, 1), {}});
    for (const std::size_t field : on_page.fields) added.on_empty_fields.push_back(form.fields[field].name);
  }
  return notes;
}

}  // namespace planpress::forms
