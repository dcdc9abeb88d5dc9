#include "service/views/implementation_guidance.hpp"

#include <doctest/doctest.h>

#include <map>
#include <set>

#include "renderer/document/document.hpp"
#include "renderer/markup/layout.hpp"
#include "renderer/markup/read.hpp"
#include "tests/views/support.hpp"

using namespace planpress;
using namespace planpress::messages;
using namespace planpress::plan;
using namespace planpress::views;
using namespace planpress::views::test;

namespace {

nlohmann::json guidance(const Plan& plan, std::string language = "en") {
  return implementation_guidance_view(plan, words(), {language});
}

std::string document_of(const nlohmann::json& view, std::string language = "en") {
  static const markup::Layout layout(PLANPRESS_SOURCE_DIR "/layouts/implementation-guidance",
                                     PLANPRESS_SOURCE_DIR "/layouts", implementation_guidance_view.shape(),
                                     {"en", "cy"});
  return document::to_text(markup::read(layout.fill(view, language), "implementation-guidance"));
}

std::vector<std::string> whats(const nlohmann::json& calendar) {
  std::vector<std::string> all;
  for (const nlohmann::json& group : calendar)
    for (const nlohmann::json& row : group["rows"]) all.push_back(row["what"]);
  return all;
}

std::ptrdiff_t times(const std::vector<std::string>& texts, const std::string& text) {
  return std::count(texts.begin(), texts.end(), text);
}

}  // namespace

TEST_CASE("guidance on every example is a document in both languages") {
  for (const char* name : {"surgeon", "surgeon-draft", "pharmacist"}) {
    CAPTURE(name);
    CHECK_NOTHROW(document_of(guidance(example(name))));
    CHECK_NOTHROW(document_of(guidance(example(name), "cy"), "cy"));
  }
}

TEST_CASE("every text of the guidance stands in its document") {
  for (const char* name : {"surgeon", "pharmacist"}) {
    const nlohmann::json told = guidance(example(name));
    const std::string text = document_of(told);
    each_text(told, [&](const std::string& said) {
      CAPTURE(said);
      CHECK(text.find(said) != std::string::npos);
    });
  }
}

TEST_CASE("the timeline of the guidance is parted by the reviews, each day in its place") {
  const nlohmann::json calendar = guidance(example("surgeon"))["calendar"];
  REQUIRE(calendar.size() == 3);
  CHECK(calendar[0]["name"] == "Up to review 1, 6 March 2025");
  CHECK(calendar[0]["rows"].front() == nlohmann::json{{"date", "6 January 2025"},
                                                      {"week_record", "week 1"},
                                                      {"what", "The plan starts"},
                                                      {"detail", ""},
                                                      {"who", "Dr Yasmin Haddad-Lowe"}});
  CHECK(calendar[0]["rows"].back()["what"] == "Review 1");
  CHECK(calendar[0]["rows"][2] ==
        nlohmann::json{{"date", "3 February 2025"},
                       {"week_record", "week 5"},
                       {"what", "Intermediate elective lists: direct to close"},
                       {"detail", "Test: 6 supervised cases and no take-over"},
                       {"who", "Miss Eleanor Abernethy and Mr Kwabena Boateng-Asare"}});
  CHECK(calendar[2]["rows"].back()["what"] == "The plan ends");
  const std::vector<std::string> all = whats(calendar);
  for (const char* once : {"Logbook: 40 procedures", "Team laparotomy, simulation: 1 simulation",
                           "Target date of objectives 1, 2 and 3", "Review 2", "Review 3"})
    CHECK(times(all, once) == 1);
}

