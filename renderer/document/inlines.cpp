#include <algorithm>

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

std::string heading_text(const Heading& heading) { return plain_text(heading_line(heading)); }

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
  for (const Inline& piece : heading.content) {
    if (const auto* run = std::get_if<TextRun>(&piece)) add(run->text, run->language);
    if (std::holds_alternative<LineBreak>(piece)) add(": ", {});
  }
  return out;
}

Inlines inlines_of(const Label& label) {
  if (label.empty()) return {};
  TextRun run;
  run.text = label;
  run.language = label.language;
  return {run};
}

Inlines followed_by(const Inlines& text, const Inlines& addition) {
  if (text.empty() || addition.empty()) return text.empty() ? addition : text;
  Inlines out = text;
  TextRun comma;
  comma.text = ", ";
  out.emplace_back(comma);
  out.insert(out.end(), addition.begin(), addition.end());
  return out;
}

namespace {

// Only what comes after the heading over the list: the reader has seen the rest.
class ContentsEntries {
 public:
  ContentsEntries(int depth, const Heading* last) : depth_(depth), last_(last), passed_(last == nullptr) {}

  void walk(const Blocks& blocks, bool are_listed) {
    for (const Block& block : blocks) {
      if (const auto* heading = std::get_if<Heading>(&block.as_variant())) {
        if (passed_ && are_listed && heading->level > 1 && heading->level <= depth_) found.push_back(heading);
        passed_ = passed_ || heading == last_;
      } else if (const auto* section = std::get_if<Section>(&block.as_variant())) {
        walk(section->blocks, are_listed);
      } else if (const auto* callout = std::get_if<Callout>(&block.as_variant())) {
        walk(callout->blocks, false);
      } else if (const auto* banner = std::get_if<Banner>(&block.as_variant())) {
        walk(banner->blocks, false);
      }
    }
  }

  std::vector<const Heading*> found;

 private:
  int depth_;
  const Heading* last_;
  bool passed_;
};

}  // namespace

std::vector<const Heading*> contents_entries(const Document& document, const Contents& contents,
                                             const Heading* last) {
  ContentsEntries entries(contents.depth, last);
  entries.walk(document.blocks, true);
  return std::move(entries.found);
}

FurnitureText::FurnitureText(std::string text) {
  if (!text.empty()) parts.emplace_back(std::move(text));
}

bool FurnitureText::has_numbers() const {
  return std::ranges::any_of(parts,
                             [](const auto& part) { return std::holds_alternative<PageNumber>(part); });
}

}  // namespace planpress::document
