// What a text of the findings is called, and what it is given.
#pragma once
#include <string_view>

namespace planpress::messages {

struct TextSpec {
  std::string_view name;  // a code, or a code and a variant
  // Parted by spaces. "?date" is kept back from all but the document's owner, so it may stand in [brackets]
  // only.
  std::string_view arguments;
};

}  // namespace planpress::messages
