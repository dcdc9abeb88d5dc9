// Where the program's resources are.
#pragma once
#include <filesystem>
#include <string>

namespace planpress::cli {

// The folder given, else share/planpress beside the program (as it is built), else ../share/planpress (as it
// is installed). Throws UsageError when there is none.
std::filesystem::path share_folder(const std::string& given);

}  // namespace planpress::cli
