#include "renderer/pdf/content.hpp"

#include <algorithm>
#include <utility>
#include <variant>
#include <vector>

#include "renderer/pdf/reading_order.hpp"

namespace planpress::pdf {
namespace {

using typeset::ArtifactKind;

std::string picture_name(std::size_t index) { return concat("Im", index + 1); }

// ISO 32000-1, 14.8.2.2.2.
std::string_view artifact_properties(ArtifactKind kind) {
  static constexpr std::string_view by_kind[] = {"",  // no artifact
                                                 "/Type/Layout",
                                                 "/Type/Pagination/Subtype/Header",
                                                 "/Type/Pagination/Subtype/Footer",
                                                 "/Type/Pagination/Subtype/Watermark",
                                                 "/Type/Background"};
  return by_kind[static_cast<std::size_t>(kind)];
}

bool same_sequence(const typeset::Item& a, const typeset::Item& b) {
  return a.artifact == b.artifact && (a.artifact != ArtifactKind::none || a.owner == b.owner);
}

}  // namespace

std::string PictureSet::name_of(const std::shared_ptr<const document::Picture>& picture) {
  const auto known = std::ranges::find(pictures_, picture);
  const auto index = static_cast<std::size_t>(known - pictures_.begin());
  if (known == pictures_.end()) pictures_.push_back(picture);
  return picture_name(index);
}

std::string PictureSet::write(Document& document) const {
  std::string out;
  for (std::size_t i = 0; i < pictures_.size(); ++i) {
    const document::Picture& picture = *pictures_[i];
    append(out, '/', picture_name(i), ' ',
           document.add_stream(
               concat("/Type/XObject/Subtype/Image/ColorSpace/DeviceRGB/BitsPerComponent 8/Width ",
                      picture.width, "/Height ", picture.height),
               picture.rgb));
  }
  return out.empty() ? out : "/XObject<<" + out + ">>";
}

void PageContent::paint(const typeset::Item& item) {
  if (!item_ || !same_sequence(*item_, item)) end_sequence();
  item_ = &item;
  if (!std::holds_alternative<typeset::TextMark>(item.mark)) {
    end_text();
    begin_sequence();
  }
  std::visit([this](const auto& mark) { paint(mark); }, item.mark);
}

std::string PageContent::finish() {
  end_sequence();
  return std::move(operators_.bytes());
}

// Sequences begin and end outside text objects, so that they may hold text and paths (ISO 32000-1, 14.6.1).
void PageContent::begin_sequence() {
  if (in_sequence_ || structure_ == nullptr) return;
  if (item_->artifact == ArtifactKind::none) {
    operators_.BDC(document::name_of((*nodes_)[item_->owner].role),
                   concat("/MCID ", structure_->add_content(item_->owner, page_)));
  } else {
    operators_.BDC("Artifact", artifact_properties(item_->artifact));
  }
  in_sequence_ = true;
}

void PageContent::end_sequence() {
  end_text();
  if (in_sequence_) operators_.EMC();
  in_sequence_ = false;
}

// ---- Graphics state ---------------------------------------------------------------------------------------

void PageContent::set_fill(typeset::Color color) {
  if (fill_ != color) operators_.rg(fill_ = color);
}

void PageContent::set_stroke(typeset::Color color, Length width) {
  if (stroke_ != color) operators_.RG(stroke_ = color);
  if (stroke_width_ != width) operators_.w(stroke_width_ = width);
}

void PageContent::set_font(std::uint32_t font, Length size) {
  if (font_ == font && font_size_ == size) return;
  close_string();
  operators_.Tf(FontSet::resource_name(font), size);
  font_ = font;
  font_size_ = size;
}

// ---- Text -------------------------------------------------------------------------------------------------

void PageContent::paint(const typeset::TextMark& mark) {
  if (mark.rotation != 0) end_text();
  set_fill(mark.color);
  is_placed_ = false;
  const auto is_rtl = [](const auto& run) { return run->right_to_left; };
  if (std::none_of(mark.runs.begin(), mark.runs.end(), is_rtl)) {
    std::int32_t left = 0;
    for (const auto& run : mark.runs) {
      show(mark, with_.fonts.encode(*run), left);
      left += run->width;
    }
  } else {
    show_in_reading_order(mark);
  }
  close_string();
  if (mark.rotation != 0) end_text();
}

void PageContent::show_in_reading_order(const typeset::TextMark& mark) {
  std::vector<std::int32_t> left_edges;
  std::int32_t width = 0;
  for (const auto& run : mark.runs) {
    left_edges.push_back(width);
    width += run->width;
  }
  for (const std::uint32_t index : reading_order(mark.runs)) {
    show(mark, with_.fonts.encode(*mark.runs[index]), left_edges[index]);
  }
}

// Sets the pen on the mark's baseline. Td counts from where it last set it.
void PageContent::begin_text(const typeset::TextMark& mark, std::int32_t pen) {
  begin_sequence();
  if (!in_text_) {
    operators_.BT();
    in_text_ = true;
    line_start_ = {};
  }
  pen_ = pen;
  is_placed_ = true;
  if (mark.rotation != 0) {
    pen_ = 0;
    operators_.Tm(mark.rotation, up(mark.origin));
    return;
  }
  Point start = up(mark.origin);
  start.x += mark.size.of_em(pen);
  operators_.Td(start.x - line_start_.x, start.y - line_start_.y);
  line_start_ = start;
}

void PageContent::show(const typeset::TextMark& mark, const EncodedRun& run, std::int32_t left) {
  if (run.strings.empty()) return;
  if (!run.actual_text.empty()) {
    show_with_actual_text(mark, run, left);
    return;
  }
  if (!is_placed_) begin_text(mark, left + run.begin);
  show_strings(run, mark.size, left);
}

// In an element the Span is a sequence of its own, beside those of its element's type: readers are at home
// with that, and not all of them with one sequence inside another.
void PageContent::show_with_actual_text(const typeset::TextMark& mark, const EncodedRun& run,
                                        std::int32_t left) {
  const bool is_nested = structure_ == nullptr || item_->artifact != ArtifactKind::none || mark.rotation != 0;
  std::string properties = "/ActualText" + run.actual_text;
  if (is_nested) {
    if (!is_placed_) begin_text(mark, left + run.begin);
    close_string();
    operators_.BDC("Span", properties);
    show_strings(run, mark.size, left);
    close_string();
    operators_.EMC();
    return;
  }
  end_sequence();
  append(properties, "/MCID ", structure_->add_content(item_->owner, page_));
  operators_.BDC("Span", properties);
  in_sequence_ = true;
  begin_text(mark, left + run.begin);
  show_strings(run, mark.size, left);
  end_sequence();
  is_placed_ = false;
}

void PageContent::show_strings(const EncodedRun& run, Length size, std::int32_t left) {
  set_font(run.font, size);
  int adjustment = pen_ - (left + run.begin);
  for (const RaisedString& string : run.strings) {
    set_rise(size.of_em(string.rise));
    open_string(adjustment + string.adjustment);
    operators_.bytes() += string.show;
    adjustment = 0;
  }
  pen_ = left + run.end;
}

void PageContent::open_string(int adjustment) {
  std::string& out = operators_.bytes();
  if (in_string_ && adjustment == 0) return;
  out += in_string_ ? ')' : '[';
  if (adjustment != 0) append(out, adjustment);
  out += '(';
  in_string_ = true;
}

void PageContent::close_string() {
  if (!in_string_) return;
  operators_.bytes() += ")]TJ\n";
  in_string_ = false;
}

void PageContent::set_rise(Length rise) {
  if (rise_ == rise) return;
  close_string();
  operators_.Ts(rise_ = rise);
}

void PageContent::end_text() {
  if (!in_text_) return;
  close_string();
  operators_.ET();
  in_text_ = false;
}

// ---- Paths ------------------------------------------------------------------------------------------------

void PageContent::paint(const typeset::FilledRect& mark) {
  set_fill(mark.color);
  operators_.re(up(mark.rect));
  operators_.f();
}

void PageContent::paint(const typeset::FramedRect& mark) {
  const Length half = mark.stroke / 2;
  const Rect& outer = mark.rect;
  set_stroke(mark.color, mark.stroke);
  operators_.re(
      up(Rect{outer.x + half, outer.y + half, outer.width - mark.stroke, outer.height - mark.stroke}));
  operators_.S();
}

void PageContent::paint(const typeset::Line& mark) {
  set_stroke(mark.color, mark.stroke);
  if (mark.dotted) {  // round caps on dashes of no length: dots as wide as the stroke
    operators_.q();
    operators_.J(1);
    operators_.d(Length(), 3 * mark.stroke);
  }
  operators_.m(up(mark.from));
  operators_.l(up(mark.to));
  operators_.S();
  if (mark.dotted) operators_.Q();
}

void PageContent::paint(const typeset::Disc& mark) {
  set_fill(mark.fill);
  if (mark.stroke == Length()) {
    circle(up(mark.center), mark.radius);
    operators_.f();
    return;
  }
  set_stroke(mark.stroke_color, mark.stroke);
  circle(up(mark.center), mark.radius - mark.stroke / 2);
  operators_.B();
}

// Four Bézier quarters.
void PageContent::circle(Point center, Length radius) {
  const Length handle = radius.of_em(552);
  const Length x = center.x, y = center.y, r = radius;
  operators_.m({x + r, y});
  operators_.c({x + r, y + handle}, {x + handle, y + r}, {x, y + r});
  operators_.c({x - handle, y + r}, {x - r, y + handle}, {x - r, y});
  operators_.c({x - r, y - handle}, {x - handle, y - r}, {x, y - r});
  operators_.c({x + handle, y - r}, {x + r, y - handle}, {x + r, y});
  operators_.h();
}

// Lines that rise to the right at 45 degrees; the pitch is measured along the bottom edge.
void PageContent::paint(const typeset::Hatch& mark) {
  const Rect rect = up(mark.rect);
  const Length pitch = std::max(mark.pitch, Length::from_thousandths(500));
  set_stroke(mark.color, mark.stroke);
  operators_.q();
  operators_.re(rect);
  operators_.W_n();
  for (Length x = rect.x - rect.height; x < rect.right(); x += pitch) {
    operators_.m({x, rect.y});
    operators_.l({x + rect.height, rect.y + rect.height});
  }
  operators_.S();
  operators_.Q();
}

void PageContent::paint(const typeset::Polyline& mark) {
  if (mark.points.size() < 2) return;
  set_stroke(mark.color, mark.stroke);
  operators_.q();
  operators_.J(1);
  operators_.j(1);
  operators_.m(up(mark.points.front()));
  for (std::size_t i = 1; i < mark.points.size(); ++i) operators_.l(up(mark.points[i]));
  if (mark.points.size() > 2 && mark.points.front() == mark.points.back()) operators_.h();
  operators_.S();
  operators_.Q();
}

void PageContent::paint(const typeset::PictureMark& mark) {
  operators_.cm_Do(with_.pictures.name_of(mark.picture), up(mark.rect));
}

// One path, a module a unit: short numbers, and no seams where a renderer smooths edges.
void PageContent::paint(const typeset::CodeMark& mark) {
  const auto units = [](int modules) { return Length::from_thousandths(std::int64_t{modules} * 1000); };
  const Rect rect = up(mark.rect);
  set_fill(mark.color);
  operators_.q();
  operators_.cm(mark.rect.width / mark.modules, {rect.x, rect.y});
  for (const typeset::CodeRun& run : mark.runs) {
    operators_.re({units(run.column), units(mark.modules - 1 - run.row), units(run.length), units(1)});
  }
  operators_.f();
  operators_.Q();
}

}  // namespace planpress::pdf
