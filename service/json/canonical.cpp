#include "service/json/canonical.hpp"

#include <fmt/format.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "service/json/sha256.hpp"

namespace planpress {

namespace {

void write(const Json& json, std::string& out);

struct Member {
  icu::UnicodeString sorted_by;  // compares by code units
  const std::string* name;
  const Json* value;
};

void write_object(const Json& object, std::string& out) {
  std::vector<Member> members;
  members.reserve(object.size());
  for (const auto& [name, value] : object.get_ref<const Json::object_t&>())
    members.push_back({icu::UnicodeString::fromUTF8(name), &name, &value});
  std::ranges::sort(members, [](const Member& a, const Member& b) { return a.sorted_by < b.sorted_by; });
  out += '{';
  for (const Member& member : members) {
    if (&member != &members.front()) out += ',';
    out += Json(*member.name).dump();
    out += ':';
    write(*member.value, out);
  }
  out += '}';
}

void write_array(const Json& array, std::string& out) {
  out += '[';
  for (const Json& item : array) {
    if (&item != &array.front()) out += ',';
    write(item, out);
  }
  out += ']';
}

// No deeper than read_json lets JSON be. Of strings the library writes what RFC 8785, 3.2.2.2, asks for: the
// short escapes where JSON has them, \\u00xx for the other control characters, and all else as it is.
void write(const Json& json, std::string& out) {
  if (json.is_object()) return write_object(json, out);
  if (json.is_array()) return write_array(json, out);
  out += json.is_number() ? ecmascript_number(json.get<double>()) : json.dump();
}

// The shortest digits that read back as the value, and where its point stands: 0.digits times ten to the
// `point`.
struct Decimal {
  std::string digits;
  int point = 0;
};

Decimal shortest(double value) {
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.begin(), buffer.end(), value, std::chars_format::scientific).ptr;
  const std::string_view text(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
  const std::size_t e = text.find('e');
  Decimal decimal;
  for (const char c : text.substr(0, e))
    if (c != '.') decimal.digits += c;
  const std::string_view exponent = text.substr(e + (text[e + 1] == '+' ? 2 : 1));
  std::from_chars(exponent.data(), exponent.data() + exponent.size(), decimal.point);
  ++decimal.point;
  return decimal;
}

}  // namespace

std::string ecmascript_number(double value) {
  constexpr int most_digits = 21, most_zeros = 6;  // before the point; after it and before the first digit
  if (value == 0) return "0";
  if (value < 0) return "-" + ecmascript_number(-value);
  const auto [digits, point] = shortest(value);
  const int count = static_cast<int>(digits.size());
  const auto at = static_cast<std::size_t>(std::max(point, 0));
  if (count <= point && point <= most_digits) return digits + std::string(at - digits.size(), '0');
  if (0 < point && point <= most_digits) return digits.substr(0, at) + "." + digits.substr(at);
  if (-most_zeros < point && point <= 0)
    return "0." + std::string(static_cast<std::size_t>(-point), '0') + digits;
  const std::string fraction = count == 1 ? "" : "." + digits.substr(1);
  return fmt::format("{}{}e{:+}", digits[0], fraction, point - 1);
}

std::string canonical(const Json& json) {
  std::string out;
  write(json, out);
  return out;
}

std::string canonical_document(const Json& document) {
  if (!document.is_object() || !document.contains("$schema")) return canonical(document);
  Json without = document;
  without.erase("$schema");
  return canonical(without);
}

std::string document_digest(const Json& document) {
  return hexadecimal(sha256(canonical_document(document)));
}

}  // namespace planpress
