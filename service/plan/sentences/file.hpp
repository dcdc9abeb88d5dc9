// Reads the two files of sentences and holds them against list.hpp.
#pragma once
#include "service/plan/sentences/sentences.hpp"

namespace planpress::plan {

struct FindingTextsOfBoth {
  FindingTexts english, welsh;
};

/// Throws SentencesError with every fault of both files.
FindingTextsOfBoth read_finding_texts(const std::filesystem::path& layouts);

}  // namespace planpress::plan
