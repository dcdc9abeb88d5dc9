// Help texts on each type of activity, written by advisers: how it is done and when it counts.
// In: layouts/implementation-guidance/help/en/cbd.txt and help/cy/cbd.txt, one file a type and language,
// plain UTF-8: paragraphs with blank lines between them; lines that begin with "- " are a list. Out:
// paragraphs and lists. Every language of a type has the same paragraphs and lists.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "renderer/text/author_error.hpp"
#include "service/plan/codes.hpp"

namespace planpress::messages {

using plan::ActivityType;

struct HelpBlock {
  std::string text;                // of a paragraph
  std::vector<std::string> items;  // of a list
  bool operator==(const HelpBlock&) const = default;
};
using HelpText = std::vector<HelpBlock>;
using HelpTexts = std::vector<HelpText>;  // in the order of ActivityType

/// layouts: the folder of layouts. language: "cy", as the folder is called. Adds mistakes to `faults`. Where
/// there is no implementation guidance there are no texts and no mistakes.
HelpTexts read_help_texts(const std::filesystem::path& layouts, const std::string& language,
                          text::Faults& faults);

/// Adds a mistake for each text that has not the paragraphs and list items of the English one.
void compare_help_texts(const HelpTexts& english, const HelpTexts& other, const std::string& language,
                        text::Faults& faults);

}  // namespace planpress::messages
