#include "service/views/action_plan.hpp"

#include "service/views/agreement.hpp"
#include "service/views/background.hpp"
#include "service/views/carrying_out.hpp"
#include "service/views/document.hpp"
#include "service/views/objectives.hpp"
#include "service/views/overview.hpp"
#include "service/views/progress.hpp"
#include "service/views/reviews.hpp"
#include "service/views/signatures.hpp"
#include "service/views/status.hpp"
#include "service/views/supervision.hpp"

namespace planpress::views {

namespace {

const Table<Plan> who_members{
    {"grade", &ViewContext::grade},
    {"specialty", [](const Plan& plan) { return plan.practitioner.specialty; }},
    {"registration",
     [](const Plan& plan) {
       return fmt::format("{} {}", to_string(plan.practitioner.regulator),
                          plan.practitioner.registration_number);
     }},
    {"time",
     [](auto& c, auto& plan) {
       const double share = plan.practitioner.whole_time_equivalent;
       return share >= 1.0 ? c.say("whole-time") : c.say("part-time", "share", share);
     }},
};

// The reason that the plan has on record for an earlier state of it.
const Table<StatusReason> earlier_reason{
    {"lead",
     [](auto& c, auto& reason) {
       return c.say("reason-on-record", "person", c.person(reason.by), "date", reason.date);
     }},
    {"text", &StatusReason::text},
};

const Table<Person> person_row{{"role", &Person::role}, {"name", &Person::name}, {"post", &Person::post}};

// What the latest report says was done.
const Table<Report> progress_so_far{
    {"heading", [](auto& c, auto& report) { return c.say("progress-at", "number", report.review); }},
    {"lead",
     [](auto& c, auto& report) {
       return as_paragraph({c.say("progress-lead", "date", report.period.to), unsigned_in_words(c, report)});
     }},
    {"objectives", objective_progress_row, objective_progress},
    {"activities", activity_progress_members,
     [](auto& c, auto& report) { return activity_progress(c.plan(), report, nullptr); }},
};

const Table<Scopes> supervision_with_levels{supervision_members, {"levels", level_row, levels_in}};

const Table<Plan> carrying_out{
    keeping_members,
    {"reviews", rows(review_row), &Plan::reviews},
    {"resources", resources_members, with_resources},
    {"arrangements", rows(text_row), &Plan::arrangements},
    {"related_documents", rows(text_row), &Plan::related_documents},
};

}  // namespace

const Table<Plan> action_plan_view{
    {document_members, [](const ViewContext& c) { return furniture(c, kind_of_plan(c), c.practitioner()); }},
    {"heading", heading_members,
     [](const ViewContext& c) {
       return Heading{kind_of_plan(c), c.practitioner()};
     }},
    {"place", place},
    {"banner", banner_members, status_banner},
    {"status_reason", status_reason_members, reason_of_status},
    {"who", who_members},
    {"what", what_members},
    {"until_when", until_when_members},
    {"timeline", timeline_members},
    {"holds", rows(text_row), holds},
    {"earlier_reason", earlier_reason,
     [](const Plan& plan) {
       return plan.status_reason && !reason_of_status(plan) ? &*plan.status_reason : nullptr;
     }},
    {"people", person_row, &Plan::people},
    {"background", background_members},
    {"progress", progress_so_far, latest_report},
    {"objectives", objective_with_activities, &Plan::objectives},
    {"supervision", supervision_with_levels, some_scopes},
    {"carrying_out", carrying_out},
    {"agreement", agreement_members},
};

}  // namespace planpress::views
