// The fields of a page by where they stand, so that each note looks at those near it alone.
#pragma once
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "service/forms/pdf/rectangle.hpp"

namespace planpress::forms {

class FieldGrid {
 public:
  void add(const Rectangle& place, std::size_t field);
  // Adds the fields that the note lies on to `found`, each the first time: it is taken out of the grid.
  void take(const Rectangle& note, std::set<std::size_t>& found);

 private:
  struct Place {
    Rectangle rectangle;
    std::size_t field;
    bool is_taken = false;
  };
  std::vector<Place> places_;
  // By column and row; a place in each that it reaches, as an index.
  std::map<std::pair<int, int>, std::vector<std::uint32_t>> cells_;
};

}  // namespace planpress::forms
