// A progress report to fill in: what the plan says of one review is printed, and the rest is asked for.
// Without a plan all that a plan would say is asked for, too. Its fields: plan/report_fields.hpp.
#pragma once
#include "service/views/progress.hpp"
#include "service/views/views.hpp"

namespace planpress::views {

struct Form {
  const Review* review;  // null: blank
  DateRange period;
  const Report* before;  // the report on the review before; null before the first
  Totals totals;         // at that report
};
// review: without a report; null for a blank form.
Form form_on(const Plan& plan, const Review* review);
// The member "form" of the view of a progress report.
extern const Table<Form> progress_form_members;

// A plan with nothing in it but so many objectives and kinds of work to write in.
Plan blank_plan(const Room& room);

// The activities, each as often as it has objectives: a form asks for so many rows of evidence.
std::size_t activity_rows(const Plan& plan);

// What a report has more of than a form asks for.
struct MoreRoom {
  struct Signer {
    SignatureRole role;
    Id person;
  };
  std::size_t events = 0, adjustments = 0;  // in all
  std::vector<Signer> signers;
};
// Adds to the member "form" what it lacks.
void make_room(Json& form, const Catalogues& words, const std::string& language, const MoreRoom& room);

// "Progress report 2"
std::string numbered_kind(const ViewContext& context, int review);

}  // namespace planpress::views
