// The one way in for JSON: bytes -> a value, or the reason why not, never with a word of the body in it.
//
// The value keeps the order of its members (findings come in document order) and tells whole numbers from
// decimal ones. Refused: anything outside RFC 8259, invalid UTF-8, a member named twice, and whatever passes
// the limits. Nothing recurses, so depth costs no stack. A byte order mark is passed over. Two things are
// legal JSON that cannot be kept as they are, and checking then reports them at their field: half a surrogate
// pair, written as an escape, arrives as half_pair of text.hpp; a number that no double holds arrives as
// 1e308.
#pragma once
#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <variant>

namespace planpress {

using Json = nlohmann::ordered_json;

struct JsonLimits {
  std::size_t bytes = 8 * 1024 * 1024;
  std::size_t depth = 64;        // lists and objects inside one another
  std::size_t values = 200'000;  // lists, objects, strings, numbers, true, false, null
  std::size_t string_bytes = 1024 * 1024;
};

/// Why the bytes are not JSON that is read here.
enum class JsonReason : std::uint8_t {
  unexpected,     // a character does not belong where it stands
  raw_control,    // a line break or a tab within a string, not written as an escape
  ends_early,     // a bracket, a quotation mark or a value is missing
  empty,          // nothing but white space
  nul,            // a NUL byte
  not_utf8,       // bytes that are no UTF-8
  repeated_name,  // an object has two members of one name
  // From here on a limit was passed: the body may be sound JSON.
  too_many_bytes,
  too_deep,
  too_many_values,
  long_string,
  long_name
};

/// Where and why the bytes are not JSON that is read here.
struct JsonFault {
  JsonReason reason{};
  std::size_t offset = 0;  // bytes from the start
  std::size_t line = 1;    // both from 1; columns count characters, as editors do
  std::size_t column = 1;
  bool too_large = false;
  std::string detail;  // a plain sentence with the place in it, for authors of JSON files

  bool operator==(const JsonFault&) const = default;
};

std::variant<Json, JsonFault> read_json(std::string_view bytes, const JsonLimits& limits = {});

}  // namespace planpress
