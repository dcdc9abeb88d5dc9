// Link annotations (ISO 32000-1, 12.5.6.5), each tied to its Link element.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "renderer/pdf/objects.hpp"
#include "renderer/pdf/structure.hpp"
#include "renderer/typeset/pages.hpp"

namespace planpress::pdf {

// "[7 0 R/XYZ 0 812.5 null]": the place at the top of the window, at the zoom that is set. Throws Error when
// there is no such destination.
std::string destination(const typeset::Pages& pages, std::uint32_t index,
                        const std::vector<Reference>& references);

// Adds the annotations of a page; returns what stands for them in its /Annots, or nothing when it has no
// links.
std::string link_annotations(const typeset::Pages& pages, std::uint32_t page,
                             const std::vector<Reference>& references, Document& document,
                             StructureWriter& structure);

}  // namespace planpress::pdf
