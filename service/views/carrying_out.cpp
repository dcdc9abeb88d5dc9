#include "service/views/carrying_out.hpp"

#include <algorithm>

namespace planpress::views {

namespace {

// Where a plan that fails goes on: for doctors and dentists in England there are national procedures.
std::string escalation(const ViewContext& context, const Plan& plan) {
  const bool national = plan.organisation.jurisdiction == Jurisdiction::england &&
                        plan.practitioner.profession != Profession::pharmacist;
  if (national && plan.practitioner.sector == Sector::secondary) return context.say("capability-procedure");
  if (national && plan.practitioner.sector == Sector::primary) return context.say("performers-list");
  return context.say("local-procedure");
}

// A plan is extended once; empty when it was not yet.
std::string extended_already(const ViewContext& context, const Plan& plan) {
  const Timeframe& timeframe = plan.timeframe;
  if (timeframe.original_end)
    return context.say("extended-already", "from", timeframe.original_end, "to", timeframe.end);
  return plan.status == Status::extended ? context.say("extended-already-to", "to", timeframe.end) : "";
}

const Table<Contact> contact_row{
    {"label", &Contact::label},
    {"name", &Contact::name},
    {"phone", &Contact::phone},
    {"email", &Contact::email},
};

const Table<Resource> resource_row{
    {"kind", &Resource::kind},
    {"text", &Resource::text},
    {"payer", &Resource::payer},
};

}  // namespace

const Table<Plan> keeping_members{
    {"escalation", escalation},
    {"extended", extended_already},
    {"regulator", [](const Plan& plan) { return to_string(plan.practitioner.regulator); }},
    {"marking", &Plan::marking},
    {"keep_until", &Plan::retain_until},
    {"contacts", rows(contact_row), &Plan::contacts},
};

const Table<Plan> resources_members{
    {"paid",
     [](const Plan& plan) {
       return std::ranges::any_of(plan.resources,
                                  [](const Resource& each) { return each.payer.has_value(); });
     }},
    {"rows", resource_row, &Plan::resources},
};

const Plan* with_resources(const Plan& plan) { return plan.resources.empty() ? nullptr : &plan; }

}  // namespace planpress::views