TEST_CASE("what comes after the last review is on the timeline, and so is a plan without reviews") {
  Plan plan = example("surgeon-draft");
  plan.reviews.pop_back();
  CHECK(guidance(plan)["calendar"].back()["name"] == "After review 2");
  plan.reviews.clear();
  const nlohmann::json told = guidance(plan);
  REQUIRE(told["calendar"].size() == 1);
  CHECK(told["calendar"][0]["name"] == "");
  CHECK(told["reviews"].is_null());
  CHECK(document_of(told).find("Agree with the practitioner when progress will be looked at") !=
        std::string::npos);
}

TEST_CASE("only the types of activity in use are explained, each once, with what the plan asks") {
  Plan plan = example("surgeon");
  plan.activities.push_back(plan.activities[2]);
  plan.activities.back().id = "A-A99";
  const nlohmann::json types = guidance(plan)["types"];
  CHECK(types.size() == 12);
  CHECK(types[0]["name"] == "Logbook");
  const nlohmann::json dops = types[2];
  CHECK(dops["name"] == "Direct observation of procedural skills (DOPS)");
  REQUIRE(dops["activities"].size() == 2);
  CHECK(dops["activities"][0] == nlohmann::json{{"title", ""},
                                                {"id", "A-A03"},
                                                {"also", "for objective 1"},
                                                {"note", ""},
                                                {"required", "6 assessments"},
                                                {"due", "27 April 2025"},
                                                {"week_record", "week 16"},
                                                {"assessor", "Mr Kwabena Boateng-Asare"}});
  CHECK(says(dops["help"], "Step in only for the patient's safety"));
  CHECK_FALSE(says(types, "prescriptions"));
}

TEST_CASE("everybody reads what this plan asks of them") {
  const nlohmann::json people = guidance(example("surgeon"))["people"];
  REQUIRE(people.size() == 6);
  CHECK(people[0]["name"] == "Mr Gideon Marchetti-Rowe");
  CHECK(people[0]["role"] == "Practitioner");
  CHECK(
      says(people[3]["duties"], "Supervises: Ward rounds; Intermediate elective lists; Emergency on call."));
  CHECK(says(people[3]["duties"],
             "Assesses: Direct observation of procedural skills (DOPS); Team laparotomy, simulation."));
  CHECK_FALSE(says(people[5]["duties"], "Supervises"));
}

TEST_CASE("a role keeps out of what the plan does not give to its holder, and of nothing else") {
  const auto duties = [](Role role, auto give) {
    Plan plan = example("surgeon");
    plan.people.push_back(plan.people.back());
    plan.people.back().id = "A-P9";
    plan.people.back().role = role;
    give(plan);
    return guidance(plan)["people"].back()["duties"];
  };
  const auto nothing = [](Plan&) {};
  const auto supervise = [](Plan& plan) { plan.scopes[0].supervisors = std::vector<Id>{"A-P9"}; };
  const auto sign = [](Plan& plan) {
    AgreementSignature signature = plan.signatures.front();
    signature.role = SignatureRole::organisation;
    signature.person = "A-P9";
    plan.signatures.push_back(signature);
  };
  const auto sign_report = [](Plan& plan) {
    Signature signature = plan.reports[0].signatures.front();
    signature.role = SignatureRole::organisation;
    signature.person = "A-P9";
    plan.reports[0].signatures.push_back(signature);
  };
  const auto decide = [](Plan& plan) { plan.reports[0].scopes[0].authorised_by = "A-P9"; };
  for (const Role role : {Role::adviser, Role::mentor}) {
    const char* apart = role == Role::adviser ? "Does not run" : "outside the line of management";
    CHECK(says(duties(role, nothing), apart));
    CHECK_FALSE(says(duties(role, supervise), apart));
    CHECK_FALSE(says(duties(role, sign), apart));
    CHECK_FALSE(says(duties(role, sign_report), apart));
    CHECK_FALSE(says(duties(role, decide), apart));
  }
  CHECK(says(duties(Role::adviser, supervise), "Advises both parties."));
}

