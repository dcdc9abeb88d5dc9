#include <optional>

#include "renderer/html/writer.hpp"

namespace planpress::html {
namespace {

// The entries of one contents list, and where the deeper ones are nested.
struct ContentsList {
  const std::vector<OutlineEntry>& entries;
  int depth;
  const std::string& own_heading;  // the id of the heading over the list, which is not in it
  std::string& out;

  bool is_listed(std::size_t i) const {
    return entries[i].level > 1 && entries[i].level <= depth && entries[i].id != own_heading;
  }
  std::size_t next_listed(std::size_t i) const {
    while (i < entries.size() && !is_listed(i)) ++i;
    return i;
  }

  void write_link(const OutlineEntry& entry) const {
    const Element link(out, "a", {{"href", "#" + entry.id}});
    for (const document::Inline& piece : entry.line) {
      const auto& run = std::get<document::TextRun>(piece);
      std::optional<Element> passage;
      if (!run.language.empty())
        passage.emplace(out, "span", Attributes{{"lang", run.language}}, Flow::inline_);
      text::append_xml(out, run.text);
    }
  }

  // Writes the entries from `i` that are at `level` or deeper; returns the first that is not.
  std::size_t write(std::size_t i, int level) const {
    const Element list(out, "ul", {{"role", "list"}});
    while (i < entries.size() && entries[i].level >= level) {
      const Element item(out, "li");
      write_link(entries[i]);
      i = next_listed(i + 1);
      if (i < entries.size() && entries[i].level > level) i = write(i, level + 1);
    }
    return i;
  }
};

}  // namespace

// By the heading over it. Where several documents on the page have contents, with the title of its document;
// where that does not tell them apart either, it is no landmark.
std::string Writer::contents_name() const {
  const OutlineEntry* heading = outline_.find(heading_id_);
  if (heading == nullptr || outline_.is_only(*heading)) return heading_id_;
  const OutlineEntry& title = outline_.entries().front();
  return outline_.is_only(title) ? title.id + " " + heading_id_ : std::string();
}

void Writer::write(const document::Contents& contents) {
  const ContentsList list{outline_.entries(), contents.depth, heading_id_, out_};
  const std::size_t first = list.next_listed(0);
  if (first == outline_.entries().size()) return;
  const std::string name = contents_name();
  const Element nav = block("nav", {{"aria-labelledby", name}, {"role", name.empty() ? "none" : ""}});
  list.write(first, 2);
}

// Boxes to be filled in by hand once the page is printed; on screen they are drawings, unless the panel has
// fields.
void Writer::write(const document::SignaturePanel& panel) {
  const Element element = block("div", {{"class", "signatures"}});
  for (const document::Signatory& signatory : panel.signatories) write_signatory(panel, signatory);
}

void Writer::write_signatory(const document::SignaturePanel& panel, const document::Signatory& signatory) {
  const Element element = block("div", {{"class", "signatory"}});
  {
    const Element who = block("div", {{"class", "who"}});
    {
      const Element role = block("p");
      write_label("strong", {}, signatory.role);
    }
    {
      const Element name = block("p");
      write_words(signatory.name);
    }
    if (!signatory.post.empty()) {
      const Element post = block("p", {{"class", "secondary"}});
      write(signatory.post);
    }
  }
  write_choices(signatory);
  const Element boxes = block("div", {{"class", "boxes"}});
  write_boxes(panel.signature_label, 1, "box sign");
  if (!signatory.field.empty()) return write_date(document::date_field(panel, signatory));
  write_boxes(panel.date.day, 2, "box digits");
  write_boxes(panel.date.month, 2, "box digits");
  write_boxes(panel.date.year, 4, "box digits");
}

void Writer::write_choices(const document::Signatory& signatory) {
  if (signatory.choices.empty()) return;
  const bool live = !signatory.field.empty();
  const Element choices = block("ul", {{"class", live ? "choices live" : "choices"}, {"role", "list"}});
  for (const document::Choice& choice : signatory.choices) {
    if (!live) {
      write_label("li", {}, choice.text);
      continue;
    }
    const Element item = block("li");
    write(document::statement_field(signatory, choice));
  }
}

void Writer::write_boxes(const document::Label& label, int count, std::string_view kind) {
  const Element box = block("div", {{"class", kind}});
  {
    const Element cells = block("div", {{"class", "cells"}, {"aria-hidden", "true"}});
    for (int i = 0; i < count; ++i) append_text_element(out_, "span", {}, "");
  }
  write_label("p", {{"class", "hint"}}, label);
}

}  // namespace planpress::html
