#include "service/json/json.hpp"

#include <fmt/format.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <iterator>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

#include "service/json/positions.hpp"
#include "service/json/text.hpp"

namespace planpress {

namespace {

constexpr std::size_t member_name_bytes = 1024;

// ---- what is asked of the bytes beside the parser: nothing here needs the text to be sound ----

std::optional<unsigned> escaped_unit(std::string_view bytes, std::size_t at) {
  if (at + 6 > bytes.size() || bytes[at] != '\\' || bytes[at + 1] != 'u') return std::nullopt;
  unsigned unit = 0;
  for (const char c : bytes.substr(at + 2, 4)) {
    const bool digit = c >= '0' && c <= '9';
    const char lower = static_cast<char>(c | 0x20);
    if (!digit && (lower < 'a' || lower > 'f')) return std::nullopt;
    unit = unit * 16 + static_cast<unsigned>(digit ? c - '0' : lower - 'a' + 10);
  }
  return unit;
}

bool is_high(unsigned unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low(unsigned unit) { return unit >= 0xDC00 && unit < 0xE000; }

bool is_number_part(char c) {
  return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
}

/// Whether a number of this form is out of range because it is small: 1e-400, or 0.001e-399.
bool is_tiny(std::string_view number) {
  const std::size_t e = std::min(number.find_first_of("eE"), number.size());
  const std::size_t digits = std::min(number.find('.'), e) - (number.starts_with('-') ? 1 : 0);
  if (e == number.size() || number.substr(e + 1, 1) != "-") return false;
  std::size_t exponent = 0;
  const auto read = std::from_chars(number.data() + e + 2, number.data() + number.size(), exponent);
  return read.ec != std::errc{} || exponent >= digits;
}

bool overflows(std::string_view number) {
  double value = 0;
  const auto read = std::from_chars(number.data(), number.data() + number.size(), value);
  return read.ec == std::errc::result_out_of_range && !is_tiny(number);
}

/// The first byte that is no UTF-8, in the first `before` bytes.
std::optional<std::size_t> first_invalid_utf8(std::string_view bytes, std::size_t before) {
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  std::size_t next = 0;
  while (next < before) {
    const std::size_t at = next;
    UChar32 c = 0;
    U8_NEXT(data, next, bytes.size(), c);
    if (c < 0) return at;
  }
  return std::nullopt;
}

/// Where the escapes stand that are half a surrogate pair.
std::vector<std::size_t> unpaired_surrogates(std::string_view bytes) {
  std::vector<std::size_t> found;
  std::size_t at = bytes.find('\\');
  while (at != std::string_view::npos) {
    std::size_t length = 2;
    if (const auto unit = escaped_unit(bytes, at)) {
      length = 6;
      if (is_high(*unit) && is_low(escaped_unit(bytes, at + 6).value_or(0))) {
        length = 12;
      } else if (is_high(*unit) || is_low(*unit)) {
        found.push_back(at);
      }
    }
    at = at + length < bytes.size() ? bytes.find('\\', at + length) : std::string_view::npos;
  }
  return found;
}

/// Puts the largest power of ten in place of each number that no double holds, and blanks after it, so that
/// everything else stays where it stands.
void cap_numbers(std::string& bytes) {
  bool in_string = false;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    if (in_string && bytes[at] == '\\') {
      ++at;
    } else if (bytes[at] == '"') {
      in_string = !in_string;
    } else if (!in_string && is_number_part(bytes[at])) {
      std::size_t end = at;
      while (end < bytes.size() && is_number_part(bytes[end])) ++end;
      if (overflows(std::string_view(bytes).substr(at, end - at))) {
        std::string capped = bytes[at] == '-' ? "-1e308" : "1e308";
        capped.resize(std::max(capped.size(), end - at), ' ');
        bytes.replace(at, end - at, capped);
      }
      at = end - 1;
    }
  }
}

// ---- where a fault is, in words ----

std::string_view in_words(JsonReason reason) {
  switch (reason) {
    case JsonReason::unexpected:
      return "This is not JSON: a character does not belong where it stands";
    case JsonReason::raw_control:
      return "This is not JSON: a line break or a tab stands within a text";
    case JsonReason::ends_early:
      return "This ends before its JSON does: a bracket, a quotation mark or a value is missing";
    case JsonReason::empty:
      return "This is empty: JSON is expected";
    case JsonReason::nul:
      return "This is not JSON: a NUL byte stands in it";
    case JsonReason::not_utf8:
      return "This is not UTF-8 text";
    case JsonReason::repeated_name:
      return "An object has two members of the same name: remove one";
    case JsonReason::too_many_bytes:
      return "This is too large";
    case JsonReason::too_deep:
      return "Lists and objects are nested too deeply";
    case JsonReason::too_many_values:
      return "This holds too many values";
    case JsonReason::long_string:
      return "A string is too long";
    case JsonReason::long_name:
      return "The name of a member is too long";
  }
  return {};
}

JsonFault fault_at(std::string_view bytes, std::size_t offset, JsonReason reason) {
  const std::string_view before = bytes.substr(0, std::min(offset, bytes.size()));
  const TextPosition position = end_of(before);
  return {reason,
          before.size(),
          position.line,
          position.column,
          reason >= JsonReason::too_many_bytes,
          fmt::format("{} (line {}, column {}, byte {}).", in_words(reason), position.line, position.column,
                      before.size())};
}

// ---- the parser's two ends ----

/// Feeds the parser and tells the builder how far it has read: events carry no place of their own.
class Cursor {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  Cursor(const char* at, const char** reached) : at_(at), reached_(reached) {}
  reference operator*() const { return *at_; }
  Cursor& operator++() {
    *reached_ = ++at_;
    return *this;
  }
  Cursor operator++(int) {
    const Cursor before = *this;
    ++*this;
    return before;
  }
  bool operator==(const Cursor& other) const { return at_ == other.at_; }
  bool operator!=(const Cursor& other) const { return at_ != other.at_; }

