#include <doctest/doctest.h>

#include "tests/views/support.hpp"

using namespace planpress::plan;
using namespace planpress::plan::test;

namespace {

Json banner(Plan plan, Status status) {
  plan.status = status;
  return view(plan)["banner"];
}

AgreementSignature signature(SignatureRole role, const char* person, const char* date,
                             SignatureStatement statement) {
  AgreementSignature made;
  made.role = role;
  made.person = person;
  made.date = day(date);
  made.statement = statement;
  return made;
}

Plan shared() {
  Plan plan = example("surgeon-draft");
  plan.status = Status::shared;
  return plan;
}

}  // namespace

TEST_CASE("a draft is framed, marked and has no effect") {
  const Json told = view(example("surgeon-draft"));
  CHECK(told["banner"] == Json{{"tone", "frame"},
                               {"head", "Draft, version 1: not agreed"},
                               {"text",
                                "This plan has no effect until the practitioner and the organisation "
                                "have both signed the same version."}});
  CHECK(told["watermark"] == "DRAFT");
  CHECK(told["foot_left"] == "NMU-2024-A017, version 1, draft");
  const Json welsh = view(example("surgeon-draft"), Language::cy);
  CHECK(welsh["watermark"] == "DRAFFT");
  CHECK(welsh["banner"]["head"] == "Drafft, fersiwn 1: heb gytuno arno");
}

TEST_CASE("the banner says the state of the plan") {
  const Plan plan = example("surgeon");
  CHECK(banner(plan, Status::completed) ==
        Json{{"tone", "ground"},
             {"head", "Completed on 4 July 2025"},
             {"text",
              "Full scope resumed 7 July 2025. Three of three objectives achieved. Changes: coaching "
              "deadline moved two weeks."}});
  CHECK(banner(plan, Status::closed_early)["head"] == "Closed early on 4 July 2025");
  CHECK(banner(plan, Status::agreed) == Json{{"tone", "ground"},
                                             {"head", "Agreed on 14 March 2025"},
                                             {"text", "The plan runs from 6 January 2025 to 4 July 2025."}});
  CHECK(banner(plan, Status::on_hold)["head"] == "On hold");
  CHECK(banner(plan, Status::shared)["head"] == "Shared for agreement, version 2: not agreed");
  CHECK(banner(plan, Status::not_agreed)["head"] == "Version 2 was not agreed");
  CHECK(banner(plan, Status::not_agreed)["tone"] == "frame");
}

TEST_CASE("a plan in progress says how far it is and what comes next") {
  CHECK(view(example("pharmacist"))["banner"] ==
        Json{{"tone", "ground"},
             {"head", "In progress: 1 of 3 reviews held"},
             {"text", "Version 2 was agreed on 5 November 2025. Review 2 is due on 4 December 2025."}});
  CHECK(says(banner(example("surgeon"), Status::in_progress)["text"], "Every review has been held."));
}

TEST_CASE("an extended plan says its new end and its old one") {
  Plan plan = example("surgeon");
  plan.timeframe.original_end = day("2025-06-06");
  const Json told = banner(plan, Status::extended);
  CHECK(told["head"] == "Extended to 4 July 2025");
  CHECK(says(told["text"], "The plan was first due to end on 6 June 2025."));
}

TEST_CASE("a closed plan without a summary takes its day from the report that closed it") {
  Plan plan = example("surgeon");
  plan.summary.reset();
  CHECK(banner(plan, Status::completed)["head"] == "Completed on 4 July 2025");
  CHECK(banner(plan, Status::closed_early)["head"] == "Closed early");
}

TEST_CASE("a signed version is a table, newest first, and nobody is asked to sign") {
  const Json agreement = view(example("surgeon"))["agreement"];
  CHECK(agreement["banner"] ==
        Json{{"tone", "ground"},
             {"head", "Version 2 is agreed"},
             {"text",
              "Signed by the practitioner and the organisation; last signature 14 March 2025. The "
              "clinical supervisor has acknowledged it. The adviser does not sign."}});
  CHECK(agreement["current"]["heading"] == "Version 2, in force");
  CHECK(agreement["current"]["rows"][1] == Json{{"name", "Miss Eleanor Abernethy"},
                                                {"role", "Clinical supervisor"},
                                                {"statement", "Acknowledged"},
                                                {"positive", true},
                                                {"comment", ""},
                                                {"method", "Electronic"},
                                                {"date", "13 March 2025"}});
  CHECK(agreement["current"]["rows"][0]["name"] == "Mr Gideon Marchetti-Rowe");
  CHECK(agreement["panel"].is_null());
  REQUIRE(agreement["others"].size() == 1);
  CHECK(agreement["others"][0]["heading"] == "Version 1, replaced");
  CHECK(agreement["others"][0]["rows"][0]["method"] == "Ink on paper");
  CHECK(agreement["versions"]["rows"][0]["version"] == "2");
  CHECK(agreement["versions"]["rows"][1]["summary"] == "First version issued for agreement.");
}

