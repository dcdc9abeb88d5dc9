#include "service/json/json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

#include "service/json/json_bytes.hpp"
#include "service/json/positions.hpp"
#include "service/json/text.hpp"

namespace planpress {

namespace {

constexpr std::size_t member_name_bytes = 1024;

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

  // Where nothing is to be kept, only the limits are watched: the body is known to pass them.
  Builder(std::string_view bytes, const JsonLimits& limits, bool keeps)
      : bytes_(bytes), limits_(limits), keeps_(keeps) {}

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
  bool end_object() { return names_differ() && close(&Builder::close_object); }
  bool end_array() { return close(&Builder::close_array); }
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
    if (keeps_) pending_.push_back({std::exchange(name_, {}), name_end_, std::move(value)});
    return true;
  }

  bool open(Json empty) {
    if (open_.size() >= limits_.depth) return refuse_here(JsonReason::too_deep);
    if (!add(std::move(empty))) return false;
    open_.push_back(pending_.size());
    return true;
  }

  bool names_differ();
  void close_object();
  void close_array();
  bool close(void (Builder::*fill)()) {
    if (keeps_) (this->*fill)();
    open_.pop_back();
    return true;
  }

  std::string_view bytes_;
  const JsonLimits& limits_;
  bool keeps_;
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

void Builder::close_array() {
  const auto first = pending_.begin() + static_cast<std::ptrdiff_t>(open_.back());
  auto& list = std::prev(first)->value.get_ref<Json::array_t&>();
  list.reserve(static_cast<std::size_t>(pending_.end() - first));
  for (auto item = first; item != pending_.end(); ++item) list.push_back(std::move(item->value));
  pending_.erase(first, pending_.end());
}

void Builder::close_object() {
  const auto first = pending_.begin() + static_cast<std::ptrdiff_t>(open_.back());
  // The members go in by way of the vector underneath: its own insertion searches all names each time.
  Json::object_t::Container& members = std::prev(first)->value.get_ref<Json::object_t&>();
  members.reserve(static_cast<std::size_t>(pending_.end() - first));
  for (auto member = first; member != pending_.end(); ++member)
    members.emplace_back(std::move(member->name), std::move(member->value));
  pending_.erase(first, pending_.end());
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

std::variant<Json, JsonFault> parse(std::string_view bytes, const JsonLimits& limits, bool keeps,
                                    bool& overflowed) {
  Builder builder(bytes, limits, keeps);
  const Cursor first(bytes.data(), builder.reached());
  const Cursor last(bytes.data() + bytes.size(), builder.reached());
  if (Json::sax_parse(first, last, &builder))
    return keeps ? builder.take_value() : parse(bytes, limits, true, overflowed);
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

  constexpr std::size_t least_bytes_of_a_value = 2;  // a digit and a comma
  const bool may_pass = bytes.size() / least_bytes_of_a_value > limits.values;
  const bool keeps = !may_pass || !holds_more_values(bytes, limits.values);
  bool overflowed = false;
  auto read = parse(bytes, limits, keeps, overflowed);
  if (!overflowed) return read;
  std::string capped(bytes);
  cap_numbers(capped);
  return parse(capped, limits, keeps, overflowed);
}

}  // namespace planpress
