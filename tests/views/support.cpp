#include "tests/views/support.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "service/json/json.hpp"
#include "service/plan/check.hpp"
#include "service/views/views.hpp"

namespace planpress::views::test {

nlohmann::ordered_json example_json(const std::string& name) {
  std::ifstream in(PLANPRESS_SOURCE_DIR "/tests/plan/data/" + name + ".json", std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  return std::get<nlohmann::ordered_json>(read_json(bytes));
}

Plan plan_of(const nlohmann::ordered_json& json) {
  CheckResult result = check(json);
  if (result.plan) return *result.plan;
  std::string findings;
  for (const Finding& finding : result.findings) findings += finding.pointer + " " + finding.code + "\n";
  throw std::runtime_error(findings);
}

Plan example(const std::string& name) { return plan_of(example_json(name)); }

Plan held_at_review() {
  Plan plan = example("pharmacist");
  plan.version = 1;
  std::erase_if(plan.versions, [](const Version& each) { return each.version > 1; });
  std::erase_if(plan.signatures, [](const AgreementSignature& each) { return each.version > 1; });
  for (Scope& scope : plan.scopes) scope.changes.clear();
  ScopeReport& row = plan.reports.front().scopes[1];
  row.level_next = Level::direct;
  row.reason = "Two notes were short of the measure.";
  row.authorised_by = "C-P2";
  return plan;
}

const Catalogues& words() {
  static const Catalogues loaded(PLANPRESS_SOURCE_DIR "/layouts");
  return loaded;
}

Json view(const Plan& plan) {
  const ViewOptions own = options_of(plan);
  return view(plan, own.language == "both" ? "en" : own.language, own.edition);
}

Json view(const Plan& plan, std::string language, Edition edition) {
  return make_view(action_plan_view, plan, words(), {language, edition});
}

// A text with passages in another language than that of its document.
static bool is_passages(const Json& view) {
  const auto is_passage = [](const Json& run) {
    return run.is_object() && run.size() == 2 && run.contains("lang");
  };
  if (!view.is_array()) return is_passage(view);
  return !view.empty() &&
         std::ranges::all_of(view, [&](const Json& run) { return run.is_string() || is_passage(run); });
}

std::string difference(const Json& view, const Json& shape, const std::string& at) {
  if (shape.is_object()) {
    if (view.is_null() && !at.empty()) return {};
    if (!view.is_object()) return at + " is no object";
    for (const auto& [name, value] : view.items())
      if (!shape.contains(name)) return at + "/" + name + " is not declared";
    for (const auto& [name, example] : shape.items()) {
      if (!view.contains(name)) return at + "/" + name + " is missing";
      if (const auto found = difference(view.at(name), example, at + "/" + name); !found.empty())
        return found;
    }
    return {};
  }
  if (shape.is_array()) {
    if (!view.is_array()) return at + " is no list";
    for (const Json& item : view)
      if (const auto found = difference(item, shape.at(0), at + "/0"); !found.empty()) return found;
    return {};
  }
  if (shape.is_string() && is_passages(view)) return {};
  return view.type() == shape.type() ? "" : at + " is of another kind";
}

void each_text(const Json& view, const std::function<void(const std::string&)>& see) {
  if (view.is_string()) return see(view.get_ref<const std::string&>());
  if (view.is_structured())
    for (const Json& member : view) each_text(member, see);
}

bool says(const Json& view, std::string_view text) {
  bool found = false;
  each_text(view, [&](const std::string& said) { found = found || said.find(text) != std::string::npos; });
  return found;
}

Date day(std::string_view iso) { return Date::parse(iso).value(); }

}  // namespace planpress::views::test
