#include <doctest/doctest.h>

#include <algorithm>

#include "tests/views/support.hpp"

using namespace planpress::messages;
using namespace planpress::plan;
using namespace planpress::views;
using namespace planpress::views::test;

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
                                "have both agreed to the same version."}});
  CHECK(told["watermark"] == "DRAFT");
  CHECK(says(told["agreement"]["panel"]["not_yet"], "This is a draft, and is not to be signed yet"));
  CHECK(view(shared())["agreement"]["panel"]["not_yet"] == "");
  CHECK(told["foot_left"] == "NMU-2024-A017, version 1, draft");
  const Json welsh = view(example("surgeon-draft"), "cy");
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
  CHECK(banner(plan, Status::shared) ==
        Json{{"tone", "frame"},
             {"head", "Shared for agreement, version 2: signed by both"},
             {"text", "The practitioner and the organisation had both agreed by 14 March 2025."}});
  CHECK(view(shared())["banner"]["head"] == "Shared for agreement, version 1: not agreed");
  CHECK(banner(plan, Status::not_agreed)["head"] ==
        "Recorded as not agreed, though both have signed version 2");
  CHECK(banner(plan, Status::not_agreed)["tone"] == "frame");
  Plan refused = plan;
  refused.status = Status::not_agreed;
  CHECK(view(refused)["agreement"]["current"]["heading"] == "Version 2, signed so far");
  std::erase_if(refused.signatures, [](const AgreementSignature& each) { return each.person == "A-P1"; });
  CHECK(view(refused)["banner"]["head"] == "Version 2 was not agreed");
  CHECK(view(refused)["agreement"]["current"]["heading"] == "Version 2, not agreed");
}

TEST_CASE("what is not on record is not told as a day") {
  const Plan plan = example("surgeon");
  CHECK(says(banner(plan, Status::on_hold)["text"], "The plan is paused; since when is not on record."));
  Plan held = plan;
  held.holds.push_back({day("2025-05-01"), std::nullopt});
  CHECK(says(banner(held, Status::on_hold)["text"], "From then on the plan is paused."));
}

TEST_CASE("a plan that runs under a version which one party has not agreed to says so") {
  Plan plan = example("pharmacist");
  for (AgreementSignature& each : plan.signatures)
    if (each.role == SignatureRole::practitioner && each.version == 2)
      each.statement = SignatureStatement::seen_not_agreed;
  CHECK(view(plan)["banner"]["text"] ==
        "Version 2 is not agreed by both parties. Review 2 is due on 4 December 2025.");
}

TEST_CASE("after a review that ends the plan no other is due") {
  Plan plan = example("pharmacist");
  plan.reports[0].outcome = Outcome::complete;
  CHECK(view(plan)["banner"]["text"] == "Version 2 was agreed on 5 November 2025.");
  CHECK(view(plan)["carrying_out"]["reviews"]["rows"][1]["held"] == "Not held");
}

TEST_CASE("what a report without all its signatures says is told with that") {
  Plan plan = example("pharmacist");
  CHECK_FALSE(says(view(plan)["progress"]["lead"], "not signed off"));
  plan.reports[0].signatures.pop_back();
  CHECK(says(view(plan)["progress"]["lead"], "Report 1 is not signed off yet."));
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
              "The practitioner and the organisation had both agreed by 14 March 2025. 1 of the 2 clinical "
              "supervisors has acknowledged it. The adviser does not sign."}});
  CHECK(agreement["current"]["heading"] == "Version 2, agreed");  // and completed
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
                               {"post", "Consultant, General and colorectal surgery"},
                               {"field", "sign/practitioner/A-P1"},
                               {"choices",
                                {{{"value", "agreed"}, {"text", "I agree"}},
                                 {{"value", "seen-not-agreed"}, {"text", "Seen, not agreed"}}}}});
  CHECK(signatories[1]["post"] == "Deputy Medical Director, for the organisation");
  CHECK(signatories[1]["choices"][1]["text"] == "Not agreed");
  CHECK(signatories[1]["field"] == "sign/case-manager/A-P2");
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
  CHECK(agreement["others"][0]["heading"] == "Version 2, agreed");
  CHECK(agreement["others"][1]["heading"] == "Version 1, replaced");
}

