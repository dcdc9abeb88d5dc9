// Findings as a user is given them, beside tests/plan/findings.txt, which people have read and found right:
// under the name of each test, of each finding its severity, code, pointer and arguments, and below them the
// sentence.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "tests/plan/example_plans.hpp"

namespace planpress::plan::tests {

/// Fails the running test for each finding that its part of the table does not have. UPDATE_GOLDEN=1 adds it
/// there, to be read before it is committed.
void check_in_words(const std::vector<Finding>& findings, const Json& document);

/// Checks a document, and its findings in words. "code pointer" of each.
std::vector<std::string> found(const Json& document, const CheckOptions& options = {});
/// The same, for one finding among others.
bool has(const Json& document, std::string_view code, std::string_view pointer,
         const CheckOptions& options = {});

}  // namespace planpress::plan::tests
