// Whatever the plan, its pages print all of its document, once, in order, and where it may stand.
#include <doctest/doctest.h>

#include <string>

#include "service/plan/check.hpp"
#include "tests/render/place_check.hpp"
#include "tests/render/press.hpp"
#include "tests/render/random_plan.hpp"
#include "tests/render/text_check.hpp"
#include "tests/support/from_environment.hpp"

namespace planpress::test {
namespace {

Choice choice_for(std::uint64_t seed, const std::string& kind, const plan::Plan& plan) {
  Choice choice{.language = std::string(plan::codes<plan::Language>[seed % 3]),
                .large_print = seed % 2 == 1,
                .kind = kind};
  const auto supervisors = plan::supervisors_of(plan, plan.scopes.front());
  if (kind == "supervisor-pack" && seed % 4 > 1 && !supervisors.empty())
    choice.person = supervisors.front()->id;
  // One that was held, or one to come: then it is a form.
  if (kind == "progress-report") choice.review = plan.reviews[seed % plan.reviews.size()].number;
  return choice;
}

// A plan without a summary has no document about it.
bool has(const plan::Plan& plan, const std::string& kind) {
  return kind != "signed-off-summary" || plan.summary.has_value();
}

std::string fault_of(const plan::Plan& plan, const Choice& choice) {
  Press& press = Press::instance();
  std::string fault;
  for (const Choice& edition : editions_of(plan, choice)) {
    const Sheets sheets = press.set(plan, edition);
    fault += text_fault(sheets.document, sheets.pages, edition.large_print, press.fonts());
    if (fault.empty()) fault = place_fault(sheets.document, sheets.pages, press.theme(edition.large_print));
  }
  return fault;
}

// Kept in the build directory, for whoever looks into it.
std::string kept(const Json& json, std::uint64_t seed) {
  const std::string path = PLANPRESS_BUILD_DIR "/random-plan-" + std::to_string(seed) + ".json";
  write_file(path, json.dump(1));
  return path;
}

// One in so many plans.
void check_random_plans(const std::string& kind, std::uint64_t one_in) {
  const std::uint64_t first = from_environment("PLANPRESS_RANDOM_SEED", 1);
  const std::uint64_t count = (from_environment("PLANPRESS_RANDOM_PLANS", 1000) + one_in - 1) / one_in;
  int failures = 0;
  for (std::uint64_t seed = first; seed < first + count && failures < 10; ++seed) {
    const Json json = random_plan(seed);
    const plan::CheckResult result = plan::check(json);
    std::string fault, name;
    if (result.valid() && !has(*result.plan, kind)) continue;
    if (result.valid()) {
      const Choice choice = choice_for(seed, kind, *result.plan);
      name = name_of(choice);
      fault = fault_of(*result.plan, choice);
    } else {
      for (const plan::Finding& each : result.findings)
        if (each.severity == plan::Severity::error) fault += each.pointer + " " + each.code + "\n";
    }
    if (fault.empty()) continue;
    ++failures;
    FAIL_CHECK("seed " << seed << " (" << name << "): " << fault << "\n  see " << kept(json, seed));
  }
}

TEST_CASE("random plans print everything once, in order, on the paper") {
  check_random_plans("action-plan", 1);
}
TEST_CASE("guidance on random plans prints everything once, in order, on the paper") {
  check_random_plans("implementation-guidance", 4);
}
TEST_CASE("supervisor packs of random plans print everything once, in order, on the paper") {
  check_random_plans("supervisor-pack", 4);
}

TEST_CASE("progress reports of random plans print everything once, in order, on the paper") {
  check_random_plans("progress-report", 3);
}
TEST_CASE("summaries of random plans print everything once, in order, on the paper") {
  check_random_plans("signed-off-summary", 1);
}

}  // namespace
}  // namespace planpress::test
