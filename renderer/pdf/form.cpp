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
                       flag_radio = 1 << 15, flag_combo = 1 << 17, flag_comb = 1 << 24;

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

std::string FormWriter::widgets(std::uint32_t page, const std::vector<Reference>& references) {
  std::string array;
  for (const FieldArea& area : pages_.pages[page].fields) {
    const Reference object = document_.reserve();
    document_.set(object, widget(area, object, references, page));
    append(array, object);
    array += ' ';
    if (area.kind == WidgetKind::radio_button) continue;
    append(fields_, object);
    fields_ += ' ';
  }
  return array;
}

std::string FormWriter::widget(const FieldArea& area, Reference object,
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
  out += "/TU" + text_string(area.tooltip);
  if (area.kind == WidgetKind::radio_button) {
    Group& group = groups_[area.name];
    if (!group.field) {
      group.field = document_.reserve();
      group.tooltip = area.group.empty() ? area.tooltip : area.group;
    }
    if (area.checked) group.value = area.value;
    group.required = group.required || area.required;
    group.kids += to_string(object) + ' ';
    return out + "/Parent " + to_string(group.field) + as_button(area);
  }
  out += "/T" + text_string(area.name);
  switch (area.kind) {
    case WidgetKind::check_box:
      return out + "/FT/Btn" + as_button(area);
    case WidgetKind::choice:
      return out + as_choice(area);
    case WidgetKind::signature:
      append_flags(out += "/FT/Sig", area.required ? flag_required : 0);
      return out + "/AP<</N " + to_string(appearance_stream(area, {})) + ">>";
    default:
      return out + as_text(area);
  }
}

std::string FormWriter::as_text(const FieldArea& area) {
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
  // Viewers that set typed text anew paint this ground over the writing lines.
  if (area.kind == WidgetKind::multi_line) out += "/MK<</BG[1 1 1]>>";
  return out + default_appearance(area.size, area.color) + "/AP<</N " +
         to_string(appearance_stream(area, appearance(area))) + ">>";
}

std::string FormWriter::as_choice(const FieldArea& area) {
  std::string out = "/FT/Ch";
  typed_ = Typed::text;
  append_flags(out, (area.required ? flag_required : 0) | flag_combo);
  out += "/Opt[";
  for (const document::FieldOption& option : area.options) {
    out += '[' + text_string(option.value) + text_string(option.label) + ']';
  }
  out += ']';
  if (!area.value.empty()) out += "/V" + text_string(area.value);
  return out + default_appearance(area.size, area.color) + "/AP<</N " +
         to_string(appearance_stream(area, appearance(area))) + ">>";
}

// The box is on the page; the mark in it is the appearance of being ticked.
std::string FormWriter::as_button(const FieldArea& area) {
  std::string on;
  append_name(on, area.value);
  const std::string state = area.checked ? on : "/Off";
  std::string out = "/AS" + state;
  if (area.kind == WidgetKind::check_box) {
    append_flags(out, area.required ? flag_required : 0);
    out += "/V" + state;
  }
  PageContent mark(area.rect.height, with_);
  for (const typeset::Mark& m : area.appearance) mark.paint({0, typeset::ArtifactKind::layout, m});
  return out + "/AP<</N<<" + on + ' ' + to_string(appearance_stream(area, mark.finish())) + "/Off " +
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

Reference FormWriter::appearance_stream(const FieldArea& area, const std::string& operators) {
  std::string entries = "/Type/XObject/Subtype/Form/BBox[0 0 ";
  append(entries, area.rect.width);
  entries += ' ';
  append(entries, area.rect.height);
  entries += "]/Resources " + (is_button(area) || operators.empty() ? "<<>>" : to_string(resources_));
  return document_.add_stream(entries, operators);
}

std::string FormWriter::write(const text::Face& face) {
  for (const auto& [name, group] : groups_) {
    std::string entries = "/FT/Btn/T" + text_string(name) + "/TU" + text_string(group.tooltip);
    append_flags(entries, flag_radio | (group.required ? flag_required : 0));
    std::string value = "/Off";
    if (!group.value.empty()) append_name(value = {}, group.value);
    document_.set(group.field, entries + "/V" + value + "/Kids[" + group.kids + "]");
    fields_ += to_string(group.field) + ' ';
  }
  if (fields_.empty()) return {};
  const Reference font = write_form_font(face, typed_, document_);
  return "/AcroForm<</Fields[" + fields_ + "]/DR<</Font<</" + std::string(form_font_name) + ' ' +
         to_string(font) + ">>>>" + default_appearance(Length::from_thousandths(12000), {}) + ">>";
}

}  // namespace planpress::pdf
