#include "renderer/text/breaks.hpp"

#include <fmt/format.h>

#include "tests/text/support.hpp"

using namespace planpress::text;
using namespace planpress::text::testing;

namespace {

// One or more of every class of UAX 14 that plain text has, and some that are always left to ICU.
const std::vector<std::string> kClasses = {"a", "7", " ", ",", "!", "\"", "(", ")", "}",      "-",
                                           "/", "$", "%", "–", "|", "\n", "’", "…", "\u00A0", "e\u0301"};
const std::vector<std::string> kPieces = {"word",
                                          "Ŵyn",
                                          "Łódź",
                                          "12",
                                          "3",
                                          " ",
                                          " ",
                                          " ",
                                          "  ",
                                          ".",
                                          ",",
                                          ";",
                                          ":",
                                          "!",
                                          "?",
                                          "'",
                                          "\"",
                                          "’",
                                          "“",
                                          "”",
                                          "(",
                                          ")",
                                          "[",
                                          "]",
                                          "{",
                                          "}",
                                          "-",
                                          "–",
                                          "—",
                                          "/",
                                          "\\",
                                          "$",
                                          "£",
                                          "€",
                                          "%",
                                          "°",
                                          "&",
                                          "@",
                                          "#",
                                          "*",
                                          "+",
                                          "=",
                                          "<",
                                          ">",
                                          "|",
                                          "~",
                                          "^",
                                          "`",
                                          "\n",
                                          "\u00A0",
                                          "\u00AD",
                                          "…",
                                          "•",
                                          "×",
                                          "½",
                                          "e\u0301",
                                          "\u200B",
                                          "\u2060",
                                          "א",
                                          "ב-",
                                          "漢",
                                          "字",
                                          "ไทย",
                                          "\u2011",
                                          "‘",
                                          "🙂",
                                          "https://nhs.uk/a-b?c=1",
                                          "A&E",
                                          "3.5",
                                          "1,000",
                                          "N/A"};

void check_agrees(LineBreaks& breaks, LineBreaks& icu, const std::string& text, std::string_view language) {
  const auto& quick = breaks.find(text, language);
  const auto& whole = icu.find_by_icu(text, language);
  if (quick == whole) return;
  std::string quick_text, whole_text;
  for (const auto& b : quick) quick_text += fmt::format(" {}{}", b.offset, b.forced ? "!" : "");
  for (const auto& b : whole) whole_text += fmt::format(" {}{}", b.offset, b.forced ? "!" : "");
  FAIL_CHECK(fmt::format("\"{}\" ({}): quick{} but ICU{}", text, language, quick_text, whole_text));
}

void every_string(const std::vector<std::string>& alphabet, int length, const std::string& prefix,
                  auto&& visit) {
  visit(prefix);
  if (length == 0) return;
  for (const std::string& next : alphabet) every_string(alphabet, length - 1, prefix + next, visit);
}

}  // namespace

TEST_CASE("the quick way finds the breaks that ICU finds, in every short string of one character a class") {
  LineBreaks breaks, icu;
  every_string(kClasses, 4, "", [&](const std::string& text) { check_agrees(breaks, icu, text, "en"); });
}

TEST_CASE("the quick way finds the breaks that ICU finds, in random text") {
  constexpr unsigned kSeed = 20240517;
  CAPTURE(kSeed);
  Random random(kSeed);
  LineBreaks breaks, icu;
  for (int n = 0; n < 20'000; ++n) {
    for (const char* language : {"", "en", "cy", "pl", "ar", "th", "fi", "ja"})
      check_agrees(breaks, icu, random_text(random, kPieces, 24), language);
  }
}

TEST_CASE("words break after spaces, hyphens and slashes, and nowhere else") {
  CHECK(words_of(shape("Follow-up and/or review, 5 mg (twice).")) ==
        std::vector<std::string>{"Follow-", "up ", "and/", "or ", "review, ", "5 ", "mg ", "(twice)."});
  CHECK(words_of(shape("10\u00A0mg a day")) == std::vector<std::string>{"10\u00A0mg ", "a ", "day"});
}

TEST_CASE("a soft hyphen is no place to break: the break would not show") {
  CHECK(words_of(shape("super\u00ADvision")) == std::vector<std::string>{"super\u00ADvision"});
}

TEST_CASE("Thai breaks between words") {
  const auto words = words_of(shape("สวัสดีครับผมชื่อสมชาย", "th"));
  CHECK(words.size() >= 4);
  CHECK(words.front() == "สวัสดี");
}

TEST_CASE("graphemes keep marks and joined emoji together") {
  CHECK(grapheme_boundaries("e\u0301a") == std::vector<std::uint32_t>{3, 4});
  CHECK(grapheme_boundaries("👩\u200D⚕️").size() == 1);
  CHECK(grapheme_boundaries("").empty());
}
