#include "service/forms/pdf/field_grid.hpp"

#include <algorithm>
#include <cmath>

namespace planpress::forms {
namespace {

// In points; what lies outside of them all is in those at the edge. A4 has some 12 by 17.
constexpr double cell_size = 50;
constexpr int cells = 20;

int cell_of(double coordinate) {
  return static_cast<int>(std::clamp(std::floor(coordinate / cell_size), 0.0, cells - 1.0));
}

template <class Visit>
void for_each_cell(const Rectangle& place, Visit visit) {
  const int last_column = cell_of(place.right), last_row = cell_of(place.top);
  for (int column = cell_of(place.left); column <= last_column; ++column)
    for (int row = cell_of(place.bottom); row <= last_row; ++row) visit(std::pair(column, row));
}

}  // namespace

void FieldGrid::add(const Rectangle& place, std::size_t field) {
  const auto index = static_cast<std::uint32_t>(places_.size());
  places_.push_back({place, field});
  for_each_cell(place, [&](const auto& key) { cells_[key].push_back(index); });
}

void FieldGrid::take(const Rectangle& note, std::set<std::size_t>& found) {
  for_each_cell(note, [&](const auto& key) {
    const auto cell = cells_.find(key);
    if (cell == cells_.end()) return;
    std::erase_if(cell->second, [&](std::uint32_t index) {
      Place& place = places_[index];
      if (!place.is_taken && lies_on(note, place.rectangle)) {
        place.is_taken = true;
        found.insert(place.field);
      }
      return place.is_taken;
    });
    if (cell->second.empty()) cells_.erase(cell);
  });
}

}  // namespace planpress::forms
