// Checks of what stands behind an option, for the parser. Each says what may stand there, and what is near.
#pragma once
#include <CLI/CLI.hpp>
#include <cstdint>
#include <string>
#include <vector>

namespace planpress::cli {

// Why it is none of the values; empty where it is one.
std::string not_one_of(const std::vector<std::string>& values, const std::string& given);
CLI::Validator one_of(std::vector<std::string> values);
// Refuses the empty text. wanted: what is to be written instead.
CLI::Validator not_empty(std::string wanted);
// Written in digits; both ends included.
CLI::Validator whole_number(std::int64_t least, std::int64_t most);

// What the parser says, without its own counting: "--output: give it once".
std::string in_our_words(std::string reason);

// ". Did you mean render?", or nothing.
std::string hint(const std::string& word, const std::vector<std::string>& known);

}  // namespace planpress::cli
