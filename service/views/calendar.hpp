// The timeline of the implementation guidance: every dated thing in the plan.
#pragma once
#include "service/views/table.hpp"

namespace planpress::views {

struct CalendarEvent {
  Date day;
  std::string what, detail, who;
};
// Up to a review.
struct CalendarPart {
  std::string name;
  std::vector<CalendarEvent> events;
};
extern const Table<CalendarPart> calendar_part;
// In order, parted by the reviews. Of a plan that was closed on another day than its end, that day, and what
// came after it no more.
std::vector<CalendarPart> calendar(const ViewContext& context);

}  // namespace planpress::views
