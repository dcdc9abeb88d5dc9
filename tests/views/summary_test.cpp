#include "service/views/summary.hpp"

#include <doctest/doctest.h>

#include "tests/views/support.hpp"

using namespace planpress::messages;
using namespace planpress::plan;
using namespace planpress::views;
using namespace planpress::views::test;

namespace {

Json summary(const Plan& plan, std::string language = "en") {
  return summary_view(plan, words(), {.language = language});
}

}  // namespace

TEST_CASE("the view of every summary has the declared shape in both languages") {
  for (const char* name : {"surgeon", "dentist"})
    for (const std::string language : {"en", "cy"})
      CHECK(difference(summary(example(name), language), summary_view.shape()) == "");
  Plan plan = example("dentist");
  plan.reports.clear();
  CHECK(difference(summary(plan), summary_view.shape()) == "");
  plan.summary.reset();
  CHECK_THROWS_AS(summary(plan), std::invalid_argument);
}

TEST_CASE("the outcome stands first: how many objectives were achieved, which were not") {
  const Json told = summary(example("surgeon"));
  CHECK(told["banner"]["head"] == "Completed: 3 of 3 objectives achieved");
  CHECK(told["banner"]["tone"] == "ground");
  CHECK(told["foot_left"] == "NMU-2024-A017, version 2, completed");
  const Json early = summary(example("dentist"));
  CHECK(early["banner"]["head"] == "Closed early: 1 of 3 objectives achieved");
  CHECK(says(early["banner"]["text"], "1 objective was waived."));
  Plan unrated = example("dentist");
  unrated.reports.clear();
  CHECK(summary(unrated)["banner"]["head"] == "Closed early");
  CHECK(says(early["banner"]["text"], "Ms Ngozi Carrow-Whitlock has seen it and does not agree."));
}

TEST_CASE("planned and actual dates, an extension, and reviews held of those planned") {
  CHECK(summary(example("dentist"))["facts"] == Json{{"planned", "20 June 2025"},
                                                     {"extended", "Extended to 1 August 2025"},
                                                     {"start", "From 3 February 2025"},
                                                     {"actual", "4 July 2025"},
                                                     {"held", "3 of 4"},
                                                     {"outcome", "Last outcome: close early"}});
  CHECK(summary(example("dentist"))["extension"] ==
        "The plan was first due to end on 20 June 2025. It was extended to 1 August 2025.");
  CHECK(summary(example("surgeon"))["facts"]["extended"] == "");
  CHECK(summary(example("surgeon"))["extension"] == "");
  CHECK(summary(example("dentist"))["reviews"]["rows"][3]["held"] == "Not held");
}

TEST_CASE("each objective has its final rating, or why and by whom it was waived") {
  const Json ratings = summary(example("dentist"))["ratings"];
  CHECK(ratings[0]["rating"] == "Achieved");
  CHECK(ratings[0]["done"] == "30 of 36");
  CHECK(ratings[1]["rating"] == "Waived");
  CHECK(ratings[1]["needs_action"] == false);
  CHECK(ratings[1]["waived"]["text"] == "Waived on 28 May 2025, authorised by Mr Teodor Ashgrove");
  CHECK(ratings[2]["rating"] == "Behind");
  CHECK(ratings[2]["needs_action"] == true);
}

TEST_CASE("supervision as it went stands beside supervision as it was planned") {
  const Json told = summary(example("surgeon"))["supervision"];
  REQUIRE(told["parts"].size() == 1);
  CHECK(told["parts"][0]["heads"][1] == Json{{"name", "Review 1"}, {"week", "Week 9"}});
  const Json cells = told["parts"][0]["rows"][4]["cells"];  // emergency on call
  CHECK(cells[0] == Json{{"level", "Excluded"}, {"changed", true}, {"planned", ""}});
  CHECK(cells[1]["changed"] == false);
  CHECK(cells[2]["level"] == "Close");
  CHECK(told["planned"][1]["path"] ==
        "Close in weeks 1 to 4; supervised in weeks 5 to 9; independent in weeks 10 to 26");
  CHECK(
      told["verdict"] ==
      "At reviews 2 and 3 the levels were those of the plan. Not every level that was planned at the time of "
      "review 1 is on record.");
  CHECK(told["planned_heading"] == "As planned in version 2");
  CHECK(told["parts"][0]["heads"][0]["name"] == "Start, as planned");
  Plan plan = example("dentist");
  CHECK(summary(plan)["supervision"]["parts"][0]["rows"][2]["cells"][2]["planned"] == "");
  plan.version = 1;
  plan.timeframe.original_end.reset();
  const Json otherwise = summary(plan)["supervision"];
  CHECK(otherwise["parts"][0]["rows"][2]["cells"][2] ==
        Json{{"level", "Supervised"}, {"changed", true}, {"planned", "Plan: remote review"}});
  CHECK(says(otherwise["verdict"], "Where a level was not that of the plan, the plan's stands below it."));
}

