// Collects what is wrong with authors' files, so that all of it is reported at once (up to what anybody
// reads).
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "renderer/text/author_error.hpp"

namespace planpress::markup {

using text::AuthorError;
using text::AuthorFault;

struct Place {
  std::string file;
  int line = 0;
};

class Faults {
 public:
  // The same fault found twice (a partial used twice, one template in three languages) counts once.
  void add(const Place& place, std::string message, std::string hint = {});
  bool full() const;
  std::size_t count() const { return faults_.size(); }
  void throw_if_any() const;

 private:
  std::vector<AuthorFault> faults_;
};

// "did you mean x?" for the nearest of `known`, or "known here: a, b, c"; empty when nothing is known.
std::string near_miss(std::string_view wrong, const std::vector<std::string_view>& known);

}  // namespace planpress::markup
