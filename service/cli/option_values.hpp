// Checks of the values of options. Each names the values that are allowed and the nearest of them.
#pragma once
#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace planpress::cli {

// For the option parser.
CLI::Validator one_of(std::vector<std::string> values);
// Refuses the empty text. wanted: what is to be written instead.
CLI::Validator not_empty(std::string wanted);
// Written in digits; both ends included.
CLI::Validator whole_number(int least, int most);

// The message of the parser, without its own counting: "--output: give it once".
std::string in_our_words(std::string reason);

// Throws UsageError with the nearest of the known kinds when this one is not among them.
void check_kind(const std::vector<std::string>& known, const std::string& kind);

// language: the value of --lang; empty where it was not given. Throws UsageError for one that is not known.
void check_language(const std::vector<std::string>& known, const std::string& language);

// ". Did you mean render?", or nothing.
std::string hint(const std::string& word, const std::vector<std::string>& known);

}  // namespace planpress::cli
