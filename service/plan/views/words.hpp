// The words that views print, in English and Welsh.
// In: layouts/words.en.json and words.cy.json, written by authors:
//   {"month": {"january": "January", ...}, "level": {"excluded": "Excluded", ...}, ...,
//    "phrases": {"range": "{from} to {to}", "weeks": {"one": "{n} week", "other": "{n} weeks"}, ...}}
// A group for each enumeration that is printed, with a word for each of its codes; and every phrase of
// phrases.hpp. Out: texts ready to print. Immutable once loaded; shared by threads.
#pragma once
#include <filesystem>
#include <initializer_list>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "service/plan/codes.hpp"
#include "service/plan/date.hpp"
#include "service/plan/views/help_texts.hpp"
#include "service/plan/views/phrases.hpp"

namespace planpress::plan {

// The group of an enumeration's words; no group, no words.
template <Coded E>
inline constexpr std::string_view word_group{};
template <>
inline constexpr std::string_view word_group<Status> = "status";
template <>
inline constexpr std::string_view word_group<ClosingReason> = "closing-reason";
template <>
inline constexpr std::string_view word_group<Element> = "element";
template <>
inline constexpr std::string_view word_group<Profession> = "profession";
template <>
inline constexpr std::string_view word_group<Grade> = "grade";
template <>
inline constexpr std::string_view word_group<Role> = "role";
template <>
inline constexpr std::string_view word_group<AbsenceReason> = "absence-reason";
template <>
inline constexpr std::string_view word_group<RestrictionSource> = "restriction-source";
template <>
inline constexpr std::string_view word_group<ObjectiveArea> = "area";
template <>
inline constexpr std::string_view word_group<ActivityType> = "activity-type";
template <>
inline constexpr std::string_view word_group<Level> = "level";
template <>
inline constexpr std::string_view word_group<ResourceKind> = "resource";
template <>
inline constexpr std::string_view word_group<Rating> = "rating";
template <>
inline constexpr std::string_view word_group<Outcome> = "outcome";
template <>
inline constexpr std::string_view word_group<SignatureRole> = "signature-role";
template <>
inline constexpr std::string_view word_group<SignatureMethod> = "method";
template <>
inline constexpr std::string_view word_group<SignatureStatement> = "statement";

// What an enumeration's values mean, where readers are told.
template <Coded E>
inline constexpr std::string_view meaning_group{};
template <>
inline constexpr std::string_view meaning_group<Element> = "element-meaning";
template <>
inline constexpr std::string_view meaning_group<Level> = "level-meaning";
template <>
inline constexpr std::string_view meaning_group<Role> = "role-duty";

// The same in a few words, where there is little room.
template <Coded E>
inline constexpr std::string_view brief_group{};
template <>
inline constexpr std::string_view brief_group<Level> = "level-in-brief";

using Values = std::initializer_list<std::pair<std::string_view, std::string_view>>;

// How a language counts and joins.
enum class Tongue : std::uint8_t { english, welsh };

// What one language says.
class Wording {
 public:
  struct Forms {
    std::map<std::string, std::string, std::less<>> by_category;  // "other" always stands
  };

  Wording(Tongue tongue, std::map<std::string, std::vector<std::string>, std::less<>> groups,
          std::vector<Forms> said, const HelpLibrary& help)
      : tongue_(tongue), groups_(std::move(groups)), said_(std::move(said)), help_(help) {}

  template <Coded E>
  const std::string& word(E value) const {
    static_assert(!word_group<E>.empty());
    return in_group(word_group<E>, static_cast<std::size_t>(value));
  }
  template <Coded E>
  const std::string& meaning(E value) const {
    static_assert(!meaning_group<E>.empty());
    return in_group(meaning_group<E>, static_cast<std::size_t>(value));
  }

  template <Coded E>
  const std::string& in_brief(E value) const {
    static_assert(!brief_group<E>.empty());
    return in_group(brief_group<E>, static_cast<std::size_t>(value));
  }
  // How an activity of this type is done. Throws std::out_of_range where no kind of document has help texts,
  // WordsError where they are first read and have mistakes.
  const HelpText& help(ActivityType type) const {
    const HelpOfBoth& texts = help_.texts();
    return (tongue_ == Tongue::welsh ? texts.welsh : texts.english).at(static_cast<std::size_t>(type));
  }

  std::string say(PhraseName name, Values values = {}) const;
  // The form that the number asks for; {n} is the number.
  std::string count(PhraseName name, std::size_t n, Values values = {}) const;

  const std::string& month(unsigned month) const;                 // from 1
  std::string date(Date date) const;                              // 6 March 2025
  std::string range(Date from, Date to) const;                    // 6 January 2025 to 2 February 2025
  std::string list(const std::vector<std::string>& items) const;  // a, b and c

 private:
  const std::string& in_group(std::string_view group, std::size_t index) const;
  const std::string& form(PhraseName name, std::string_view category) const;
  std::string_view plural_category(std::size_t n) const;

  Tongue tongue_;
  std::map<std::string, std::vector<std::string>, std::less<>> groups_;  // in the order of the codes
  std::vector<Forms> said_;                                              // in the order of `phrases`
  const HelpLibrary& help_;
};

class Words {
 public:
  // layouts: the folder with the two files, and with help texts where it has implementation guidance. What is
  // read when it is first asked for throws WordsError then.
  explicit Words(std::filesystem::path layouts) : layouts_(std::move(layouts)), help_(layouts_) {}
  // Reads all now. Throws WordsError with every fault of all.
  void load() const;

  // A document in both languages is told in each, see told().
  const Wording& in(Language language) const {
    return language == Language::cy ? welsh_.read(*this, Tongue::welsh)
                                    : english_.read(*this, Tongue::english);
  }

 private:
  struct File {
    mutable std::once_flag once;
    mutable std::optional<Wording> wording;
    const Wording& read(const Words& words, Tongue tongue) const;
  };

  std::filesystem::path layouts_;
  HelpLibrary help_;
  File english_, welsh_;
};

// "Direct" → "direct", for the middle of a sentence; "PBA" and "ENT surgery" stay as they are.
std::string lower_first(std::string_view text);
std::string upper_first(std::string_view text);

}  // namespace planpress::plan
