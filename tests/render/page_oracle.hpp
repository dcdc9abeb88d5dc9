// Whether a PDF says what its view and its template say, by readers of its own: of the view's JSON, of the
// filled template as XML, and of the PDF's bytes. Nothing here knows the Document, its structure tree or its
// Pages.
#pragma once
#include <nlohmann/json.hpp>
#include <string>

namespace planpress::test {

// filled: the filled template. printed: the text of the PDF in the order of its structure.
// Empty, or a sentence on the first text that is lost, doubled, out of order or of nobody's saying. What a
// figure names may stand in any order, and in large print the cells of a table.
std::string order_fault(const std::string& filled, const std::string& printed, bool large_print);

// Empty, or the first text of the view that a reader should see and the PDF does not have: all but codes,
// names of fields, measures of figures and what stands in the document's properties or at the edge of its
// pages.
std::string view_fault(const nlohmann::json& view, const std::string& printed, bool large_print);

}  // namespace planpress::test
