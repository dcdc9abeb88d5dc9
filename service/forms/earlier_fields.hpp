// The fields of progress report forms that do not say themselves which they have: those made before 29
// November 2026. They must stay readable, and be held against what they had, not against what forms have now.
#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace planpress::forms {

/// Their names, in reading order. form: the member "form" of the view that was printed, as attached to the
/// form. Throws nlohmann::json::exception for what is none.
std::vector<std::string> fields_of_earlier_form(const nlohmann::json& form);

}  // namespace planpress::forms
