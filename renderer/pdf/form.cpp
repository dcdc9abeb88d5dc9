#include "renderer/pdf/form.hpp"

#include <algorithm>
#include <string_view>

#include "renderer/pdf/pdf.hpp"

namespace planpress::pdf {
namespace {

using typeset::FieldArea;
using typeset::WidgetKind;

// Field flags: ISO 32000-1, tables 221, 226, 228 and 230.
constexpr std::int64_t flag_read_only = 1 << 0, flag_required = 1 << 1, flag_multi_line = 1 << 12,
                       flag_radio = 1 << 15, flag_combo = 1 << 17, flag_comb = 1 << 24,
                       flag_in_unison = 1 << 25;

void append_flags(std::string& out, std::int64_t flags) {
  if (flags == 0) return;
  out += "/Ff ";
  append_integer(out, flags);
}

std::string default_appearance(Length size, typeset::Color color) {
  Operators operators;
  operators.Tf("/" + std::string(form_font_name), size);
  operators.rg(color);
  std::ranges::replace(operators.bytes(), '\n', ' ');  // not every viewer looks for an end of line here
  return "/DA(" + operators.bytes() + ")";
}

bool is_button(const FieldArea& area) {
  return area.kind == WidgetKind::check_box || area.kind == WidgetKind::radio_button;
}

}  // namespace

void FormWriter::count_widgets() {
  for (const typeset::Page& page : pages_.pages)
    for (const FieldArea& area : page.fields) ++widgets_of_[area.name];
}

std::string FormWriter::widgets(std::uint32_t page, const std::vector<Reference>& references) {
  std::string array;
  for (const FieldArea& area : pages_.pages[page].fields) {
    const Reference object = document_.reserve();
    std::string entries = annotation(area, object, references, page);
    if (const Parent* parent = parent_of(area, object)) {
      entries += "/Parent " + to_string(parent->field);
    } else {
      entries += "/T" + text_string(area.name) + entries_of_field(area);
      fields_ += to_string(object) + ' ';
    }
    document_.set(object, entries + entries_of_widget(area));
    append(array, object);
    array += ' ';
  }
  return array;
}

FormWriter::Parent* FormWriter::parent_of(const FieldArea& area, Reference object) {
  const bool radio = area.kind == WidgetKind::radio_button;
  if (!radio && widgets_of_.at(area.name) == 1) return nullptr;
  Parent& parent = parents_[area.name];
  if (parent.first == nullptr) {
    parent.field = document_.reserve();
    parent.first = &area;
    fields_ += to_string(parent.field) + ' ';
  }
  if (radio && !parent.on_states.insert(area.value).second) parent.in_unison = true;
  if (radio && area.checked) parent.value = area.value;
  parent.required = parent.required || area.required;
  parent.kids += to_string(object) + ' ';
  return &parent;
}

std::string FormWriter::annotation(const FieldArea& area, Reference object,
                                   const std::vector<Reference>& references, std::uint32_t page) {
  const Rect& rect = area.rect;
  std::string out = "/Type/Annot/Subtype/Widget/Rect[";
  for (const Length edge : {rect.x, pages_.height - rect.bottom(), rect.right(), pages_.height - rect.y}) {
    append(out, edge);
    out += ' ';
  }
  out += "]/F 4/P ";  // printed (ISO 19005-3, 6.3.2)
  append(out, references[page]);
  out += "/StructParent ";
  append_integer(out, structure_.add_annotation(area.owner, page, object));
  return out + "/TU" + text_string(area.tooltip);
}

std::string FormWriter::entries_of_field(const FieldArea& area) {
  switch (area.kind) {
    case WidgetKind::check_box: {
      std::string out = "/FT/Btn/V";
      append_name(out, area.checked ? area.value : "Off");
      append_flags(out, area.required ? flag_required : 0);
      return out;
    }
    case WidgetKind::choice:
      return entries_of_choice(area);
    case WidgetKind::signature: {
      std::string out = "/FT/Sig";
      append_flags(out, area.required ? flag_required : 0);
      return out;
    }
    default:
      return entries_of_text(area);
  }
}

std::string FormWriter::entries_of_text(const FieldArea& area) {
  std::string out = "/FT/Tx";
  if (area.kind != WidgetKind::comb) typed_ = Typed::text;
  append_flags(out, (area.required ? flag_required : 0) | (area.read_only ? flag_read_only : 0) |
                        (area.kind == WidgetKind::multi_line ? flag_multi_line : 0) |
                        (area.kind == WidgetKind::comb ? flag_comb : 0));
  if (area.max_length > 0) {
    out += "/MaxLen ";
    append_integer(out, area.max_length);
  }
  if (area.align_right) out += "/Q 2";
  if (area.kind == WidgetKind::comb) out += "/Q 1";
  if (!area.value.empty()) out += "/V" + text_string(area.value);
  return out + default_appearance(area.size, area.color);
}

std::string FormWriter::entries_of_choice(const FieldArea& area) {
  std::string out = "/FT/Ch";
  typed_ = Typed::text;
  append_flags(out, (area.required ? flag_required : 0) | flag_combo);
  out += "/Opt[";
  for (const document::FieldOption& option : area.options) {
    out += '[' + text_string(option.value) + text_string(option.label) + ']';
  }
  out += ']';
  if (!area.value.empty()) out += "/V" + text_string(area.value);
  return out + default_appearance(area.size, area.color);
}

std::string FormWriter::entries_of_radio_buttons(const Parent& parent) {
  std::string out = "/FT/Btn";
  append_flags(out,
               flag_radio | (parent.required ? flag_required : 0) | (parent.in_unison ? flag_in_unison : 0));
  out += "/V";
  append_name(out, parent.value.empty() ? "Off" : parent.value);
  return out;
}

std::string FormWriter::entries_of_widget(const FieldArea& area) {
  if (is_button(area)) return button(area);
  if (area.kind == WidgetKind::signature) return "/AP<</N " + to_string(appearance_stream(area, {})) + ">>";
  // Viewers that set typed text anew paint this ground over the writing lines.
  const std::string ground = area.kind == WidgetKind::multi_line ? "/MK<</BG[1 1 1]>>" : "";
  return ground + "/AP<</N " + to_string(appearance_stream(area, appearance(area))) + ">>";
}

// The box is on the page; the mark in it is the appearance of being ticked.
std::string FormWriter::button(const FieldArea& area) {
  std::string on;
  append_name(on, area.value);
  PageContent mark(area.rect.height, with_);
  for (const typeset::Mark& m : area.appearance) mark.paint({0, typeset::ArtifactKind::layout, m});
  return "/AS" + (area.checked ? on : "/Off") + "/AP<</N<<" + on + ' ' +
         to_string(appearance_stream(area, mark.finish())) + "/Off " +
         to_string(appearance_stream(area, {})) + ">>>>";
}

std::string FormWriter::appearance(const FieldArea& area) {
  Operators operators;
  operators.BMC("Tx");
  if (!area.appearance.empty()) {
    operators.q();
    operators.re({Length{}, Length{}, area.rect.width, area.rect.height});
    operators.W_n();
    PageContent text(area.rect.height, with_);
    for (const typeset::Mark& m : area.appearance) text.paint({0, typeset::ArtifactKind::layout, m});
    operators.bytes() += text.finish();
    operators.Q();
  }
  operators.EMC();
  return std::move(operators.bytes());
}

// Equal boxes share the appearances of their states: whoever ticks one changes which of them is shown (/AS).
// Those of other fields stay apart: programs write what is typed into the stream that they find.
Reference FormWriter::appearance_stream(const FieldArea& area, const std::string& operators) {
  std::string entries = "/Type/XObject/Subtype/Form/BBox[0 0 ";
  append(entries, area.rect.width);
  entries += ' ';
  append(entries, area.rect.height);
  entries += "]/Resources " + (is_button(area) || operators.empty() ? "<<>>" : to_string(resources_));
  if (!is_button(area)) return document_.add_stream(entries, operators);
  Reference& shared = button_states_[entries + operators];
  if (!shared) shared = document_.add_stream(entries, operators);
  return shared;
}

void FormWriter::add_typed_characters() {
  if (!fields_.empty())
    with_.fonts.add_characters(body_, characters_of(typed_, with_.fonts.library().face(body_)));
}

std::string FormWriter::write() {
  for (const auto& [name, parent] : parents_) {
    const FieldArea& first = *parent.first;
    const bool radio = first.kind == WidgetKind::radio_button;
    const std::string tooltip = radio && !first.group.empty() ? first.group : first.tooltip;
    document_.set(parent.field, "/T" + text_string(name) + "/TU" + text_string(tooltip) +
                                    (radio ? entries_of_radio_buttons(parent) : entries_of_field(first)) +
                                    "/Kids[" + parent.kids + "]");
  }
  if (fields_.empty()) return {};
  const Reference font =
      write_form_font(with_.fonts.library().face(body_), typed_, with_.fonts.program(body_), document_);
  return "/AcroForm<</Fields[" + fields_ + "]/DR<</Font<</" + std::string(form_font_name) + ' ' +
         to_string(font) + ">>>>" + default_appearance(Length::from_thousandths(12000), {}) + ">>";
}

}  // namespace planpress::pdf
