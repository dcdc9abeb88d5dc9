// What a document says in which language, read from its bytes: a PDF by its structure tree, a web page by its
// elements.
#pragma once
#include <string>
#include <vector>

namespace planpress::test {

// Neighbours of one language are one passage.
struct Passage {
  std::string language;  // BCP 47, inherited where nothing nearer says one
  std::string text;
};

std::vector<Passage> passages_of_pdf(const std::string& pdf);
std::vector<Passage> passages_of_html(const std::string& html);

}  // namespace planpress::test
