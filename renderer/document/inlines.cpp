#include "renderer/document/document.hpp"

namespace planpress::document {

std::string plain_text(const Inlines& inlines, std::string_view line_break) {
  std::string out;
  for (const Inline& piece : inlines) {
    if (const auto* run = std::get_if<TextRun>(&piece)) out += run->text;
    if (std::holds_alternative<LineBreak>(piece)) out += line_break;
  }
  return out;
}

std::string heading_text(const Heading& heading) {
  std::string out;
  for (const Inline& piece : heading.content) {
    if (const auto* run = std::get_if<TextRun>(&piece)) out += run->text;
    if (std::holds_alternative<LineBreak>(piece)) out += ": ";
  }
  return out;
}

}  // namespace planpress::document
