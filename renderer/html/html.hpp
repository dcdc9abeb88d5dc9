// Document in, one self-contained, accessible web page out (WCAG 2.2 AA): no script, nothing fetched.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "renderer/document/document.hpp"
#include "renderer/typeset/paragraph.hpp"

namespace planpress::html {

enum class Type : std::uint8_t { standard, large };

// css: the stylesheet, read from layouts/web.css; it knows a page in large type by the root's class
// "large-print". text: the theme and the type that charts are drawn in. UTF-8, deterministic.
std::string write(const document::Document& document, const std::string& css,
                  const typeset::TextContext& text, Type type = Type::standard);

// Several documents as one page, each an article with its own head, foot and watermark; links to them above.
std::string write_bundle(const std::vector<document::Document>& documents, const std::string& title,
                         const std::string& css, const typeset::TextContext& text,
                         Type type = Type::standard);

// A CSS string of `text`, quoted. Everything but letters, digits and spaces is written as a code, so that no
// text can end the string, the rule or the style element.
std::string css_string(std::string_view text);

}  // namespace planpress::html
