// All blocks of a document in reading order.
#pragma once
#include <variant>

#include "renderer/document/document.hpp"

namespace planpress::document {

// Calls `visit` with each block, one that holds others before these, and `leave` after them. The blocks may
// be const.
void walk(auto& blocks, const auto& visit, const auto& leave) {
  const auto hold = [&](auto& held) { walk(held, visit, leave); };
  const auto into = [&](auto& each) {
    if constexpr (requires { each.blocks; }) {
      hold(each.blocks);
    } else if constexpr (requires { each.items; }) {
      for (auto& item : each.items) hold(item.blocks);
    } else if constexpr (requires { each.facts; }) {
      for (auto& fact : each.facts) hold(fact.value);
    } else if constexpr (requires { each.body; }) {
      for (auto* rows : {&each.head, &each.body})
        for (auto& row : *rows)
          for (auto& cell : row.cells) hold(cell.blocks);
    }
  };
  for (auto& block : blocks) {
    visit(block);
    std::visit(into, block.as_variant());
    leave(block);
  }
}

void walk(auto& blocks, const auto& visit) {
  walk(blocks, visit, [](const Block&) {});
}

}  // namespace planpress::document
