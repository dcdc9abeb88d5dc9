// The painter: the marks of one page, or of a field's appearance, as a content stream. It decides nothing; it
// says less where the graphics state already says it.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "renderer/document/picture.hpp"
#include "renderer/pdf/font.hpp"
#include "renderer/pdf/operators.hpp"
#include "renderer/pdf/structure.hpp"
#include "renderer/typeset/pages.hpp"

namespace planpress::pdf {

// The pictures of one document as image XObjects, each once (ISO 32000-1, 8.9.5).
class PictureSet {
 public:
  // The name under which the resources know it: "Im1".
  std::string name_of(const std::shared_ptr<const document::Picture>& picture);
  // The XObject entry of the resources, or nothing.
  std::string write(Document& document) const;

 private:
  std::vector<std::shared_ptr<const document::Picture>> pictures_;  // in order of first use
};

// The fonts and pictures of what has been painted, for the resources.
struct PaintedWith {
  FontSet& fonts;
  PictureSet& pictures;
};

class PageContent {
 public:
  PageContent(const typeset::Pages& pages, std::uint32_t page, PaintedWith with, StructureWriter& structure)
      : height_(pages.height),
        nodes_(&pages.structure.nodes),
        page_(page),
        with_(with),
        structure_(&structure) {}
  // For marks that no structure element owns: the appearance of a field, `height` high.
  PageContent(Length height, PaintedWith with) : height_(height), with_(with) {}

  // Neighbouring marks of one element, or of one kind of artifact, become one marked-content sequence.
  void paint(const typeset::Item& item);
  // The finished stream.
  std::string finish();

 private:
  void begin_sequence();
  void end_sequence();

  void paint(const typeset::TextMark& mark);
  void paint(const typeset::FilledRect& mark);
  void paint(const typeset::FramedRect& mark);
  void paint(const typeset::Line& mark);
  void paint(const typeset::Disc& mark);
  void paint(const typeset::Hatch& mark);
  void paint(const typeset::Polyline& mark);
  void paint(const typeset::PictureMark& mark);
  void paint(const typeset::CodeMark& mark);

  void show_in_reading_order(const typeset::TextMark& mark);
  void show(const typeset::TextMark& mark, const EncodedRun& run, std::int32_t left);
  void show_strings(const EncodedRun& run, Length size, std::int32_t left);
  void show_with_actual_text(const typeset::TextMark& mark, const EncodedRun& run, std::int32_t left);
  void open_string(int adjustment);
  void close_string();
  void set_rise(Length rise);
  void begin_text(const typeset::TextMark& mark, std::int32_t pen);
  void end_text();
  void circle(Point center, Length radius);

  void set_fill(typeset::Color color);
  void set_stroke(typeset::Color color, Length width);
  void set_font(std::uint32_t font, Length size);

  Point up(Point point) const { return {point.x, height_ - point.y}; }
  Rect up(Rect rect) const { return {rect.x, height_ - rect.bottom(), rect.width, rect.height}; }

  Length height_;
  const std::vector<document::StructureNode>* nodes_ = nullptr;
  std::uint32_t page_ = 0;
  PaintedWith with_;
  StructureWriter* structure_ = nullptr;  // null: no marked content
  Operators operators_;

  const typeset::Item* item_ = nullptr;  // whose sequence this is
  bool in_sequence_ = false, in_text_ = false, in_string_ = false;
  bool is_placed_ = false;  // the pen is on the text mark's baseline
  Point line_start_;        // since BT
  std::int32_t pen_ = 0;    // from the origin of the text mark, in thousandths of an em
  Length rise_, font_size_, stroke_width_ = Length::from_thousandths(1000);
  typeset::Color fill_, stroke_;
  std::optional<std::uint32_t> font_;
};

}  // namespace planpress::pdf
