// Plans to tell and words to tell them in.
#pragma once
#include <functional>
#include <nlohmann/json.hpp>
#include <string>

#include "service/plan/plan.hpp"
#include "service/views/action_plan.hpp"

namespace planpress::views::test {

using Json = nlohmann::json;

// The JSON of "surgeon", "surgeon-draft" or "pharmacist".
nlohmann::ordered_json example_json(const std::string& name);
Plan plan_of(const nlohmann::ordered_json& json);
Plan example(const std::string& name);
// The pharmacist's plan before its second version: review 1 decided on a tighter level than the plan's.
Plan held_at_review();

const Catalogues& words();
Json view(const Plan& plan);  // in the plan's own edition; in Welsh only where its language is Welsh alone
Json view(const Plan& plan, std::string language, Edition edition = Edition::standard);

// Where a view differs from its shape, as a pointer; empty when it does not.
std::string difference(const Json& view, const Json& shape, const std::string& at = "");

// Every text in a view, in the order of its members.
void each_text(const Json& view, const std::function<void(const std::string&)>& see);
bool says(const Json& view, std::string_view text);

Date day(std::string_view iso);

}  // namespace planpress::views::test
