// The parts of the action plan's view, in the order of the document.
#pragma once
#include "service/plan/views/telling.hpp"

namespace planpress::plan::views {

struct Furniture {
  std::string title, subject, created;  // of the file
  std::string head_left, head_right, foot_left, watermark;
};
Furniture furniture(const Telling& telling);

// page 1
Json status_banner(const Telling& telling);
Json who(const Telling& telling);
Json what(const Telling& telling);
Json until_when(const Telling& telling);
Json timeline(const Telling& telling);
Json people(const Telling& telling);

Json background(const Telling& telling);
Json objectives(const Telling& telling);
// null when the plan has no kind of work
Json supervision(const Telling& telling);
Json carrying_out(const Telling& telling);
Json agreement(const Telling& telling);

// Draft, shared or not agreed.
bool is_open(Status status);
// The day of the last of the two parties' signatures on the plan's version; none while one is missing.
std::optional<Date> agreed_on(const Plan& plan);

}  // namespace planpress::plan::views
