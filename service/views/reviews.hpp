// Reviews: which were held, when the others are due, what each looks back on, and when its papers are due.
#pragma once
#include "service/views/table.hpp"

namespace planpress::views {

std::size_t reviews_held(const Plan& plan);
// The first after the last that was held; null when there is none.
const Review* next_review(const Plan& plan);
// Neither held nor passed over by a later one, in a plan that is not closed.
bool is_to_come(const Plan& plan, const Review& review);

extern const Table<Review> review_row;             // when it is planned, and how it went
extern const Table<Review> review_schedule_row;    // what is due when for it
extern const Table<Review> review_for_supervisor;  // when a supervisor's comments are due

}  // namespace planpress::views
