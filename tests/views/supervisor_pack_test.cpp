#include "service/views/supervisor_pack.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "renderer/document/document.hpp"
#include "renderer/markup/layout.hpp"
#include "renderer/markup/read.hpp"
#include "service/views/progress_report.hpp"
#include "tests/views/support.hpp"

using namespace planpress;
using namespace planpress::messages;
using namespace planpress::plan;
using namespace planpress::views;
using namespace planpress::views::test;

namespace {

ViewOptions for_person(std::optional<std::string> id, std::string language = "en") {
  ViewOptions options{language};
  options.person = std::move(id);
  return options;
}

nlohmann::json packs(const Plan& plan, std::optional<std::string> id = {}, std::string language = "en") {
  return supervisor_pack_view(plan, words(), for_person(std::move(id), language));
}
nlohmann::json pack(const Plan& plan, const std::string& id) { return packs(plan, id)["packs"].at(0); }

std::string document_of(const nlohmann::json& view, std::string language = "en") {
  static const markup::Layout layout(PLANPRESS_SOURCE_DIR "/layouts/supervisor-pack",
                                     PLANPRESS_SOURCE_DIR "/layouts", supervisor_pack_view.shape(),
                                     {"en", "cy"});
  return document::to_text(markup::read(layout.fill(view, language), "supervisor-pack"));
}

// "code pointer" of each refusal.
std::vector<std::string> refusals(
    const std::string& name, std::optional<std::string> id,
    const std::function<void(Plan&)>& change = [](Plan&) {}) {
  Plan plan = example(name);
  change(plan);
  Findings findings;
  refuse_supervisor_pack(plan, for_person(std::move(id)), findings);
  std::vector<std::string> said;
  for (const Finding& finding : std::move(findings).in_document_order(example_json(name))) {
    CHECK(finding.severity == Severity::error);
    const std::string parameter(finding.parameter);
    said.push_back(finding.code + " " + (parameter.empty() ? finding.pointer : "?" + parameter));
    if (parameter.empty()) continue;
    REQUIRE(finding.arguments.size() == 1);  // for whom there is one
    CHECK(std::get<std::string>(finding.arguments[0].value) == (name == "surgeon" ? "A-P3, A-P4" : "C-P3"));
  }
  return said;
}
using Said = std::vector<std::string>;

}  // namespace

TEST_CASE("every slip has fields of its own, whatever its supervisor's id") {
  Plan plan = example("surgeon");
  const auto fields = [&] {
    std::vector<std::string> names;
    const nlohmann::json told = packs(plan);
    for (const nlohmann::json& each : told["packs"]) names.push_back(each["slip"]["field"]);
    return names;
  };
  CHECK(fields() == std::vector<std::string>{"slip/A-P3", "slip/A-P4"});
  const std::string text = document_of(packs(plan));
  CHECK(
      text.find("multi-line slip/A-P4/declared [Anything to declare] [Conflicts of interest, or what stands "
                "in the way] \"Mr Kwabena Boateng-Asare, anything to declare: ") != std::string::npos);

  const auto rename = [&](const std::string& from, const std::string& to) {
    for (Person& person : plan.people)
      if (person.id == from) person.id = to;
    for (Scope& scope : plan.scopes)
      if (scope.supervisors) std::ranges::replace(*scope.supervisors, from, to);
  };
  rename("A-P3", "jane.smith");
  rename("A-P4", "jane-smith");
  CHECK(fields() == std::vector<std::string>{"slip/jane:smith", "slip/jane-smith"});
  CHECK_NOTHROW(document_of(packs(plan)));
}

TEST_CASE("packs of every example are documents in both languages") {
  for (const char* name : {"surgeon", "surgeon-draft", "pharmacist"}) {
    CAPTURE(name);
    CHECK_NOTHROW(document_of(packs(example(name))));
    CHECK_NOTHROW(document_of(packs(example(name), {}, "cy"), "cy"));
  }
}

TEST_CASE("every text of a pack stands in its document") {
  const nlohmann::json told = packs(example("pharmacist"));
  const std::string text = document_of(told);
  each_text(told, [&](const std::string& said) {
    CAPTURE(said);
    CHECK(text.find(said) != std::string::npos);
  });
}

TEST_CASE("a pack tells the level that a review decided on, of its reader's kinds of work") {
  const nlohmann::json told = supervisor_pack_view(held_at_review(), words(), {});
  REQUIRE(told["packs"].size() == 1);
  CHECK(says(told["packs"][0]["weeks"]["decided"], "decided on direct from then on"));
}

