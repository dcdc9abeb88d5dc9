// A progress report to fill in: what the plan says of one review is printed, and the rest is asked for.
#pragma once
#include "service/views/view_context.hpp"

namespace planpress::views {

// The member "form" of the view of a progress report. Its fields: plan/report_fields.hpp.
Json progress_form(const ViewContext& context, const Review& review);
Json progress_form_shape();
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
void make_room(Json& form, const Catalogue& words, const MoreRoom& room);

// "Progress report 2"
std::string numbered_kind(const ViewContext& context, int review);

}  // namespace planpress::views
