#include "service/messages/catalogue.hpp"

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <charconv>

#include "service/messages/finding_messages.hpp"
#include "service/messages/language_marks.hpp"

namespace planpress::messages {

namespace {

namespace fs = std::filesystem;

constexpr auto months =
    std::to_array<plan::Code>({"january", "february", "march", "april", "may", "june", "july", "august",
                               "september", "october", "november", "december"});

template <Coded E>
constexpr Section words_for(std::string_view arguments = {}) {
  return {word_group(E{}), {}, codes<E>, arguments};
}
template <Coded E>
constexpr Section meanings_of() {
  return {meaning_group(E{}), {}, codes<E>};
}

constexpr auto word_sections = std::to_array<Section>({
    {"phrases", phrases},
    {"month", {}, months},
    words_for<Status>(),
    words_for<ClosingReason>(),
    words_for<Element>(),
    meanings_of<Element>(),
    words_for<Profession>(),
    words_for<Grade>("profession"),
    words_for<Role>(),
    meanings_of<Role>(),
    words_for<AbsenceReason>(),
    words_for<RestrictionSource>(),
    words_for<ObjectiveArea>(),
    words_for<ActivityType>(),
    words_for<Level>(),
    meanings_of<Level>(),
    {brief_group(Level{}), {}, codes<Level>},
    words_for<ResourceKind>(),
    words_for<Rating>(),
    words_for<Outcome>(),
    words_for<SignatureRole>(),
    words_for<SignatureMethod>(),
    words_for<SignatureStatement>(),
});

constexpr auto finding_sections = std::to_array<Section>({{"sentences", sentence_list, {}, "place where"},
                                                          {"on-form", on_form_list, {}, "place where"},
                                                          {"places", place_list},
                                                          {"report", report_list}});

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

Catalogue::Catalogue(fs::path layouts, std::string language)
    : layouts_(std::move(layouts)), language_(std::move(language)), plurals_(language_) {
  text::Faults faults;
  words_ =
      read_messages(layouts_, fmt::format("words.{}.json", language_), word_sections, true, plurals_, faults);
  faults.throw_if_any();
}

const MessagesBySection& Catalogue::finding_messages() const {
  return findings_.get([this] {
    text::Faults faults;
    MessageFile file = read_messages(layouts_, fmt::format("findings.{}.json", language_), finding_sections,
                                     false, plurals_, faults);
    faults.throw_if_any();
    return std::move(file.sections);
  });
}

const HelpTexts& Catalogue::help_texts() const {
  return help_.get([this] {
    text::Faults faults;
    HelpTexts texts = read_help_texts(layouts_, language_, faults);
    faults.throw_if_any();
    return texts;
  });
}

void Catalogue::load() const {
  text::Faults faults;
  faults.collect([&] { finding_messages(); });
  faults.collect([&] { help_texts(); });
  faults.throw_if_any();
}

const Message* Catalogue::find(std::string_view section, std::string_view name) const {
  const std::vector<Message>& messages = finding_messages().find(section)->second;
  const auto found = std::ranges::find(messages, name, &Message::name);
  return found == messages.end() ? nullptr : &*found;
}

const std::string& Catalogue::form(const Message& message, std::size_t n) const {
  const std::string exactly = fmt::format("={}", n);
  const bool is_said =
      std::ranges::any_of(message.forms, [&](const auto& each) { return each.first == exactly; });
  return message.form(is_said ? exactly : plurals_.of(n));
}

const std::string& Catalogue::in_group(std::string_view group, std::size_t index) const {
  return words_.sections.find(group)->second.at(index).text();
}

std::string Catalogue::say(PhraseName name, Values values) const {
  return substitute(words_.sections.find("phrases")->second.at(name.index()).text(), values);
}

std::string Catalogue::count(PhraseName name, std::size_t n, Values values) const {
  std::vector<std::pair<std::string_view, std::string_view>> all(values);
  const std::string number = fmt::format("{}", n);
  all.emplace_back("n", number);
  return substitute(form(words_.sections.find("phrases")->second.at(name.index()), n), all);
}

const std::string& Catalogue::month(unsigned month) const { return in_group("month", month - 1); }

std::string Catalogue::date(Date date) const {
  const YearMonthDay parts = date.parts();
  return say("date", {{"day", fmt::format("{}", parts.day)},
                      {"month", month(parts.month)},
                      {"year", fmt::format("{}", parts.year)}});
}

std::string Catalogue::range(Date from, Date to) const {
  if (from == to) return date(from);
  return say("range", {{"from", date(from)}, {"to", date(to)}});
}

std::string Catalogue::list(const std::vector<std::string>& items) const {
  if (items.empty()) return {};
  std::string first = items.front();
  for (std::size_t i = 1; i + 1 < items.size(); ++i) first += ", " + items[i];
  if (items.size() == 1) return first;
  const Values values = {{"first", first}, {"second", items.back()}};
  return begins_with_vowel(items.back()) ? say("list-and-before-vowel", values) : say("list-and", values);
}

Catalogues::Catalogues(fs::path layouts) : layouts_(std::move(layouts)) {
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(layouts_, none)) {
    const std::string name = entry.path().filename().string();
    constexpr std::string_view before = "words.", after = ".json";
    if (name.size() > before.size() + after.size() && name.starts_with(before) && name.ends_with(after))
      catalogues_[name.substr(before.size(), name.size() - before.size() - after.size())];
  }
  for (const plan::Code needed : {"en", "cy"}) catalogues_[std::string(needed)];
}

std::vector<std::string> Catalogues::languages() const {
  std::vector<std::string> names{"en", "cy"};
  for (const auto& [language, catalogue] : catalogues_)
    if (language != "en" && language != "cy") names.push_back(language);
  return names;
}

const Catalogue& Catalogues::in(std::string_view language) const {
  const auto found = catalogues_.find(language);
  if (found == catalogues_.end()) throw std::out_of_range("no language is called " + std::string(language));
  return found->second.get([&] { return Catalogue(layouts_, found->first); });
}

void Catalogues::load() const {
  text::Faults faults;
  for (const std::string& language : languages()) {
    faults.collect([&] { in(language).load(); });
    faults.collect(
        [&] { compare_help_texts(in("en").help_texts(), in(language).help_texts(), language, faults); });
  }
  faults.throw_if_any();
}

}  // namespace planpress::messages
