#include "renderer/text/json_lines.hpp"

#include <iterator>
#include <nlohmann/json.hpp>
#include <utility>

namespace planpress::text {
namespace {

using Kind = JsonLine::Kind;

// Counts lines as the parser reads: at each event it has read exactly up to the end of that event's token.
class CountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingIterator(const char* at, int* line) : at_(at), line_(line) {}
  reference operator*() const { return *at_; }
  CountingIterator& operator++() {
    if (*at_++ == '\n') ++*line_;
    return *this;
  }
  CountingIterator operator++(int) { return std::exchange(*this, CountingIterator(*this).operator++()); }
  bool operator==(const CountingIterator& other) const { return at_ == other.at_; }

 private:
  const char* at_;
  int* line_;
};

class Builder : public nlohmann::json_sax<nlohmann::json> {
 public:
  explicit Builder(const int& line) : line_(line) {}

  JsonLine take() { return std::move(open_.front().members.front().value); }

  bool null() override { return add({.kind = Kind::null, .members = {}}); }
  bool boolean(bool value) override { return add({.kind = Kind::boolean, .truth = value, .members = {}}); }
  bool number_integer(number_integer_t value) override {
    return add({.kind = Kind::number, .number = value, .members = {}});
  }
  bool number_unsigned(number_unsigned_t value) override {
    return number_integer(static_cast<std::int64_t>(value));
  }
  bool number_float(number_float_t value, const string_t&) override {
    return add({.kind = Kind::decimal, .decimal = value, .members = {}});
  }
  bool string(string_t& value) override { return add({.kind = Kind::string, .text = value, .members = {}}); }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(Kind::object); }
  bool start_array(std::size_t) override { return open(Kind::array); }
  bool key(string_t& value) override {
    key_ = value;
    return true;
  }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override {
    throw JsonLineError(line_, "look for a missing comma, quote or bracket before this place");
  }

 private:
  bool add(JsonLine value) {
    value.line = line_;
    open_.back().members.push_back({std::exchange(key_, {}), std::move(value)});
    return true;
  }
  // A container is built apart, with its key kept in `text`, and moved into its parent when it is closed.
  bool open(Kind kind) {
    constexpr std::size_t deepest = 16;
    if (open_.size() > deepest) throw JsonLineError(line_, "it is nested too deeply");
    open_.push_back({.kind = kind, .line = line_, .text = std::exchange(key_, {}), .members = {}});
    return true;
  }
  bool close() {
    JsonLine done = std::move(open_.back());
    open_.pop_back();
    std::string name = std::exchange(done.text, {});
    open_.back().members.push_back({std::move(name), std::move(done)});
    return true;
  }

  const int& line_;
  std::string key_;
  std::vector<JsonLine> open_{1};  // the first holds the root
};

}  // namespace

const JsonLine* JsonLine::find(std::string_view key) const {
  for (const auto& [name, value] : members)
    if (name == key) return &value;
  return nullptr;
}

JsonLine parse_json_lines(std::string_view text) {
  int line = 1;
  Builder builder(line);
  nlohmann::json::sax_parse(CountingIterator(text.data(), &line),
                            CountingIterator(text.data() + text.size(), &line), &builder);
  return builder.take();
}

}  // namespace planpress::text
