#include "tests/bench/raw_libharu.hpp"

#include <hpdf.h>

#include <memory>
#include <stdexcept>

namespace planpress::bench {
namespace {

float points(Length length) { return static_cast<float>(length.points()); }

// Characters above U+00FF become "?", one byte each as in the page's own text.
std::string latin1(std::string_view utf8) {
  std::string out;
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    const auto lead = static_cast<unsigned char>(utf8[i]);
    if (lead < 0x80) {
      out += utf8[i];
    } else if (lead >= 0xC0) {
      const bool in_latin1 = lead < 0xC4 && i + 1 < utf8.size();
      out += in_latin1 ? static_cast<char>(lead << 6 | (utf8[i + 1] & 0x3F)) : '?';
    }
  }
  return out;
}

// One typeset mark as libharu's calls take it.
class Translator {
 public:
  Translator(Length page_height, std::vector<RawMark>& out) : height_(page_height), out_(out) {}

  void operator()(const typeset::TextMark& mark) {
    std::string text;
    for (const auto& run : mark.runs) text += latin1(run->text);
    out_.emplace_back(std::in_place_type<RawText>, points(mark.origin.x), up(mark.origin.y),
                      points(mark.size), mark.color, std::move(text));
  }
  void operator()(const typeset::FilledRect& mark) { rect(mark.rect, 0, mark.color); }
  void operator()(const typeset::FramedRect& mark) { rect(mark.rect, points(mark.stroke), mark.color); }
  void operator()(const typeset::Line& mark) { line(mark.from, mark.to, mark.stroke, mark.color); }
  void operator()(const typeset::Disc& mark) {
    out_.emplace_back(std::in_place_type<RawCircle>, points(mark.center.x), up(mark.center.y),
                      points(mark.radius), mark.fill);
  }
  void operator()(const typeset::Hatch& mark) { rect(mark.rect, points(mark.stroke), mark.color); }
  void operator()(const typeset::PictureMark& mark) { rect(mark.rect, 0, {}); }
  void operator()(const typeset::CodeMark& mark) { rect(mark.rect, 0, mark.color); }
  void operator()(const typeset::Polyline& mark) {
    for (std::size_t i = 1; i < mark.points.size(); ++i) {
      line(mark.points[i - 1], mark.points[i], mark.stroke, mark.color);
    }
  }

 private:
  float up(Length y) const { return points(height_ - y); }
  void rect(const Rect& rect, float stroke, typeset::Color color) {
    out_.emplace_back(std::in_place_type<RawRect>, points(rect.x), up(rect.bottom()), points(rect.width),
                      points(rect.height), stroke, color);
  }
  void line(Point from, Point to, Length stroke, typeset::Color color) {
    out_.emplace_back(std::in_place_type<RawLine>, points(from.x), up(from.y), points(to.x), up(to.y),
                      points(stroke), color);
  }

  Length height_;
  std::vector<RawMark>& out_;
};

float unit(std::uint8_t component) { return static_cast<float>(component) / 255.0F; }

class Drawing {
 public:
  Drawing(HPDF_Page page, HPDF_Font font) : page_(page), font_(font) {}

  void operator()(const RawText& text) const {
    fill_color(text.color);
    HPDF_Page_BeginText(page_);
    HPDF_Page_SetFontAndSize(page_, font_, text.size);
    HPDF_Page_MoveTextPos(page_, text.x, text.y);
    HPDF_Page_ShowText(page_, text.latin1.c_str());
    HPDF_Page_EndText(page_);
  }
  void operator()(const RawLine& line) const {
    stroke(line.width, line.color);
    HPDF_Page_MoveTo(page_, line.x1, line.y1);
    HPDF_Page_LineTo(page_, line.x2, line.y2);
    HPDF_Page_Stroke(page_);
  }
  void operator()(const RawRect& rect) const {
    if (rect.stroke > 0) {
      stroke(rect.stroke, rect.color);
      HPDF_Page_Rectangle(page_, rect.x, rect.y, rect.width, rect.height);
      HPDF_Page_Stroke(page_);
    } else {
      fill_color(rect.color);
      HPDF_Page_Rectangle(page_, rect.x, rect.y, rect.width, rect.height);
      HPDF_Page_Fill(page_);
    }
  }
  void operator()(const RawCircle& circle) const {
    fill_color(circle.color);
    HPDF_Page_Circle(page_, circle.x, circle.y, circle.radius);
    HPDF_Page_Fill(page_);
  }

 private:
  void fill_color(typeset::Color color) const {
    HPDF_Page_SetRGBFill(page_, unit(color.red), unit(color.green), unit(color.blue));
  }
  void stroke(float width, typeset::Color color) const {
    HPDF_Page_SetRGBStroke(page_, unit(color.red), unit(color.green), unit(color.blue));
    HPDF_Page_SetLineWidth(page_, width);
  }

  HPDF_Page page_;
  HPDF_Font font_;
};

struct FreeDocument {
  void operator()(HPDF_Doc document) const { HPDF_Free(document); }
};

}  // namespace

RawPages raw(const typeset::Pages& pages) {
  RawPages out{points(pages.width), points(pages.height), {}};
  for (const typeset::Page& page : pages.pages) {
    Translator translate(pages.height, out.pages.emplace_back());
    for (const typeset::Item& item : page.items) std::visit(translate, item.mark);
  }
  return out;
}

std::string draw_by_libharu(const RawPages& pages) {
  const std::unique_ptr<std::remove_pointer_t<HPDF_Doc>, FreeDocument> document(HPDF_New(nullptr, nullptr));
  HPDF_SetCompressionMode(document.get(), HPDF_COMP_ALL);
  const HPDF_Font font = HPDF_GetFont(document.get(), "Helvetica", "WinAnsiEncoding");
  for (const std::vector<RawMark>& marks : pages.pages) {
    const HPDF_Page page = HPDF_AddPage(document.get());
    HPDF_Page_SetWidth(page, pages.width);
    HPDF_Page_SetHeight(page, pages.height);
    for (const RawMark& mark : marks) std::visit(Drawing(page, font), mark);
  }
  HPDF_SaveToStream(document.get());
  if (HPDF_GetError(document.get()) != HPDF_OK) throw std::runtime_error("libharu could not draw the pages");
  HPDF_UINT32 size = HPDF_GetStreamSize(document.get());
  std::string bytes(size, '\0');
  HPDF_ReadFromStream(document.get(), reinterpret_cast<HPDF_BYTE*>(bytes.data()), &size);
  return bytes;
}

}  // namespace planpress::bench
