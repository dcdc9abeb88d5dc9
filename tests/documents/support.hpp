// What tests of the use cases share.
#pragma once
#include <string>
#include <string_view>

#include "service/documents/make.hpp"

namespace planpress::test {

const documents::Library& the_documents();

// "error schema-required /heldOn, ..."
std::string listed(const documents::Result& outcome);
// Whether the sentence of one of its findings has these words.
bool says(const documents::Result& outcome, std::string_view words);

}  // namespace planpress::test
