// For every sentence a document that it is told of.
#pragma once
#include <string>
#include <vector>

namespace planpress::plan::tests {

struct SentenceCase {
  std::string sentence;        // as finding_messages.hpp names it
  std::string bytes;           // of the document
  std::string asked_for = {};  // a kind of document
  bool is_made = false;        // the document itself is asked for, on a review or for a person:
  int review = 0;
  std::string person = {};
  // Of a form that was filled in: the PDF. `bytes` is its plan, or empty; `review` the one that is expected.
  std::string form = {};
  std::string report = {};  // what a form is filled with, in place of reading it
};

const std::vector<SentenceCase>& sentence_cases();
std::vector<SentenceCase> form_cases();        // form_cases.cpp
std::vector<SentenceCase> blank_form_cases();  // blank_form_cases.cpp

}  // namespace planpress::plan::tests
