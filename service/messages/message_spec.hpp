// What the program asks of a file of messages: their names, and the arguments that each text may use.
#pragma once
#include <span>
#include <string_view>

#include "service/plan/codes.hpp"

namespace planpress::messages {

struct MessageSpec {
  std::string_view name;
  std::string_view arguments = {};  // separated by spaces; "?name" only within [brackets], see substitute()
  bool counted = false;             // its text depends on the number {n}: a form for each plural category
};

/// An object at the top of the file: a text for each message, or one for each code of an enumeration.
struct Section {
  std::string_view name;
  std::span<const MessageSpec> messages = {};
  std::span<const plan::Code> codes = {};
  std::string_view arguments = {};  // of every text of it
};

}  // namespace planpress::messages