TEST_CASE("a pack begins with what its reader supervises, assesses and reports on") {
  Plan plan = example("surgeon");
  plan.status = Status::in_progress;
  const nlohmann::json told = pack(plan, "A-P4");
  CHECK(told["heading"] ==
        nlohmann::json{{"kind", "Supervisor pack for"}, {"name", "Mr Kwabena Boateng-Asare"}});
  CHECK(told["lead"] == "Clinical supervisor to Mr Gideon Marchetti-Rowe, consultant");
  CHECK(told["facts"] == nlohmann::json{{"work", "3 kinds of work"},
                                        {"until", "Until 4 July 2025"},
                                        {"assess", "2 activities"},
                                        {"first_due", "First by 16 February 2025"},
                                        {"report", "3 reviews"},
                                        {"first_review", "First on 6 March 2025"}});
  CHECK(told["conflict"] == "Shares an office with the practitioner. Accepted by Dr Yasmin Haddad-Lowe.");
  CHECK(told["manager"] == nlohmann::json{{"name", "Dr Yasmin Haddad-Lowe"},
                                          {"post", "Deputy Medical Director"},
                                          {"phone", "01632 960017"},
                                          {"email", "y.haddad-lowe@example.org"}});
  REQUIRE(told["assessments"]["rows"].size() == 2);
  CHECK(told["assessments"]["rows"][0]["id"] == "A-A11");  // the first that is due
  CHECK(told["assessments"]["rows"][1]["due"] == "27 April 2025");
}

TEST_CASE("a pack holds its reader's kinds of work, the tests between their levels, and no other's") {
  const nlohmann::json weeks = pack(example("surgeon"), "A-P4")["weeks"];
  REQUIRE(weeks["ladder"]["tracks"].size() == 3);
  CHECK(weeks["ladder"]["tracks"][2]["name"] == "Emergency on call");
  CHECK(weeks["tests"]["rows"].size() == 2);
  CHECK_FALSE(says(weeks, "Major resections"));
  CHECK_FALSE(says(weeks, "Outpatient clinics"));
  CHECK_FALSE(says(weeks["legend"], "Observe only"));  // a level of other kinds of work
}

TEST_CASE("who is not named supervises no less: a scope without names is every clinical supervisor's") {
  Plan plan = example("surgeon");
  plan.scopes[3].supervisors.reset();
  CHECK(says(pack(plan, "A-P4")["weeks"], "Major resections"));
}

TEST_CASE("without a name there is a pack for each who supervises, in the order of the plan") {
  const nlohmann::json told = packs(example("surgeon"));
  REQUIRE(told["packs"].size() == 2);
  CHECK(told["packs"][0]["heading"]["name"] == "Miss Eleanor Abernethy");
  nlohmann::json alone = pack(example("surgeon"), "A-P4");
  CHECK(alone["reference"] == "supervisor-pack/NMU-2024-A017/2");
  for (const char* name : {"about", "reference"})
    alone[name] = "";  // several slips in one file are read on paper
  CHECK(told["packs"][1] == alone);
  CHECK(told["title"] == "Supervisor packs: Mr Gideon Marchetti-Rowe");
  CHECK(packs(example("surgeon"), "A-P4")["title"] == "Supervisor pack: Mr Kwabena Boateng-Asare");
  const std::string text = document_of(told);
  const std::size_t first = text.find("h1"), second = text.find("h1", first + 1);
  CHECK(second != std::string::npos);  // a bookmark for each
  CHECK(packs(example("pharmacist"))["packs"].size() == 1);
}

TEST_CASE("a pack and a form to fill in say which objective was waived, and not why") {
  Plan plan = example("surgeon-draft");
  plan.objectives[1].waived = Waiver{"secret", day("2025-05-06"), "A-P2"};
  const std::string waived = "Waived on 6 May 2025, authorised by Dr Yasmin Haddad-Lowe";
  ViewOptions first_review;
  first_review.review = 1;
  const nlohmann::json briefed = pack(plan, "A-P3")["brief"]["objectives"]["rows"];
  const nlohmann::json asked = progress_report_view(plan, words(), first_review)["form"]["objectives"];
  CHECK(briefed[1]["waived"] == waived);
  CHECK(asked[1]["waived"] == waived);
  CHECK(briefed[0]["waived"] == "");
  CHECK(asked[0]["waived"] == "");
}

TEST_CASE("who has acknowledged the version need not return the page") {
  Plan plan = example("surgeon");
  CHECK(document_of(packs(plan, "A-P3")).find("This plan has ended, and is not to be signed.") !=
        std::string::npos);
  plan.status = Status::in_progress;
  CHECK(pack(plan, "A-P3")["acknowledged"].get<std::string>().starts_with(
      "You acknowledged version 2 of the plan on "));
  CHECK(pack(plan, "A-P4")["acknowledged"] == "");
  const std::string text = document_of(packs(plan, "A-P3"));
  CHECK(text.find("this page need not be returned") != std::string::npos);
  CHECK(text.find("Return this page to") == std::string::npos);
  plan.version = 3;
  CHECK(pack(plan, "A-P3")["acknowledged"] == "");
}

