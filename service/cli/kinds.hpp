// The kinds and languages of documents, as the command line talks about them.
#pragma once
#include <string>
#include <vector>

namespace planpress::cli {

// Throws UsageError with the nearest of the known kinds when this one is not among them.
void check_kind(const std::vector<std::string>& known, const std::string& kind);

// language: the value of --lang; empty where it was not given. Throws UsageError for one that is not known.
void check_language(const std::vector<std::string>& known, const std::string& language);

}  // namespace planpress::cli
