#include "tests/render/random_text.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace planpress::test {
namespace {

using Words = std::vector<std::string_view>;

const std::array<Words, 11>& scripts() {
  static const std::array<Words, 11> words{
      Words{"theatre",      "list", "review", "the",           "of",      "and", "laparotomy", "on-call",
            "supervisor's", "to",   "at",     "antimicrobial", "no",      "a",   "follow-up",  "2.5",
            "mg/kg,",       "week", "10%",    "(ENT)",         "safely.", "e.g."},
      Words{"theatre", "ward", "round", "clinic", "with", "handover", "for", "team", "is", "done", "each",
            "day"},
      Words{"Gŵydd", "Ŷd", "cynllun", "gweithredu", "goruchwyliwr", "clinigol", "tŷ", "ŵyr", "i'r", "ysbyty"},
      Words{"Łódź", "zażółć", "gęślą", "jaźń", "opieka", "Świętosława", "źródło", "przychodnia", "Kraków"},
      Words{"Ọmọlará", "Ọláyínká", "ìtọ́jú", "ẹ̀kọ́", "àbójútó", "dókítà", "ṣiṣẹ́"},
      Words{"ιατρός", "Ελένη", "χειρουργείο", "ασθενής", "Παπαδοπούλου", "εβδομάδα"},
      Words{"врач", "Александр", "наблюдение", "больница", "отделение", "неделя", "Щёголев"},
      Words{"خطة", "العمل", "الطبيب", "مراجعة", "أسبوع", "المستشفى", "١٢", "لا"},
      Words{"תוכנית", "רופא", "פיקוח", "שבוע", "מרפאה", "ד״ר"},
      Words{"कार्य", "योजना", "चिकित्सक", "पर्यवेक्षण", "सप्ताह", "क्ष्म्य"},
      Words{"แผนปฏิบัติการ", "แพทย์", "การกำกับดูแล", "สัปดาห์", "ทบทวน"}};
  return words;
}

constexpr std::array<std::string_view, 22> traps{
    "<b>",        "&amp;",    "{{name}}",   "{page}",
    "\"quoted\"", "'single'", "</p>",       "]]>",
    "a\u00A0b",   "—",        "\u2011",     "→",
    "½",          "µg",       "ﬁ",          "e\u0301\u0323",
    "🫠",       "\uE000",   "\U0010FFFD", "https://example.org/a/very/long/path?with=query&and=more",
    "☐",          "\u200D"};

// A long word is cut where it must be; every part of it stays.
std::string long_word(Random& random) {
  static constexpr std::array<std::string_view, 5> letters{"abcdefghij", "ŵŷłŁŚąęóżź", "ABCDEFGHIJ",
                                                           "0123456789", "i.l-i/l_il"};
  const std::string_view alphabet = random.pick(letters);
  std::string word;
  for (int i = 0; i < 40; ++i) word += alphabet;
  return word;
}

std::string_view separator(Random& random) {
  const int kind = random.between(1, 60);
  return kind == 1 ? "\n" : kind == 2 ? "\n\n" : kind == 3 ? "  " : kind == 4 ? "\t" : " ";
}

std::string words(Random& random, std::size_t count, bool one_line) {
  const std::size_t script = random.one_in(3) ? random.next() % scripts().size() : 0;
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    if (!text.empty()) text += one_line ? " " : separator(random);
    const bool other = random.one_in(25);
    const Words& from = scripts()[other ? random.next() % scripts().size() : script];
    text += random.pick(from);
    if (!one_line && random.one_in(40)) text.append(" ").append(random.pick(traps));
    if (!one_line && random.one_in(900)) text.append(" ").append(long_word(random));
  }
  return text;
}

void cut(std::string& text, std::size_t most) {
  if (length_of(text) <= most) return;
  std::size_t at = 0, count = 0;
  while (count < most) {
    ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
    ++count;
  }
  text.resize(at);
}

std::size_t word_count(Random& random) {
  const int kind = random.between(1, 100);
  if (kind <= 60) return static_cast<std::size_t>(random.between(3, 14));
  if (kind <= 97) return static_cast<std::size_t>(random.between(15, 60));
  if (kind <= 99) return static_cast<std::size_t>(random.between(60, 300));
  return static_cast<std::size_t>(random.between(300, 1200));
}

}  // namespace

std::size_t length_of(const std::string& utf8) {
  return static_cast<std::size_t>(std::count_if(
      utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string random_name(Random& random) {
  if (random.one_in(300)) return long_word(random);
  return words(random, static_cast<std::size_t>(random.between(1, 3)), true);
}

std::string random_phrase(Random& random) {
  if (random.one_in(200)) return random_prose(random);
  return words(random, static_cast<std::size_t>(random.between(1, 12)), true);
}

std::string random_prose(Random& random, std::size_t most) {
  std::string text = words(random, word_count(random), false);
  cut(text, most);
  return text;
}

}  // namespace planpress::test
