#include "renderer/pdf/reading_order.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <numeric>
#include <string_view>

#include "renderer/text/unicode.hpp"

namespace planpress::pdf {
namespace {

bool has_letters_from_left(std::string_view utf8) {
  for (std::size_t offset = 0; offset < utf8.size();) {
    const auto character = static_cast<UChar32>(text::next_character(utf8, offset));
    if (u_charDirection(character) == U_LEFT_TO_RIGHT) return true;
  }
  return false;
}

bool is_blank(std::string_view utf8) { return utf8.find_first_not_of(' ') == std::string_view::npos; }

using Runs = std::span<const std::shared_ptr<const text::ShapedRun>>;

// A number or a sign, which takes the direction of its surroundings.
bool is_pliant(const text::ShapedRun& run) { return !run.right_to_left && !has_letters_from_left(run.text); }

// Past the end of the stretch from right to left that begins at `first`.
std::size_t end_of_stretch(Runs runs, std::size_t first) {
  std::size_t end = first + 1;
  for (std::size_t i = end; i < runs.size(); ++i) {
    if (runs[i]->right_to_left) {
      end = i + 1;
    } else if (!is_pliant(*runs[i])) {
      break;
    }
  }
  // A space that runs from right to left ties the number behind it to the stretch.
  if (end < runs.size() && is_blank(runs[end - 1]->text) && is_pliant(*runs[end])) ++end;
  return end;
}

}  // namespace

std::vector<std::uint32_t> reading_order(Runs runs) {
  std::vector<std::uint32_t> order(runs.size());
  std::iota(order.begin(), order.end(), 0U);
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (!runs[i]->right_to_left) continue;
    const std::size_t end = end_of_stretch(runs, i);
    const bool ties_number = i > 0 && is_blank(runs[i]->text) && is_pliant(*runs[i - 1]);
    const std::size_t first = ties_number ? i - 1 : i;
    std::reverse(order.begin() + static_cast<std::ptrdiff_t>(first),
                 order.begin() + static_cast<std::ptrdiff_t>(end));
    i = end - 1;
  }
  return order;
}

}  // namespace planpress::pdf
