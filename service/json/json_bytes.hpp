// What is asked of the bytes of a JSON text beside the parser: nothing here needs the text to be sound.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace planpress {

/// The first byte that is no UTF-8, in the first `before` bytes.
std::optional<std::size_t> first_invalid_utf8(std::string_view bytes, std::size_t before);

/// Where the escapes stand that are half a surrogate pair.
std::vector<std::size_t> unpaired_surrogates(std::string_view bytes);

/// Puts the largest power of ten in place of each number that no double holds, and blanks after it, so that
/// everything else stays where it stands.
void cap_numbers(std::string& bytes);

/// Whether a sound body would certainly hold more than so many values, found without memory for them.
bool holds_more_values(std::string_view bytes, std::size_t most);

}  // namespace planpress
