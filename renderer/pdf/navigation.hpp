// Ways through the document: link annotations, each tied to its Link element (ISO 32000-1, 12.5.6.5), and
// bookmarks (12.3.3).
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "renderer/pdf/objects.hpp"
#include "renderer/pdf/structure.hpp"
#include "renderer/typeset/pages.hpp"

namespace planpress::pdf {

// Adds the annotations of a page; returns the references to them for its /Annots, or nothing when it has no
// links. Throws Error for a link to a destination that is not there.
std::string link_annotations(const typeset::Pages& pages, std::uint32_t page,
                             const std::vector<Reference>& references, Document& document,
                             StructureWriter& structure);

// Returns the outline dictionary; no object when there are no entries. An entry goes under the last one
// before it of a lower level, whatever levels lie between.
Reference write_outline(const typeset::Pages& pages, const std::vector<Reference>& references,
                        Document& document);

}  // namespace planpress::pdf
