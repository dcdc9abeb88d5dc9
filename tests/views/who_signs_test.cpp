// Only clinical supervisors sign for their pack: who else supervises is not asked to.
#include <doctest/doctest.h>

#include "tests/views/texts.hpp"

using namespace planpress;
using namespace planpress::messages;
using namespace planpress::plan;
using namespace planpress::views;
using namespace planpress::views::test;

namespace {

// The surgeon's plan, in progress, with ward rounds that its coach supervises besides.
Plan with_coach() {
  Plan plan = example("surgeon");
  plan.status = Status::in_progress;
  plan.summary.reset();
  REQUIRE(plan.people[3].id == "A-P5");
  REQUIRE(plan.people[3].role == Role::coach);
  plan.scopes[1].supervisors->push_back("A-P5");
  return plan;
}

constexpr const char* slip = "Acknowledgement slip";
constexpr const char* no_slip =
    "Only clinical supervisors sign for their pack: this one has no slip to return.";
constexpr const char* declares =
    "If you cannot take the part, or have anything to declare, tell the case manager in writing.";

}  // namespace

TEST_CASE("the pack of a supervisor who is not a clinical supervisor has no slip, and says why") {
  const Plan plan = with_coach();
  const std::string text = pack_text(plan, "A-P5");
  CHECK(has(text, slip));
  CHECK(has(text, std::string(no_slip) + " " + declares));
  for (const char* asks : {"Return this page to", "slip/A-P5", "take the part\"", "Reference:"})
    CHECK_FALSE(has(text, asks));
  CHECK(has(pack_text(plan, "A-P5", "cy"),
            "Goruchwylwyr clinigol yn unig sy'n llofnodi am eu pecyn: nid oes slip i'w ddychwelyd yn hwn."));
  const std::string clinical = pack_text(plan, "A-P4");
  CHECK(has(clinical, "slip/A-P4/declared"));
  CHECK_FALSE(has(clinical, "Only clinical supervisors"));
}

TEST_CASE("who has no slip is not asked to declare anything once the plan is closed, or to themselves") {
  Plan plan = with_coach();
  plan.status = Status::closed_early;
  CHECK(has(pack_text(plan, "A-P5"), no_slip));
  CHECK_FALSE(has(pack_text(plan, "A-P5"), declares));
  plan = with_coach();
  plan.scopes[1].supervisors->push_back("A-P2");
  CHECK(has(pack_text(plan, "A-P2"), no_slip));
  CHECK_FALSE(has(pack_text(plan, "A-P2"), declares));
}

TEST_CASE("of several packs in one file the first slip has the reference") {
  Plan plan = with_coach();
  plan.people.insert(plan.people.begin(), plan.people[3]);
  plan.people.erase(plan.people.begin() + 4);
  REQUIRE(plan.people[0].id == "A-P5");
  const nlohmann::json packs = supervisor_pack_view(plan, words(), {})["packs"];
  REQUIRE(packs.size() == 3);
  CHECK(packs[0]["slip"].is_null());
  CHECK(packs[0]["reference"] == "");
  CHECK(packs[1]["reference"] == "supervisor-pack/NMU-2024-A017/2");
  CHECK(packs[2]["reference"] == "");
}

TEST_CASE("slips are asked for of those who sign them") {
  Plan plan = with_coach();
  std::erase_if(plan.signatures, [](const AgreementSignature& each) {
    return each.role == SignatureRole::clinical_supervisor;
  });
  const std::string some = guidance_text(plan);
  CHECK(has(some, "Give a supervisor pack to Miss Eleanor Abernethy, Mr Kwabena Boateng-Asare and "));
  CHECK(has(some, "Ask Miss Eleanor Abernethy and Mr Kwabena Boateng-Asare for the signed slip back."));
  CHECK(has(guidance_text(plan, "cy"),
            "Gofynnwch i Miss Eleanor Abernethy a Mr Kwabena Boateng-Asare am y slip wedi'i lofnodi yn ôl."));
  CHECK(has(some, "and the clinical supervisors have acknowledged the plan."));
  for (Scope& scope : plan.scopes) scope.supervisors = std::vector<Id>{"A-P5"};
  const std::string none = guidance_text(plan);
  CHECK(has(none, "Give a supervisor pack to " + plan.people[3].name + "."));
  CHECK_FALSE(has(none, "slip"));
  for (Scope& scope : plan.scopes) scope.supervisors = std::vector<Id>{"A-P3"};
  CHECK(has(guidance_text(plan),
            "Give a supervisor pack to Miss Eleanor Abernethy. Ask for the signed slip back."));
}

TEST_CASE(
    "slips are asked for by the first day of a plan that is to begin, and of a draft once it is shared") {
  Plan plan = example("surgeon-draft");
  CHECK(has(guidance_text(plan), " and Mr Kwabena Boateng-Asare. Ask for the signed slip back."));
  plan.status = Status::shared;
  CHECK(has(guidance_text(plan), "Ask for the signed slip back before 6 January 2025."));
  plan.scopes[1].supervisors->push_back("A-P5");
  CHECK(has(guidance_text(plan),
            "Ask Miss Eleanor Abernethy and Mr Kwabena Boateng-Asare for the signed slip back "
            "before 6 January 2025."));
}
