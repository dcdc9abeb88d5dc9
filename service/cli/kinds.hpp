// The kinds of document, as the command line talks about them.
#pragma once
#include <string>

#include "service/documents/documents.hpp"

namespace planpress::cli {

// Throws UsageError with the nearest kind when this one is not known.
void check_kind(const documents::Documents& documents, const std::string& kind);

}  // namespace planpress::cli
