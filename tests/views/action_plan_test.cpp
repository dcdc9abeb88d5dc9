#include "service/views/action_plan.hpp"

#include <doctest/doctest.h>

#include "tests/views/support.hpp"

using namespace planpress::messages;
using namespace planpress::plan;
using namespace planpress::views;
using namespace planpress::views::test;

namespace {

// The smallest plan that the format allows.
Plan smallest() {
  nlohmann::ordered_json json = example_json("surgeon-draft");
  for (const char* optional : {"retainUntil", "presentation", "absence", "restrictions", "resources",
                               "relatedDocuments", "arrangements", "contacts", "equality"})
    json.erase(optional);
  json["practitioner"].erase("title");
  json["organisation"].erase("site");
  for (auto& activity : json["activities"]) {
    activity.erase("title");
    activity.erase("note");
  }
  auto scope = json["scopes"][0];
  scope.erase("supervisors");
  scope["phases"][0].erase("sessionsPerWeek");
  json["scopes"] = nlohmann::ordered_json::array({scope});
  return plan_of(json);
}

}  // namespace

TEST_CASE("the view of every example has the declared shape in every language and edition") {
  for (const char* name : {"surgeon", "surgeon-draft", "pharmacist"})
    for (const std::string language : {"en", "cy"})
      for (const Edition edition : {Edition::standard, Edition::large_print}) {
        CAPTURE(name);
        CHECK(difference(view(example(name), language, edition), action_plan_view.shape()) == "");
      }
  CHECK(difference(view(smallest()), action_plan_view.shape()) == "");
}

TEST_CASE("page 1 answers who, what and until when") {
  const Json told = view(example("surgeon"));
  CHECK(told["heading"] == Json{{"kind", "Action plan"}, {"name", "Mr Gideon Marchetti-Rowe"}});
  CHECK(told["place"] == "Northmere University Hospitals NHS Trust, Northmere Infirmary");
  CHECK(told["who"] == Json{{"grade", "Consultant"},
                            {"specialty", "General and colorectal surgery"},
                            {"registration", "GMC 9900017"},
                            {"time", "Whole time"}});
  CHECK(told["what"] == Json{{"objectives", "3 objectives"},
                             {"activities", "12 activities"},
                             {"elements", "Reskilling, remediation and behavioural"}});
  CHECK(told["until_when"] ==
        Json{{"end", "4 July 2025"}, {"start", "From 6 January 2025"}, {"length", "26 weeks, 3 reviews"}});
  CHECK(told["foot_left"] == "NMU-2024-A017, version 2, completed");
  CHECK(told["watermark"] == "");
}

TEST_CASE("a part-time post says its share") {
  CHECK(view(example("pharmacist"))["who"]["time"] == "0.8 whole-time equivalent");
  CHECK(view(example("pharmacist"), "cy")["who"]["time"] == "0.8 cyfwerth ag amser cyflawn");
}

TEST_CASE("health detail, equality, ids of people and their e-mail addresses are nowhere in the view") {
  const std::string pharmacist = view(example("pharmacist")).dump();
  CHECK(pharmacist.find("occupational health") == std::string::npos);
  CHECK(pharmacist.find("Stress-related") == std::string::npos);
  CHECK(pharmacist.find("black-or-black-british") == std::string::npos);
  CHECK(pharmacist.find("C-P3") == std::string::npos);
  CHECK(pharmacist.find("m.swiecicka-zolkos@example.org") == std::string::npos);
  const std::string surgeon = view(example("surgeon")).dump();
  CHECK(surgeon.find("45-to-54") == std::string::npos);
  CHECK(surgeon.find("Hands are coming back quickly") == std::string::npos);
}

TEST_CASE("the timeline shows reviews on their days, filled when held") {
  const Json timeline = view(example("surgeon"))["timeline"];
  CHECK(timeline["length"] == "180");
  REQUIRE(timeline["events"].size() == 4);
  CHECK(timeline["events"][1] ==
        Json{{"at", "59"}, {"number", "1"}, {"done", true}, {"label", "Review 1"}, {"note", "6 March 2025"}});
  CHECK(timeline["events"][3]["label"] == "Review 3 and end");
  CHECK(timeline["ticks"][0] == Json{{"at", "0"}, {"label", "January"}});
  CHECK(timeline["ticks"][1] == Json{{"at", "26"}, {"label", "February"}});
  CHECK(timeline["ticks"].size() == 7);
  CHECK(
      timeline["alt"] ==
      "Timeline from 6 January 2025 to 4 July 2025. Review 1 planned for 6 March 2025, held on 6 March 2025; "
      "Review 2 planned for 6 May 2025, held on 6 May 2025; Review 3 planned for 4 July 2025, held on "
      "4 July 2025.");
}

