#include "renderer/document/languages.hpp"

#include <iterator>

namespace planpress::document {
namespace {

constexpr std::string_view stroke = " / ";
constexpr std::string_view stroke_in_text = "\u00A0/ ";  // begins no line

Inline run_of(std::string text) {
  TextRun run;
  run.text = std::move(text);
  return run;
}

// The break before a passage in another language.
bool parts_languages(const Inlines& text, std::size_t at) {
  if (!std::holds_alternative<LineBreak>(text[at]) || at == 0 || at + 1 == text.size()) return false;
  const auto* next = std::get_if<TextRun>(&text[at + 1]);
  return next != nullptr && !next->language.empty();
}

struct Parted {
  Inlines first, second;  // the second is empty when there is one language
};
Parted parted(const Inlines& text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!parts_languages(text, i)) continue;
    const auto at = text.begin() + static_cast<std::ptrdiff_t>(i);
    return {{text.begin(), at}, {std::next(at), text.end()}};
  }
  return {text, {}};
}

// In the style of what stands before it.
Inline stroke_after(const Inline& before) {
  TextRun out;
  out.text = stroke_in_text;
  if (const auto* run = std::get_if<TextRun>(&before)) {
    out.strong = run->strong;
    out.light = run->light;
    out.tone = run->tone;
  }
  return out;
}

Inlines line_around(const Inlines& text, std::size_t at) {
  const auto is_break = [](const Inline& piece) { return std::holds_alternative<LineBreak>(piece); };
  std::size_t from = at, to = at;
  while (from > 0 && !is_break(text[from - 1])) --from;
  while (to < text.size() && !is_break(text[to])) ++to;
  return {text.begin() + static_cast<std::ptrdiff_t>(from), text.begin() + static_cast<std::ptrdiff_t>(to)};
}

void append(Inlines& to, const Inlines& more) { to.insert(to.end(), more.begin(), more.end()); }

}  // namespace

Inlines on_one_line(const Inlines& text) {
  return on_one_line(text, [](const Inlines&) { return true; });
}

Inlines on_one_line(const Inlines& text, const std::function<bool(const Inlines&)>& fits) {
  Inlines out = text;
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (!parts_languages(out, i)) continue;
    Inlines joined = out;
    joined[i] = stroke_after(out[i - 1]);
    if (fits(line_around(joined, i))) out = std::move(joined);
  }
  return out;
}

LabelLines lines_of(const Label& label) {
  const std::string_view text = label;
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return {text, {}};
  return {text.substr(0, end), text.substr(end + 1)};
}

std::string plain_line(const Inlines& text) {
  std::string out = plain_text(on_one_line(text));
  for (std::size_t at = out.find(stroke_in_text); at != std::string::npos; at = out.find(stroke_in_text, at))
    out.replace(at, stroke_in_text.size(), stroke);
  return out;
}

std::string on_one_line(const Label& label) {
  const LabelLines lines = lines_of(label);
  if (lines.second.empty()) return label;
  return std::string(lines.first).append(stroke).append(lines.second);
}

Inlines inlines_of(const Label& label, const std::string& second_language) {
  const LabelLines lines = lines_of(label);
  if (lines.first.empty()) return {};
  Inlines out{run_of(std::string(lines.first))};
  if (lines.second.empty()) return out;
  out.emplace_back(LineBreak{});
  out.push_back(run_of(std::string(lines.second)));
  std::get<TextRun>(out.back()).language = second_language;
  return out;
}

Inlines followed_by(const Inlines& text, const Inlines& addition) {
  if (text.empty() || addition.empty()) return text.empty() ? addition : text;
  const Parted before = parted(text), after = parted(addition);
  if (before.second.empty() || after.second.empty()) {
    Inlines out = on_one_line(text);
    out.push_back(run_of(", "));
    append(out, on_one_line(addition));
    return out;
  }
  Inlines out = before.first;
  out.push_back(run_of(", "));
  append(out, after.first);
  out.emplace_back(LineBreak{});
  append(out, before.second);
  TextRun comma = std::get<TextRun>(after.second.front());
  comma.text = ", ";
  out.emplace_back(comma);
  append(out, after.second);
  return out;
}

}  // namespace planpress::document
