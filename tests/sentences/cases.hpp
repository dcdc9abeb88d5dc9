// For every sentence a document that it is told of.
#pragma once
#include <string>
#include <vector>

namespace planpress::plan::tests {

struct SentenceCase {
  std::string sentence;        // as list.hpp names it
  std::string bytes;           // of the document
  std::string asked_for = {};  // a kind of document
};

const std::vector<SentenceCase>& sentence_cases();

}  // namespace planpress::plan::tests
