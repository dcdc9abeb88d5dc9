#include "renderer/typeset/line_breaker.hpp"

#include <algorithm>
#include <limits>

namespace planpress::typeset {
namespace {

// The best way to set the words up to one break: fewest lines, then least unevenness.
struct Best {
  std::uint32_t lines = std::numeric_limits<std::uint32_t>::max();
  std::int64_t cost = 0;
  std::uint32_t from = 0;  // first word of the last line
  std::int32_t width = 0;
};

bool better(const Best& a, const Best& b) {
  return a.lines < b.lines || (a.lines == b.lines && a.cost < b.cost);
}

// Unevenness of one line: the square of what is left empty. The last line may be short, but one of under a
// third of the measure (a word or two) is worth a little unevenness above to avoid.
std::int64_t unevenness(std::int32_t width, std::int32_t measure, bool last) {
  const std::int64_t empty = std::max(0, measure - width);
  if (!last) return empty * empty;
  const std::int64_t runt = std::max<std::int64_t>(0, measure / 3 - width);
  return runt * runt;
}

// One stretch between forced breaks: words [begin, end).
void break_stretch(std::span<const text::Word> words, std::uint32_t begin, std::uint32_t end,
                   std::int32_t measure, std::vector<Best>& best, std::vector<LineSpan>& out) {
  best.assign(end - begin + 1, Best{});
  best[0].lines = 0;
  for (std::uint32_t to = begin + 1; to <= end; ++to) {
    Best& here = best[to - begin];
    std::int64_t width = 0;
    for (std::uint32_t from = to; from-- > begin;) {
      const text::Word& word = words[from];
      width += word.width + (from + 1 < to ? word.space : 0);
      if (width > measure && from + 1 < to) break;
      const Best& before = best[from - begin];
      const auto line = static_cast<std::int32_t>(width);
      const Best candidate{before.lines + 1, before.cost + unevenness(line, measure, to == end), from, line};
      if (better(candidate, here)) here = candidate;
    }
  }
  const std::size_t mark = out.size();
  for (std::uint32_t to = end; to > begin; to = best[to - begin].from)
    out.push_back({best[to - begin].from, to, best[to - begin].width});
  std::reverse(out.begin() + static_cast<std::ptrdiff_t>(mark), out.end());
}

}  // namespace

std::vector<LineSpan> break_lines(std::span<const text::Word> words, std::int32_t measure) {
  std::vector<LineSpan> lines;
  std::vector<Best> best;
  std::uint32_t begin = 0;
  const auto count = static_cast<std::uint32_t>(words.size());
  for (std::uint32_t i = 0; i < count; ++i) {
    if (words[i].ends_line || i + 1 == count) {
      break_stretch(words, begin, i + 1, measure, best, lines);
      begin = i + 1;
    }
  }
  return lines;
}

}  // namespace planpress::typeset
