// Objectives, and the activities that serve them.
#pragma once
#include "service/views/table.hpp"

namespace planpress::views {

// "Mini-CEX: ward round"
std::string name_of(const ViewContext& context, const Activity& activity);
// Without the abbreviation of its type: "Procedure-based assessment".
std::string short_name_of(const ViewContext& context, const Activity& activity);
// "8 cases"
std::string required_of(const Activity& activity);
std::vector<const Activity*> assessed_by(const Plan& plan, const Person& person);

// "Waived on 6 May 2025, authorised by …"; empty where it is not.
std::string waived_in_words(const ViewContext& context, const Objective& objective);
extern const Table<Objective> waived_members;
const Objective* if_waived(const Objective& objective);  // null where it is not

extern const Table<Objective> objective_with_activities;
// An activity on its own, with all of its objectives: in the guidance under its type, and for its assessor.
extern const Table<Activity> activity_of_type;
extern const Table<Activity> activity_to_assess;

}  // namespace planpress::views
