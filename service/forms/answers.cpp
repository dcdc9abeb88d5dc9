#include "service/forms/answers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "service/plan/due_date.hpp"
#include "service/plan/findings.hpp"
#include "service/plan/report_fields.hpp"

namespace planpress::forms {

using namespace plan::report_fields;
namespace {

using std::string;

const Json* member(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found == object.end() ? nullptr : &*found;
}

string text_of(const Json& value) { return value.is_string() ? value.get<string>() : value.dump(); }

string id_of(const Json& row, const char* name) {
  const Json* id = member(row, name);
  return id && id->is_string() ? id->get<string>() : string();
}

class Filler {
 public:
  explicit Filler(const PlannedLevels& planned) : planned_(planned) {}

  std::vector<Answer> fill(const Json& report) {
    if (const Json* period = member(report, "period")) answer(*period, "to", "period/to", at("period"));
    for (const char* name : {"heldOn", "sessionsPlanned", "sessionsWorked", "leaveDays", "attendanceNote",
                             "practitionerComment", "supervisorComment", "outcome", "nextReviewDate"})
      answer(report, name, name, {});
    each(report, "attendees",
         [&](const Json& id, const string& here) { add(attendee(text_of(id)), string(ticked), here); });
    each(report, "objectives", [&](const Json& row, const string& here) { objective_row(row, here); });
    each(report, "scopes", [&](const Json& row, const string& here) { scope_row(row, here); });
    events(report);
    std::size_t number = 0;
    each(report, "adjustments",
         [&](const Json& text, const string& here) { add(adjustment(++number), text_of(text), here); });
    each(report, "signatures", [&](const Json& row, const string& here) { signature_row(row, here); });
    return std::move(answers_);
  }

 private:
  void add(string field, string value, string pointer) {
    answers_.push_back({std::move(field), std::move(value), std::move(pointer)});
  }

  // The member of this name as the answer of that field.
  void answer(const Json& object, const char* name, const string& field, const string& here) {
    if (const Json* value = member(object, name)) add(field, text_of(*value), here + at(name));
  }

  template <typename Row>
  void each(const Json& object, const char* name, Row row) {
    const Json* list = member(object, name);
    if (list == nullptr) return;
    std::size_t index = 0;
    for (const Json& item : *list) row(item, at(name, index++));
  }

  void objective_row(const Json& row, const string& here) {
    const string id = id_of(row, "id"), field = objective(id);
    for (const char* name : {"rating", "concerns", "actions"}) answer(row, name, field + "/" + name, here);
    each(row, "evidence", [&](const Json& given, const string& below) {
      const string of = evidence(id, id_of(given, "activity"));
      answer(given, "done", of + "/done", here + below);
      answer(given, "note", of + "/note", here + below);
    });
  }

  void scope_row(const Json& row, const string& here) {
    const string field = scope(id_of(row, "id"));
    for (const char* name : {"levelNow", "reason", "authorisedBy"})
      answer(row, name, field + "/" + name, here);
    const Json* next = member(row, "levelNext");
    if (next == nullptr) return;
    const auto planned = planned_.find(field);
    const bool is_planned = planned != planned_.end() && planned->second == text_of(*next);
    if (planned != planned_.end())
      add(field + "/levelNext", is_planned ? planned->second : string(other_level), here + at("levelNext"));
    add(field + "/otherLevel", is_planned ? string() : text_of(*next), here + at("levelNext"));
  }

  void events(const Json& report) {
    std::size_t number = 0;
    each(report, "safetyEvents", [&](const Json& row, const string& here) {
      const string field = event(++number);
      for (const char* name : {"date", "summary", "actionTaken"}) answer(row, name, field + "/" + name, here);
    });
    if (number == 0 && (member(report, "safetyEvents") != nullptr || is_whole(report)))
      add("noSafetyEvents", string(ticked), at("safetyEvents"));
  }

  // A whole report without events says that there were none; one that is given in part says nothing of them.
  static bool is_whole(const Json& report) {
    constexpr std::array required{"heldOn",         "attendees",         "sessionsPlanned",
                                  "sessionsWorked", "leaveDays",         "objectives",
                                  "scopes",         "supervisorComment", "outcome"};
    return std::ranges::all_of(required, [&](const char* name) { return member(report, name) != nullptr; });
  }

  void signature_row(const Json& row, const string& here) {
    const auto role = from_code<SignatureRole>(id_of(row, "role"));
    if (!role) return;
    const string field = signature(*role, id_of(row, "person"));
    for (const char* name : {"statement", "date", "comment"}) answer(row, name, field + "/" + name, here);
    if (member(row, "method") == nullptr) return;
    const bool in_ink = id_of(row, "method") == to_string(SignatureMethod::wet_ink);
    add(field + "/ink", in_ink ? string(ticked) : string(), here + at("method"));
  }

  const PlannedLevels& planned_;
  std::vector<Answer> answers_;
};

}  // namespace

PlannedLevels planned_levels(const Plan& plan, const Review& review) {
  PlannedLevels planned;
  const auto now = week_of(plan.timeframe, period_of_report(plan, review).to);
  if (!now || *now >= last_week(plan.timeframe)) return planned;
  for (const Scope& each : plan.scopes)
    if (const auto level = level_in(each, Week{now->number + 1}); level.has_value())
      planned.emplace(scope(each.id), to_string(*level));
  return planned;
}

std::vector<Answer> answers_of(const Json& report, const PlannedLevels& planned) {
  return Filler(planned).fill(report);
}

}  // namespace planpress::forms