TEST_CASE("a plan that ends after its last review has an end of its own") {
  const Json events = view(example("pharmacist"))["timeline"]["events"];
  CHECK(events.back()["label"] == "End");
  CHECK(events.back()["note"] == "13 February 2026");
  CHECK(events[1]["done"] == true);
  CHECK(events[2]["done"] == false);
}

TEST_CASE("the timeline of a plan of many years names years") {
  Plan plan = example("surgeon");
  plan.timeframe.end = day("2045-07-04");
  const Json ticks = view(plan)["timeline"]["ticks"];
  CHECK(ticks.size() == 21);
  CHECK(ticks[1]["label"] == "2026");
}

TEST_CASE("an activity says what it is, how much, by when, who assesses it and what else it is for") {
  const Json objectives = view(example("surgeon"))["objectives"];
  CHECK(objectives[0]["number"] == "1");
  CHECK(objectives[0]["count"] == "3");
  CHECK(objectives[0]["area"] == "Clinical skills");
  const Json rows = objectives[0]["activities"]["rows"];
  REQUIRE(rows.size() == 7);
  CHECK(rows[1] == Json{{"name", "Procedure-based assessment (PBA)"},
                        {"id", "A-A02"},
                        {"also", ""},
                        {"also_record", ""},
                        {"note", ""},
                        {"required", "8 assessments"},
                        {"due", "22 June 2025"},
                        {"week", "Week 24"},
                        {"week_record", "week 24"},
                        {"assessor", "Miss Eleanor Abernethy"}});
  CHECK(rows[0]["due"] == "4 July 2025");  // the last week is cut short
  CHECK(rows[4]["also"] == "also for objective 2");
  CHECK(rows[5]["also"] == "also for objectives 2 and 3");
  CHECK(rows[5]["also_record"] == "Objectives 2 and 3");
  CHECK(rows[6]["name"] == "Team laparotomy, simulation");
}

TEST_CASE("a title that says what the activity is stands alone") {
  const Json objectives = view(example("pharmacist"))["objectives"];
  CHECK(objectives[0]["activities"]["rows"][2]["name"] == "Audit, 50 reconciliations a round");
  CHECK(says(objectives[1], "Video review of practice calls"));
  CHECK_FALSE(says(objectives[1], "calls, video review"));
  CHECK(says(objectives[1], "Consultation skills, two days, course"));
}

TEST_CASE("an objective that is waived says so") {
  Plan plan = example("surgeon");
  plan.objectives[1].waived = Waiver{"He has moved to another team.", day("2025-05-06"), "A-P2"};
  const Json waived = view(plan)["objectives"][1]["waived"];
  CHECK(waived["text"] == "Waived on 6 May 2025, authorised by Dr Yasmin Haddad-Lowe");
  CHECK(waived["reason"] == "He has moved to another team.");
}

TEST_CASE("background keeps its paragraphs, absence and restrictions say how long") {
  Plan plan = example("surgeon");
  plan.background = "First.\n\nSecond,\nstill second.";
  plan.restrictions[0].to.reset();
  plan.restrictions[0].scope = "A-S4";
  plan.restrictions[0].minimum_level = Level::close;
  const Json background = view(plan)["background"];
  CHECK(background["paragraphs"] ==
        Json::array({{{"text", "First."}}, {{"text", "Second,\nstill second."}}}));
  CHECK(background["absence"] ==
        Json{{"reason", "Restriction on practice, set locally"},
             {"dates", "30 October 2023 to 5 January 2025"},
             {"note", "Away from operating only; outpatient clinics continued throughout."}});
  const Json restriction = background["restrictions"]["rows"][0];
  CHECK(restriction["scope"] == "Major resections");
  CHECK(restriction["level"] == "no looser than close");
  CHECK(restriction["from"] == "From 30 October 2023");
  CHECK(restriction["to"] == "");
  CHECK(background["conflicts"]["rows"][0] ==
        Json{{"name", "Mr Kwabena Boateng-Asare"},
             {"text", "Shares an office with the practitioner. Accepted by Dr Yasmin Haddad-Lowe."}});
}

