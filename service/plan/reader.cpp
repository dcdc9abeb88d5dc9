#include "service/plan/reader.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace planpress::plan {

namespace {

constexpr std::size_t slug_limit = 64;

// No text within its limit has more code points than this before NFC: no character decomposes into more (UAX
// 15).
constexpr std::size_t longest_decomposition = 4;

constexpr bool is_letter_or_digit(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

bool is_slug(std::string_view text) {
  const auto follows = [](char c) { return is_letter_or_digit(c) || c == '.' || c == '_' || c == '-'; };
  return !text.empty() && text.size() <= slug_limit && is_letter_or_digit(text.front()) &&
         std::ranges::all_of(text, follows);
}

/// The value of a number that is whole, far values brought to the ends of the range.
std::optional<std::int64_t> whole_value(const Json& json) {
  constexpr auto largest = std::numeric_limits<std::int64_t>::max();
  if (json.is_number_unsigned()) {
    const auto value = json.get<std::uint64_t>();
    return value > static_cast<std::uint64_t>(largest) ? largest : static_cast<std::int64_t>(value);
  }
  if (json.is_number_integer()) return json.get<std::int64_t>();
  if (!json.is_number_float()) return std::nullopt;
  const double value = json.get<double>();
  if (value != std::trunc(value)) return std::nullopt;
  constexpr double far = 1e15;  // within it doubles hold every whole number
  return static_cast<std::int64_t>(std::clamp(value, -far, far));
}

}  // namespace

// ---- sentences and places ----

std::string Reader::pointer() const {
  std::string pointer;
  for (const Place& place : path_) {
    if (place.member.data()) {
      append_member(pointer, place.member);
    } else {
      append_index(pointer, place.item);
    }
  }
  return pointer;
}

std::string Reader::subject() const {
  if (path_.empty()) return "The document";
  if (path_.back().member.data()) return std::string(path_.back().member);
  const std::string_view list = path_.size() > 1 ? path_[path_.size() - 2].member : "the list";
  return fmt::format("Item {} of {}", path_.back().item + 1, list);
}

void Reader::fault(std::string_view code, std::string_view what) {
  findings_.error(pointer(), code, fmt::format("{} {}.", subject(), what));
}

void Reader::missing(std::string_view owner) {
  findings_.error(pointer(), "schema-required", fmt::format("{} needs {}: add it.", owner, subject()));
}

void Reader::unknown_member(std::string_view owner, const std::vector<std::string_view>& known) {
  findings_.error(
      pointer(), "schema-unknown-field",
      fmt::format("{} has no field of this name: remove it or correct the name. The fields are: {}.", owner,
                  fmt::join(known, ", ")));
}

void Reader::repeated(std::size_t first) {
  fault("schema-unique", fmt::format("is the same as item {}; give each value once", first + 1));
}

// ---- values ----

const std::string* Reader::string_of(const Json& json) {
  if (json.is_string()) return json.get_ptr<const std::string*>();
  fault("schema-type", "must be text, in quotation marks");
  return nullptr;
}

void Reader::too_long(std::size_t limit) {
  fault("schema-length", fmt::format("is too long; keep it to {} characters", limit));
}

void Reader::text(const Json& json, std::size_t limit, bool printed, std::string& out) {
  const std::string* given = string_of(json);
  if (!given) return;
  if (given->size() > limit && code_points(*given) > limit * longest_decomposition) return too_long(limit);

  static const CanPrint everything;
  std::string normal = to_nfc(*given);
  const TextReport report = examine(normal, printed ? can_print_ : everything);
  if (report.blank) fault("schema-length", "is empty; write something in it or leave the field out");
  if (report.length > limit) too_long(limit);
  if (report.forbidden)
    fault("schema-control-character",
          fmt::format("holds the character U+{:04X}, which cannot stand in text; remove it",
                      static_cast<std::uint32_t>(*report.forbidden)));
  if (report.not_printable)
    findings_.warning(
        pointer(), "character-not-printable",
        fmt::format("{} holds the character U+{:04X}, which the fonts in use cannot draw; it is printed "
                    "as its number.",
                    subject(), static_cast<std::uint32_t>(*report.not_printable)));
  out = std::move(normal);
}

void Reader::slug(const Json& json, std::string& out) {
  const std::string* given = string_of(json);
  if (!given) return;
  if (!is_slug(*given))
    return fault(
        "schema-format",
        "must be an id of 1 to 64 letters A to Z, digits, dots, underscores and hyphens that starts with a "
        "letter or digit");
  out = *given;
}

void Reader::date(const Json& json, Date& out) {
  const std::string* given = string_of(json);
  if (!given) return;
  const auto day = Date::parse(*given);
  if (!day) return fault("schema-format", "must be a real day written YYYY-MM-DD, for example 2025-03-06");
  out = *day;
}

void Reader::whole_number(const Json& json, int least, int& out) {
  const auto value = whole_value(json);
  if (!value) return fault("schema-type", "must be a whole number, without quotation marks");
  constexpr int most = std::numeric_limits<int>::max();
  if (*value < least || *value > most)
    return fault("schema-range", fmt::format("must be a number from {} to {}", least, most));
  out = static_cast<int>(*value);
}

void Reader::share_of_one(const Json& json, double& out) {
  if (!json.is_number()) return fault("schema-type", "must be a number, without quotation marks");
  const double value = json.get<double>();
  if (!(value > 0.0 && value <= 1.0))
    return fault("schema-range", "must be over 0 and up to 1, where 1 is full time");
  out = value;
}

std::optional<std::size_t> Reader::code(const Json& json, std::span<const std::string_view> codes) {
  const std::string* given = string_of(json);
  if (!given) return std::nullopt;
  const auto found = std::ranges::find(codes, *given);
  if (found != codes.end()) return static_cast<std::size_t>(found - codes.begin());
  fault("schema-enum", fmt::format("must be one of: {}", fmt::join(codes, ", ")));
  return std::nullopt;
}

}  // namespace planpress::plan
