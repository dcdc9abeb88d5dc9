// What tests of the use cases share.
#pragma once
#include <string>

#include "service/documents/documents.hpp"

namespace planpress::test {

const documents::Documents& the_documents();

// "error schema-required /heldOn, ..."
std::string listed(const documents::Outcome& outcome);

}  // namespace planpress::test
