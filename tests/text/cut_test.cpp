#include "renderer/text/breaks.hpp"
#include "tests/text/support.hpp"

using namespace planpress::text;
using namespace planpress::text::testing;

namespace {

void check_cut(const std::string& text, std::int32_t width) {
  CAPTURE(text.substr(0, 40));
  Shaper shaper(fonts());
  const StyledText run{text, Weight::regular, "en", false};
  const auto whole = shaper.shape({&run, 1});
  const auto cut = shaper.cut_long_words(whole, width);
  CHECK(text_of(cut) == text_of(whole));
  CHECK_FALSE(has_missing_glyph(cut));
  std::uint32_t next = 0;
  for (const Word& word : cut.words) {
    CHECK(word.first == next);
    next += word.count;
    std::string letters;
    std::int32_t sum = 0;
    for (std::uint32_t i = word.first; i < next; ++i) {
      const Fragment& fragment = cut.fragments[i];
      if (fragment.space) continue;
      letters += fragment.run->text;
      sum += fragment.run->width;
    }
    CHECK(sum == word.width);
    const bool fits = word.width <= width || grapheme_boundaries(letters).size() == 1;
    CHECK(fits);
  }
  CHECK(next == cut.fragments.size());
}

}  // namespace

TEST_CASE("a word of 400 characters is cut to fit and loses nothing") {
  std::string word;
  for (int i = 0; i < 400; ++i) word += static_cast<char>('a' + i % 26);
  check_cut(word, 10'000);
  check_cut("before " + word + " after", 10'000);
}

TEST_CASE("cutting keeps marks with their letters, in every script and direction") {
  std::string yoruba, hebrew, arabic, devanagari, mixed;
  for (int i = 0; i < 60; ++i) {
    yoruba += "ọ̀ṣ";
    hebrew += "שָׁל";
    arabic += "لاب";
    devanagari += "क्षि";
    mixed += "aшש7ב";
  }
  for (const std::string& text : {yoruba, hebrew, arabic, devanagari, mixed})
    for (const std::int32_t width : {600, 2000, 9999}) check_cut(text, width);
}

TEST_CASE("a cut that takes the kerning away still fits") {
  std::string text;
  for (int i = 0; i < 30; ++i) text += "AV";
  for (std::int32_t width = 700; width < 4000; width += 37) check_cut(text, width);
}

TEST_CASE("a grapheme wider than the line stands alone") {
  check_cut("WWW", 10);
  check_cut("W\u0302\u0323W", 0);
}

TEST_CASE("words that fit are left as they are") {
  Shaper shaper(fonts());
  const StyledText run{"short words\nstay", Weight::regular, "en", false};
  const auto whole = shaper.shape({&run, 1}), cut = shaper.cut_long_words(whole, 100'000);
  REQUIRE(cut.words.size() == whole.words.size());
  for (std::size_t i = 0; i < whole.words.size(); ++i) {
    CHECK(cut.words[i].width == whole.words[i].width);
    CHECK(cut.words[i].space == whole.words[i].space);
    CHECK(cut.words[i].ends_line == whole.words[i].ends_line);
  }
}

TEST_CASE("hostile text is set and cut in reasonable time") {
  for (const std::string piece : {"x", "x-", "\u0301", "ب", "א(", "สวัสดี", "\u202E", "\u2067a", "(\"", " ",
                                  "\n", "\U0001FAE0", "क्", "👩\u200D", "\xFF", "\u00AD", "漢"}) {
    std::string text;
    while (text.size() < 200'000) text += piece;
    CAPTURE(piece);
    Shaper shaper(fonts());
    const StyledText run{text, Weight::regular, "en", false};
    const auto whole = shaper.shape({&run, 1});
    const auto cut = shaper.cut_long_words(whole, 30'000);
    CHECK(text_of(cut) == text_of(whole));
    for (const Word& word : cut.words) REQUIRE(word.width <= 30'000);
  }
}

TEST_CASE("a word of a megabyte is cut in reasonable time") {
  const std::string word(1'000'000, 'x');
  Shaper shaper(fonts());
  const StyledText run{word, Weight::regular, "en", false};
  const auto cut = shaper.cut_long_words(shaper.shape({&run, 1}), 30'000);
  CHECK(cut.words.size() == 1'000'000 / 60 + 1);
  CHECK(text_of(cut).size() == word.size());
}
