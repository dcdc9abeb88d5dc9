#include "renderer/text/break_class.hpp"

#include <array>

#include "renderer/text/unicode.hpp"

namespace planpress::text {
namespace {

// UAX 14 classes that are decided here; the quotation marks of class QU count as one.
enum class Class : std::uint8_t {
  other,
  AL,  // letters and # & * < = > @ ^ _ ` ~
  NU,  // digits
  SP,
  LF,
  IS,  // , . : ;
  EX,  // ! ?
  QU,
  OP,
  CP,  // ) ]
  CL,  // }
  HY,
  SY,  // /
  PR,  // $ £ €
  PO,  // %
  BA,  // en dash
};

constexpr std::array<Class, 128> ascii_classes() {
  std::array<Class, 128> classes{};
  const auto set = [&](std::string_view characters, Class value) {
    for (const char c : characters) classes[static_cast<unsigned char>(c)] = value;
  };
  set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#&*<=>@^_`~", Class::AL);
  set("0123456789", Class::NU);
  set(" ", Class::SP);
  set("\n", Class::LF);
  set(",.:;", Class::IS);
  set("!?", Class::EX);
  set("\"'", Class::QU);
  set("([{", Class::OP);
  set(")]", Class::CP);
  set("}", Class::CL);
  set("-", Class::HY);
  set("/", Class::SY);
  set("$", Class::PR);
  set("%", Class::PO);
  return classes;
}

constexpr auto kAscii = ascii_classes();

Class class_of(char32_t c) {
  if (c >= 0xC0 && c <= 0x24F) return c == 0xD7 || c == 0xF7 ? Class::other : Class::AL;
  if (c >= 0x1E00 && c <= 0x1EFF) return Class::AL;
  if (c == 0x2018 || c == 0x2019 || c == 0x201C || c == 0x201D) return Class::QU;
  if (c == 0x2013) return Class::BA;
  if (c == 0xA3 || c == 0x20AC) return Class::PR;
  return Class::other;
}

// Moves past the character.
Class next_class(std::string_view text, std::size_t& offset) {
  const auto byte = static_cast<unsigned char>(text[offset]);
  if (byte < 0x80) {
    ++offset;
    return kAscii[byte];
  }
  return class_of(next_character(text, offset));
}

enum class Answer : std::uint8_t { no, yes, unknown };

bool is_word(Class c) { return c == Class::AL || c == Class::NU; }

// Between two characters with no space between them; `before` is what stands before the first of them.
Answer between(Class before, Class left, Class right) {
  if (left == Class::other || right == Class::other) return Answer::unknown;
  if (is_word(left) && is_word(right)) return Answer::no;  // LB 23, 25, 28
  switch (right) {
    case Class::CL:
    case Class::CP:
    case Class::EX:
    case Class::IS:
    case Class::SY:
    case Class::QU:
    case Class::HY:
    case Class::BA:
      return Answer::no;  // LB 13, 19, 21
    default:
      break;
  }
  switch (left) {
    case Class::OP:
    case Class::QU:
      return Answer::no;  // LB 14, 19
    case Class::AL:
      return right == Class::OP ? Answer::no : Answer::unknown;  // LB 30
    case Class::NU:
      return right == Class::OP || right == Class::PO ? Answer::no : Answer::unknown;  // LB 30, 25
    case Class::CP:
    case Class::IS:
      return is_word(right) ? Answer::no : Answer::unknown;  // LB 30, 29, 25
    case Class::PR:
      return right == Class::NU ? Answer::no : Answer::unknown;  // LB 25
    case Class::HY:
    case Class::SY:
      // After the hyphen or slash of a compound word.
      return before == Class::AL && right == Class::AL ? Answer::yes : Answer::unknown;
    default:
      return Answer::unknown;
  }
}

// After spaces that follow `left`, LB 18 breaks before `right`: no other rule reaches over the spaces.
bool breaks_after_spaces(Class left, Class right) {
  if (left == Class::other || left == Class::OP) return false;
  switch (right) {
    case Class::AL:
    case Class::NU:
    case Class::HY:
    case Class::BA:
    case Class::PR:
    case Class::PO:
    case Class::QU:
      return true;
    case Class::OP:
      return left != Class::QU;  // LB 15
    default:
      return false;
  }
}

void add(std::vector<BreakOpportunity>& found, std::size_t offset, bool forced) {
  found.push_back({static_cast<std::uint32_t>(offset), forced});
}

}  // namespace

Segment next_segment(std::string_view text, std::size_t begin, std::vector<BreakOpportunity>& found) {
  // A stretch that starts with spaces or a hyphen is left to ICU: there is no character before to judge by.
  Class before = Class::LF, left = Class::LF;
  bool decided = true, spaces = false;
  for (std::size_t at = begin; at < text.size();) {
    const std::size_t here = at;
    const Class right = next_class(text, at);
    if (right == Class::LF) {
      add(found, at, true);
      return {at, decided};
    }
    if (right == Class::SP) {
      if (left == Class::LF) decided = false;
      spaces = true;
      continue;
    }
    if (spaces && breaks_after_spaces(left, right)) {
      add(found, here, false);
      return {here, decided};
    }
    if (spaces) {
      decided = false;
    } else if (left != Class::LF || right == Class::other) {
      const Answer answer = between(before, left, right);
      if (answer == Answer::unknown) decided = false;
      if (answer == Answer::yes) add(found, here, false);
    }
    spaces = false;
    before = left;
    left = right;
  }
  add(found, text.size(), false);
  return {text.size(), decided};
}

}  // namespace planpress::text
