// Every example as every document, in each language and edition: laid out as the design has it.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <vector>

#include "tests/render/golden.hpp"
#include "tests/render/layout_check.hpp"
#include "tests/render/page_check.hpp"
#include "tests/render/press.hpp"

namespace planpress::test {
namespace {

const char* const plans[] = {"surgeon", "surgeon-draft", "dentist", "dentist-unsigned", "gp", "pharmacist"};

// All documents that a plan has.
std::vector<Choice> documents_of(const plan::Plan& plan) {
  std::vector<Choice> choices{{}, {.kind = "implementation-guidance"}, {.kind = "supervisor-pack"}};
  for (const plan::Person* person : plan::supervisors_of(plan, plan.scopes.front()))
    choices.push_back({.kind = "supervisor-pack", .person = person->id});
  for (const plan::Review& review : plan.reviews)
    choices.push_back({.kind = "progress-report", .review = review.number});
  if (plan.summary) choices.push_back({.kind = "signed-off-summary"});
  return choices;
}

std::string short_name(const Choice& choice) {
  std::string name = choice.kind;
  if (choice.person) name += " " + *choice.person;
  return choice.review ? name + " " + std::to_string(*choice.review) : name;
}

// The number of its pages.
std::size_t checked_pages(const std::string& plan, const Json& json, const Choice& choice) {
  INFO(plan);
  const Sheets sheets = Press::instance().set(sound_plan(json), choice, &json);
  for (const std::string& fault : layout_faults(sheets.pages, choice.large_print))
    FAIL_CHECK(name_of(choice) << ", " << fault);
  return check_pages(json, choice);
}

TEST_CASE("every document of every example keeps the rules of layout and has as many pages as it had") {
  std::string table = fmt::format("{:41}en  cy  large: en  cy\n", "Pages");
  for (const char* name : plans) {
    const Json json = example(name);
    const plan::Plan plan = sound_plan(json);
    for (Choice choice : documents_of(plan)) {
      table += fmt::format("{:17} {:26}", name, short_name(choice));
      for (choice.large_print = false;; choice.large_print = true) {
        for (const char* language : {"en", "cy"}) {
          choice.language = language;
          table += fmt::format("{:>{}}", checked_pages(name, json, choice), choice.large_print ? 5 : 4);
        }
        if (choice.large_print) break;
      }
      table += "\n";
    }
  }
  check_golden("page-counts.txt", table);
}

}  // namespace
}  // namespace planpress::test
