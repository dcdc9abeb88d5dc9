#include "renderer/markup/parse_state.hpp"

#include <fmt/format.h>

namespace planpress::markup {

void ParseState::fault(pugi::xml_node at, std::string message, std::string hint) {
  const auto offset = at.offset_debug();
  fault_at(offset < 0 ? 0 : static_cast<std::size_t>(offset), std::move(message), std::move(hint));
}

void ParseState::fault_at(std::size_t offset, std::string message, std::string hint) {
  if (faults_.full()) return;  // finding a line takes a walk through the text
  faults_.add(locate_(offset), std::move(message), std::move(hint));
}

std::string ParseState::shown(std::string_view value) const {
  return is_example() ? fmt::format("\"{}\"", value) : std::string("the value");
}

std::string ParseState::heading(pugi::xml_node node, int level, std::string id) {
  ++headings_;
  if (level > level_ + 1) {
    fault(node,
          fmt::format("<h{}> follows {}", level, level_ == 0 ? "no heading" : fmt::format("<h{}>", level_)),
          fmt::format("heading levels do not skip: use <h{}>", level_ + 1));
  }
  level_ = level;
  if (id.empty()) id = fmt::format("h-{}", headings_);
  if (!ids_.insert(id).second && !is_example()) {
    fault(node, fmt::format("two headings have the id {}", shown(id)),
          "ids are unique; h-1, h-2 ... are given");
  }
  return id;
}

void ParseState::field(pugi::xml_node node, const std::string& name, bool shared) {
  const auto [entry, is_new] = fields_.try_emplace(name, shared);
  if (is_new || is_example() || (shared && entry->second)) return;
  fault(node, fmt::format("two fields have the name {}", shown(name)),
        "names are unique; only the radio buttons of one group share theirs");
}

void ParseState::link(pugi::xml_node node, std::string_view href) {
  if (href.starts_with('#')) links_.emplace_back(node, href.substr(1));
}

void ParseState::check_links() {
  if (is_example()) return;
  for (const auto& [node, id] : links_) {
    if (!ids_.contains(id)) fault(node, "the link leads to no heading", "href=\"#id\" names a heading's id");
  }
}

}  // namespace planpress::markup
