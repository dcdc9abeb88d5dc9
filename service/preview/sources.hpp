// The files that a preview is made from, and whether they have changed.
#pragma once
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <utility>

namespace planpress::preview {

// By path: when a file was last written, and its length.
using Stamps = std::map<std::string, std::pair<std::filesystem::file_time_type, std::uintmax_t>>;

// Of every file below the folder and of the plan; files that are being moved about may be missing.
Stamps stamps_of(const std::filesystem::path& share, const std::filesystem::path& plan);

}  // namespace planpress::preview