TEST_CASE("while a new version is shared, the banner says which one was agreed before") {
  Plan plan = example("surgeon");
  plan.status = Status::shared;
  plan.version = 3;
  CHECK(view(plan)["banner"]["text"] ==
        "Version 3 has no effect until the practitioner and the organisation have both agreed to it. "
        "Version 2 was agreed on 14 March 2025.");
}

TEST_CASE("a version that both have signed and one does not agree with is nowhere called agreed") {
  Plan plan = example("surgeon");
  plan.status = Status::in_progress;
  for (AgreementSignature& each : plan.signatures)
    if (each.version == 2 && each.role == SignatureRole::practitioner)
      each.statement = SignatureStatement::seen_not_agreed;
  const Json told = view(plan);
  CHECK(told["agreement"]["banner"] ==
        Json{{"tone", "frame"},
             {"head", "Version 2 is signed, but not agreed by both"},
             {"text", "Mr Gideon Marchetti-Rowe has seen it and does not agree."}});
  CHECK(told["agreement"]["current"]["heading"] == "Version 2, signed so far");
  CHECK_FALSE(says(told["banner"], "was agreed"));
  plan.status = Status::agreed;
  CHECK(view(plan)["banner"]["head"] == "Version 2 is signed, but not agreed by both");
}

TEST_CASE("every clinical supervisor has acknowledged, or so many of them") {
  Plan plan = example("surgeon");
  AgreementSignature second = plan.signatures[4];
  REQUIRE(second.role == SignatureRole::clinical_supervisor);
  second.person = "A-P4";
  plan.signatures.push_back(second);
  CHECK(says(view(plan)["agreement"]["banner"], "The 2 clinical supervisors have acknowledged it."));
  plan.signatures.back().statement = SignatureStatement::seen_not_agreed;
  CHECK(says(view(plan)["agreement"]["banner"], "1 of the 2 clinical supervisors has acknowledged it."));
}

TEST_CASE("an adviser who signs for the organisation is not said to sign nothing") {
  Plan plan = example("surgeon");
  const auto adviser = std::ranges::find(plan.people, Role::adviser, &Person::role);
  REQUIRE(adviser != plan.people.end());
  AgreementSignature signature = plan.signatures.back();
  signature.role = SignatureRole::organisation;
  signature.person = adviser->id;
  plan.signatures.push_back(signature);
  CHECK_FALSE(says(view(plan)["agreement"]["banner"], "does not sign"));
}

TEST_CASE("the next review comes after the last that was held, on the day that its report set") {
  Plan plan = held_at_review();
  plan.reports[0].next_review_date = day("2025-12-08");
  const Json moved = view(plan);
  CHECK(says(moved["banner"], "Review 2, planned for 4 December 2025, is now due on 8 December 2025."));
  CHECK(moved["timeline"]["events"][2]["note"] == "8 December 2025");
  CHECK(moved["carrying_out"]["reviews"]["rows"][1]["planned"] == "4 December 2025");
  CHECK(moved["carrying_out"]["reviews"]["rows"][1]["moved"] == "Now due on 8 December 2025");
  CHECK(moved["carrying_out"]["reviews"]["rows"][2]["moved"] == "");
  plan.reports[0].next_review_date = day("2026-02-20");  // behind the review after it
  const Json behind = view(plan);
  CHECK(behind["timeline"]["events"][2]["label"] == "Review 3");
  CHECK(behind["supervision"]["ladder"]["marks"].size() == 2);
  CHECK(behind["supervision"]["ladder"]["marks"][1]["label"] == "Review 3");
  plan = example("pharmacist");  // both agreed to its second version after the report, and it has a day
  plan.reports[0].next_review_date = day("2025-12-08");
  const Json replaced = view(plan);
  CHECK(says(replaced["banner"], "Review 2 is due on 4 December 2025."));
  CHECK(replaced["carrying_out"]["reviews"]["rows"][1]["moved"] == "");
  CHECK(replaced["timeline"]["events"][2]["note"] == "4 December 2025");
  std::erase_if(plan.signatures, [](const AgreementSignature& each) { return each.version > 1; });
  plan.status = Status::shared;  // a version without effect moves nothing
  CHECK(says(view(plan)["carrying_out"], "Now due on 8 December 2025"));
  plan = example("surgeon");
  plan.status = Status::in_progress;
  plan.reports.erase(plan.reports.begin());
  const Json told = view(plan);
  CHECK(told["banner"]["head"] == "In progress: 2 of 3 reviews held");
  CHECK_FALSE(says(told["banner"], "Every review has been held."));
  CHECK_FALSE(says(told["banner"], "is due on"));
  CHECK(told["carrying_out"]["reviews"]["rows"][0]["held"] == "Not held");
  plan.reviews.clear();
  plan.reports.clear();
  CHECK(view(plan)["banner"]["head"] == "In progress");
}

