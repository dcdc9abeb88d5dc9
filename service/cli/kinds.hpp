// The kinds of document, as the command line talks about them.
#pragma once
#include <string>
#include <vector>

namespace planpress::cli {

// Throws UsageError with the nearest of the known kinds when this one is not among them.
void check_kind(const std::vector<std::string>& known, const std::string& kind);

}  // namespace planpress::cli
