// Filled markup → Document. Strict: an unknown element, attribute or class is refused with its line.
#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "renderer/document/document.hpp"
#include "renderer/markup/faults.hpp"

namespace planpress::markup {

// file: named in errors. pictures: what <img> may name. Throws AuthorError with every fault.
document::Document read(std::string_view xhtml, const std::string& file,
                        const document::Pictures& pictures = {});

// whole: what will be printed. example: a template's text with every section once and `any_value` for each
// variable, so that nothing can be said of values and of what must be there only once.
enum class Check { whole, example };
// Stands for a value in the example: a private character that no author writes.
inline constexpr std::string_view any_value = "\uE000";
using Locate = std::function<Place(std::size_t offset)>;

// The document, or what of it could be read when there were faults.
document::Document read_document(std::string_view xhtml, Check check, Locate locate,
                                 const document::Pictures& pictures, Faults& faults);

}  // namespace planpress::markup
