#include "renderer/html/writer.hpp"

namespace planpress::html {
namespace {

using document::Heading;
using document::Paragraph;
using document::ParagraphStyle;

// About three lines of section size at the prose width; longer statements are set in body size.
constexpr std::size_t short_statement = 150;

std::string_view class_of(const Paragraph& paragraph) {
  switch (paragraph.style) {
    case ParagraphStyle::body:
      return {};
    case ParagraphStyle::lead:
      return "lead";
    case ParagraphStyle::secondary:
      return "secondary";
    case ParagraphStyle::fact:
      return "fact";
    case ParagraphStyle::tag:
      return "tag";
    case ParagraphStyle::tag_filled:
      return "tag filled";
    case ParagraphStyle::statement:
      break;
  }
  const bool is_short = character_count(document::plain_text(paragraph.content)) <= short_statement;
  return is_short ? "statement" : "statement-long";
}

const Heading* first_heading(const document::Blocks& blocks) {
  for (const document::Block& block : blocks) {
    if (const auto* heading = std::get_if<Heading>(&block.as_variant())) return heading;
  }
  return nullptr;
}

std::string_view heading_tag(int level) {
  constexpr std::string_view tags[] = {"h1", "h2", "h3", "h4"};
  return tags[static_cast<std::size_t>(level < 1 ? 0 : level > 4 ? 3 : level - 1)];
}

}  // namespace

void Writer::write(const document::Blocks& blocks) {
  for (const document::Block& block : blocks) {
    std::visit([this](const auto& value) { write(value); }, block.as_variant());
  }
}

void Writer::write_item(const document::Blocks& blocks) {
  const auto* only = blocks.size() == 1 ? std::get_if<Paragraph>(&blocks.front().as_variant()) : nullptr;
  const bool is_plain = only && only->style == ParagraphStyle::body && only->language.empty();
  if (is_plain) return write(only->content);
  write(blocks);
}

// A named section is a landmark; two landmarks of the same name would not help anyone to find their way, so a
// section whose heading comes again ("Activities and evidence") stays unnamed.
void Writer::write(const document::Section& section) {
  const Heading* heading = first_heading(section.blocks);
  const OutlineEntry* entry = heading ? &outline_.of(*heading) : nullptr;
  const std::string_view label = entry && outline_.is_only(*entry) ? std::string_view(entry->id) : "";
  const Element element = block(
      "section",
      {{"class", section.new_page ? "page" : ""}, {"lang", section.language}, {"aria-labelledby", label}});
  write(section.blocks);
}

void Writer::write(const Heading& heading) {
  heading_id_ = outline_.of(heading).id;
  const Element element =
      block(heading_tag(heading.level), {{"id", heading_id_}, {"class", heading.title ? "title" : ""}});
  write(heading.content);
}

void Writer::write(const Paragraph& paragraph) {
  const Element element = block("p", {{"class", class_of(paragraph)}, {"lang", paragraph.language}});
  write(paragraph.content);
}

void Writer::write(const document::List& list) {
  const Element element = block(list.ordered ? "ol" : "ul");
  for (const document::ListItem& item : list.items) {
    const Element li = block("li");
    write_item(item.blocks);
  }
}

void Writer::write(const document::Facts& facts) {
  const bool columns = facts.style == document::FactsStyle::columns;
  const Element list = block("dl", {{"class", columns ? "columns" : "pairs"}});
  for (const document::Fact& fact : facts.facts) {
    const Element group = block("div");
    {
      const Element label = block("dt");
      write(fact.label);
    }
    const Element value = block("dd");
    write_item(fact.value);
  }
}

// role="note": an aside without it would be a landmark inside the landmark of its section.
void Writer::write(const document::Callout& callout) {
  const Element aside = block("aside", {{"role", "note"}});
  write(callout.blocks);
}

void Writer::write(const document::Banner& banner) {
  const bool framed = banner.tone == document::BannerTone::frame;
  const Element element = block("div", {{"class", framed ? "banner frame" : "banner ground"}});
  if (!banner.head.empty()) {
    const Element head = block("p", {{"class", "banner-head"}});
    const Element strong = span("strong");
    write(banner.head);
  }
  write(banner.blocks);
}

}  // namespace planpress::html