TEST_CASE("a review's papers are due a week before, and it is late after fourteen days") {
  const nlohmann::json reviews = guidance(example("pharmacist"))["reviews"];
  CHECK(reviews["rows"][0]["held"] == "Held on 9 October 2025");
  CHECK(reviews["rows"][1] == nlohmann::json{{"name", "Review 2"},
                                             {"covers", "10 October 2025 to 4 December 2025"},
                                             {"papers", "27 November 2025"},
                                             {"planned", "4 December 2025"},
                                             {"moved", ""},
                                             {"latest", "18 December 2025"},
                                             {"held", ""}});
  CHECK(says(reviews["attendees"], "Mrs Małgorzata Święcicka-Żółkoś"));
}

TEST_CASE("papers are not due before the period that they are about") {
  Plan plan = example("surgeon-draft");
  plan.reviews = {{1, day("2025-01-08")}, {2, day("2025-01-10")}};
  const nlohmann::json rows = guidance(plan)["reviews"]["rows"];
  CHECK(rows[0]["papers"] == "6 January 2025");
  CHECK(rows[1]["covers"] == "9 January 2025 to 10 January 2025");
  CHECK(rows[1]["papers"] == "9 January 2025");
}

TEST_CASE("every step is listed, and one without a test is left to the supervisors") {
  const nlohmann::json told = guidance(example("surgeon"));
  CHECK(told["stepping"]["steps"]["rows"].size() == 12);
  CHECK(told["stepping"]["steps"]["rows"][0]["test"] == "");
  CHECK(document_of(told).find("No test is set: the supervisors judge") != std::string::npos);
  CHECK(told["stepping"]["limits"].is_null());
}

TEST_CASE("restrictions that are in force bound the levels, without saying why") {
  Plan plan = example("surgeon");
  plan.restrictions[0].minimum_level = Level::close;
  plan.restrictions[0].to.reset();
  CHECK(guidance(plan)["stepping"]["limits"]["rows"] ==
        nlohmann::json::array({{{"scope", "Every kind of work"},
                                {"level", "No looser than close"},
                                {"body", "Northmere University Hospitals NHS Trust"},
                                {"from", "From 30 October 2023"},
                                {"to", ""}}}));
}

TEST_CASE("of a confidential restriction the level alone is told, never what or by whom") {
  Plan plan = example("surgeon");
  plan.restrictions[0].minimum_level = Level::close;
  plan.restrictions[0].confidential = true;
  const nlohmann::json told = guidance(plan);
  CHECK(told["stepping"]["limits"]["rows"][0]["level"] == "No looser than close");
  CHECK(told["stepping"]["limits"]["rows"][0]["body"] == "Confidential");
  CHECK_FALSE(says(told["stepping"], plan.restrictions[0].body));
}

TEST_CASE("what was due before the start is asked for as the plan stands now") {
  Plan plan = example("surgeon");
  plan.reports.clear();
  plan.status = Status::agreed;
  CHECK(document_of(guidance(plan)).find("These things were due before the first day") !=
        std::string::npos);  // its second version was issued after it
  plan.versions.clear();
  const auto lead = [&](Status status) {
    plan.status = status;
    return document_of(guidance(plan));
  };
  CHECK(lead(Status::agreed).find("Do these things before the first day, 6 January 2025") !=
        std::string::npos);
  const std::string running = lead(Status::in_progress), closed = lead(Status::completed);
  for (const std::string& text : {running, closed}) {
    CHECK(text.find("These things were due before the first day, 6 January 2025.") != std::string::npos);
    CHECK(text.find("Do these things before") == std::string::npos);
  }
  CHECK(running.find("Do now whatever is still open.") != std::string::npos);
  CHECK(closed.find("Do now whatever is still open.") == std::string::npos);
}

TEST_CASE("a plan without contacts sends its readers to the case manager") {
  Plan plan = example("surgeon");
  plan.contacts.clear();
  const nlohmann::json told = guidance(plan);
  CHECK(told["contacts"].is_null());
  CHECK(document_of(told).find("The plan names no contacts, so go to Dr Yasmin Haddad-Lowe") !=
        std::string::npos);
}

