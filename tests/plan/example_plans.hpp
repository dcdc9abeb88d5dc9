// The example plans of this folder, read once each.
#pragma once
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "service/plan/check.hpp"

namespace planpress::plan::tests {

std::string file_text(const std::string& path);
/// A file of tests/plan/data, by name.
const Json& example(const std::string& name);

Json parsed(std::string_view bytes);
JsonFault fault_of(std::string_view bytes, const JsonLimits& limits = {});

/// The document after an RFC 6902 patch.
Json patched(const Json& document, const Json& patch);
/// The document with one value put at a pointer.
Json with(const Json& document, const std::string& pointer, Json value);
/// The document without the member at a pointer.
Json without(const Json& document, const std::string& pointer);

/// "code pointer" of each finding, in the order in which they are given.
std::vector<std::string> found(const CheckResult& result);

bool has(const CheckResult& result, std::string_view code, std::string_view pointer);

}  // namespace planpress::plan::tests

/// Lists of findings are shown line by line where a check fails.
template <>
struct doctest::StringMaker<std::vector<std::string>> {
  static String convert(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) text += "\n  " + line;
    return (text.empty() ? "nothing" : text).c_str();
  }
};
