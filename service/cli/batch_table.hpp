// What became of many plans, as a table for people.
#pragma once
#include <string>
#include <vector>

#include "service/cli/batch.hpp"

namespace planpress::cli {

// A line for each plan, below a refused one its first errors, and a count at the end. Tables are kept and
// sent about: they name nobody.
std::string batch_table(const std::vector<Done>& all, const messages::MessageFormatter& formatter);

}  // namespace planpress::cli