TEST_CASE("a plan that is not agreed, on hold or closed early says why, from when and who decided") {
  Plan plan = example("pharmacist");
  plan.status_reason =
      StatusReason{ClosingReason::left, "She has moved to another post.", day("2025-11-20"), "C-P2"};
  CHECK(view(plan)["status_reason"].is_null());
  CHECK(view(plan)["earlier_reason"] ==
        Json{{"lead",
              "Reason on record for the plan's status on 20 November 2025, by " + plan.people[0].name + ":"},
             {"text", "She has moved to another post."}});
  plan.holds = {{day("2025-10-20"), day("2025-10-31")}, {day("2025-11-17"), std::nullopt}};
  plan.status = Status::on_hold;
  const Json held = view(plan);
  CHECK(held["banner"]["head"] == "On hold from 17 November 2025");
  CHECK(held["status_reason"] == Json{{"code", ""},
                                      {"text", "She has moved to another post."},
                                      {"by", "Decided by " + plan.people[0].name + " on 20 November 2025."}});
  CHECK(held["earlier_reason"].is_null());
  REQUIRE(held["holds"]["rows"].size() == 1);  // the other is in the banner
  CHECK(held["holds"]["rows"][0]["text"] == "On hold from 20 October 2025 to 31 October 2025.");
  plan.status = Status::closed_early;
  CHECK(view(plan)["status_reason"]["code"] == "Left the post");
  CHECK(view(plan, "cy")["status_reason"]["code"] == "Wedi gadael y swydd");
}

TEST_CASE("while a hold is not over the plan is on hold, whatever its status says") {
  for (const Status status : {Status::agreed, Status::in_progress, Status::extended}) {
    Plan plan = example("pharmacist");
    plan.status = status;
    plan.holds = {{day("2025-11-17"), std::nullopt}, {day("2025-10-20"), day("2025-10-31")}};
    const Json held = view(plan);
    CHECK(held["banner"]["head"] == "On hold from 17 November 2025");
    CHECK_FALSE(says(held, "In progress"));
    CHECK_FALSE(says(held, "in progress"));
    CHECK_FALSE(says(held, "is due on"));
    CHECK_FALSE(says(held, "in force"));
    CHECK(says(held, "version 2, on hold"));
    CHECK(view(plan, "cy")["banner"]["head"] == "Wedi'i oedi o 17 Tachwedd 2025");
  }
}

TEST_CASE("a hold without an end does not go on in a closed plan, nor begin one that is not agreed") {
  Plan plan = example("surgeon");
  plan.holds = {{day("2025-05-08"), std::nullopt}};
  CHECK(says(view(plan)["banner"], "Completed on 4 July 2025"));
  CHECK(view(plan)["holds"]["rows"][0]["text"] == "On hold from 8 May 2025; until when is not on record.");
  Plan draft = example("surgeon-draft");
  draft.holds = plan.holds;
  CHECK(says(view(draft)["banner"], "not agreed"));
}

TEST_CASE("an adviser who has signed anything is not said not to sign") {
  Plan plan = example("surgeon");
  REQUIRE(says(view(plan)["agreement"]["banner"], "The adviser does not sign."));
  Signature signature = plan.reports[0].signatures.front();
  signature.role = SignatureRole::organisation;
  signature.person = find_role(plan, Role::adviser)->id;
  plan.reports[0].signatures.push_back(signature);
  CHECK_FALSE(says(view(plan)["agreement"]["banner"], "not sign"));
}

TEST_CASE("a specialty stays as it is written") {
  Plan plan = example("surgeon-draft");
  for (const char* specialty : {"Mohs surgery", "Parkinson's disease", "general surgery"}) {
    plan.practitioner.specialty = specialty;
    CHECK(view(plan)["agreement"]["panel"]["signatories"][0]["post"] ==
          std::string("Consultant, ") + specialty);
  }
}
