// The messages that the program asks of a file: their names, and the arguments that each text may use.
#pragma once
#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "service/plan/codes.hpp"

namespace planpress::messages {

/// Messages with the same arguments.
struct MessageSpec {
  /// Separated by spaces. A name that begins with a full stop is a variant of the name before it:
  /// "phase-gap json-too-large.bytes .depth" are phase-gap, json-too-large.bytes and json-too-large.depth.
  std::string_view names;
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

/// Takes the first of the words that spaces separate off a text.
constexpr std::string_view take_word(std::string_view& text) {
  const std::size_t end = std::min(text.find(' '), text.size());
  const std::string_view word = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return word;
}

/// The names of the messages, each in full.
inline std::vector<std::string> names_of(const MessageSpec& spec) {
  std::vector<std::string> names;
  for (std::string_view rest = spec.names; !rest.empty();) {
    const std::string_view name = take_word(rest);
    const bool is_variant = name.front() == '.';
    names.push_back((is_variant ? names.back().substr(0, names.back().find('.')) : "").append(name));
  }
  return names;
}

}  // namespace planpress::messages
