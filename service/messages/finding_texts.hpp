// Reads the two files of sentences and holds them against list.hpp.
#pragma once
#include "service/messages/sentences.hpp"

namespace planpress::messages {

struct FindingTextsOfBoth {
  FindingTexts english, welsh;
};

/// Throws SentencesError with every fault of both files.
FindingTextsOfBoth read_finding_texts(const std::filesystem::path& layouts);

}  // namespace planpress::messages
