#include "renderer/text/breaks.hpp"

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <array>
#include <stdexcept>
#include <utility>

#include "renderer/text/unicode.hpp"

namespace planpress::text {
namespace {

// ---- Plain words, without ICU -----------------------------------------------------------------------------

// The classes of UAX 14 that are decided here. No line ends before those from QU to CP (LB 13, 19, 21).
enum Class : std::uint8_t {
  AL,  // letters and # & * < = > @ ^ _ ` ~
  NU,  // digits
  OP,
  PR,  // $ £ €
  PO,  // %
  QU,  // the quotation marks of either side
  HY,
  BA,  // en dash
  EX,  // ! ?
  IS,  // , . : ;
  SY,  // /
  CL,  // }
  CP,  // ) ]
  SP,
  LF,
  other
};

constexpr std::array<Class, 128> ascii_classes() {
  constexpr std::pair<std::string_view, Class> members[] = {
      {"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#&*<=>@^_`~", AL},
      {"0123456789", NU},
      {"([{", OP},
      {"$", PR},
      {"%", PO},
      {"\"'", QU},
      {"-", HY},
      {"!?", EX},
      {",.:;", IS},
      {"/", SY},
      {"}", CL},
      {")]", CP},
      {" ", SP},
      {"\n", LF}};
  std::array<Class, 128> classes{};
  classes.fill(other);
  for (const auto& [characters, value] : members)
    for (const char c : characters) classes[static_cast<unsigned char>(c)] = value;
  return classes;
}

// Moves past the character.
Class next_class(std::string_view text, std::size_t& offset) {
  static constexpr std::array<Class, 128> ascii = ascii_classes();
  const auto byte = static_cast<unsigned char>(text[offset]);
  if (byte < 0x80) {
    ++offset;
    return ascii[byte];
  }
  const char32_t c = next_character(text, offset);
  if (c >= 0xC0 && c <= 0x24F) return c == 0xD7 || c == 0xF7 ? other : AL;
  if (c >= 0x1E00 && c <= 0x1EFF) return AL;
  if (c == 0x2018 || c == 0x2019 || c == 0x201C || c == 0x201D) return QU;
  if (c == 0x2013) return BA;
  if (c == 0xA3 || c == 0x20AC) return PR;
  return other;
}

enum class Break : char { no = '^', yes = '_', unknown = '?' };

// Between two characters with no space between them; `before` is what stands before the first of them.
Break break_between(Class before, Class left, Class right) {
  // By the left character's class, from AL to CP, and the right one's, from AL to PO. A line may end after
  // the hyphen or slash of a compound word, between letters.
  static constexpr std::array<std::string_view, 13> pairs{"^^^??",                    // AL: LB 28, 23, 30
                                                          "^^^?^",                    // NU: LB 23, 25, 30
                                                          "^^^^^",                    // OP: LB 14
                                                          "?^???",                    // PR: LB 25
                                                          "?????", "^^^^^",           // PO, QU: LB 19
                                                          "_????", "?????", "?????",  // HY, BA, EX
                                                          "^^???",                    // IS: LB 29, 25
                                                          "_????", "?????",           // SY, CL
                                                          "^^???"};                   // CP: LB 30
  if (left == other || right == other) return Break::unknown;
  if (right > PO) return Break::no;
  const auto found = static_cast<Break>(pairs[left][right]);
  return found == Break::yes && before != AL ? Break::unknown : found;
}

// After spaces that follow `left`, LB 18 breaks before `right`: no other rule reaches over the spaces.
bool breaks_after_spaces(Class left, Class right) {
  if (left == other || left == OP || right > BA) return false;
  return right != OP || left != QU;  // LB 15
}

struct Segment {
  std::size_t end = 0;   // a certain break opportunity, or the end of the text
  bool decided = false;  // every opportunity inside was found; otherwise ask ICU about this stretch
};

// The stretch from `begin` (itself an opportunity or 0) to the next certain opportunity; appends what it
// finds.
Segment next_segment(std::string_view text, std::size_t begin, std::vector<BreakOpportunity>& found) {
  const auto add = [&](std::size_t offset, bool forced) {
    found.push_back({static_cast<std::uint32_t>(offset), forced});
  };
  // A stretch that starts with spaces or a hyphen is left to ICU: there is no character before to judge by.
  Class before = LF, left = LF;
  bool decided = true, spaces = false;
  for (std::size_t at = begin; at < text.size();) {
    const std::size_t here = at;
    const Class right = next_class(text, at);
    if (right == LF) {
      add(at, true);
      return {at, decided};
    }
    if (right == SP) {
      if (left == LF) decided = false;
      spaces = true;
      continue;
    }
    if (spaces && breaks_after_spaces(left, right)) {
      add(here, false);
      return {here, decided};
    }
    if (spaces) {
      decided = false;
    } else if (left != LF || right == other) {
      const Break between = break_between(before, left, right);
      if (between == Break::unknown) decided = false;
      if (between == Break::yes) add(here, false);
    }
    spaces = false;
    before = left;
    left = right;
  }
  add(text.size(), false);
  return {text.size(), decided};
}

// Languages whose line breaking ICU tailors: the rules above do not hold for them.
bool is_tailored(std::string_view language) {
  const std::string_view primary = language.substr(0, language.find('-'));
  return primary == "ja" || primary == "zh" || primary == "ko" || primary == "fi";
}

// ---- ICU --------------------------------------------------------------------------------------------------

void check(UErrorCode status) {
  if (U_FAILURE(status)) throw std::runtime_error(std::string("ICU text boundaries: ") + u_errorName(status));
}

void set_text(icu::BreakIterator& iterator, std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  UText utext = UTEXT_INITIALIZER;
  utext_openUTF8(&utext, text.data(), static_cast<std::int64_t>(text.size()), &status);
  iterator.setText(&utext, status);
  utext_close(&utext);
  check(status);
}

}  // namespace

icu::BreakIterator& LineBreaks::iterator(std::string_view language) {
  constexpr std::size_t most_languages = 16;
  const auto cached = iterators_.find(language);
  if (cached != iterators_.end()) return *cached->second;
  if (iterators_.size() >= most_languages) iterators_.clear();
  const std::string name(language);
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale locale = icu::Locale::forLanguageTag(name, status);
  if (U_FAILURE(status) || language.empty()) locale = icu::Locale::getEnglish();
  status = U_ZERO_ERROR;
  std::unique_ptr<icu::BreakIterator> made(icu::BreakIterator::createLineInstance(locale, status));
  check(status);
  return *iterators_.emplace(name, std::move(made)).first->second;
}

void LineBreaks::add_by_icu(std::string_view text, std::size_t begin, std::size_t end,
                            std::string_view language) {
  icu::BreakIterator& by_icu = iterator(language);
  set_text(by_icu, text.substr(begin, end - begin));
  by_icu.first();
  for (auto at = by_icu.next(); at != icu::BreakIterator::DONE; at = by_icu.next()) {
    const std::size_t offset = begin + static_cast<std::size_t>(at);
    // No hyphenation: a break at a soft hyphen would split a word without showing that it was split.
    if (offset < text.size() && text.substr(0, offset).ends_with("\u00AD")) continue;
    found_.push_back({static_cast<std::uint32_t>(offset), offset > 0 && text[offset - 1] == '\n'});
  }
}

const std::vector<BreakOpportunity>& LineBreaks::find(std::string_view text, std::string_view language) {
  if (is_tailored(language)) return find_by_icu(text, language);
  found_.clear();
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t count = found_.size();
    const Segment segment = next_segment(text, begin, found_);
    if (!segment.decided) {
      found_.resize(count);
      add_by_icu(text, begin, segment.end, language);
    }
    begin = segment.end;
  }
  return found_;
}

const std::vector<BreakOpportunity>& LineBreaks::find_by_icu(std::string_view text,
                                                             std::string_view language) {
  found_.clear();
  if (!text.empty()) add_by_icu(text, 0, text.size(), language);
  return found_;
}

std::vector<std::uint32_t> grapheme_boundaries(std::string_view text) {
  std::vector<std::uint32_t> boundaries;
  if (text.empty()) return boundaries;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> iterator(
      icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
  check(status);
  set_text(*iterator, text);
  iterator->first();
  for (auto at = iterator->next(); at != icu::BreakIterator::DONE; at = iterator->next())
    boundaries.push_back(static_cast<std::uint32_t>(at));
  return boundaries;
}

bool extends_cluster(char32_t character) {
  if (character < 0x300) return false;
  const auto value = u_getIntPropertyValue(static_cast<UChar32>(character), UCHAR_GRAPHEME_CLUSTER_BREAK);
  return value == U_GCB_EXTEND || value == U_GCB_SPACING_MARK || value == U_GCB_ZWJ;
}

}  // namespace planpress::text
