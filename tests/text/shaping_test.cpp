#include "renderer/text/shaping.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <thread>

#include "renderer/text/unicode.hpp"
#include "tests/text/support.hpp"

using namespace planpress::text;
using namespace planpress::text::testing;

namespace {

const std::map<std::string, std::string> kNames = {
    {"Welsh", "Siân Llŷr Ŵyn â ê î ô û ŵ ŷ"},
    {"Polish", "Łukasz Świątek-Żółkiewski ćńśźż"},
    {"Vietnamese", "Nguyễn Thị Ánh Tuyết, Đặng Ẩn"},
    {"Yoruba", "Ọ̀ṣúnbọ́lá Adé̩wálé"},
    {"Greek", "Ελένη Παπαδοπούλου, ἄνθρωπος"},
    {"Cyrillic", "Щербакова Ґалина Їжакевич, Өмүрбек"},
    {"Arabic", "الدكتورة فاطمة الزهراء، ١٢٣"},
    {"Persian", "دکتر گلناز پژمان می‌خواهم"},
    {"Hebrew", "ד״ר שרה כהן שָׁלוֹם"},
    {"Devanagari", "डॉ. प्रियंका शर्मा क्षत्रिय"},
    {"Thai", "นพ. สมชาย ใจดี"},
    {"Bengali", "ডাঃ অনির্বাণ চট্টোপাধ্যায়"},
    {"Gurmukhi", "ਡਾ. ਹਰਪ੍ਰੀਤ ਸਿੰਘ"},
    {"Gujarati", "ડૉ. મીના પટેલ"},
    {"Tamil", "டாக்டர் கவிதா ஸ்ரீ"},
    {"Telugu", "డాక్టర్ లక్ష్మి"},
    {"Kannada", "ಡಾ. ಕೃಷ್ಣ"},
    {"Malayalam", "ഡോ. ശ്രീലക്ഷ്മി"},
    {"Sinhala", "වෛද්‍ය නිමල්"},
    {"Armenian", "Բժիշկ Անի Սարգսյան"},
    {"Georgian", "ექიმი ნინო ბერიძე"},
    {"Ethiopic", "ዶክተር አበበ በቀለ"},
    {"signs", "→ ≤ ≥ − ± ½ ✓ ☐ • … “quoted” 5°C ⚠"},
};

std::vector<std::uint16_t> glyphs_of(const ShapedParagraph& paragraph) {
  std::vector<std::uint16_t> ids;
  for (const Fragment& fragment : paragraph.fragments)
    for (const Glyph& glyph : fragment.run->glyphs) ids.push_back(glyph.id);
  return ids;
}

// What must be drawn for a text in NFC.
std::string printed(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = next_character(text, i);
    if (c == '\n' || c == 0x85 || c == 0x2028 || c == 0x2029) continue;
    if (fonts().can_print(c)) {
      append_utf8(result, c);
    } else {
      result += fmt::format("[U+{:04X}]", static_cast<std::uint32_t>(c));
    }
  }
  return result;
}

// Everything that two shapings can differ in.
bool same(const ShapedParagraph& a, const ShapedParagraph& b) {
  const auto same_fragment = [](const Fragment& x, const Fragment& y) {
    const auto same_glyph = [](const Glyph& g, const Glyph& h) {
      return g.id == h.id && g.advance == h.advance && g.x_offset == h.x_offset && g.y_offset == h.y_offset &&
             g.cluster == h.cluster;
    };
    return x.run->text == y.run->text && x.run->face == y.run->face && x.level == y.level &&
           x.space == y.space && x.source == y.source &&
           std::ranges::equal(x.run->glyphs, y.run->glyphs, same_glyph);
  };
  const auto same_word = [](const Word& x, const Word& y) {
    return x.first == y.first && x.count == y.count && x.width == y.width && x.space == y.space &&
           x.ends_line == y.ends_line;
  };
  return a.right_to_left == b.right_to_left && std::ranges::equal(a.fragments, b.fragments, same_fragment) &&
         std::ranges::equal(a.words, b.words, same_word);
}

}  // namespace

TEST_CASE("letters are kerned") {
  Shaper shaper(fonts());
  const auto regular = Weight::regular;
  CHECK(shaper.width("AV", regular) < shaper.width("A", regular) + shaper.width("V", regular));
  CHECK(shaper.width("AV", Weight::bold) != shaper.width("AV", regular));
}

TEST_CASE("figures all have one width, so that numbers stand under each other") {
  Shaper shaper(fonts());
  for (const Weight weight : {Weight::regular, Weight::bold}) {
    CHECK(shaper.width("1111", weight) == shaper.width("2708", weight));
    CHECK(shaper.width("11/11/2011", weight) == shaper.width("26/08/2024", weight));
  }
}

TEST_CASE("every script that names come in is drawn and keeps its text") {
  for (const auto& [script, text] : kNames) {
    CAPTURE(script);
    for (const Weight weight : {Weight::regular, Weight::bold}) {
      Shaper shaper(fonts());
      const StyledText run{text, weight, "en", false};
      const auto shaped = shaper.shape({&run, 1});
      CHECK_FALSE(has_missing_glyph(shaped));
      CHECK(text_of(shaped) == to_nfc(text));
    }
  }
}

