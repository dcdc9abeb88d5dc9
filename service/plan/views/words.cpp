#include "service/plan/views/words.hpp"

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <charconv>

#include "service/plan/views/passages.hpp"
#include "service/plan/views/words_file.hpp"

namespace planpress::plan {

namespace {

// Text with each {name} replaced; a name without a value stays, which the loader has ruled out.
std::string filled(std::string_view text, Values values, std::string_view n) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t open = text.find('{', at);
    const std::size_t close = open == std::string_view::npos ? open : text.find('}', open);
    if (close == std::string_view::npos) return out.append(text.substr(at));
    out.append(text.substr(at, open - at));
    const std::string_view name = text.substr(open + 1, close - open - 1);
    if (name == "n") out.append(n);
    for (const auto& [key, value] : values)
      if (key == name) out.append(value);
    at = close + 1;
  }
  return out;
}

bool is_vowel(char32_t letter) {
  constexpr std::u32string_view vowels = U"aeiouwyâêîôûŵŷáéíóúẃýàèìòùäëïöü";
  return vowels.find(static_cast<char32_t>(u_tolower(static_cast<UChar32>(letter)))) != vowels.npos;
}

// Welsh reads 1 (un), 8 (wyth), 11 to 19 (un deg …) and 80 to 89 (wyth deg …) with a vowel first.
bool is_read_with_vowel(std::string_view digits) {
  int n = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), n);
  return n == 1 || n == 8 || (n >= 11 && n <= 19) || (n >= 80 && n <= 89) || (n >= 800 && n <= 899);
}

bool begins_with_vowel(const std::string& text) {
  const std::string words = text.substr(mark_before(text));
  if (words.empty()) return false;
  if (words.front() >= '0' && words.front() <= '9') return is_read_with_vowel(words);
  return is_vowel(static_cast<char32_t>(icu::UnicodeString::fromUTF8(words).char32At(0)));
}

// The text with its first letter changed, unless the second is a capital too: then it is an abbreviation.
template <class Change>
std::string with_first(std::string_view text, bool spare_abbreviations, Change change) {
  if (const std::size_t mark = mark_before(text); mark > 0)
    return std::string(text.substr(0, mark)) + with_first(text.substr(mark), spare_abbreviations, change);
  auto letters =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  if (letters.isEmpty()) return {};
  const int32_t second = letters.moveIndex32(0, 1);
  const bool lone = second < letters.length() && !u_isalpha(letters.char32At(second));
  if (spare_abbreviations && (lone || (second < letters.length() && u_isupper(letters.char32At(second)))))
    return std::string(text);
  letters.replace(0, second, change(letters.char32At(0)));
  std::string out;
  return letters.toUTF8String(out);
}

}  // namespace

std::string lower_first(std::string_view text) { return with_first(text, true, u_tolower); }
std::string upper_first(std::string_view text) { return with_first(text, false, u_toupper); }

const std::string& Wording::in_group(std::string_view group, std::size_t index) const {
  return groups_.find(group)->second.at(index);
}

const std::string& Wording::form(PhraseName name, std::string_view category) const {
  const auto& forms = said_.at(name.index()).by_category;
  const auto found = forms.find(category);
  return found == forms.end() ? forms.find("other")->second : found->second;
}

// CLDR plural rules of en and cy, for whole numbers.
std::string_view Wording::plural_category(std::size_t n) const {
  if (n == 1) return "one";
  if (tongue_ == Tongue::english) return "other";
  return n == 0 ? "zero" : n == 2 ? "two" : n == 3 ? "few" : n == 6 ? "many" : "other";
}

std::string Wording::say(PhraseName name, Values values) const {
  return filled(form(name, "other"), values, {});
}

std::string Wording::count(PhraseName name, std::size_t n, Values values) const {
  return filled(form(name, plural_category(n)), values, fmt::format("{}", n));
}

const std::string& Wording::month(unsigned month) const { return in_group("month", month - 1); }

std::string Wording::date(Date date) const {
  const YearMonthDay parts = date.parts();
  return say("date", {{"day", fmt::format("{}", parts.day)},
                      {"month", month(parts.month)},
                      {"year", fmt::format("{}", parts.year)}});
}

std::string Wording::range(Date from, Date to) const {
  if (from == to) return date(from);
  return say("range", {{"from", date(from)}, {"to", date(to)}});
}

std::string Wording::list(const std::vector<std::string>& items) const {
  if (items.empty()) return {};
  std::string first = items.front();
  for (std::size_t i = 1; i + 1 < items.size(); ++i) first += ", " + items[i];
  if (items.size() == 1) return first;
  const Values values = {{"first", first}, {"second", items.back()}};
  return begins_with_vowel(items.back()) ? say("list-and-before-vowel", values) : say("list-and", values);
}

const Wording& Words::File::read(const Words& words, Tongue tongue) const {
  std::call_once(once, [&] { wording.emplace(read_wording(words.layouts_, tongue, words.help_)); });
  return *wording;
}

void Words::load() const {
  std::string faults;
  const auto collect = [&faults](auto&& read) {
    try {
      read();
    } catch (const WordsError& error) {
      faults += (faults.empty() ? "" : "\n") + std::string(error.what());
    }
  };
  collect([this] { in(Language::en); });
  collect([this] { in(Language::cy); });
  collect([this] { help_.texts(); });
  if (!faults.empty()) throw WordsError(faults);
}

}  // namespace planpress::plan
