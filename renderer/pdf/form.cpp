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

std::string flags(std::int64_t set) { return set == 0 ? std::string() : concat("/Ff ", set); }

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
      append(entries, "/Parent ", parent->field);
    } else {
      append(entries, "/T", text_string(area.name), entries_of_field(area));
      append(fields_, object, ' ');
    }
    document_.set(object, entries + entries_of_widget(area));
    append(array, object, ' ');
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
    append(fields_, parent.field, ' ');
  }
  if (radio && !parent.on_states.insert(area.value).second) parent.in_unison = true;
  if (radio && area.checked) parent.value = area.value;
  parent.required = parent.required || area.required;
  append(parent.kids, object, ' ');
  return &parent;
}

std::string FormWriter::annotation(const FieldArea& area, Reference object,
                                   const std::vector<Reference>& references, std::uint32_t page) {
  std::string out = "/Type/Annot/Subtype/Widget/Rect[";
  append_edges(out, area.rect, pages_.height);
  // /F 4: printed (ISO 19005-3, 6.3.2).
  append(out, "]/F 4/P ", references[page], "/StructParent ",
         structure_.add_annotation(area.owner, page, object), "/TU", text_string(area.tooltip));
  return out;
}

std::string FormWriter::entries_of_field(const FieldArea& area) {
  const std::int64_t required = area.required ? flag_required : 0;
  switch (area.kind) {
    case WidgetKind::check_box:
      return "/FT/Btn/V" + name_object(area.checked ? area.value : "Off") + flags(required);
    case WidgetKind::choice:
      return entries_of_choice(area);
    case WidgetKind::signature:
      return "/FT/Sig" + flags(required);
    default:
      return entries_of_text(area);
  }
}

std::string FormWriter::entries_of_text(const FieldArea& area) {
  const bool comb = area.kind == WidgetKind::comb;
  if (!comb) typed_ = Typed::text;
  std::string out =
      "/FT/Tx" + flags((area.required ? flag_required : 0) | (area.read_only ? flag_read_only : 0) |
                       (area.kind == WidgetKind::multi_line ? flag_multi_line : 0) | (comb ? flag_comb : 0));
  if (area.max_length > 0) append(out, "/MaxLen ", area.max_length);
  if (area.align_right) out += "/Q 2";
  if (comb) out += "/Q 1";
  if (!area.value.empty()) out += "/V" + text_string(area.value);
  return out + default_appearance(area.size, area.color);
}

std::string FormWriter::entries_of_choice(const FieldArea& area) {
  typed_ = Typed::text;
  std::string out = "/FT/Ch" + flags((area.required ? flag_required : 0) | flag_combo) + "/Opt[";
  for (const document::FieldOption& option : area.options)
    append(out, '[', text_string(option.value), text_string(option.label), ']');
  out += ']';
  if (!area.value.empty()) out += "/V" + text_string(area.value);
  return out + default_appearance(area.size, area.color);
}

std::string FormWriter::entries_of_radio_buttons(const Parent& parent) {
  return "/FT/Btn" +
         flags(flag_radio | (parent.required ? flag_required : 0) | (parent.in_unison ? flag_in_unison : 0)) +
         "/V" + name_object(parent.value.empty() ? "Off" : parent.value);
}

std::string FormWriter::entries_of_widget(const FieldArea& area) {
  if (is_button(area)) return button(area);
  const bool signature = area.kind == WidgetKind::signature;
  const Reference normal = appearance_stream(area, signature ? std::string() : appearance(area));
  // Viewers that set typed text anew paint this ground over the writing lines.
  const std::string_view ground = area.kind == WidgetKind::multi_line ? "/MK<</BG[1 1 1]>>" : "";
  return concat(ground, "/AP<</N ", normal, ">>");
}

// The box is on the page; the mark in it is the appearance of being ticked.
std::string FormWriter::button(const FieldArea& area) {
  const std::string on = name_object(area.value);
  const Reference off = appearance_stream(area, {});
  const Reference ticked = appearance_stream(area, painted(area));
  return concat("/AS", area.checked ? on : "/Off", "/AP<</N<<", on, ' ', ticked, "/Off ", off, ">>>>");
}

std::string FormWriter::painted(const FieldArea& area) {
  PageContent content(area.rect.height, with_);
  for (const typeset::Mark& mark : area.appearance) content.paint({0, typeset::ArtifactKind::layout, mark});
  return content.finish();
}

std::string FormWriter::appearance(const FieldArea& area) {
  Operators operators;
  operators.BMC("Tx");
  if (!area.appearance.empty()) {
    operators.q();
    operators.re({Length{}, Length{}, area.rect.width, area.rect.height});
    operators.W_n();
    operators.bytes() += painted(area);
    operators.Q();
  }
  operators.EMC();
  return std::move(operators.bytes());
}

// Equal boxes share the appearances of their states: ticking one changes which of them is shown (/AS).
// Other fields have streams of their own: programs write the typed text into the stream that they find.
Reference FormWriter::appearance_stream(const FieldArea& area, const std::string& operators) {
  const std::string entries =
      concat("/Type/XObject/Subtype/Form/BBox[0 0 ", area.rect.width, ' ', area.rect.height, "]/Resources ",
             is_button(area) || operators.empty() ? "<<>>" : concat(resources_));
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
  return concat("/AcroForm<</Fields[", fields_, "]/DR<</Font<</", form_font_name, ' ', font, ">>>>",
                default_appearance(Length::from_thousandths(12000), {}), ">>");
}

}  // namespace planpress::pdf
