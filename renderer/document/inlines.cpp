#include "renderer/document/document.hpp"
#include "renderer/document/languages.hpp"

namespace planpress::document {

std::string plain_text(const Inlines& inlines, std::string_view line_break) {
  std::string out;
  for (const Inline& piece : inlines) {
    if (const auto* run = std::get_if<TextRun>(&piece)) out += run->text;
    if (std::holds_alternative<LineBreak>(piece)) out += line_break;
  }
  return out;
}

std::string heading_text(const Heading& heading) { return plain_line(heading_line(heading)); }

Inlines heading_line(const Heading& heading) {
  Inlines out;
  const auto add = [&out](std::string_view text, const std::string& language) {
    auto* last = out.empty() ? nullptr : &std::get<TextRun>(out.back());
    if (last == nullptr || last->language != language) {
      last = &std::get<TextRun>(out.emplace_back(TextRun{}));
      last->language = language;
    }
    last->text += text;
  };
  for (const Inline& piece : on_one_line(heading.content)) {
    if (const auto* run = std::get_if<TextRun>(&piece)) add(run->text, run->language);
    if (std::holds_alternative<LineBreak>(piece)) add(": ", {});
  }
  return out;
}

}  // namespace planpress::document
