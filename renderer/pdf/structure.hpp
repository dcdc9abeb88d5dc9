// The structure tree in the file: structure elements, their content on the pages, and the parent tree that
// leads back from content to element (ISO 32000-1, 14.7).
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "renderer/document/structure.hpp"
#include "renderer/pdf/objects.hpp"
#include "renderer/typeset/pages.hpp"

namespace planpress::pdf {

class StructureWriter {
 public:
  // Reserves an object for each element. `pages` stay as they are while this lives; throws Error when a mark
  // or an area names an element that is not there.
  StructureWriter(const typeset::Pages& pages, Document& document);

  // In the order of painting: the next content of an element; returns its MCID on that page.
  std::uint32_t add_content(document::NodeId owner, std::uint32_t page);
  // An annotation that belongs to an element; returns its StructParent.
  std::uint32_t add_annotation(document::NodeId owner, std::uint32_t page, Reference annotation);
  // Writes all elements and trees; returns the StructTreeRoot.
  Reference write(const std::vector<Reference>& pages);

 private:
  enum class KidKind : std::uint8_t { element, content, annotation };
  struct Kid {
    KidKind kind;
    std::uint32_t number;  // node, MCID, or object
    std::uint32_t page = 0;
  };

  void find_owners();
  void place_among_kids(document::NodeId node);
  void complete_kids(document::NodeId node);
  std::string element(document::NodeId node, Reference root, const std::vector<Reference>& pages) const;
  void append_kid(std::string& out, const Kid& kid, std::uint32_t page_of_element,
                  const std::vector<Reference>& pages) const;
  void append_attributes(std::string& out, document::NodeId node) const;
  std::string parent_tree() const;

  const typeset::Pages& pages_;
  const std::vector<document::StructureNode>& nodes_;
  Document& document_;
  std::vector<Reference> elements_;                            // by node
  std::vector<std::vector<Kid>> kids_;                         // by node
  std::vector<bool> owns_content_, is_placed_;                 // by node
  std::vector<std::optional<typeset::FigureBox>> boxes_;       // by node: on its first page
  std::vector<std::vector<document::NodeId>> content_owners_;  // by page and MCID
  std::vector<document::NodeId> annotation_owners_;            // by StructParent, less the number of pages
};

}  // namespace planpress::pdf
