// Which documents a bundle is of, as it is written in commands and queries:
// "action-plan,progress-report:1,supervisor-pack:p-2": kinds, each with the review or the person that it is
// about. A kind that is about both has the review first.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "service/documents/make.hpp"

namespace planpress::documents {

// Every document may be named once.
struct Selection {
  struct Fault {
    std::string item;    // as it was written
    std::string detail;  // a sentence that names it by its place in the list
  };
  std::vector<Part> parts;  // in their order; not to be used when there are faults
  std::vector<Fault> faults;
};

Selection read_selection(std::string_view text, const std::vector<Kind>& kinds);

}  // namespace planpress::documents
