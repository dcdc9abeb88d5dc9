// Filled markup → Document. Strict: an unknown element, attribute or class is refused with its line.
#pragma once
#include <string>
#include <string_view>

#include "renderer/document/document.hpp"

namespace planpress::markup {

// file: named in errors. pictures: what <img> may name. Throws AuthorError with every fault.
document::Document read(std::string_view xhtml, const std::string& file,
                        const document::Pictures& pictures = {});

}  // namespace planpress::markup
