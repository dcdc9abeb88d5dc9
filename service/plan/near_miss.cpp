#include "service/plan/near_miss.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "service/plan/suggest.hpp"

namespace planpress::plan {

namespace {

constexpr std::size_t longest_written = 64;  // no code or name of the format comes near it

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr char to_lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }
constexpr bool is_part_of_word(char c) {
  return is_digit(c) || is_upper(c) || is_lower(c) || static_cast<unsigned char>(c) >= 0x80;
}

using WordList = std::vector<std::string>;

/// "startDate", "Start date" and "start_date" are the words start, date.
WordList words_of(std::string_view text) {
  WordList words;
  bool open = false, after_lower = false;
  for (const char c : text) {
    if (!is_part_of_word(c)) {
      open = false;
      continue;
    }
    if (!open || (is_upper(c) && after_lower)) words.emplace_back();
    words.back() += to_lower(c);
    open = true;
    after_lower = is_lower(c);
  }
  return words;
}

std::string joined(const WordList& words) {
  std::string whole;
  for (const std::string& word : words) whole += word;
  return whole;
}

std::string singular(std::string word) {
  if (word.ends_with("ies")) return word.replace(word.size() - 3, 3, "y");
  if (word.ends_with('s')) word.pop_back();
  return word;
}

constexpr std::size_t short_word = 4;  // a slip in a shorter one is another word

struct Candidate {
  std::string_view name;
  WordList words;
  std::string whole;
};

std::vector<Candidate> candidates_of(std::span<const std::string_view> names) {
  std::vector<Candidate> candidates;
  for (const std::string_view name : names) {
    WordList words = words_of(name);
    std::string whole = joined(words);
    candidates.push_back({name, std::move(words), std::move(whole)});
  }
  return candidates;
}

/// The only candidate that fits; nothing where none does or several do.
template <class Fits>
std::optional<std::string_view> only(const std::vector<Candidate>& candidates, const Fits& fits) {
  std::optional<std::string_view> found;
  for (const Candidate& candidate : candidates) {
    if (!fits(candidate)) continue;
    if (found) return std::nullopt;
    found = candidate.name;
  }
  return found;
}

std::optional<std::string_view> by_letters(const std::string& whole,
                                           const std::vector<Candidate>& candidates) {
  if (const auto same = only(candidates, [&](const Candidate& each) { return each.whole == whole; }))
    return same;
  const std::string one = singular(whole);
  const auto same_number = [&](const Candidate& each) { return singular(each.whole) == one; };
  if (const auto found = only(candidates, same_number)) return found;
  return only(candidates, [&](const Candidate& each) {
    return each.whole.size() >= short_word && whole.size() >= short_word && each.whole[0] == whole[0] &&
           edit_distance(each.whole, whole) == 1;
  });
}

bool has_all(const WordList& words, const WordList& of) {
  return std::ranges::all_of(
      of, [&](const std::string& word) { return std::ranges::find(words, word) != words.end(); });
}

// ---- dates ----

/// The numbers of a text that is made of three of them with single marks between: "1/2/2025".
std::optional<std::array<std::string_view, 3>> three_numbers(std::string_view text) {
  std::array<std::string_view, 3> numbers;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const std::size_t end = std::min(
        static_cast<std::size_t>(std::ranges::find_if_not(text, is_digit) - text.begin()), text.size());
    numbers[i] = text.substr(0, end);
    if (end == 0) return std::nullopt;
    text.remove_prefix(end);
    if (i + 1 == numbers.size()) return text.empty() ? std::optional(numbers) : std::nullopt;
    if (text.empty() || std::string_view("-/. ").find(text.front()) == std::string_view::npos)
      return std::nullopt;
    text.remove_prefix(1);
  }
  return std::nullopt;
}

bool is_well_written(std::string_view text) {
  return text.size() == 10 && text[4] == '-' && text[7] == '-' && std::ranges::count_if(text, is_digit) == 8;
}

}  // namespace

std::optional<std::string_view> code_meant(std::string_view written,
                                           std::span<const std::string_view> codes) {
  if (written.size() > longest_written) return std::nullopt;
  const std::string whole = joined(words_of(written));
  if (whole.empty()) return std::nullopt;
  if (const auto code = std::ranges::find(codes, word_for(whole)); code != codes.end()) return *code;
  return by_letters(whole, candidates_of(codes));
}

std::optional<std::string_view> name_meant(std::string_view written,
                                           std::span<const std::string_view> names) {
  if (written.size() > longest_written) return std::nullopt;
  const WordList words = words_of(written);
  if (words.empty()) return std::nullopt;
  const std::vector<Candidate> candidates = candidates_of(names);
  if (const auto found = by_letters(joined(words), candidates)) return found;
  const auto within = [&](const Candidate& each) { return has_all(words, each.words); };
  if (const auto found = only(candidates, within)) return found;
  return only(candidates, [&](const Candidate& each) { return has_all(each.words, words); });
}

std::string_view sentence_on_date(std::string_view written) {
  constexpr std::size_t date_length = 10;
  if (is_well_written(written)) return "schema-format.no-such-day";
  const bool has_time =
      written.size() > date_length + 1 && is_well_written(written.substr(0, date_length)) &&
      (written[date_length] == 'T' || written[date_length] == 't' || written[date_length] == ' ') &&
      is_digit(written[date_length + 1]);
  if (has_time) return "schema-format.date-with-time";
  const auto numbers = three_numbers(written);
  const bool digits_alone = written.size() == 8 && std::ranges::all_of(written, is_digit);
  if (!numbers) return digits_alone ? "schema-format.date-order" : "schema-format.date";
  const bool year_first = (*numbers)[0].size() == 4 && written[4] == '-' &&
                          written[written.size() - (*numbers)[2].size() - 1] == '-';
  return year_first ? "schema-format.date-digits" : "schema-format.date-order";
}

bool is_quoted_number(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  const auto may_stand = [](char c) { return is_digit(c) || c == '.'; };
  return !text.empty() && text.size() <= longest_written && is_digit(text.front()) && is_digit(text.back()) &&
         std::ranges::all_of(text, may_stand) && std::ranges::count(text, '.') <= 1;
}

bool is_quoted_boolean(std::string_view text) {
  const std::string word = text.size() <= longest_written ? joined(words_of(text)) : std::string();
  return word == "true" || word == "false";
}

}  // namespace planpress::plan
