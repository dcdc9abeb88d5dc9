#include "service/forms/pdf/painted.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <memory>
#include <optional>
#include <qpdf/BufferInputSource.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFTokenizer.hh>
#include <string>
#include <string_view>
#include <utility>

#include "service/forms/pdf/form.hpp"
#include "service/forms/pdf/limits.hpp"
#include "service/forms/pdf/pdf_text.hpp"

namespace planpress::forms {
namespace {

using Token = QPDFTokenizer::Token;

constexpr int deepest = 12;               // of drawings within drawings
constexpr double height_of_letter = 0.7;  // in parts of the font's size
constexpr double seen_of_line = 0.9;      // of a line's width, so that no rounding makes it longer
constexpr double invisible = 3;           // text rendering mode: table 106
constexpr double of_page = 0.9;           // a ground fills at least that much of the page's width and height

template <std::size_t count>
bool is_one_of(std::string_view word, const std::array<std::string_view, count>& words) {
  return std::ranges::find(words, word) != words.end();
}

double number_of(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  double number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

// The operands before an operator (7.8.2).
struct Operands {
  struct Shown {
    std::string text;
    double adjustment = 0;  // after it, in thousandths
  };
  std::vector<double> numbers;
  std::vector<std::string> names;
  std::vector<Shown> shown;
  int arrays = 0;  // open

  void take(const Token& token) {
    const QPDFTokenizer::token_type_e type = token.getType();
    if (type == QPDFTokenizer::tt_array_open) ++arrays;
    if (type == QPDFTokenizer::tt_array_close) --arrays;
    if (type == QPDFTokenizer::tt_name) names.push_back(token.getValue());
    if (type == QPDFTokenizer::tt_string) shown.push_back({token.getValue()});
    if (type != QPDFTokenizer::tt_integer && type != QPDFTokenizer::tt_real) return;
    const double number = number_of(token.getValue());
    if (arrays <= 0) return numbers.push_back(number);
    if (shown.empty()) shown.emplace_back();
    shown.back().adjustment += number;
  }
  double number(std::size_t from_end) const {
    return from_end <= numbers.size() ? numbers[numbers.size() - from_end] : 0;
  }
  QPDFMatrix matrix() const { return {number(6), number(5), number(4), number(3), number(2), number(1)}; }
};

// The parameters (8.4.1, 9.3.1) that determine where something is painted.
struct GraphicsState {
  QPDFMatrix ctm;
  std::string font;
  double font_size = 1, leading = 0, rendering_mode = 0, character_space = 0, word_space = 0, scaling = 1,
         rise = 0;
};

// Slanting text is a watermark; nobody writes an answer that way.
bool is_upright(const QPDFMatrix& m) {
  constexpr double little = 0.1;
  const auto is_little = [](double part, double whole) { return std::abs(part) <= little * std::abs(whole); };
  return (is_little(m.b, m.a) && is_little(m.c, m.d)) || (is_little(m.a, m.b) && is_little(m.d, m.c));
}

std::string content_of(QPDFObjectHandle contents, PaintedContent& file) {
  std::string all;
  for (QPDFObjectHandle stream : contents.isArray() ? items(contents) : std::vector{contents}) {
    if (!stream.isStream()) continue;
    const std::string part = bytes_of(stream);
    file.use_bytes(part.size());
    all += part;
    all += '\n';
  }
  return all;
}

// Reads one content stream, and the drawings that it paints.
class Content {
 public:
  Content(PaintedContent& file, const Rectangle& page, Painted& painted, int depth)
      : file_(file), page_(page), painted_(painted), depth_(depth) {}

  void read(const std::string& content, QPDFObjectHandle resources, const QPDFMatrix& ctm, bool is_marked) {
    resources_ = std::move(resources);
    graphics_.ctm = ctm;
    was_marked_ = is_marked;
    const auto input = std::make_shared<BufferInputSource>("content", content);
    tokens_.allowEOF();
    Operands operands;
    for (;;) {
      const Token token = tokens_.readToken(input, "content", true);
      if (token.getType() == QPDFTokenizer::tt_eof) return;
      if (token.getType() != QPDFTokenizer::tt_word) {
        operands.take(token);
        continue;
      }
      if (token.getValue() == "ID") {
        tokens_.expectInlineImage(input);
        tokens_.readToken(input, "content", true);
        paint_image();
      } else {
        operate(token.getValue(), operands);
      }
      operands = {};
    }
  }

  // Where paths are painted that are no artifact of ours; on a page whose artifacts have lost their marks,
  // our own writing lines are among them.
  std::vector<Rectangle> take_paths() { return std::move(paths_); }
  bool has_own_artifact() const { return has_own_artifact_; }

 private:
  struct Mark {
    bool is_tagged, is_own_artifact;
  };

  bool is_marked() const { return was_marked_ || std::ranges::any_of(marks_, &Mark::is_tagged); }
  bool is_own_artifact() const { return std::ranges::any_of(marks_, &Mark::is_own_artifact); }

  void operate(const std::string& word, const Operands& operands) {
    if (is_one_of<3>(word, {"BMC", "BDC", "EMC"})) {
      mark(word, operands);
    } else if (word == "Do") {
      if (!operands.names.empty()) draw(operands.names.back());
    } else if (word == "n") {
      path_.end();
    } else if (is_path_painting(word)) {
      paint_path(word);
    } else if (!set_state(word, operands) && !show_text(word, operands)) {
      path_.construct(word, operands.numbers, graphics_.ctm);
    }
  }

  bool set_state(const std::string& word, const Operands& operands) {
    const double number = operands.number(1);
    if (word == "q") return saved_.push_back(graphics_), true;
    if (word == "Q") {
      if (!saved_.empty()) graphics_ = std::move(saved_.back()), saved_.pop_back();
      return true;
    }
    if (word == "cm") return graphics_.ctm.concat(operands.matrix()), true;
    if (word == "Tf") {
      graphics_.font = operands.names.empty() ? std::string() : operands.names.back();
      return graphics_.font_size = number, true;
    }
    if (word == "TL") return graphics_.leading = number, true;
    if (word == "Tr") return graphics_.rendering_mode = number, true;
    if (word == "Tc") return graphics_.character_space = number, true;
    if (word == "Tw") return graphics_.word_space = number, true;
    if (word == "Tz") return graphics_.scaling = number / 100, true;
    if (word == "Ts") return graphics_.rise = number, true;
    return false;
  }

  bool show_text(const std::string& word, const Operands& operands) {
    if (!is_one_of<9>(word, {"BT", "Tm", "Td", "TD", "T*", "Tj", "TJ", "'", "\""})) return false;
    if (word == "BT") line_ = run_ = QPDFMatrix(), is_text_counted_ = false;
    if (word == "Tm") line_ = run_ = operands.matrix();
    if (word == "TD") graphics_.leading = -operands.number(1);
    if (word == "\"")
      graphics_.word_space = operands.number(2), graphics_.character_space = operands.number(1);
    if (word == "Td" || word == "TD") next_line(operands.number(2), operands.number(1));
    if (is_one_of<3>(word, {"T*", "'", "\""})) next_line(0, -graphics_.leading);
    for (const Operands::Shown& shown : operands.shown) show(shown);
    return true;
  }

  void show(const Operands::Shown& shown) {
    const FontWidths::Extent extent = file_.font(resources_, graphics_.font).of(shown.text);
    const double size = graphics_.font_size;
    const double width =
        (extent.width * size + static_cast<double>(extent.characters) * graphics_.character_space +
         static_cast<double>(extent.spaces) * graphics_.word_space) *
        graphics_.scaling;
    QPDFMatrix at = graphics_.ctm;
    at.concat(run_);
    run_.translate(width - shown.adjustment / 1000 * size * graphics_.scaling, 0);
    if (graphics_.rendering_mode == invisible || !has_visible_byte(shown.text)) return;
    count(is_text_counted_);
    if (is_upright(at))
      place(box_of(at, 0, graphics_.rise, seen_of_line * width, height_of_letter * size), painted_.places);
  }

  void next_line(double x, double y) { line_.translate(x, y), run_ = line_; }

  void paint_path(const std::string& word) {
    const bool is_stroke = word == "S" || word == "s";
    bool is_ground = false;
    const std::vector<Rectangle> places = path_.paint(word);
    for (const Rectangle& each : places) {
      is_ground = !is_stroke && each.right - each.left >= of_page * (page_.right - page_.left) &&
                  each.top - each.bottom >= of_page * (page_.top - page_.bottom);
      if (!is_ground && !is_own_artifact()) place(each, paths_);
    }
    if (!places.empty() && !is_ground) count(is_path_counted_);
  }

  // Optional content (8.11.3) and the text of a field (12.7.3.3) are marked in documents that are not tagged
  // too. Our artifacts say of which type they are.
  void mark(const std::string& word, const Operands& operands) {
    if (word == "EMC") {
      if (!marks_.empty()) marks_.pop_back();
      return;
    }
    const std::string tag = operands.names.empty() ? std::string() : operands.names.front();
    const bool is_own =
        tag == "/Artifact" && std::ranges::find(operands.names, "/Type") != operands.names.end();
    marks_.push_back({tag == "/Artifact" || (word == "BDC" && tag != "/OC"), is_own});
    has_own_artifact_ = has_own_artifact_ || is_own;
    is_path_counted_ = false;
  }

  void draw(const std::string& name) {
    QPDFObjectHandle object = entry(entry(resources_, "/XObject"), name);
    if (!object.isStream()) return;
    if (object.getDict().getKey("/Subtype").isNameAndEquals("/Form"))
      draw_form(object);
    else
      paint_image();
  }

  void draw_form(QPDFObjectHandle form) {
    if (depth_ == deepest) throw FormError(FormFault::too_complex, "the drawings of a page are too deep");
    QPDFObjectHandle own = form.getDict().getKey("/Resources");
    QPDFMatrix ctm = graphics_.ctm;
    if (QPDFObjectHandle matrix = form.getDict().getKey("/Matrix"); matrix.isMatrix())
      ctm.concat(matrix.getArrayAsMatrix());
    Painted inner;
    Content drawing(file_, page_, inner, depth_ + 1);
    drawing.read(content_of(form, file_), own.isDictionary() ? own : resources_, ctm, is_marked());
    has_own_artifact_ = has_own_artifact_ || drawing.has_own_artifact();
    // A page that was made a drawing as a whole has in it what was drawn on that page.
    painted_.count += drawing.has_own_artifact() ? inner.count : std::min(inner.count, 1);
    std::ranges::move(inner.places, std::back_inserter(painted_.places));
    if (!is_own_artifact()) std::ranges::move(drawing.take_paths(), std::back_inserter(paths_));
  }

  void paint_image() {
    place(box_of(graphics_.ctm, 0, 0, 1, 1), painted_.places);
    bool is_counted = false;
    count(is_counted);
  }

  void place(const std::optional<Rectangle>& place, std::vector<Rectangle>& places) {
    if (!place) return;
    file_.use_place();
    places.push_back(*place);
  }

  void count(bool& is_counted) {
    if (is_marked()) return;
    if (!is_counted) ++painted_.count;
    is_counted = true;
  }

  PaintedContent& file_;
  const Rectangle& page_;
  Painted& painted_;
  int depth_;
  QPDFObjectHandle resources_ = QPDFObjectHandle::newNull();
  GraphicsState graphics_;
  std::vector<GraphicsState> saved_;
  QPDFMatrix line_, run_;  // of text
  bool is_text_counted_ = false, is_path_counted_ = false;
  PaintedPath path_;
  std::vector<Rectangle> paths_;
  std::vector<Mark> marks_;
  bool was_marked_ = false, has_own_artifact_ = false;
  QPDFTokenizer tokens_;
};

}  // namespace

Painted PaintedContent::of_page(QPDFObjectHandle page) {
  QPDFPageObjectHelper inherits(page);
  const Rectangle area =
      rectangle_in(inherits.getAttribute("/MediaBox", false)).value_or(Rectangle{0, 0, 595, 842});
  Painted painted;
  Content content(*this, area, painted, 0);
  content.read(content_of(page.getKey("/Contents"), *this), inherits.getAttribute("/Resources", false),
               QPDFMatrix(), false);
  if (!content.has_own_artifact()) return {0, std::move(painted.places)};
  std::ranges::move(content.take_paths(), std::back_inserter(painted.places));
  return painted;
}

const FontWidths& PaintedContent::font(QPDFObjectHandle resources, const std::string& name) {
  QPDFObjectHandle font = name.empty() ? QPDFObjectHandle::newNull() : entry(entry(resources, "/Font"), name);
  const QPDFObjGen number = font.isIndirect() ? font.getObjGen() : QPDFObjGen();
  if (const auto known = fonts_.find(number); known != fonts_.end()) return known->second;
  return fonts_.emplace(number, FontWidths(font.isIndirect() ? font : QPDFObjectHandle::newNull()))
      .first->second;
}

void PaintedContent::use_bytes(std::size_t count) {
  bytes_ += count;
  if (bytes_ > limits::content_bytes)
    throw FormError(FormFault::too_complex, "the pages hold too much content");
}

void PaintedContent::use_place() {
  if (++places_ > limits::painted) throw FormError(FormFault::too_complex, "the pages hold too many marks");
}

}  // namespace planpress::forms
