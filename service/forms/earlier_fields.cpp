#include "service/forms/earlier_fields.hpp"

#include <array>
#include <string_view>

namespace planpress::forms {
namespace {

using nlohmann::json;

// {} is the row's member "field".
struct FieldsOfRows {
  const char* rows;  // a list of the view
  std::vector<std::string_view> names;
};

constexpr std::array of_every_form = std::to_array<std::string_view>(
    {"form", "heldOn/day", "heldOn/month", "heldOn/year", "period/to/day", "period/to/month",
     "period/to/year", "sessionsPlanned", "sessionsWorked", "leaveDays", "attendanceNote", "noSafetyEvents",
     "practitionerComment", "supervisorComment", "outcome", "nextReviewDate/day", "nextReviewDate/month",
     "nextReviewDate/year"});
const std::vector<FieldsOfRows> of_rows{
    {"/people", {"attendees/{}"}},
    {"/objectives", {"{}/rating", "{}/concerns", "{}/actions"}},
    {"/supervision/scopes", {"{}/levelNow", "{}/otherLevel", "{}/reason", "{}/authorisedBy"}},
    {"/safety/events", {"{}/date/day", "{}/date/month", "{}/date/year", "{}/summary", "{}/actionTaken"}},
    {"/outcome/adjustments", {"{}"}},
    {"/sign_off/signatories",
     {"{}/statement", "{}/signature", "{}/date/day", "{}/date/month", "{}/date/year", "{}/ink",
      "{}/comment"}},
};
const std::vector<std::string_view> of_evidence{"{}/done", "{}/note"};

class Names {
 public:
  explicit Names(const json& form) : form_(form) {}

  std::vector<std::string> all() {
    names_.assign(of_every_form.begin(), of_every_form.end());
    for (const FieldsOfRows& each : of_rows) {
      const json::json_pointer pointer{std::string(each.rows)};
      if (pointer.parent_pointer().empty() || !form_.at(pointer.parent_pointer()).is_null())
        add(form_.at(pointer), each.names);
    }
    for (const json& objective : form_.at("objectives"))
      if (const json& evidence = objective.at("evidence"); !evidence.is_null())
        add(evidence.at("rows"), of_evidence);
    // "As planned" is asked for where the plan has a level for the time after the review.
    if (const json& supervision = form_.at("supervision"); !supervision.is_null())
      for (const json& scope : supervision.at("scopes"))
        if (scope.at("planned") != "") names_.push_back(scope.at("field").get<std::string>() + "/levelNext");
    return std::move(names_);
  }

 private:
  void add(const json& rows, const std::vector<std::string_view>& names) {
    for (const json& row : rows) {
      const auto& field = row.at("field").get_ref<const std::string&>();
      for (const std::string_view name : names) {
        std::string filled(name);
        names_.push_back(filled.replace(filled.find("{}"), 2, field));
      }
    }
  }

  const json& form_;
  std::vector<std::string> names_;
};

}  // namespace

std::vector<std::string> fields_of_earlier_form(const json& form) { return Names(form).all(); }

}  // namespace planpress::forms
