// Reads words.en.json and words.cy.json, strictly: what is missing, unknown or uses a variable that it is
// never given is reported with the file, all at once.
#pragma once
#include <filesystem>

#include "service/messages/words.hpp"

namespace planpress::messages {

struct WordsOfBoth {
  Wording english, welsh;
};

// layouts: the folder with the two files. Throws WordsError.
WordsOfBoth read_words(const std::filesystem::path& layouts);

}  // namespace planpress::messages
