// Files as the command line names them: "-" is standard input or standard output.
#pragma once
#include <string>
#include <string_view>

namespace planpress::cli {

// Both throw UsageError with the name and the reason.
std::string read_input(const std::string& name);

// A regular file is written beside its place and then moved there: nobody sees half of it, and what was there
// stays when writing fails. Anything else (a device, a pipe) is written directly.
void write_output(const std::string& name, std::string_view bytes);

}  // namespace planpress::cli
