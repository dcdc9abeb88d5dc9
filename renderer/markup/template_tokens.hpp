// A template file → tokens of mustache, with the place of each. Only the safe part of mustache is let
// through.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "renderer/markup/faults.hpp"

namespace planpress::markup {

// Those that mustache marks by a character have it as their value.
enum class TokenKind : char {
  text,
  variable,
  label,
  section = '#',
  inverted = '^',
  close = '/',
  partial = '>'
};

struct Token {
  TokenKind kind = TokenKind::text;
  std::string text;  // the markup itself; or the name, trimmed (a label's without "labels.")
  Place place;       // of its first character
};
using Tokens = std::vector<Token>;

// Refused, each with a fault: {{{x}}} and {{&x}} (not escaped), {{=...=}}, anything that is no name.
Tokens tokenise(std::string_view text, const Place& start, Faults& faults);

// XML comments replaced by the line feeds in them, so that lines keep their numbers.
std::string without_comments(std::string xhtml, const std::string& file, Faults& faults);

int line_of(std::string_view text, std::size_t offset);  // from 1

}  // namespace planpress::markup
