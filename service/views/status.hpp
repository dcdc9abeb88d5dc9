// The state that a plan is in, and how documents say it: banner, reason, and the times on hold.
#pragma once
#include "service/views/table.hpp"

namespace planpress::views {

// Draft, shared or not agreed.
bool is_open(Status status);
// Agreed, in progress or extended.
bool is_in_force(Status status);
// The plan's status, but on hold where a hold is not over though the status does not say so.
Status standing_of(const Plan& plan);
std::string status_word(const ViewContext& context);  // "in progress"; a draft in the plan's own Welsh
// Nothing says that the plan has begun: its status, a report, or a version that was issued after its start.
bool is_to_begin(const Plan& plan);
// The day on which a closed plan ended: the summary's, that of the report which closed it, or of the
// decision.
std::optional<Date> closed_on(const Plan& plan);

struct Banner {
  bool in_frame;  // on white, for what is open; otherwise on a ground
  std::string head, text;
};
extern const Table<Banner> banner_members;
Banner status_banner(const ViewContext& context);

// Why it is not agreed, on hold or closed early; null for any other state. For the parties, not for all who
// supervise.
extern const Table<StatusReason> status_reason_members;
const StatusReason* reason_of_status(const Plan& plan);

// Sentences on every hold but the one that the banner says.
std::vector<std::string> holds(const ViewContext& context);
// Those with a day in this period.
std::vector<std::string> holds_in(const ViewContext& context, const DateRange& period);

}  // namespace planpress::views