TEST_CASE("a draft has a place to sign for both parties and each clinical supervisor") {
  const Json agreement = view(example("surgeon-draft"))["agreement"];
  CHECK(agreement["current"].is_null());
  CHECK(agreement["panel"]["heading"] == "");
  const Json signatories = agreement["panel"]["signatories"];
  REQUIRE(signatories.size() == 4);
  CHECK(signatories[0] == Json{{"role", "Practitioner"},
                               {"name", "Mr Gideon Marchetti-Rowe"},
                               {"post", "Consultant, general and colorectal surgery"},
                               {"field", "sign/practitioner"},
                               {"choices",
                                {{{"value", "agreed"}, {"text", "I agree"}},
                                 {{"value", "seen-not-agreed"}, {"text", "Seen, not agreed"}}}}});
  CHECK(signatories[1]["post"] == "Deputy Medical Director, for the organisation");
  CHECK(signatories[1]["choices"][1]["text"] == "Not agreed");
  CHECK(signatories[1]["field"] == "sign/case-manager");
  CHECK(signatories[1]["choices"][1]["value"] == "not-agreed");
  CHECK(signatories[2]["choices"] ==
        Json::array({{{"value", "acknowledged"}, {"text", "I acknowledge this plan"}}}));
  CHECK(signatories[2]["field"] == "acknowledge/A-P3");
  CHECK(signatories[3]["name"] == "Mr Kwabena Boateng-Asare");
}

TEST_CASE("a plan signed by some shows their signatures and asks the others") {
  Plan plan = shared();
  plan.signatures = {
      signature(SignatureRole::practitioner, "A-P1", "2024-12-12", SignatureStatement::agreed),
      signature(SignatureRole::clinical_supervisor, "A-P3", "2024-12-13", SignatureStatement::acknowledged)};
  const Json agreement = view(plan)["agreement"];
  CHECK(agreement["banner"]["tone"] == "frame");
  CHECK(agreement["current"]["heading"] == "Version 1, signed so far");
  CHECK(agreement["current"]["rows"].size() == 2);
  CHECK(agreement["panel"]["heading"] == "Still to sign");
  REQUIRE(agreement["panel"]["signatories"].size() == 2);
  CHECK(agreement["panel"]["signatories"][0]["role"] == "Case manager");
  CHECK(agreement["panel"]["signatories"][1]["name"] == "Mr Kwabena Boateng-Asare");
}

TEST_CASE("a signatory who does not agree is shown without a tick, with the reason") {
  Plan plan = shared();
  plan.status = Status::not_agreed;
  plan.signatures = {
      signature(SignatureRole::practitioner, "A-P1", "2024-12-12", SignatureStatement::seen_not_agreed)};
  plan.signatures[0].comment = "The on-call phase is too slow.";
  const Json agreement = view(plan)["agreement"];
  CHECK(agreement["current"]["heading"] == "Version 1, not agreed");
  CHECK(agreement["current"]["rows"][0]["statement"] == "Seen, not agreed");
  CHECK(agreement["current"]["rows"][0]["positive"] == false);
  CHECK(agreement["current"]["rows"][0]["comment"] == "The on-call phase is too slow.");
}

TEST_CASE("somebody who signs for the organisation stands in the case manager's place") {
  Plan plan = shared();
  plan.status = Status::agreed;
  plan.signatures = {
      signature(SignatureRole::practitioner, "A-P1", "2024-12-12", SignatureStatement::agreed),
      signature(SignatureRole::organisation, "A-P6", "2024-12-20", SignatureStatement::agreed)};
  const Json told = view(plan);
  CHECK(told["banner"]["head"] == "Agreed on 20 December 2024");
  CHECK(told["agreement"]["current"]["rows"][1]["role"] == "For the organisation");
  REQUIRE(told["agreement"]["panel"]["signatories"].size() == 2);
  CHECK(told["agreement"]["panel"]["signatories"][0]["role"] == "Clinical supervisor");
  CHECK(says(told["agreement"]["banner"], "No clinical supervisor has acknowledged it yet."));
}

TEST_CASE("a newer version that is not signed yet is not called agreed") {
  Plan plan = example("surgeon");
  plan.status = Status::in_progress;
  plan.version = 3;
  const Json agreement = view(plan)["agreement"];
  CHECK(agreement["banner"]["tone"] == "frame");
  CHECK(agreement["banner"]["head"] == "Version 3 is not agreed yet");
  CHECK(agreement["panel"]["signatories"].size() == 2);
  CHECK(agreement["others"].size() == 2);
  CHECK(agreement["others"][0]["heading"] == "Version 2, replaced");
}