TEST_CASE("a pack of a plan that was closed early asks for nothing after its end") {
  Plan plan = example("surgeon");
  plan.status = Status::closed_early;
  plan.summary->actual_end = day("2025-05-10");
  plan.reports.pop_back();
  const nlohmann::json told = pack(plan, "A-P3");
  CHECK(told["facts"]["until"] == "Until 10 May 2025");
  CHECK(told["facts"]["first_due"] == "");
  CHECK(document_of(packs(plan, "A-P3")).find("Send your comments") == std::string::npos);
  plan.summary.reset();
  CHECK(pack(plan, "A-P3")["facts"]["until"] == "Until 4 July 2025");
  plan.status_reason = StatusReason{ClosingReason::left, "Left.", day("2025-05-08"), "A-P2"};
  CHECK(pack(plan, "A-P3")["facts"]["until"] == "Until 8 May 2025");
  CHECK(told["reviews"]["rows"][1]["comments"] == "29 April 2025");
  CHECK(told["reviews"]["rows"][2]["comments"] == "Not held");
}

TEST_CASE("a pack of a plan that is not to be signed does not ask for its page") {
  for (const Status status : {Status::draft, Status::not_agreed}) {
    Plan plan = example("surgeon-draft");
    plan.status = status;
    const std::string text = document_of(packs(plan, "A-P3"));
    CHECK(text.find("is not to be signed") != std::string::npos);
    CHECK(text.find("Return this page to") == std::string::npos);
  }
}

TEST_CASE("packs that cannot be made are refused") {
  CHECK(refusals("surgeon", {}) == Said{});
  CHECK(refusals("surgeon", "A-P3") == Said{});
  CHECK(refusals("surgeon", "A-P1") == Said{"self-supervision ?for"});
  CHECK(refusals("surgeon", "nobody") == Said{"unknown-reference ?for"});
  CHECK(refusals("surgeon", "A-P5") == Said{"unknown-reference ?for"});     // the coach
  CHECK(refusals("pharmacist", "C-P4") == Said{"unknown-reference ?for"});  // supervises no work
  CHECK(refusals("surgeon", {}, [](Plan& plan) {
          for (Scope& scope : plan.scopes) scope.supervisors = std::vector<Id>{};
        }) == Said{"unknown-reference /scopes"});
  CHECK(refusals("surgeon", "A-P3", [](Plan& plan) {
          for (Scope& scope : plan.scopes) scope.supervisors = std::vector<Id>{};
        }) == Said{"unknown-reference /scopes"});
}

TEST_CASE("packs that would have too many rows in all are refused, and that of one supervisor is not") {
  const auto crowd = [](std::size_t objectives) {
    return [objectives](Plan& plan) {
      while (plan.objectives.size() < objectives) plan.objectives.push_back(plan.objectives[0]);
    };
  };
  // Two packs, which besides have some fifty rows of levels, activities, reviews and protected time.
  CHECK(refusals("surgeon", {}, crowd(4970)) == Said{});
  CHECK(refusals("surgeon", {}, crowd(5000)) == Said{"schema-items /scopes"});
  CHECK(refusals("surgeon", "A-P3", crowd(5000)) == Said{});
}

TEST_CASE("a pack says what the plan's state means for its reader, and no more") {
  CHECK(pack(example("pharmacist"), "C-P3")["banner"].is_null());  // in progress
  CHECK(pack(example("surgeon"), "A-P3")["banner"] ==
        nlohmann::json{{"tone", "ground"}, {"head", "Completed on 4 July 2025"}, {"text", ""}});
  Plan held = example("pharmacist");
  held.status = Status::on_hold;
  held.status_reason = StatusReason{std::nullopt, "Off sick.", held.timeframe.start, "C-P2"};
  CHECK(pack(held, "C-P3")["banner"]["head"] == "On hold");
  CHECK_FALSE(says(pack(held, "C-P3"), "Off sick."));
  held.status = Status::in_progress;
  held.holds = {{day("2025-11-20"), std::nullopt}};
  CHECK(pack(held, "C-P3")["banner"]["head"] == "On hold from 20 November 2025");
  const nlohmann::json open = pack(example("surgeon-draft"), "A-P3")["banner"];
  CHECK(open["tone"] == "frame");
  CHECK(says(open, "no effect until"));
}

TEST_CASE("comments are due a week before each review") {
  CHECK(pack(example("surgeon"), "A-P3")["reviews"]["rows"][1] ==
        nlohmann::json{{"name", "Review 2"},
                       {"covers", "7 March 2025 to 6 May 2025"},
                       {"comments", "29 April 2025"},
                       {"planned", "6 May 2025"},
                       {"moved", ""}});
  Plan moved = held_at_review();
  moved.reports[0].next_review_date = day("2025-12-12");
  const nlohmann::json row = pack(moved, "C-P3")["reviews"]["rows"][1];
  CHECK(row["moved"] == "Now due on 12 December 2025");
  CHECK(row["comments"] == "5 December 2025");
}

