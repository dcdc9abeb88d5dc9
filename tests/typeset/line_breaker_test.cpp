#include "renderer/typeset/line_breaker.hpp"

#include <doctest/doctest.h>

#include <random>
#include <vector>

using planpress::text::Word;
using planpress::typeset::break_lines;
using planpress::typeset::LineSpan;

namespace {

// Words of these widths with spaces of 1 between them.
std::vector<Word> words(const std::vector<int>& widths) {
  std::vector<Word> out;
  for (const int width : widths) {
    Word word;
    word.width = width;
    word.space = 1;
    out.push_back(word);
  }
  return out;
}

std::vector<int> line_widths(const std::vector<LineSpan>& lines) {
  std::vector<int> out;
  for (const LineSpan& line : lines) out.push_back(line.width);
  return out;
}

}  // namespace

TEST_CASE("words that fit stand on one line") {
  CHECK(line_widths(break_lines(words({3, 4, 5}), 14)) == std::vector<int>{14});
}

TEST_CASE("the rag is even: a word moves down when that makes the lines more alike") {
  // First fit would give 14, 8, 9: total fit gives up nothing in lines and evens the first two.
  CHECK(line_widths(break_lines(words({6, 3, 3, 8, 9}), 15)) == std::vector<int>{10, 12, 9});
}

TEST_CASE("evenness never costs a line") {
  std::mt19937 random(20250106);
  for (int round = 0; round < 500; ++round) {
    std::vector<int> widths;
    for (int i = 0; i < 40; ++i) widths.push_back(1 + static_cast<int>(random() % 12));
    const int measure = 20 + static_cast<int>(random() % 30);
    std::size_t first_fit = 1;
    int line = 0;
    for (const int width : widths) {
      if (line > 0 && line + 1 + width > measure) {
        ++first_fit;
        line = 0;
      }
      line += (line > 0 ? 1 : 0) + width;
    }
    CAPTURE(round);
    CHECK(break_lines(words(widths), measure).size() == first_fit);
  }
}

TEST_CASE("a forced break ends the line, and an empty line stays a line") {
  std::vector<Word> text = words({3, 3, 0, 3});
  text[1].ends_line = true;
  text[2].ends_line = true;
  CHECK(line_widths(break_lines(text, 100)) == std::vector<int>{7, 0, 3});
}

TEST_CASE("a word wider than the measure stands alone and nothing is lost") {
  const std::vector<LineSpan> lines = break_lines(words({3, 50, 3}), 10);
  REQUIRE(lines.size() == 3);
  CHECK(lines[1].width == 50);
  CHECK(lines.front().first == 0);
  CHECK(lines.back().end == 3);
}
