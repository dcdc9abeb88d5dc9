// JSON whose values know the line they stand in, so that a message can point there.
#pragma once
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace planpress::text {

struct JsonMember;

struct JsonLine {
  enum class Kind : std::uint8_t { null, boolean, number, decimal, string, array, object };

  Kind kind = Kind::null;
  int line = 1;
  bool truth = false;
  std::int64_t number = 0;  // a whole number
  double decimal = 0;       // a number with a fraction
  std::string text = {};
  std::vector<JsonMember> members;  // of an object in file order; of an array without keys

  const JsonLine* find(std::string_view key) const;  // the first of that name
};

struct JsonMember {
  std::string name;
  JsonLine value;
};

struct JsonLineError : std::runtime_error {
  JsonLineError(int where, const std::string& what) : std::runtime_error(what), line(where) {}
  int line;
};

// Throws JsonLineError for text that is not JSON.
JsonLine parse_json_lines(std::string_view text);

}  // namespace planpress::text