TEST_CASE("many reviews are parted into tables of four columns, and none is lost") {
  Plan plan = example("surgeon");
  while (plan.reports.size() < 9) plan.reports.push_back(plan.reports.back());
  const Json parts = summary(plan)["supervision"]["parts"];
  REQUIRE(parts.size() == 3);
  CHECK(parts[0]["heads"].size() == 4);
  CHECK(parts[2]["heads"].size() == 2);
  CHECK(parts[1]["rows"][0]["cells"][0]["changed"] == false);  // as in the table before
}

TEST_CASE("what reviews decided and adjusted is on record") {
  const Json told = summary(example("dentist"));
  CHECK(told["decisions"]["rows"][0] == Json{{"review", "Review 2"},
                                             {"scope", "Root canal treatment of molars"},
                                             {"change", "Close to direct"},
                                             {"reason", "Broken file on 19 May 2025, told late."},
                                             {"authorised", "Authorised by Mr Teodor Ashgrove"},
                                             {"authoriser", "Mr Teodor Ashgrove"}});
  CHECK(told["adjustments"]["rows"].size() == 2);
  CHECK(told["changes"]["rows"][0]["week"] == "From week 17");
  CHECK(told["versions"]["rows"].size() == 3);
  CHECK(told["recommendations"]["rows"][0] == Json{{"text", "Complete the patient survey"},
                                                   {"owner", "Practitioner"},
                                                   {"date", "31 October 2025"}});
}

TEST_CASE("the owner of a recommendation is written as in the plan, a role with a capital") {
  Plan plan = example("surgeon");
  const auto told = [&](const char* owner) {
    plan.summary->recommendations = {{"Go on.", owner, std::nullopt}};
    return summary(plan)["recommendations"]["rows"][0]["owner"].get<std::string>();
  };
  CHECK(told("case manager") == "Case manager");
  CHECK(told("de Souza") == "de Souza");
}

TEST_CASE("a decision that the plan has taken up in the same words is told once") {
  Plan plan = example("dentist");
  const auto is_told = [&] { return says(summary(plan)["decisions"], "Root canal treatment of molars"); };
  CHECK(is_told());  // the plan gives a fuller reason
  plan.scopes[1].changes[0].reason = *plan.reports[1].scopes[1].reason;
  plan.scopes[1].changes[0].authorised_by = *plan.reports[1].scopes[1].authorised_by;
  CHECK_FALSE(is_told());
  CHECK(says(summary(plan)["changes"], "Broken file on 19 May 2025, told late."));
}

TEST_CASE("a summary that lacks a signature says so on every page and has its place to sign") {
  Plan plan = example("surgeon");
  plan.summary->signatures.erase(plan.summary->signatures.begin() + 1);
  const Json told = summary(plan);
  CHECK(told["watermark"] == "NOT SIGNED OFF");
  CHECK(told["banner"]["tone"] == "frame");
  CHECK(says(told["banner"]["text"], "Still to sign: clinical supervisor."));
  CHECK(told["sign_off"]["panel"]["signatories"][0]["role"] == "Clinical supervisor");
}

TEST_CASE("the digest is of the plan as it was posted, in canonical form") {
  nlohmann::ordered_json json = example_json("surgeon");
  const auto digest = [](const nlohmann::ordered_json& posted) {
    return summary_view(plan_of(posted), words(), {.posted = &posted})["file"]["digest"].get<std::string>();
  };
  const std::string first = digest(json);
  CHECK(first.size() == 64);
  nlohmann::ordered_json turned;  // the same members the other way round
  for (auto member = json.rbegin(); member != json.rend(); ++member) turned[member.key()] = *member;
  CHECK(digest(turned) == first);
  json["practitioner"]["name"] = "Gideon Marchetti-Rowe\u0301";
  const std::string decomposed = digest(json);
  json["practitioner"]["name"] = "Gideon Marchetti-Row\u00e9";
  CHECK(digest(json) != decomposed);  // equal once in NFC, but not the same file
  CHECK(summary(example("surgeon"))["file"].is_null());
}

TEST_CASE("background, absence, restrictions, arrangements and comments are not in a summary") {
  for (const char* name : {"surgeon", "dentist"}) {
    const std::string told = summary(example(name)).dump();
    for (const char* text : {"coaching stays between", "Hands are coming back", "parental leave",
                             "Background", "I do not agree that this was late", "45-to-54"}) {
      CAPTURE(text);
      CHECK(told.find(text) == std::string::npos);
    }
  }
}