TEST_CASE("the rest of the plan is told in words") {
  const Json told = view(example("surgeon"))["carrying_out"];
  CHECK(told["reviews"]["rows"][0] == Json{{"name", "Review 1"},
                                           {"planned", "6 March 2025"},
                                           {"moved", ""},
                                           {"week_record", "week 9"},
                                           {"held", "6 March 2025"},
                                           {"outcome", "Continue, adjusted"}});
  CHECK(told["resources"]["rows"][0]["kind"] == "Protected time");
  CHECK(told["keep_until"] == "31 July 2031");
  CHECK(says(told["contacts"], "01632 960018"));
  CHECK(says(told["escalation"], "Maintaining High Professional Standards"));
  const Json wales = view(example("pharmacist"))["carrying_out"];
  CHECK_FALSE(says(wales["escalation"], "Maintaining High Professional Standards"));
  CHECK(wales["reviews"]["rows"][1]["held"] == "Not held yet");
}

TEST_CASE("a plan with nothing that is optional has no empty sections") {
  const Json told = view(smallest());
  CHECK(told["background"]["absence"].is_null());
  CHECK(told["background"]["restrictions"].is_null());
  for (const char* section : {"resources", "arrangements", "related_documents", "contacts"})
    CHECK(told["carrying_out"][section].is_null());
  CHECK(told["supervision"]["tests"].is_null());
  CHECK(told["supervision"]["table"].size() == 1);
  CHECK(told["supervision"]["table"][0]["supervisors"] ==
        "Miss Eleanor Abernethy and Mr Kwabena Boateng-Asare");
  CHECK(told["heading"]["name"] == "Gideon Marchetti-Rowe");
  CHECK(told["agreement"]["versions"].is_null());
}

TEST_CASE("a document in Welsh has no English words of ours") {
  const Json told = view(example("surgeon"), "cy");
  CHECK(told["language"] == "cy");
  CHECK(told["heading"]["kind"] == "Cynllun gweithredu");
  CHECK(told["until_when"]["length"] == "26 wythnos, 3 adolygiad");
  CHECK(told["foot_left"] == "NMU-2024-A017, fersiwn 2, wedi'i gwblhau");
  for (const char* english :
       {"Review", "review", "Week", "week ", "January", "Agreed", "Close", "Consultant,"})
    each_text(told["supervision"]["table"], [&](const std::string& said) {
      CAPTURE(said);
      CHECK(said.find(english) == std::string::npos);
    });
}

TEST_CASE("Welsh that the plan supplies stands before ours") {
  Plan plan = example("pharmacist");
  plan.labels->cy["actionPlan"] = "Cynllun gwaith";
  const Json welsh = view(plan, "cy");
  CHECK(welsh["heading"]["kind"] == "Cynllun gwaith");
  CHECK(welsh["head_right"] == "Cynllun gwaith");
  CHECK(welsh["place"] ==
        Json{"Bwrdd Iechyd Prifysgol Glannau'r Dŵr, ", {{"text", "Ysbyty Tŷ'r Gwŷdd"}, {"lang", "en-GB"}}});
}

TEST_CASE("for a document in both languages the view is told in each, Welsh first in Wales") {
  const Plan plan = example("pharmacist");
  CHECK(view(plan, "both") == Json{{"en", view(plan, "en")}, {"cy", view(plan, "cy")}, {"first", "cy"}});
  const Plan english = example("surgeon");
  CHECK(view(english, "both") == Json{{"en", view(english, "en")}, {"cy", view(english, "cy")}});
}

TEST_CASE("the large print edition says that it is") {
  CHECK(view(example("surgeon"), "en", Edition::large_print)["head_right"] == "Action plan, large print");
}

TEST_CASE("the document is dated by the last thing on record, never by the clock") {
  CHECK(view(example("surgeon"))["created"] == "2025-07-09");
  CHECK(view(example("surgeon-draft"))["created"] == "2025-01-06");
}
