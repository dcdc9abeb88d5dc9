#include "renderer/text/json_lines.hpp"

#include <iterator>
#include <nlohmann/json.hpp>
#include <utility>

namespace planpress::text {
namespace {

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
    if (*at_ == '\n') ++*line_;
    ++at_;
    return *this;
  }
  CountingIterator operator++(int) {
    const CountingIterator before = *this;
    ++*this;
    return before;
  }
  bool operator==(const CountingIterator& other) const { return at_ == other.at_; }
  bool operator!=(const CountingIterator& other) const { return at_ != other.at_; }

 private:
  const char* at_;
  int* line_;
};

class Builder : public nlohmann::json_sax<nlohmann::json> {
 public:
  explicit Builder(const int& line) : line_(line) {}

  JsonLine take() { return std::move(root_.members.front().value); }

  bool null() override {
    put(JsonLine::Kind::null);
    return true;
  }
  bool boolean(bool value) override {
    put(JsonLine::Kind::boolean).truth = value;
    return true;
  }
  bool number_integer(number_integer_t value) override { return whole(value); }
  bool number_unsigned(number_unsigned_t value) override { return whole(static_cast<std::int64_t>(value)); }
  bool number_float(number_float_t value, const string_t&) override {
    put(JsonLine::Kind::decimal).decimal = value;
    return true;
  }
  bool string(string_t& value) override {
    put(JsonLine::Kind::string).text = value;
    return true;
  }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(JsonLine::Kind::object); }
  bool start_array(std::size_t) override { return open(JsonLine::Kind::array); }
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
  JsonLine here(JsonLine::Kind kind) const {
    JsonLine value;
    value.kind = kind;
    value.line = line_;
    return value;
  }
  JsonLine& put(JsonLine::Kind kind) {
    auto& members = open_.empty() ? root_.members : open_.back().members;
    members.push_back({std::exchange(key_, {}), here(kind)});
    return members.back().value;
  }
  bool whole(std::int64_t value) {
    put(JsonLine::Kind::number).number = value;
    return true;
  }
  // A container is built apart, with its key kept in `text`, and moved into its parent when it is closed.
  bool open(JsonLine::Kind kind) {
    constexpr std::size_t kDeepest = 16;
    if (open_.size() == kDeepest) throw JsonLineError(line_, "it is nested too deeply");
    open_.push_back(here(kind));
    open_.back().text = std::exchange(key_, {});
    return true;
  }
  bool close() {
    JsonLine done = std::move(open_.back());
    open_.pop_back();
    auto& members = open_.empty() ? root_.members : open_.back().members;
    std::string name = std::exchange(done.text, {});
    members.push_back({std::move(name), std::move(done)});
    return true;
  }

  const int& line_;
  std::string key_;
  std::vector<JsonLine> open_;
  JsonLine root_;
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
