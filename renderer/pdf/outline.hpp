// Bookmarks (ISO 32000-1, 12.3.3).
#pragma once
#include <vector>

#include "renderer/pdf/objects.hpp"
#include "renderer/typeset/pages.hpp"

namespace planpress::pdf {

// Returns the outline dictionary; no object when there are no entries. An entry goes under the last one
// before it of a lower level, whatever levels lie between.
Reference write_outline(const typeset::Pages& pages, const std::vector<Reference>& references,
                        Document& document);

}  // namespace planpress::pdf
