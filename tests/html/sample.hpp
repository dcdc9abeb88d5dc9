// Documents made by hand, for the tests of the web page.
#pragma once
#include <string>

#include "renderer/document/document.hpp"
#include "renderer/typeset/paragraph.hpp"

namespace planpress::html_tests {

document::Inlines words(std::string text);
document::Blocks plain(std::string text);  // one body paragraph
document::Cell cell(std::string text, document::CellKind kind = document::CellKind::text);
document::Cell header(std::string text, document::Scope scope);

// Every kind of block and of inline at least once.
document::Document every_kind();
// What charts are drawn in.
const typeset::TextContext& type();
// layouts/web.css
std::string stylesheet();

}  // namespace planpress::html_tests