 private:
  const char* at_;
  const char** reached_;
};

/// Puts the value together from the parser's events. What is open lies on one flat stack and becomes a list
/// or an object only when it closes: an ordered object that grows member by member would copy its members
/// deeply.
class Builder {
 public:
  using number_integer_t = Json::number_integer_t;
  using number_unsigned_t = Json::number_unsigned_t;
  using number_float_t = Json::number_float_t;
  using string_t = Json::string_t;
  using binary_t = Json::binary_t;

  Builder(std::string_view bytes, const JsonLimits& limits) : bytes_(bytes), limits_(limits) {}

  const char** reached() { return &reached_; }
  Json take_value() { return std::move(pending_.front().value); }
  std::optional<JsonFault> take_fault() { return std::move(fault_); }
  bool overflowed() const { return overflowed_; }  // the fault is a number that no double holds

  bool null() { return add(nullptr); }
  bool boolean(bool value) { return add(value); }
  bool number_integer(number_integer_t value) { return add(value); }
  bool number_unsigned(number_unsigned_t value) { return add(value); }
  bool number_float(number_float_t value, const string_t&) { return add(value); }
  bool binary(binary_t&) { return false; }
  bool string(string_t& value) {
    if (value.size() > limits_.string_bytes) return refuse_here(JsonReason::long_string);
    return add(std::move(value));
  }
  bool key(string_t& name) {
    if (name.size() > member_name_bytes) return refuse_here(JsonReason::long_name);
    name_ = std::move(name);
    name_end_ = offset();
    return true;
  }
  bool start_object(std::size_t) { return open(Json::object()); }
  bool start_array(std::size_t) { return open(Json::array()); }
  bool end_object();
  bool end_array();
  bool parse_error(std::size_t position, const std::string& token, const nlohmann::detail::exception& error);

 private:
  struct Pending {
    std::string name;
    std::size_t name_end = 0;
    Json value;
  };

  std::size_t offset() const { return reached_ ? static_cast<std::size_t>(reached_ - bytes_.data()) : 0; }

  bool refuse(std::size_t at, JsonReason reason) {
    fault_ = fault_at(bytes_, at, reason);
    return false;
  }
  bool refuse_here(JsonReason reason) { return refuse(offset(), reason); }

  bool add(Json value) {
    if (++values_ > limits_.values) return refuse_here(JsonReason::too_many_values);
    pending_.push_back({std::exchange(name_, {}), name_end_, std::move(value)});
    return true;
  }

  bool open(Json empty) {
    if (open_.size() >= limits_.depth) return refuse_here(JsonReason::too_deep);
    if (!add(std::move(empty))) return false;
    open_.push_back(pending_.size());
    return true;
  }