TEST_CASE("a restriction bounds the levels of the kinds of work that it is about") {
  Plan plan = example("surgeon");
  plan.restrictions[0].minimum_level = Level::observe_only;
  plan.restrictions[0].scope = "A-S4";
  CHECK(pack(plan, "A-P3")["limits"]["rows"][0]["scope"] == "Major resections");
  CHECK(pack(plan, "A-P4")["limits"].is_null());
}

TEST_CASE("a case manager without a contact is reached by the address of the person") {
  Plan plan = example("surgeon");
  plan.contacts.clear();
  const nlohmann::json manager = pack(plan, "A-P3")["manager"];
  CHECK(manager["phone"] == "");
  CHECK(manager["email"] == "y.haddad-lowe@example.org");
}

namespace {

void hide(std::string& text) { text = "secret"; }
void hide(std::optional<std::string>& text) { text = "secret"; }

// Everything of the surgeon's plan that A-P4 has no need to know.
void hide_reports(Plan& plan) {
  for (Report& report : plan.reports) {
    for (auto* text : {&report.attendance_note, &report.practitioner_comment}) hide(*text);
    hide(report.supervisor_comment);
    report.adjustments = {"secret"};
    report.safety_events = {{report.held_on, "secret", "secret"}};
    for (ObjectiveReport& objective : report.objectives) {
      hide(objective.concerns);
      hide(objective.actions);
      for (Evidence& evidence : objective.evidence) hide(evidence.note);
    }
    for (ScopeReport& scope : report.scopes) hide(scope.reason);
    for (Signature& signature : report.signatures) hide(signature.comment);
  }
}

void hide_all(Plan& plan) {
  for (auto* text : {&plan.background, &plan.practitioner.registration_number}) hide(*text);
  hide(plan.absence->note);
  hide(plan.absence->confidential_detail);
  plan.absence->reason = AbsenceReason::sickness;
  for (Restriction& restriction : plan.restrictions) hide(restriction.description);
  for (Person& person : plan.people) {
    if (person.id != "A-P2") hide(person.email);
    if (person.id != "A-P4") person.conflict = Conflict{"secret", "A-P2"};
  }
  for (Objective& objective : plan.objectives) {
    objective.measures = {"secret"};
    objective.waived = Waiver{"secret", plan.timeframe.end, "A-P2"};
  }
  for (Activity& activity : plan.activities) {
    if (activity.assessor == "A-P4") continue;
    hide(activity.title);
    hide(activity.note);
    hide(activity.unit);
  }
  for (Scope* scope : {&plan.scopes[0], &plan.scopes[3]}) {
    hide(scope->name);
    for (Phase& phase : scope->phases) hide(phase.exit_criteria);
    scope->changes = {{plan.timeframe.start, Week{2}, Level::direct, Level::close, "secret", "A-P2"}};
  }
  for (Resource& resource : plan.resources) {
    if (resource.kind != ResourceKind::protected_time) hide(resource.text);
    hide(resource.payer);
  }
  plan.related_documents = plan.arrangements = {"secret"};
  for (AgreementSignature& signature : plan.signatures) hide(signature.comment);
  for (Version& version : plan.versions) hide(version.summary);
  hide(plan.summary->text);
  for (Recommendation& recommendation : plan.summary->recommendations) hide(recommendation.text);
  for (Contact& contact : plan.contacts) {
    hide(contact.label);
    if (contact.name == "Dr Yasmin Haddad-Lowe") continue;
    for (auto* text : {&contact.name, &contact.phone, &contact.email}) hide(*text);
  }
  hide_reports(plan);
}

}  // namespace

TEST_CASE("what a supervisor has no need to know is not in the view") {
  Plan plan = example("surgeon");
  hide_all(plan);
  for (const Status status : {Status::draft, Status::agreed, Status::in_progress, Status::on_hold,
                              Status::extended, Status::completed, Status::closed_early}) {
    plan.status = status;
    for (const std::string language : {"en", "cy"}) {
      const nlohmann::json told = packs(plan, "A-P4", language);
      CHECK_FALSE(says(told, "secret"));
      for (const char* word : {"ickness", "alwch"}) CHECK_FALSE(says(told, word));
    }
  }
}

TEST_CASE("a case manager who supervises does not answer to anybody in the pack") {
  Plan plan = example("pharmacist");
  plan.scopes[0].supervisors = std::vector<Id>{"C-P2"};
  CHECK(pack(plan, "C-P2")["manager"].is_null());
  CHECK_FALSE(pack(plan, "C-P3")["manager"].is_null());
}
