#include "service/json/positions.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <optional>
#include <variant>

#include "service/json/json.hpp"
#include "service/json/pointer.hpp"

namespace planpress {

namespace {

using OffsetByPointer = std::map<std::string, std::optional<std::size_t>, std::less<>>;

/// Goes through a sound JSON text once and notes where the values at some pointers begin.
class Walker {
 public:
  Walker(std::string_view json, OffsetByPointer& wanted) : json_(json), wanted_(wanted) {}

  void walk() {
    constexpr std::string_view between = " \t\r\n:,";
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (json_.starts_with(byte_order_mark)) at_ = byte_order_mark.size();
    while ((at_ = json_.find_first_not_of(between, at_)) != std::string_view::npos) step();
  }

 private:
  struct Open {
    bool object;
    bool expects_name;
    std::size_t next_item;
    std::size_t pointer_length;  // of the pointer to it
  };

  void step() {
    const char c = json_[at_];
    if (c == '}' || c == ']') {
      pointer_.resize(open_.back().pointer_length);
      open_.pop_back();
      ++at_;
      return;
    }
    if (!open_.empty() && open_.back().object && open_.back().expects_name) return read_name();
    enter_item();
    if (const auto found = wanted_.find(pointer_); found != wanted_.end()) found->second = at_;
    if (c == '{' || c == '[') {
      open_.push_back({c == '{', true, 0, pointer_.size()});
      ++at_;
    } else if (c == '"') {
      at_ = end_of_string();
    } else {
      at_ = std::min(json_.find_first_of(" \t\r\n:,]}", at_), json_.size());
    }
  }

  void read_name() {
    const std::size_t end = end_of_string();
    const Json name = Json::parse(json_.substr(at_, end - at_), nullptr, false);
    pointer_.resize(open_.back().pointer_length);
    if (name.is_string()) append_member(pointer_, name.get_ref<const std::string&>());
    open_.back().expects_name = false;
    at_ = end;
  }

  void enter_item() {
    if (open_.empty()) return;
    if (open_.back().object) {
      open_.back().expects_name = true;
    } else {
      pointer_.resize(open_.back().pointer_length);
      append_index(pointer_, open_.back().next_item++);
    }
  }

  std::size_t end_of_string() const {
    std::size_t end = at_ + 1;
    while (json_[end] != '"') end += json_[end] == '\\' ? 2 : 1;
    return end + 1;
  }

  std::string_view json_;
  OffsetByPointer& wanted_;
  std::size_t at_ = 0;
  std::string pointer_;
  std::vector<Open> open_;
};

std::size_t nearest_offset(const OffsetByPointer& offsets, std::string_view pointer) {
  for (;;) {
    const auto found = offsets.find(pointer);
    if (found != offsets.end() && found->second) return *found->second;
    if (pointer.empty()) return 0;
    pointer = pointer.substr(0, pointer.rfind('/'));
  }
}

}  // namespace

TextPosition end_of(std::string_view text) {
  const auto starts_character = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
  const auto lines = static_cast<std::size_t>(std::ranges::count(text, '\n'));
  const std::string_view line = text.substr(text.rfind('\n') + 1);  // npos + 1 is 0: the first line
  return {lines + 1, static_cast<std::size_t>(std::ranges::count_if(line, starts_character)) + 1};
}

std::vector<TextPosition> positions_of(std::string_view json, const std::vector<std::string>& pointers) {
  OffsetByPointer offsets;
  for (std::string_view pointer : pointers) {
    // A missing value has the place of the nearest value around it.
    for (; offsets.emplace(pointer, std::nullopt).second && !pointer.empty();)
      pointer = pointer.substr(0, pointer.rfind('/'));
  }
  Walker(json, offsets).walk();

  std::vector<std::size_t> ordered;
  for (const std::string& pointer : pointers) ordered.push_back(nearest_offset(offsets, pointer));
  std::ranges::sort(ordered);
  std::map<std::size_t, TextPosition> by_offset;
  TextPosition position;
  std::size_t done = 0;
  for (const std::size_t offset : ordered) {
    const TextPosition further = end_of(json.substr(done, offset - done));
    position.column = further.line == 1 ? position.column + further.column - 1 : further.column;
    position.line += further.line - 1;
    done = offset;
    by_offset[offset] = position;
  }

  std::vector<TextPosition> positions;
  for (const std::string& pointer : pointers)
    positions.push_back(by_offset[nearest_offset(offsets, pointer)]);
  return positions;
}

}  // namespace planpress