  bool names_differ();
  /// Where the contents of the innermost open list or object begin.
  std::vector<Pending>::iterator innermost() {
    return pending_.begin() + static_cast<std::ptrdiff_t>(open_.back());
  }
  bool close() {
    pending_.erase(innermost(), pending_.end());
    open_.pop_back();
    return true;
  }

  std::string_view bytes_;
  const JsonLimits& limits_;
  const char* reached_ = nullptr;
  std::string name_;
  std::size_t name_end_ = 0;
  std::size_t values_ = 0;
  std::vector<Pending> pending_;   // complete values, each list or object before its contents
  std::vector<std::size_t> open_;  // where the contents of each open list or object begin
  std::vector<std::pair<std::string_view, std::size_t>> names_;
  std::optional<JsonFault> fault_;
  bool overflowed_ = false;
};

bool Builder::end_array() {
  const auto first = innermost();
  auto& list = std::prev(first)->value.get_ref<Json::array_t&>();
  list.reserve(static_cast<std::size_t>(pending_.end() - first));
  for (auto item = first; item != pending_.end(); ++item) list.push_back(std::move(item->value));
  return close();
}

bool Builder::end_object() {
  if (!names_differ()) return false;
  const auto first = innermost();
  // The members go in by way of the vector underneath: its own insertion searches all names each time.
  Json::object_t::Container& members = std::prev(first)->value.get_ref<Json::object_t&>();
  members.reserve(static_cast<std::size_t>(pending_.end() - first));
  for (auto member = first; member != pending_.end(); ++member)
    members.emplace_back(std::move(member->name), std::move(member->value));
  return close();
}

bool Builder::names_differ() {
  names_.clear();
  for (std::size_t i = open_.back(); i < pending_.size(); ++i)
    names_.emplace_back(pending_[i].name, pending_[i].name_end);
  std::ranges::sort(names_);
  std::optional<std::size_t> second;
  for (std::size_t i = 1; i < names_.size(); ++i)
    if (names_[i].first == names_[i - 1].first)
      second = std::min(second.value_or(names_[i].second), names_[i].second);
  if (!second) return true;
  return refuse(*second, JsonReason::repeated_name);
}

bool Builder::parse_error(std::size_t position, const std::string&,
                          const nlohmann::detail::exception& error) {
  // The library counts the end of the input as a byte read, and its own message repeats the body.
  constexpr int number_overflow = 406;
  overflowed_ = error.id == number_overflow;
  const std::size_t at = position == 0 ? 0 : position - 1;
  if (const auto invalid = first_invalid_utf8(bytes_, std::min(position, bytes_.size())))
    return refuse(*invalid, JsonReason::not_utf8);
  // Between values they are white space.
  const bool is_control =
      at < bytes_.size() && (bytes_[at] == '\n' || bytes_[at] == '\r' || bytes_[at] == '\t');
  if (at < bytes_.size()) return refuse(at, is_control ? JsonReason::raw_control : JsonReason::unexpected);
  const bool blank = bytes_.find_first_not_of(" \t\r\n") == std::string_view::npos;
  return refuse(bytes_.size(), blank ? JsonReason::empty : JsonReason::ends_early);
}

std::variant<Json, JsonFault> parse(std::string_view bytes, const JsonLimits& limits, bool& overflowed) {
  Builder builder(bytes, limits);
  const Cursor first(bytes.data(), builder.reached());
  const Cursor last(bytes.data() + bytes.size(), builder.reached());
  if (Json::sax_parse(first, last, &builder)) return builder.take_value();
  overflowed = builder.overflowed();
  return builder.take_fault().value();
}

}  // namespace

std::variant<Json, JsonFault> read_json(std::string_view bytes, const JsonLimits& limits) {
  if (bytes.size() > limits.bytes) return fault_at(bytes, 0, JsonReason::too_many_bytes);
  if (const std::size_t nul = bytes.find('\0'); nul != std::string_view::npos)
    return fault_at(bytes, nul, JsonReason::nul);

  std::string mended;
  for (const std::size_t at : unpaired_surrogates(bytes)) {
    if (mended.empty()) mended = bytes;
    mended.replace(at, half_pair.size(), half_pair);  // as long as the escape, so that places stay
  }
  if (!mended.empty()) bytes = mended;

  bool overflowed = false;
  auto read = parse(bytes, limits, overflowed);
  if (!overflowed) return read;
  std::string capped(bytes);
  cap_numbers(capped);
  return parse(capped, limits, overflowed);
}

}  // namespace planpress
