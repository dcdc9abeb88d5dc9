// Advice on how a plan reads and what it plans, for who asks for it. Never a fault: a plan may have its
// reasons.
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "renderer/text/unicode.hpp"
#include "service/plan/format.hpp"
#include "service/plan/rules.hpp"

namespace planpress::plan::rules {

namespace {

constexpr int most_words = 25;  // of a sentence: GOV.UK content design guidance

// Beside digits, the words that make a measure one that can be counted; Welsh ones with their mutations.
constexpr auto measuring_words = std::to_array<std::string_view>(
    {"all",     "every",   "each",  "both", "one",   "two",    "three",   "four",     "five",
     "six",     "seven",   "eight", "nine", "ten",   "eleven", "twelve",  "once",     "twice",
     "pob",     "bob",     "phob",  "mhob", "pawb",  "bawb",   "phawb",   "popeth",   "bopeth",
     "phopeth", "holl",    "gyd",   "un",   "dau",   "ddau",   "dwy",     "ddwy",     "tri",
     "dri",     "thri",    "tair",  "dair", "thair", "pedwar", "bedwar",  "phedwar",  "pedair",
     "bedair",  "phedair", "pum",   "bum",  "phum",  "pump",   "bump",    "phump",    "chwe",
     "chwech",  "saith",   "wyth",  "naw",  "deg",   "ddeg",   "unwaith", "dwywaith", "ddwywaith"});

bool ends_sentence(UChar32 c) { return c == U'.' || c == U'!' || c == U'?'; }
bool may_follow_end(UChar32 c) {
  return c == U')' || c == U'"' || c == U'\'' || c == U'\u2019' || c == U'\u201D';
}

/// The words of the longest sentence. A sentence ends with a mark before white space, or with the line; a
/// word is what stands between spaces and has a letter or digit in it.
int words_of_longest_sentence(std::string_view text) {
  int longest = 0, words = 0;
  bool in_word = false, marked = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = static_cast<UChar32>(text::next_character(text, at));
    const bool space = u_isUWhiteSpace(c);
    if (c == U'\n' || (space && marked)) words = 0;
    if (space) {
      in_word = false;
    } else if (!in_word && u_isalnum(c)) {
      in_word = true;
      longest = std::max(longest, ++words);
    }
    marked = ends_sentence(c) || (marked && may_follow_end(c));
  }
  return longest;
}

/// Whether a text holds a number, or "all", "every" and their like, in English or Welsh.
bool can_be_counted(std::string_view text) {
  std::string word;
  const auto measures = [&] { return std::ranges::find(measuring_words, word) != measuring_words.end(); };
  for (std::size_t at = 0; at < text.size();) {
    const auto c = static_cast<UChar32>(text::next_character(text, at));
    if (u_charType(c) == U_DECIMAL_DIGIT_NUMBER) return true;
    if (u_isalpha(c)) {
      word += c < 0x80 ? static_cast<char>(u_tolower(c)) : '*';  // no word of the list has an accent
      continue;
    }
    if (measures()) return true;
    word.clear();
  }
  return measures();
}

/// The same day so many months later, or the last day of that month where it is shorter.
Date months_later(Date date, unsigned months) {
  YearMonthDay parts = date.parts();
  const unsigned month = parts.month - 1 + months;
  parts.year += static_cast<int>(month / 12);
  parts.month = month % 12 + 1;
  for (;; --parts.day)
    if (const auto day = Date::from(parts)) return *day;
}

// Plain language: a long sentence is read twice or not at all.
void sentence_too_long(const Plan& plan, Findings& findings) {
  const auto check = [&](const std::string& text, std::string pointer) {
    const int words = words_of_longest_sentence(text);
    if (words > most_words)
      findings.advice(std::move(pointer), "sentence-too-long", {{"words", words}, {"most", most_words}});
  };
  for (std::size_t i = 0; i < plan.objectives.size(); ++i) {
    const Objective& objective = plan.objectives[i];
    check(objective.statement, at("objectives", i, "statement"));
    for (std::size_t j = 0; j < objective.measures.size(); ++j)
      check(objective.measures[j], at("objectives", i, "measures", j));
  }
}

// Domain brief 3, objectives[]: SMART, of which M is for measurable.
void objective_not_measurable(const Plan& plan, Findings& findings) {
  for (std::size_t i = 0; i < plan.objectives.size(); ++i)
    if (std::ranges::none_of(plan.objectives[i].measures, can_be_counted))
      findings.advice(at("objectives", i, "measures"), "objective-not-measurable");
}

// Paper: supervision loosens as progress is made. Work that is independent throughout has nothing to loosen.
void supervision_never_loosens(const Plan& plan, Findings& findings) {
  for (std::size_t i = 0; i < plan.scopes.size(); ++i) {
    std::vector<Phase> phases = plan.scopes[i].phases;
    std::ranges::stable_sort(phases, {}, &Phase::from_week);
    const auto loosens = [](const Phase& before, const Phase& after) { return after.level > before.level; };
    const bool ever = std::ranges::adjacent_find(phases, loosens) != phases.end();
    const bool limited =
        std::ranges::any_of(phases, [](const Phase& p) { return p.level != Level::independent; });
    if (limited && !ever) findings.advice(at("scopes", i, "phases"), "supervision-never-loosens");
  }
}

// Domain brief 4.2: reviews notice in time that progress stalls. The first gap runs from the start of the
// plan.
void review_gap_over_3_months(const Plan& plan, Findings& findings) {
  constexpr unsigned longest_gap = 3;
  Date before = plan.timeframe.start;
  for (std::size_t i = 0; i < plan.reviews.size(); ++i) {
    const Date planned = plan.reviews[i].planned_date;
    if (planned > months_later(before, longest_gap))
      findings.advice(at("reviews", i, "plannedDate"),
                      i == 0 ? "review-gap-over-3-months.first" : "review-gap-over-3-months.later",
                      {{"planned", planned}, {"before", before}});
    before = planned;
  }
}

// Domain brief 3, activities[].assessorId: evidence is what somebody else has seen.
void activity_without_other_assessor(const Plan& plan, Findings& findings) {
  for (std::size_t i = 0; i < plan.activities.size(); ++i)
    if (plan.activities[i].assessor == plan.practitioner.id)
      findings.advice(at("activities", i, "assessor"), "activity-without-other-assessor", {},
                      at("activities", i));
}

// Domain brief 5, shared to agreed. Who has seen the current version and did not agree has signed all the
// same.
void signed_not_agreed(const Plan& plan, Findings& findings) {
  if (plan.status == Status::draft || plan.status == Status::shared || plan.status == Status::not_agreed)
    return;
  for (std::size_t i = 0; i < plan.signatures.size(); ++i) {
    const AgreementSignature& signature = plan.signatures[i];
    if (signature.version == plan.version && signature.statement == SignatureStatement::seen_not_agreed &&
        signature.role != SignatureRole::clinical_supervisor)
      findings.advice(at("signatures", i, "statement"), "signed-not-agreed", {{"status", plan.status}});
  }
}

// Plan format, language: "both" is English with translations.
void translation_missing(const Plan& plan, Findings& findings) {
  if (plan.language != Language::both) return;
  int texts = 0, missing = 0;
  for_each_own_text(plan, [&](const std::string& pointer, const std::string&) {
    ++texts;
    if (!plan.translations || !plan.translations->texts.contains(pointer)) ++missing;
  });
  if (missing > 0)
    findings.advice(at("translations"), "translation-missing", {{"missing", missing}, {"texts", texts}});
}

constexpr Rule all_advice_any[] = {
    sentence_too_long,        objective_not_measurable,        supervision_never_loosens,
    review_gap_over_3_months, activity_without_other_assessor, signed_not_agreed,
    translation_missing};

}  // namespace

const RuleSet advice{all_advice_any};

}  // namespace planpress::plan::rules
