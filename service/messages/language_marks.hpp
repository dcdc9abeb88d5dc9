// The marks around a text that is not in the language of the document it stands in, while sentences are made
// of it.
#pragma once
#include <cstddef>
#include <string_view>

namespace planpress::messages {

// Noncharacters (The Unicode Standard, 23.7), which no text of a plan may have.
inline constexpr std::string_view english_begins = "\uFDD0", welsh_begins = "\uFDD1", passage_ends = "\uFDD2";

// The bytes of the mark that a text begins with.
constexpr std::size_t mark_before(std::string_view text) {
  const bool marked = text.starts_with(english_begins) || text.starts_with(welsh_begins);
  return marked ? english_begins.size() : 0;
}

}  // namespace planpress::messages
