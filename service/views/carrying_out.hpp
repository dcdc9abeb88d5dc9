// What the plan needs while it runs: resources and contacts, what happens when it stalls, who keeps it.
#pragma once
#include "service/views/table.hpp"

namespace planpress::views {

// {"escalation", "extended", "regulator", "marking", "keep_until", "contacts"}
extern const Table<Plan> keeping_members;
extern const Table<Plan> resources_members;
const Plan* with_resources(const Plan& plan);  // null where it has none

}  // namespace planpress::views