TEST_CASE("what is done already is not asked for again") {
  CHECK(guidance(example("surgeon"))["before"]["to_agree"] == "");
  Plan plan = example("surgeon");
  plan.timeframe.original_end = day("2025-05-01");
  CHECK(document_of(guidance(plan)).find("extended already, from 1 May 2025 to 4 July 2025") !=
        std::string::npos);
}

TEST_CASE("a plan that has reports has begun, and one that both have signed is not to be signed") {
  Plan plan = example("pharmacist");
  plan.status = Status::shared;
  const std::string signed_by_both = document_of(guidance(plan));
  CHECK(signed_by_both.find("Do these things before the first day") == std::string::npos);
  CHECK(signed_by_both.find("has no effect") == std::string::npos);
  plan.versions.clear();
  plan.reports.clear();
  plan.signatures.clear();
  const std::string open = document_of(guidance(plan));
  CHECK(open.find("Do these things before the first day") != std::string::npos);
  CHECK(open.find("sign version 2. Until both have agreed, it has no effect.") != std::string::npos);
}

TEST_CASE("an extension that names no first end is told all the same") {
  Plan plan = example("surgeon");
  plan.status = Status::extended;
  CHECK(document_of(guidance(plan)).find("extended already, to 4 July 2025") != std::string::npos);
}

TEST_CASE("supervision that never loosens is not said to loosen") {
  Plan plan = example("surgeon");
  CHECK(document_of(guidance(plan)).find("Levels loosen as the tests") != std::string::npos);
  for (Scope& scope : plan.scopes) scope.phases.erase(scope.phases.begin() + 1, scope.phases.end());
  const std::string kept = document_of(guidance(plan));
  CHECK(kept.find("Levels loosen as the tests") == std::string::npos);
  CHECK(kept.find("the plan loosens none of them") != std::string::npos);
}

TEST_CASE("a clinical supervisor to whom the plan gives no kind of work is told as that") {
  constexpr const char* none = "The plan names no kind of work for them to supervise.";
  Plan plan = example("pharmacist");
  CHECK_FALSE(says(guidance(plan)["people"], none));
  for (Scope& scope : plan.scopes) scope.supervisors = std::vector<Id>{"C-P4"};
  const nlohmann::json people = guidance(plan)["people"];
  REQUIRE(people[2]["role"] == "Clinical supervisor");
  CHECK(says(people[2]["duties"], none));
  CHECK_FALSE(says(people[2]["duties"], "Oversees the day-to-day work"));
  CHECK_FALSE(says(people[3]["duties"], none));
}

TEST_CASE("a step to a tighter level is a decision on record, and no test") {
  const nlohmann::json told = guidance(example("pharmacist"));
  const auto is_tighter = [](const nlohmann::json& row) { return row["change"] == "Supervised to close"; };
  const nlohmann::json& steps = told["stepping"]["steps"]["rows"];
  const auto step = std::ranges::find_if(steps, is_tighter);
  REQUIRE(step != steps.end());
  const std::string said =
      "Tightened by a decision of 3 November 2025, with the reason on record. Authorised by " +
      example("pharmacist").people[0].name + ".";
  CHECK((*step)["tightened"] == said);
  const std::string text = document_of(told);
  CHECK(text.find(said) != std::string::npos);
}

TEST_CASE("what is to be done before the start knows who has acknowledged and signed the version") {
  Plan plan = example("surgeon");
  plan.status = Status::in_progress;
  const nlohmann::json one = guidance(plan)["before"];
  CHECK(one["to_brief"] == plan.people[2].name);  // the other has acknowledged
  CHECK(one["to_agree"] == "");
  const std::string text = document_of(guidance(plan));
  CHECK(text.find("Ask for the signed slip back.") != std::string::npos);
  CHECK(text.find("slip back before") == std::string::npos);
  plan.version = 3;
  plan.status = Status::shared;
  const nlohmann::json both = guidance(plan);
  CHECK(both["before"]["to_brief"] == plan.people[1].name + " and " + plan.people[2].name);
  CHECK(document_of(both).find("sign version 3. Until both have agreed, it has no effect.") !=
        std::string::npos);
  CHECK(document_of(both).find("the plan has no effect") == std::string::npos);
}