TEST_CASE("composed and decomposed names look the same") {
  CHECK(same(shape("Siân Llŷr Ŵyn"), shape("Sia\u0302n Lly\u0302r W\u0302yn")));
  CHECK(same(shape("Nguyễn"), shape("Nguye\u0302\u0303n")));
  CHECK(same(shape("Ọ̀ṣúnbọ́lá"), shape("O\u0323\u0300s\u0323u\u0301nbo\u0323\u0301la\u0301")));
  CHECK(same(shape("Ọ̀ṣúnbọ́lá"), shape("O\u0300\u0323s\u0323u\u0301nbo\u0301\u0323la\u0301")));
}

TEST_CASE("a mark without a composed letter stands over its letter, in the letter's face") {
  const auto shaped = shape("Ọ̀");
  REQUIRE(shaped.fragments.size() == 1);
  const auto& glyphs = shaped.fragments[0].run->glyphs;
  REQUIRE(glyphs.size() == 2);
  CHECK(glyphs[1].advance == 0);
  CHECK(glyphs[1].x_offset != 0);
  CHECK(glyphs[1].cluster == glyphs[0].cluster);
}

TEST_CASE("Arabic letters join") {
  auto joined = glyphs_of(shape("ببب"));
  std::ranges::sort(joined);
  const auto alone = glyphs_of(shape("ب"));
  CHECK(std::ranges::find(joined, alone.front()) == joined.end());
}

TEST_CASE("Arabic letters join over a change of colour or link") {
  Shaper shaper(fonts());
  const StyledText whole{"ببب", Weight::regular, "ar", false};
  const StyledText parts[] = {{"ب", Weight::regular, "ar", false}, {"بب", Weight::regular, "ar", false}};
  const auto joined =
      glyphs_of(shaper.shape({&whole, 1}));  // one run, from the left: last, middle, first letter
  const auto split = shaper.shape(parts);
  REQUIRE(split.fragments.size() == 2);
  REQUIRE(joined.size() >= 3);
  auto glyphs = glyphs_of(split), expected = joined;
  std::ranges::sort(glyphs);
  std::ranges::sort(expected);
  CHECK(glyphs == expected);
}

TEST_CASE("what no face can draw is written as its code point") {
  CHECK_FALSE(fonts().can_print(0x1FAE0));
  CHECK(text_of(shape("a\U0001FAE0b")) == "a[U+1FAE0]b");
  CHECK(text_of(shape("bell\a")) == "bell[U+0007]");
  CHECK(text_of(shape("é\U0001FAE0")) == "é[U+1FAE0]");
  CHECK_FALSE(has_missing_glyph(shape("a\U0001FAE0b\a")));
}

TEST_CASE("invisible controls are kept in the text, draw nothing and are never reported") {
  const std::string text = "a\u200Db\u200Cc\uFE0Fd\u200Ee\u00ADf\uFEFFg\u2060h";
  const auto shaped = shape(text);
  CHECK(text_of(shaped) == text);
  CHECK(glyphs_of(shaped).size() == 8);
  CHECK(width_of(shaped) == width_of(shape("abcdefgh")));
  for (const char32_t c : {0x200Du, 0x200Cu, 0xFE0Fu, 0xADu, 0xFEFFu, 0x09u, 0x0Au})
    CHECK(fonts().can_print(c));
}

TEST_CASE("a no-break hyphen is drawn by the body face") {
  const auto shaped = shape("X\u2011ray");
  REQUIRE(shaped.fragments.size() == 1);
  CHECK_FALSE(has_missing_glyph(shaped));
  CHECK(shaped.words.size() == 1);
}

TEST_CASE("a tab is a space, and every kind of line end ends the line") {
  CHECK(text_of(shape("a\tb")) == "a b");
  for (const char* end : {"\n", "\r\n", "\r", "\u2028", "\u2029", "\u0085", "\v", "\f"}) {
    const auto shaped = shape(std::string("one") + end + "twŷ");
    REQUIRE(shaped.words.size() == 2);
    CHECK(shaped.words[0].ends_line);
    CHECK_FALSE(shaped.words[1].ends_line);
    CHECK(text_of(shaped) == "onetwŷ");
  }
}

TEST_CASE("an empty line stays a line") {
  const auto shaped = shape("a \n\nb\n");
  REQUIRE(shaped.words.size() == 3);
  CHECK(shaped.words[0].space > 0);
  CHECK(shaped.words[1].count == 0);
  CHECK(shaped.words[1].ends_line);
  CHECK(shaped.words[2].ends_line);
  CHECK(shape("").words.empty());
}

TEST_CASE("trailing spaces are a fragment of their own and do not count as the word's width") {
  const auto shaped = shape("word  next");
  REQUIRE(shaped.fragments.size() == 3);
  CHECK_FALSE(shaped.fragments[0].space);
  CHECK(shaped.fragments[1].space);
  CHECK(shaped.words[0].width == width_of(shape("word")));
  CHECK(shaped.words[0].space == width_of(shape("  ")));
}

