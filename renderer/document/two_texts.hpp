// One text from the same text in two languages: what in_both_languages() does with texts.
#pragma once
#include <string>

#include "renderer/document/document.hpp"

namespace planpress::document {

struct SecondText {
  const Inlines& text;
  const std::string& language;
};

Inlines in_both_languages(const Inlines& first, const SecondText& second);
Label in_both_languages(const Label& first, const Label& second);

// "Action plan / Cynllun gweithredu: Mr Owen Vale": where only plain text may stand.
std::string plain_in_both(const std::string& first, const std::string& second);

// True when in_both_languages() has the two stand one below the other.
bool stand_apart(const Inlines& first, const SecondText& second);

// Its runs marked with the language, but for those that have one.
Inlines in_language(Inlines text, const std::string& language);

}  // namespace planpress::document
