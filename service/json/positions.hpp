// Where the values of a JSON text stand in it, for people who look for them in an editor.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace planpress {

/// Both from 1; columns count characters, as editors do.
struct TextPosition {
  std::size_t line = 1;
  std::size_t column = 1;
  bool operator==(const TextPosition&) const = default;
};

/// The position just behind a text.
TextPosition end_of(std::string_view text);

/// The position of the value at each JSON Pointer, in the order of the pointers; for what is missing, that of
/// the nearest value around it that is there. The text is one that read_json has read.
std::vector<TextPosition> positions_of(std::string_view json, const std::vector<std::string>& pointers);

}  // namespace planpress
