#include "service/plan/reader.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "service/plan/plan.hpp"
#include "service/plan/suggest.hpp"

namespace planpress::plan {

namespace {

// No text within its limit has more code points than this before NFC: no character decomposes into more (UAX
// 15).
constexpr std::size_t longest_decomposition = 4;

std::string code_point(char32_t character) {
  return fmt::format("U+{:04X}", static_cast<std::uint32_t>(character));
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

/// Whether it is half of a surrogate pair that is the first character which no text may hold.
bool is_half_pair(std::string_view text, char32_t first_forbidden) {
  constexpr char32_t begins_half_pair = 0xFDD0;
  if (first_forbidden != begins_half_pair) return false;
  constexpr std::size_t bytes_of_first = 3;
  return text.substr(text.find(half_pair.substr(0, bytes_of_first))).starts_with(half_pair);
}

bool is_number_in_quotes(const Json& json) {
  return json.is_string() && is_quoted_number(json.get_ref<const std::string&>());
}

}  // namespace

// ---- places and faults ----

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

void Reader::fault(std::string_view sentence, Arguments arguments) {
  findings_.error(pointer(), sentence, std::move(arguments));
}

bool Reader::is_null(const Json& json, std::string_view sentence) {
  if (json.is_null()) fault(sentence);
  return json.is_null();
}

void Reader::unknown_member(std::span<const std::string_view> known) {
  if (findings_.is_full()) return findings_.error({}, "schema-unknown-field");
  if (has_half_pair_in_name()) return;
  const std::string_view name = path_.back().member;
  path_.pop_back();
  std::string owner = pointer();
  std::string member = owner;
  append_member(member, name);
  const auto meant = name_meant(name, known);
  findings_.error(std::move(member), meant ? "schema-unknown-field.meant" : "schema-unknown-field",
                  {{"name", Written{std::string(name)}},
                   {"fields", fmt::format("{}", fmt::join(known, ", "))},
                   {"meant", std::string(meant.value_or(""))}},
                  std::move(owner));
  path_.push_back({name, 0});
}

/// Told of the object: no pointer can hold the name.
bool Reader::has_half_pair_in_name() {
  const std::string_view name = path_.back().member;
  if (name.find(half_pair) == name.npos) return false;
  path_.pop_back();
  fault("schema-unknown-field.half-pair");
  path_.push_back({name, 0});
  return true;
}

// ---- values ----

const std::string* Reader::string_of(const Json& json) {
  if (json.is_string()) return json.get_ptr<const std::string*>();
  fault("schema-type.text");
  return nullptr;
}

void Reader::too_long(std::size_t limit) {
  fault("schema-length.too-long", {{"limit", static_cast<int>(limit)}});
}

void Reader::text(const Json& json, std::size_t limit, bool printed, std::string& out) {
  const std::string* given = string_of(json);
  if (!given) return;
  if (given->size() > limit && code_points(*given) > limit * longest_decomposition) return too_long(limit);

  static const CanPrint everything;
  std::string normal = with_line_feeds(to_nfc(*given));
  const TextReport report = examine(normal, printed ? can_print_ : everything);
  if (report.blank) fault("schema-length.blank");
  if (report.length > limit) too_long(limit);
  if (report.forbidden && is_half_pair(normal, *report.forbidden)) {
    fault("schema-control-character.half-pair");
  } else if (report.forbidden) {
    fault("schema-control-character", {{"character", code_point(*report.forbidden)}});
  }
  if (report.not_printable)
    findings_.warning(pointer(), "character-not-printable",
                      {{"character", code_point(*report.not_printable)}});
  out = std::move(normal);
}

void Reader::slug(const Json& json, std::string& out) {
  const std::string* given = string_of(json);
  if (!given) return;
  if (!is_slug(*given)) return fault("schema-format.id", {{"value", Written{*given}}});
  out = *given;
}

void Reader::date(const Json& json, Date& out) {
  if (!json.is_string()) return fault("schema-type.date");
  const auto& given = json.get_ref<const std::string&>();
  const auto day = Date::parse(given);
  if (!day) return fault(sentence_on_date(given), {{"value", Written{given}}});
  out = *day;
}

void Reader::whole_number(const Json& json, int least, int& out) {
  const auto value = whole_value(json);
  if (!value)
    return fault(is_number_in_quotes(json) ? "schema-type.quoted-number"
                 : json.is_number_float()  ? "schema-type.fraction"
                                           : "schema-type.whole-number");
  constexpr int most = std::numeric_limits<int>::max();
  if (*value < least) return fault("schema-range.too-small", {{"least", least}});
  if (*value > most) return fault("schema-range.too-large", {{"most", most}});
  out = static_cast<int>(*value);
}

void Reader::share_of_one(const Json& json, double& out) {
  if (!json.is_number())
    return fault(is_number_in_quotes(json) ? "schema-type.quoted-number" : "schema-type.number");
  const double value = json.get<double>();
  if (!(value > 0.0 && value <= 1.0)) return fault("schema-range.share");
  out = value;
}

void Reader::boolean(const Json& json, bool& out) {
  const bool quoted = json.is_string() && is_quoted_boolean(json.get_ref<const std::string&>());
  if (quoted) return fault("schema-type.quoted-boolean");
  if (!json.is_boolean()) return fault("schema-type.boolean");
  out = json.get<bool>();
}

std::optional<std::size_t> Reader::code(const Json& json, std::span<const std::string_view> codes) {
  const std::string* given = string_of(json);
  if (!given) return std::nullopt;
  const auto found = std::ranges::find(codes, *given);
  if (found != codes.end()) return static_cast<std::size_t>(found - codes.begin());
  const auto meant = code_meant(*given, codes);
  fault(meant ? "schema-enum.meant" : "schema-enum", {{"value", Written{*given}},
                                                      {"values", fmt::format("{}", fmt::join(codes, ", "))},
                                                      {"meant", std::string(meant.value_or(""))}});
  return std::nullopt;
}

}  // namespace planpress::plan
