// A filled form back as data.
#pragma once
#include <optional>
#include <string_view>

#include "service/documents/library.hpp"

namespace planpress::documents {

// Whether what the form says comes back by itself, or the whole plan with it in its place.
enum class ReturnAs : std::uint8_t { part, whole_plan };

// JSON of the plan format: a report, or {"signatures": [...]}; or the whole plan with it in its place.
// Findings point into the report, or into the plan. A report may be read without its plan: it is checked by
// itself then, its structure and that nothing is missing. review: which one is expected; a file may hold
// several forms. Throws std::system_error when no process can be started.
Result import_form(const Library& library, std::string_view pdf, std::optional<std::string_view> plan,
                   std::optional<int> review, const Audience& audience = {}, ReturnAs what = ReturnAs::part);

}  // namespace planpress::documents
