#include "service/forms/painted.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <memory>
#include <optional>
#include <qpdf/BufferInputSource.hh>
#include <qpdf/QPDFTokenizer.hh>
#include <string>
#include <string_view>
#include <utility>

#include "service/forms/form.hpp"
#include "service/forms/limits.hpp"
#include "service/forms/matrix.hpp"
#include "service/forms/pdf_text.hpp"
#include "service/forms/shown_text.hpp"

namespace planpress::forms {
namespace {

using Token = QPDFTokenizer::Token;

constexpr int deepest = 12;  // of drawings within drawings
// Of text whose font is not looked at: a byte is at least this wide in most fonts, and letters this high, in
// parts of the font's size.
constexpr double width_of_byte = 0.25, height_of_letter = 0.7;
constexpr double invisible = 3;  // text rendering mode: table 106

template <std::size_t count>
bool is_one_of(std::string_view word, const std::array<std::string_view, count>& words) {
  return std::ranges::find(words, word) != words.end();
}

bool paints_path(std::string_view word) {
  return is_one_of<10>(word, {"f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "sh"});
}

double number_of(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  double number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

// The operands before an operator (7.8.2).
struct Operands {
  std::vector<double> numbers;
  std::vector<std::string> names;
  std::size_t visible_bytes = 0;  // of strings, but for those of white space alone
  bool has_dictionary = false;
  int arrays = 0;  // open; their numbers are no operands

  void take(const Token& token);
  double number(std::size_t from_end) const {
    return from_end <= numbers.size() ? numbers[numbers.size() - from_end] : 0;
  }
};

void Operands::take(const Token& token) {
  const std::string& text = token.getValue();
  switch (token.getType()) {
    case QPDFTokenizer::tt_array_open:
      ++arrays;
      break;
    case QPDFTokenizer::tt_array_close:
      --arrays;
      break;
    case QPDFTokenizer::tt_dict_open:
      has_dictionary = true;
      break;
    case QPDFTokenizer::tt_name:
      names.push_back(text);
      break;
    case QPDFTokenizer::tt_integer:
    case QPDFTokenizer::tt_real:
      if (arrays == 0) numbers.push_back(number_of(text));
      break;
    case QPDFTokenizer::tt_string:
      if (has_visible_byte(text)) visible_bytes += text.size();
      break;
    default:
      break;
  }
}

// 8.4.1, of which this is what says where something is painted.
struct GraphicsState {
  Matrix ctm;
  double font_size = 1, leading = 0, rendering_mode = 0;
};

// The corners of what is painted, as they are met.
class Bounds {
 public:
  void add(const Position& point) {
    if (!std::isfinite(point.x) || !std::isfinite(point.y)) return;
    if (!all_) all_ = Rectangle{point.x, point.y, point.x, point.y};
    all_->left = std::min(all_->left, point.x), all_->right = std::max(all_->right, point.x);
    all_->bottom = std::min(all_->bottom, point.y), all_->top = std::max(all_->top, point.y);
  }
  void add_box(const Matrix& matrix, double x, double y, double width, double height) {
    for (const Position& corner :
         {Position{x, y}, Position{x + width, y}, Position{x, y + height}, Position{x + width, y + height}})
      add(matrix.of(corner));
  }
  std::optional<Rectangle> take() { return std::exchange(all_, std::nullopt); }

 private:
  std::optional<Rectangle> all_;
};

// What all the content streams of a file have used up.
struct Used {
  std::size_t& bytes;
  std::size_t& places;

  void take(std::size_t& used, std::size_t more, std::size_t most) const {
    if (more > most - used) throw FormError(FormFault::too_complex, "the pages hold too much content");
    used += more;
  }
};

std::string content_of(QPDFObjectHandle contents, const Used& used) {
  std::string all;
  const auto add = [&](const QPDFObjectHandle& stream) {
    if (!QPDFObjectHandle(stream).isStream()) return;
    const std::string part = bytes_of(stream);
    used.take(used.bytes, part.size(), limits::content_bytes);
    all += part;
    all += '\n';
  };
  if (!contents.isArray()) add(contents);
  for (int i = 0; contents.isArray() && i < contents.getArrayNItems(); ++i) add(contents.getArrayItem(i));
  return all;
}

// Reads one content stream, and the drawings that it paints.
class Content {
 public:
  Content(Painted& painted, const Used& used, int depth) : painted_(painted), used_(used), depth_(depth) {}

  void read(const std::string& content, QPDFObjectHandle resources, const Matrix& ctm);
  bool has_marks() const { return has_marks_; }

 private:
  bool is_marked() const { return std::ranges::find(marks_, true) != marks_.end(); }
  void operate(const std::string& word, const Operands& operands);
  void state(const std::string& word, const Operands& operands);
  void text(const std::string& word, const Operands& operands);
  void path(const std::string& word, const Operands& operands);
  void mark(const std::string& word, const Operands& operands);
  void draw(const std::string& name);
  void draw_form(QPDFObjectHandle form);
  void show(std::size_t bytes);
  void next_line(double x, double y) { line_ = Matrix{1, 0, 0, 1, x, y} * line_, run_ = line_; }
  void paint(std::optional<Rectangle> place, bool starts);

  Painted& painted_;
  Used used_;
  int depth_;
  QPDFObjectHandle resources_;
  GraphicsState graphics_;
  std::vector<GraphicsState> saved_;
  Matrix line_, run_;  // of text
  bool is_text_counted_ = false, is_path_counted_ = false;
  Bounds path_;
  std::vector<bool> marks_;  // whether each open sequence is marked content of a tagged document
  bool has_marks_ = false;
};

void Content::read(const std::string& content, QPDFObjectHandle resources, const Matrix& ctm) {
  resources_ = std::move(resources);
  graphics_.ctm = ctm;
  const auto input = std::make_shared<BufferInputSource>("content", content);
  QPDFTokenizer tokens;
  tokens.allowEOF();
  Operands operands;
  for (;;) {
    const Token token = tokens.readToken(input, "content", true);
    if (token.getType() == QPDFTokenizer::tt_eof) return;
    if (token.getType() != QPDFTokenizer::tt_word) {
      operands.take(token);
      continue;
    }
    if (token.getValue() == "ID") {
      tokens.expectInlineImage(input);
      tokens.readToken(input, "content", true);
      Bounds image;
      image.add_box(graphics_.ctm, 0, 0, 1, 1);
      paint(image.take(), true);
    } else {
      operate(token.getValue(), operands);
    }
    operands = {};
  }
}

void Content::operate(const std::string& word, const Operands& operands) {
  if (word == "Do") {
    if (!operands.names.empty()) draw(operands.names.back());
  } else if (is_one_of<3>(word, {"BMC", "BDC", "EMC"})) {
    mark(word, operands);
  } else if (is_one_of<6>(word, {"q", "Q", "cm", "Tf", "TL", "Tr"})) {
    state(word, operands);
  } else if (is_one_of<9>(word, {"BT", "Tm", "Td", "TD", "T*", "Tj", "TJ", "'", "\""})) {
    text(word, operands);
  } else {
    path(word, operands);
  }
}

void Content::state(const std::string& word, const Operands& operands) {
  const auto number = [&](std::size_t from_end) { return operands.number(from_end); };
  if (word == "q") saved_.push_back(graphics_);
  if (word == "Q" && !saved_.empty()) graphics_ = saved_.back(), saved_.pop_back();
  if (word == "cm")
    graphics_.ctm = Matrix{number(6), number(5), number(4), number(3), number(2), number(1)} * graphics_.ctm;
  if (word == "Tf") graphics_.font_size = number(1);
  if (word == "TL") graphics_.leading = number(1);
  if (word == "Tr") graphics_.rendering_mode = number(1);
}

void Content::text(const std::string& word, const Operands& operands) {
  const auto number = [&](std::size_t from_end) { return operands.number(from_end); };
  if (word == "BT") line_ = run_ = Matrix{}, is_text_counted_ = false;
  if (word == "Tm") line_ = run_ = Matrix{number(6), number(5), number(4), number(3), number(2), number(1)};
  if (word == "TD") graphics_.leading = -number(1);
  if (word == "Td" || word == "TD") next_line(number(2), number(1));
  if (is_one_of<3>(word, {"T*", "'", "\""})) next_line(0, -graphics_.leading);
  if (operands.visible_bytes > 0) show(operands.visible_bytes);
}

void Content::show(std::size_t bytes) {
  if (graphics_.rendering_mode == invisible) return;
  const double size = graphics_.font_size, width = static_cast<double>(bytes) * width_of_byte * size;
  Bounds bounds;
  bounds.add_box(run_ * graphics_.ctm, 0, 0, width, height_of_letter * size);
  run_ = Matrix{1, 0, 0, 1, width, 0} * run_;
  paint(bounds.take(), !is_text_counted_);
  is_text_counted_ = is_text_counted_ || !is_marked();
}

void Content::path(const std::string& word, const Operands& operands) {
  const std::size_t count = operands.numbers.size();
  if (word == "re" && count >= 4) {
    path_.add_box(graphics_.ctm, operands.number(4), operands.number(3), operands.number(2),
                  operands.number(1));
  } else if (is_one_of<5>(word, {"m", "l", "c", "v", "y"})) {
    for (std::size_t from_end = 2; from_end <= count; from_end += 2)
      path_.add(graphics_.ctm.of({operands.number(from_end), operands.number(from_end - 1)}));
  } else if (word == "n") {
    path_.take();
  } else if (paints_path(word)) {
    paint(path_.take(), !is_path_counted_);
    is_path_counted_ = is_path_counted_ || !is_marked();
  }
}

// Optional content (8.11.3) and the text of a field (12.7.3.3) are marked in documents that are not tagged
// too.
void Content::mark(const std::string& word, const Operands& operands) {
  if (word == "EMC") {
    if (!marks_.empty()) marks_.pop_back();
    return;
  }
  const std::string tag = operands.names.empty() ? std::string() : operands.names.front();
  const bool is_tagged = tag == "/Artifact" || (word == "BDC" && tag != "/OC");
  marks_.push_back(is_tagged);
  has_marks_ = has_marks_ || is_tagged;
  is_path_counted_ = false;
}

void Content::draw(const std::string& name) {
  if (!resources_.isDictionary()) return;
  QPDFObjectHandle objects = resources_.getKey("/XObject");
  QPDFObjectHandle object = objects.isDictionary() ? objects.getKey(name) : QPDFObjectHandle::newNull();
  if (!object.isStream() || is_marked()) return;
  if (object.getDict().getKey("/Subtype").isNameAndEquals("/Form")) {
    draw_form(object);
    return;
  }
  Bounds image;
  image.add_box(graphics_.ctm, 0, 0, 1, 1);
  paint(image.take(), true);
}

void Content::draw_form(QPDFObjectHandle form) {
  if (depth_ == deepest) throw FormError(FormFault::too_complex, "the drawings of a page are too deep");
  QPDFObjectHandle own = form.getDict().getKey("/Resources");
  Painted inner;
  Content drawing(inner, used_, depth_ + 1);
  drawing.read(content_of(form, used_), own.isDictionary() ? own : resources_,
               matrix_of(form.getDict().getKey("/Matrix")) * graphics_.ctm);
  has_marks_ = has_marks_ || drawing.has_marks();
  // A page that was made a drawing as a whole has in it what was drawn on that page.
  painted_.count += drawing.has_marks() ? inner.count : std::min(inner.count, 1);
  painted_.places.insert(painted_.places.end(), inner.places.begin(), inner.places.end());
}

void Content::paint(std::optional<Rectangle> place, bool starts) {
  if (!place || is_marked()) return;
  if (starts) ++painted_.count;
  used_.take(used_.places, 1, limits::painted);
  painted_.places.push_back(*place);
}

// Inherited from the tree of pages (7.7.3.4).
QPDFObjectHandle resources_of(QPDFObjectHandle page) {
  for (int depth = 0; page.isDictionary() && depth < limits::depth; ++depth, page = page.getKey("/Parent"))
    if (QPDFObjectHandle resources = page.getKey("/Resources"); resources.isDictionary()) return resources;
  return QPDFObjectHandle::newNull();
}

}  // namespace

Painted PaintedContent::of_page(QPDFObjectHandle page) {
  Painted painted;
  const Used used{bytes_, places_};
  Content content(painted, used, 0);
  content.read(content_of(page.getKey("/Contents"), used), resources_of(page), Matrix{});
  return content.has_marks() ? painted : Painted{};
}

}  // namespace planpress::forms
