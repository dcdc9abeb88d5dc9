// The one way in for JSON: bytes -> a value, or the reason why not, never with a word of the body in it.
//
// The value keeps the order of its members (findings come in document order) and tells whole numbers from
// decimal ones. Refused: anything outside RFC 8259, invalid UTF-8, a member named twice, a number that no
// double holds, and whatever passes the limits. Nothing recurses, so depth costs no stack. A byte order mark
// is passed over. Half a surrogate pair, written as an escape, is legal JSON that no UTF-8 can hold: it
// arrives as U+FFFF, which checking then reports at its field.
#pragma once
#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <variant>

namespace planpress::plan {

using Json = nlohmann::ordered_json;

struct JsonLimits {
  std::size_t bytes = 8 * 1024 * 1024;
  std::size_t depth = 64;        // lists and objects inside one another
  std::size_t values = 200'000;  // lists, objects, strings, numbers, true, false, null
  std::size_t string_bytes = 1024 * 1024;
};

/// Where and why the bytes are not JSON that is read here.
struct JsonFault {
  std::size_t offset = 0;  // bytes from the start
  std::size_t line = 1;    // both from 1; columns count bytes
  std::size_t column = 1;
  bool too_large = false;  // a limit was passed: the body may be sound JSON
  std::string detail;      // a plain sentence with the place in it

  bool operator==(const JsonFault&) const = default;
};

std::variant<Json, JsonFault> read_json(std::string_view bytes, const JsonLimits& limits = {});

}  // namespace planpress::plan
