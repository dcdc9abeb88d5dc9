// Reads words.en.json and words.cy.json, strictly: what is missing, unknown or uses a variable that it is
// never given is reported with the file, all at once.
#pragma once
#include <filesystem>

#include "service/plan/views/words.hpp"

namespace planpress::plan {

// layouts: the folder with the two files. Throws WordsError.
Wording read_wording(const std::filesystem::path& layouts, Tongue tongue, const HelpLibrary& help);

}  // namespace planpress::plan
