// Files that commands read, and folders. "-" is standard input.
#pragma once
#include <string>
#include <vector>

namespace planpress::cli {

// All throw UsageError with the name and the reason.

// Of a file that is longer than any that is read, only enough to tell so.
std::string read_input(const std::string& name);

// Every *.json in a folder and in the folders inside it, by name; what begins with a dot is passed over. At
// least one.
std::vector<std::string> plans_in(const std::string& folder);

// Makes the folder where there is none, and those above it.
void make_folder(const std::string& name);

}  // namespace planpress::cli
