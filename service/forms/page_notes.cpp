#include "service/forms/page_notes.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

#include "service/forms/limits.hpp"
#include "service/forms/pdf_text.hpp"

namespace planpress::forms {
namespace {

// Annotation flags: table 165.
constexpr long long flag_hidden = 1 << 1, flag_print = 1 << 2, flag_no_view = 1 << 5;

// In points of the page's default user space (where /UserUnit is 1): what a text box or drawing may cover of
// a field at its edge, because their rectangles have room around what is seen.
constexpr double touches = 3;

bool is_one_of(QPDFObjectHandle name, const auto& list) {
  return name.isName() && std::ranges::find(list, std::string_view(name.getName())) != list.end();
}

bool is_hidden(QPDFObjectHandle annotation) {
  QPDFObjectHandle entry = annotation.getKey("/F");
  const long long flags = entry.isInteger() ? entry.getIntValue() : 0;
  return (flags & flag_hidden) != 0 || ((flags & flag_no_view) != 0 && (flags & flag_print) == 0);
}

bool has_words(QPDFObjectHandle annotation) {
  for (const char* key : {"/Contents", "/RC"}) {
    QPDFObjectHandle text = annotation.getKey(key);
    if (!text.isString() && !text.isStream()) continue;
    if (text_of(text).find_first_not_of(" \t\n\f\v\u00A0") != std::string::npos) return true;
  }
  return false;
}

// What draws says something by itself. What marks a place or a passage says something by its words; so does
// a text box. Links, films, printer's marks and the like are not written by who fills in a form.
bool is_note(QPDFObjectHandle annotation) {
  constexpr std::array<std::string_view, 11> drawings{"/Ink",    "/Stamp",   "/Line",          "/Square",
                                                      "/Circle", "/Polygon", "/PolyLine",      "/StrikeOut",
                                                      "/Redact", "/Sound",   "/FileAttachment"};
  constexpr std::array<std::string_view, 6> words{"/FreeText",  "/Text",     "/Highlight",
                                                  "/Underline", "/Squiggly", "/Caret"};
  if (is_hidden(annotation) || annotation.hasKey("/StateModel")) return false;  // "accepted", of a reply
  QPDFObjectHandle subtype = annotation.getKey("/Subtype");
  return is_one_of(subtype, drawings) || (is_one_of(subtype, words) && has_words(annotation));
}

struct Rectangle {
  double left, bottom, right, top;
};

std::optional<std::array<double, 4>> four_numbers(QPDFObjectHandle array) {
  if (!array.isArray() || array.getArrayNItems() != 4) return std::nullopt;
  std::array<double, 4> numbers{};
  for (int i = 0; i < 4; ++i) {
    QPDFObjectHandle number = array.getArrayItem(i);
    if (!number.isNumber()) return std::nullopt;
    numbers[static_cast<std::size_t>(i)] = number.getNumericValue();
  }
  return numbers;
}

// Two opposite corners, whichever (7.9.5).
std::optional<Rectangle> rectangle_of(QPDFObjectHandle annotation) {
  const auto corners = four_numbers(annotation.getKey("/Rect"));
  if (!corners) return std::nullopt;
  const auto [x1, y1, x2, y2] = *corners;
  return Rectangle{std::min(x1, x2), std::min(y1, y2), std::max(x1, x2), std::max(y1, y2)};
}

// Without what /RD takes off: a text box has room there for the line to what it speaks of.
std::optional<Rectangle> drawn_rectangle_of(QPDFObjectHandle annotation) {
  auto rectangle = rectangle_of(annotation);
  const auto margins = four_numbers(annotation.getKey("/RD"));
  if (!rectangle || !margins) return rectangle;
  const auto [left, top, right, bottom] = *margins;
  const Rectangle inner{rectangle->left + left, rectangle->bottom + bottom, rectangle->right - right,
                        rectangle->top - top};
  return inner.left < inner.right && inner.bottom < inner.top ? inner : *rectangle;
}

bool lies_on(const Rectangle& note, const Rectangle& field) {
  const double width = std::min(note.right, field.right) - std::max(note.left, field.left);
  const double height = std::min(note.top, field.top) - std::max(note.bottom, field.bottom);
  return width > touches && height > touches;
}

struct Place {
  Rectangle rectangle;
  std::size_t field;  // of the form
};

using Places = std::map<int, std::vector<Place>>;  // by page

Places empty_places(const FilledForm& form, const std::vector<FieldNode>& nodes) {
  std::unordered_map<std::string_view, std::size_t> empty;
  for (std::size_t i = 0; i < form.fields.size(); ++i) {
    const FormField& field = form.fields[i];
    if (field.value.empty() && field.fault == FieldFault::none && !field.read_only)
      empty.emplace(field.name, i);
  }
  Places places;
  for (const FieldNode& node : nodes) {
    const auto field = empty.find(node.name);
    if (field == empty.end()) continue;
    for (const Widget& widget : node.widgets) {
      const auto rectangle = rectangle_of(widget.object);
      if (rectangle && widget.page > 0 && !is_hidden(widget.object))
        places[widget.page].push_back({*rectangle, field->second});
    }
  }
  return places;
}

struct NotesOfPage {
  int count = 0;
  std::set<std::size_t> fields;
};

}  // namespace

std::vector<PageNotes> notes_on(const Annotations& annotations, const FilledForm& form,
                                const std::vector<FieldNode>& nodes) {
  std::map<int, NotesOfPage> found;
  std::optional<Places> places;
  std::size_t count = 0;
  for (const Annotation& each : annotations.all) {
    if (!is_note(each.object)) continue;
    if (++count > limits::notes) throw FormError(FormFault::too_complex, "the pages have too many notes");
    if (!places) places = empty_places(form, nodes);
    NotesOfPage& on_page = found[each.page];
    ++on_page.count;
    const auto rectangle = drawn_rectangle_of(each.object);
    for (const Place& place : (*places)[each.page]) {
      if (rectangle && lies_on(*rectangle, place.rectangle)) on_page.fields.insert(place.field);
    }
  }
  std::vector<PageNotes> notes;
  for (const auto& [page, on_page] : found) {
    PageNotes& added = notes.emplace_back(PageNotes{page, on_page.count, {}});
    for (const std::size_t field : on_page.fields) added.on_empty_fields.push_back(form.fields[field].name);
  }
  return notes;
}

}  // namespace planpress::forms