TEST_CASE("what is kept together is one word, and breaks at its edges") {
  Shaper shaper(fonts());
  const StyledText runs[] = {{"on ", Weight::regular, "en", false},
                             {"14 May 2024", Weight::regular, "en", true},
                             {" at noon", Weight::regular, "en", false}};
  CHECK(words_of(shaper.shape(runs)) == std::vector<std::string>{"on ", "14 May 2024 ", "at ", "noon"});
}

TEST_CASE("a word in two weights is one word with two fragments that know their source") {
  Shaper shaper(fonts());
  const StyledText runs[] = {{"semi", Weight::regular, "en", false}, {"bold", Weight::bold, "en", false}};
  const auto shaped = shaper.shape(runs);
  REQUIRE(shaped.words.size() == 1);
  REQUIRE(shaped.fragments.size() == 2);
  CHECK(shaped.fragments[0].source == 0);
  CHECK(shaped.fragments[1].source == 1);
  CHECK(shaped.fragments[0].run->face == fonts().body(Weight::regular));
  CHECK(shaped.fragments[1].run->face == fonts().body(Weight::bold));
  CHECK(shaped.words[0].width == shaper.width("semi", Weight::regular) + shaper.width("bold", Weight::bold));
}

TEST_CASE("threads with their own shapers over one library agree") {
  std::string all;
  for (const auto& [script, text] : kNames) all += text + " ";
  const FontLibrary library(std::string(PLANPRESS_BUILD_DIR) + "/share/planpress/fonts");
  std::vector<ShapedParagraph> results(4);
  std::vector<std::thread> threads;
  for (auto& result : results)
    threads.emplace_back([&library, &result, &all] {
      Shaper shaper(library);
      const StyledText run{all, Weight::bold, "en", false};
      for (int n = 0; n < 5; ++n) result = shaper.shape({&run, 1});
    });
  for (auto& thread : threads) thread.join();
  for (const auto& result : results) CHECK(same(result, results.front()));
}

TEST_CASE("plain Latin text is set the same in a paragraph that needs the long way round") {
  constexpr unsigned kSeed = 11;
  CAPTURE(kSeed);
  Random random(kSeed);
  const std::vector<std::string> pieces = {"word", "Łódź", "Ŵyn", " ", " ", "12,5", "£3",
                                           "–",    "’s",   "(",   ")", "“", "”",    "a-b",
                                           "½",    "\n",   "•",   "…", "%", "×",    "\u00A0"};
  Shaper shaper(fonts());
  for (int n = 0; n < 2000; ++n) {
    const std::string text = random_text(random, pieces, 12) + "z";
    const StyledText runs[] = {{text, n % 2 == 0 ? Weight::regular : Weight::bold, "en", false},
                               {"\nx\u0301", Weight::regular, "en", false}};
    auto plain = shaper.shape({runs, 1});
    auto with_marks = shaper.shape(runs);
    with_marks.words.pop_back();
    with_marks.fragments.pop_back();
    plain.words.back().ends_line = true;
    CAPTURE(text);
    REQUIRE(same(plain, with_marks));
  }
}

TEST_CASE("any text is kept, measured and drawn") {
  constexpr unsigned kSeed = 7;
  CAPTURE(kSeed);
  Random random(kSeed);
  std::vector<std::string> pieces = {" ",      "  ",     "\u00A0", "-",      "(",       ")", "12",
                                     "3.5",    "\u200D", "\u200F", "\uFE0F", "e\u0301", "👩", "\U000E0001",
                                     "\u202E", "\u2066", "\u2069", "漢字",   "한국어"};
  for (const auto& [script, text] : kNames) pieces.push_back(text);
  for (int n = 0; n < 64; ++n) {
    std::string letter;
    append_utf8(letter, static_cast<char32_t>(0x21 + below(random, 0x3000)));
    pieces.push_back(letter);
  }
  Shaper shaper(fonts());
  for (int n = 0; n < 3000; ++n) {
    const std::string first = random_text(random, pieces, 6), second = random_text(random, pieces, 4);
    const StyledText runs[] = {{first, Weight::regular, "en", false},
                               {second, Weight::bold, "cy", n % 3 == 0}};
    const auto shaped = shaper.shape(runs);
    const std::string expected = printed(to_nfc(first)) + printed(to_nfc(second));
    REQUIRE(text_of(shaped) == expected);
    REQUIRE_FALSE(has_missing_glyph(shaped));
    std::int32_t width = 0;
    for (const Fragment& fragment : shaped.fragments) {
      std::int32_t sum = 0;
      for (const Glyph& glyph : fragment.run->glyphs) {
        sum += glyph.advance;
        REQUIRE(glyph.cluster < fragment.run->text.size());
      }
      REQUIRE(sum == fragment.run->width);
      width += sum;
    }
    REQUIRE(width == width_of(shaped));
  }
}
