// The last resort for words that are wider than a line: they are cut between graphemes.
#pragma once
#include <cstdint>

#include "renderer/text/shaping.hpp"
#include "renderer/text/word_shaper.hpp"

namespace planpress::text {

// Every word is at most max_width wide (thousandths of an em) or one character with its marks; the text is
// the same in total.
ShapedParagraph cut_words(const ShapedParagraph& paragraph, std::int32_t max_width, WordShaper& shaper);

}  // namespace planpress::text
