// For every sentence a document that it is told of.
#pragma once
#include <string>
#include <vector>

namespace planpress::plan::tests {

struct SentenceCase {
  std::string sentence;        // as list.hpp names it
  std::string bytes;           // of the document
  std::string asked_for = {};  // a kind of document
  bool is_made = false;        // the document itself is asked for, on a review or for a person:
  int review = 0;
  std::string person = {};
};

const std::vector<SentenceCase>& sentence_cases();

}  // namespace planpress::plan::tests
