#include "service/plan/suggest.hpp"

#include <algorithm>
#include <array>
#include <utility>

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

// ---- words of the command line and of queries ----

constexpr std::size_t longest_word = 100, shortest_start = 2, shortest_part = 4;

constexpr std::array<std::pair<std::string_view, std::string_view>, 10> other_names{{
    {"english", "en"},
    {"welsh", "cy"},
    {"cymraeg", "cy"},
    {"wales", "cy"},
    {"saesneg", "en"},
    {"bilingual", "both"},
    {"dwyieithog", "both"},
    {"normal", "standard"},
    {"big", "large-print"},
    {"web", "html"},
}};

std::string in_small_letters(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), to_lower);
  return out;
}

// Nothing when several words have this part.
std::optional<std::string> only_one_with(std::string_view part, const std::vector<std::string>& known) {
  std::optional<std::string> found;
  for (const std::string& candidate : known) {
    if (in_small_letters(candidate).find(part) == std::string::npos) continue;
    if (found) return std::nullopt;
    found = candidate;
  }
  return found;
}

}  // namespace

std::string_view word_for(std::string_view other_name) {
  const auto found =
      std::ranges::find(other_names, other_name, &std::pair<std::string_view, std::string_view>::first);
  return found == other_names.end() ? std::string_view() : found->second;
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  // Three rows of the table: optimal string alignment looks two rows back for a swap.
  std::vector<std::size_t> before(b.size() + 1), above(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, change});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    std::swap(before, above);
    std::swap(above, row);
  }
  return above[b.size()];
}

std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& known) {
  const std::string plain = in_small_letters(word);
  std::optional<std::string> best;
  std::size_t least = word.size() / 3 + 1;
  for (const std::string& candidate : known) {
    const std::size_t distance = edit_distance(plain, in_small_letters(candidate));
    if (distance < least || (distance == least && !best)) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

std::optional<std::string> meant(std::string_view word, const std::vector<std::string>& known) {
  // Of numbers none is nearer to what was meant than another.
  if (word.size() > longest_word || is_quoted_number(word)) return std::nullopt;
  const std::string plain = in_small_letters(word);
  if (const auto name = std::ranges::find(known, word_for(plain)); name != known.end()) return *name;
  for (const std::string& candidate : known) {
    if (plain == in_small_letters(candidate)) return candidate;
  }
  for (const std::string& candidate : known) {
    const std::string small = in_small_letters(candidate);
    if ((plain.size() >= shortest_start && small.starts_with(plain)) ||
        (small.size() >= shortest_start && plain.starts_with(small)))
      return candidate;
  }
  if (const auto near = nearest(word, known)) return near;
  return plain.size() >= shortest_part ? only_one_with(plain, known) : std::nullopt;
}

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
