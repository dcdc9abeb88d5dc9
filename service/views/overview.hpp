// The first page of a plan's documents: who, what, until when, and the timetable.
#pragma once
#include "service/views/table.hpp"

namespace planpress::views {

extern const Table<Plan> what_members;        // how many objectives and activities, and of which elements
extern const Table<Plan> until_when_members;  // the dates and their length
// The plan's days as a bar, its reviews as circles on it.
extern const Table<Plan> timeline_members;

}  // namespace planpress::views
