// The example plans under short names, for tests of rules.
#pragma once
#include <doctest/doctest.h>

#include <string>

#include "tests/plan/in_words.hpp"

namespace planpress::plan::tests {

using Lines = std::vector<std::string>;

inline const Json& draft() { return example("surgeon-draft.json"); }
inline const Json& completed() { return example("surgeon.json"); }
inline const Json& pharmacist() { return example("pharmacist.json"); }

/// What is found after one value is put at a pointer.
inline Lines after(const Json& document, const std::string& pointer, const Json& value) {
  return found(with(document, pointer, value));
}

}  // namespace planpress::plan::tests