TEST_CASE("what is to be done before the start knows which of the two parties has agreed") {
  const auto to_agree = [](const Plan& plan) {
    return guidance(plan)["before"]["to_agree"].get<std::string>();
  };
  Plan plan = example("surgeon");
  plan.status = Status::shared;
  const auto by = [&](SignatureRole role) {
    return std::ranges::find_if(plan.signatures, [&](const AgreementSignature& each) {
      return each.version == plan.version && each.role == role;
    });
  };
  CHECK(to_agree(plan) == "");
  by(SignatureRole::practitioner)->statement = SignatureStatement::seen_not_agreed;
  CHECK(to_agree(plan) ==
        "Have the practitioner agree to version 2; the organisation has agreed. "
        "Until both have, it has no effect.");
  by(SignatureRole::practitioner)->statement = SignatureStatement::agreed;
  plan.signatures.erase(by(SignatureRole::case_manager));
  CHECK(to_agree(plan) ==
        "Have the organisation agree to version 2; the practitioner has agreed. "
        "Until both have, it has no effect.");
  plan.status = Status::closed_early;
  CHECK(to_agree(plan) == "");
}

TEST_CASE("a draft is shared before it is signed, and what was not agreed is not signed") {
  Plan plan = example("surgeon-draft");
  const std::string draft = document_of(guidance(plan));
  CHECK(
      draft.find("Share version 1 for agreement, and have the practitioner and the organisation sign it.") !=
      std::string::npos);
  CHECK(draft.find("Once it is shared, give a supervisor pack to ") != std::string::npos);
  plan.status = Status::shared;
  CHECK(
      guidance(plan)["before"]["to_agree"] ==
      "Have the practitioner and the organisation sign the same version. Until then the plan has no effect.");
  plan.status = Status::not_agreed;
  const std::string refused = document_of(guidance(plan));
  CHECK(refused.find("Version 1 was not agreed, and is not to be signed. If there is to be another, "
                     "have it signed by both.") != std::string::npos);
  CHECK(refused.find("supervisor pack") == std::string::npos);
  CHECK(refused.find("signed slip") == std::string::npos);
}

TEST_CASE("guidance tells the level that a review decided on") {
  CHECK(document_of(guidance(held_at_review())).find("decided on direct from then on") != std::string::npos);
}

TEST_CASE("a waived objective is not to be met with the others of its day") {
  Plan plan = example("surgeon-draft");
  for (Objective& objective : plan.objectives) objective.target_date = plan.objectives[0].target_date;
  plan.objectives[1].waived = Waiver{"secret", day("2025-05-06"), "A-P2"};
  const nlohmann::json calendar = guidance(plan)["calendar"];
  std::map<std::string, std::string> details;
  for (const nlohmann::json& group : calendar)
    for (const nlohmann::json& row : group["rows"]) details[row["what"]] = row["detail"];
  CHECK(details.at("Target date of objective 2") ==
        "Waived on 6 May 2025, authorised by Dr Yasmin Haddad-Lowe");
  CHECK(details.at("Target date of objectives 1 and 3").empty());
}

TEST_CASE("guidance tells nothing of why there is a plan") {
  const nlohmann::json told = guidance(example("pharmacist"));
  for (const char* secret : {"Two complaints", "Sickness", "lone late", "Stress", "insulin", "35-to-44"})
    CHECK_FALSE(says(told, secret));
  CHECK(told["before"]["arrangements"] == "1 arrangement");
}
