// Pages made by hand, and what a PDF is read back with.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "renderer/pdf/pdf.hpp"
#include "renderer/text/shaping.hpp"
#include "renderer/typeset/pages.hpp"

namespace planpress::test {

const text::FontLibrary& fonts();
const pdf::OutputIntent& intent();

// Sets lines one under the other, each the content of a structure element or an artifact.
class PagesBuilder {
 public:
  explicit PagesBuilder(std::string title = "A plan");

  void new_page();
  document::NodeId add(document::NodeId parent, document::Role role);
  document::StructureNode& node(document::NodeId id) { return pages_.structure.nodes[id]; }
  // A new element under the Document with one line of content.
  document::NodeId line(document::Role role, std::string_view text);
  // One line of content for an element that is there.
  void content(document::NodeId owner, std::string_view text);
  void mark(document::NodeId owner, typeset::Mark mark);
  void artifact(typeset::ArtifactKind kind, typeset::Mark mark);
  // A link over the last line.
  void link(document::NodeId owner, std::string href, std::string description, std::uint32_t destination = 0);

  typeset::TextMark text(std::string_view text, text::Weight weight = text::Weight::regular,
                         Length size = Length::from_points(12));
  typeset::Pages& pages() { return pages_; }
  std::string write(const std::vector<pdf::Attachment>& attachments = {}) const;

 private:
  text::Shaper shaper_;
  typeset::Pages pages_;
  Length y_;
};

// A document that has something of every kind: headings, a list, a table over two pages, a figure with every
// kind of mark, links, an artifact of each kind, several scripts, bookmarks.
PagesBuilder everything();

// Writes the bytes to a file, runs a command on it with {} replaced by its path, and returns what it printed.
std::string run_on(std::string_view pdf, const std::string& command);
// pdftotext's text, without the marks of direction that it adds.
std::string extracted_text(std::string_view pdf);

}  // namespace planpress::test
