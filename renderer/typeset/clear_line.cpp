#include "renderer/typeset/clear_line.hpp"

#include <algorithm>

namespace planpress::typeset {
namespace {

// Thousandths of the type size above and below the baseline.
struct Reach {
  std::int64_t above, below;
};
constexpr Reach letters{730, 220}, figures{700, 0};
constexpr Length clearance = Length::from_thousandths(2'000);  // beside a text
constexpr Length shortest = Length::from_thousandths(3'000);   // a shorter piece is a blot

}  // namespace

Rect extent_of(const TextMark& text) {
  std::int64_t width = 0, space = 0;
  bool is_number = true;
  for (const auto& run : text.runs) {
    space = run->text == " " ? run->width : 0;
    width += run->width;
    is_number = is_number && run->text.find_first_not_of("0123456789 ") == std::string::npos;
  }
  const Reach& reach = is_number ? figures : letters;
  const Length above = text.size.of_em(reach.above), below = text.size.of_em(reach.below);
  return {text.origin.x, text.origin.y - above, text.size.of_em(width - space), above + below};
}

Rect extent_of(const Box& box) {
  Rect all;
  bool first = true;
  for (const Item& item : box.items) {
    const auto* text = std::get_if<TextMark>(&item.mark);
    if (text == nullptr) continue;
    all = first ? extent_of(*text) : around(all, extent_of(*text));
    first = false;
  }
  return all;
}

std::vector<Line> clear_pieces(const Line& line, const std::vector<Rect>& obstacles) {
  std::vector<Rect> met;
  for (const Rect& obstacle : obstacles) {
    const bool meets = line.from.y + line.stroke / 2 > obstacle.y &&
                       line.from.y - line.stroke / 2 < obstacle.bottom() && obstacle.width > Length{};
    if (meets) met.push_back(obstacle);
  }
  std::ranges::sort(met, {}, &Rect::x);
  std::vector<Line> pieces;
  Line piece = line;
  const auto end_at = [&](Length x) {
    piece.to.x = x;
    if (piece.to.x - piece.from.x >= shortest) pieces.push_back(piece);
  };
  for (const Rect& obstacle : met) {
    end_at(std::min(obstacle.x - clearance, line.to.x));
    piece.from.x = std::max(piece.from.x, obstacle.right() + clearance);
  }
  end_at(line.to.x);
  return pieces;
}

}  // namespace planpress::typeset
