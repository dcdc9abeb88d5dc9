#include "renderer/document/two_texts.hpp"

#include <algorithm>
#include <optional>

#include "renderer/document/languages.hpp"

namespace planpress::document {
namespace {

// A phrase up to this many bytes may stand with its translation inside a text that is otherwise the same.
constexpr std::size_t longest_phrase = 48;

bool is_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte & '\x80') != 0;
}
bool is_of_word(char byte) { return is_letter(byte) || (byte >= '0' && byte <= '9'); }

// "C-A03" is one word, and so is "one-to-one".
bool ends_word(std::string_view text, std::size_t at) {
  if (is_of_word(text[at])) return false;
  const bool joins = text[at] == '-' || text[at] == '.' || text[at] == '\'';
  return !joins || at == 0 || at + 1 == text.size() || !is_of_word(text[at - 1]) || !is_of_word(text[at + 1]);
}

// Text as bytes, each with the run that it stands in.
struct Flat {
  std::string bytes;
  std::vector<const TextRun*> runs;
};

std::optional<Flat> flatten(const Inlines& line) {
  Flat flat;
  for (const Inline& piece : line) {
    const auto* run = std::get_if<TextRun>(&piece);
    if (run == nullptr) return std::nullopt;
    flat.bytes += run->text;
    flat.runs.insert(flat.runs.end(), run->text.size(), run);
  }
  return flat;
}

bool same_style(const TextRun& a, const TextRun& b) {
  TextRun like_b = a;
  like_b.text = b.text;
  return like_b == b;
}

Inlines piece_of(const Flat& flat, std::size_t from, std::size_t to) {
  Inlines out;
  for (std::size_t at = from; at < to;) {
    std::size_t end = at;
    while (end < to && flat.runs[end] == flat.runs[at]) ++end;
    TextRun run = *flat.runs[at];
    run.text = flat.bytes.substr(at, end - at);
    out.emplace_back(std::move(run));
    at = end;
  }
  return out;
}

// What two texts share at their beginnings and ends, in whole words.
struct Shared {
  std::size_t before = 0, after = 0;
};

Shared shared_words(const Flat& a, const Flat& b) {
  const std::size_t shorter = std::min(a.bytes.size(), b.bytes.size());
  const auto alike = [&](std::size_t i, std::size_t j) {
    return a.bytes[i] == b.bytes[j] && same_style(*a.runs[i], *b.runs[j]);
  };
  Shared shared;
  while (shared.before < shorter && alike(shared.before, shared.before)) ++shared.before;
  while (shared.before > 0 && !ends_word(a.bytes, shared.before - 1)) --shared.before;
  const auto from_end = [](const Flat& flat, std::size_t count) { return flat.bytes.size() - count; };
  while (shared.after < shorter - shared.before &&
         alike(from_end(a, shared.after + 1), from_end(b, shared.after + 1)))
    ++shared.after;
  while (shared.after > 0 && !ends_word(a.bytes, from_end(a, shared.after))) --shared.after;
  return shared;
}

void append_inlines(Inlines& to, Inlines more) {
  to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

// The text once, with a phrase in both languages, when that phrase is all that differs: names and posts are
// not printed twice. Numbers alone are not enough to share: a date or a week stands whole in each language.
std::optional<Inlines> with_phrase_in_both(const Inlines& first, const SecondText& second) {
  const std::optional<Flat> a = flatten(first), b = flatten(second.text);
  if (!a || !b) return std::nullopt;
  const Shared shared = shared_words(*a, *b);
  const std::size_t a_end = a->bytes.size() - shared.after, b_end = b->bytes.size() - shared.after;
  const bool are_phrases = a_end > shared.before && b_end > shared.before &&
                           a_end - shared.before <= longest_phrase && b_end - shared.before <= longest_phrase;
  const std::string common = a->bytes.substr(0, shared.before) + a->bytes.substr(a_end);
  if (!are_phrases || std::none_of(common.begin(), common.end(), is_letter)) return std::nullopt;
  Inlines phrase = piece_of(*a, shared.before, a_end);
  phrase.emplace_back(LineBreak{});
  append_inlines(phrase, in_language(piece_of(*b, shared.before, b_end), second.language));
  Inlines out = piece_of(*a, 0, shared.before);
  append_inlines(out, on_one_line(phrase));
  append_inlines(out, piece_of(*a, a_end, a->bytes.size()));
  return out;
}

std::vector<Inlines> lines_of(const Inlines& text) {
  std::vector<Inlines> lines(1);
  for (const Inline& piece : text) {
    if (std::holds_alternative<LineBreak>(piece)) {
      lines.emplace_back();
    } else {
      lines.back().push_back(piece);
    }
  }
  return lines;
}

// A check mark before the text stands before both.
bool begins_with_tick(const Inlines& line) {
  return !line.empty() && std::holds_alternative<Tick>(line.front());
}

Inlines line_in_both(const Inlines& first, const SecondText& second) {
  if (first == second.text || second.text.empty()) return first;
  if (first.empty()) return in_language(second.text, second.language);
  if (begins_with_tick(first) && begins_with_tick(second.text)) {
    Inlines out{Tick{}};
    const Inlines rest(second.text.begin() + 1, second.text.end());
    append_inlines(out, line_in_both({first.begin() + 1, first.end()}, {rest, second.language}));
    return out;
  }
  if (std::optional<Inlines> shared = with_phrase_in_both(first, second)) return std::move(*shared);
  Inlines out = first;
  out.emplace_back(LineBreak{});
  append_inlines(out, in_language(second.text, second.language));
  return out;
}

}  // namespace

Inlines in_language(Inlines text, const std::string& language) {
  for (Inline& piece : text) {
    if (auto* run = std::get_if<TextRun>(&piece); run != nullptr && run->language.empty())
      run->language = language;
  }
  return text;
}

Inlines in_both_languages(const Inlines& first, const SecondText& second) {
  const std::vector<Inlines> a = lines_of(first), b = lines_of(second.text);
  if (a.size() != b.size()) return line_in_both(first, second);
  Inlines out;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (i > 0) out.emplace_back(LineBreak{});
    append_inlines(out, line_in_both(a[i], {b[i], second.language}));
  }
  return out;
}

bool stand_apart(const Inlines& first, const SecondText& second) {
  return !(first == second.text) && !with_phrase_in_both(first, second);
}

Label in_both_languages(const Label& first, const Label& second) {
  if (first == second || second.empty()) return first;
  return first.empty() ? second : first + "\n" + second;
}

std::string plain_in_both(const std::string& first, const std::string& second) {
  if (first == second || second.empty()) return first;
  if (first.empty()) return second;
  TextRun a, b;
  a.text = first;
  b.text = second;
  const Inlines other{b};
  return plain_line(line_in_both({a}, {other, "cy"}));
}

}  // namespace planpress::document
