#include "service/forms/report_from_answers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <limits>
#include <set>

#include "service/json/text.hpp"
#include "service/plan/due_date.hpp"
#include "service/plan/form_reference.hpp"
#include "service/plan/report_fields.hpp"

namespace planpress::forms {

using namespace plan::report_fields;
namespace {

using std::string;

bool is_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == string::npos;
}

// Of "safetyEvents/12/date" behind "safetyEvents/": 12; nothing for what is no number.
std::optional<std::size_t> number_in(std::string_view text) {
  text = text.substr(0, text.find('/'));
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number == 0) return std::nullopt;
  return number;
}

class Reading {
 public:
  Reading(const Plan& plan, const Review& review, const Answers& answers, Findings& findings,
          PlannedDays days)
      : plan_(plan), review_(review), answers_(answers), findings_(findings), days_(days) {}

  ReadReport read() {
    const DateRange period = period_of_report(plan_, review_);
    report_["review"] = review_.number;
    report_["period"] = {{"from", period.from.iso()}};
    if (days_ == PlannedDays::printed) report_["period"]["to"] = period.to.iso();
    put_date(report_["period"], "to", "period/to", at("period"));
    put_date(report_, "heldOn", "heldOn", {});
    attendees();
    for (const char* name : {"sessionsPlanned", "sessionsWorked", "leaveDays"})
      put_number(report_, name, name);
    put(report_, "attendanceNote", "attendanceNote");
    objectives();
    scopes();
    safety_events();
    put(report_, "practitionerComment", "practitionerComment");
    put(report_, "supervisorComment", "supervisorComment");
    adjustments();
    put_option(report_, "outcome", "outcome");
    next_review_date();
    signatures();
    return {std::move(report_), left_over()};
  }

 private:
  const string& value(std::string_view field) const {
    static const string none;
    const auto found = answers_.find(field);
    if (found == answers_.end()) return none;
    asked_.insert(found->first);
    return found->second;
  }
  std::vector<string> left_over() const {
    std::vector<string> left;
    for (const auto& [field, answer] : answers_)
      if (field != reference_field && is_visible(answer) && !asked_.contains(field)) left.push_back(field);
    return left;
  }
  bool has(std::string_view field) const { return is_visible(value(field)); }
  // Of dates, numbers and options, which have no blanks around them.
  string trimmed_value(std::string_view field) const { return trimmed(value(field)); }

  // Text is kept as it was written, blanks around it and all.
  void put(Json& object, const char* name, const string& field) const {
    if (has(field)) object[name] = value(field);
  }

  void put_option(Json& object, const char* name, const string& field) const {
    if (has(field)) object[name] = trimmed_value(field);
  }

  // here: the pointer to the object.
  void put_date(Json& object, const char* name, const string& field, const string& here) const {
    if (!has(field)) return;
    object[name] = value(field);
    if (const std::string_view fault = fault_of_date(value(field)); !fault.empty())
      findings_.error(here + at(name), fault);
  }

  // A whole number, one that is too large for any as the largest there is; anything else as it was written.
  void put_number(Json& object, const char* name, const string& field) const {
    if (!has(field)) return;
    const string text = trimmed_value(field);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (end != text.data() + text.size() || error == std::errc::invalid_argument)
      object[name] = text;
    else if (error == std::errc::result_out_of_range)
      object[name] = std::numeric_limits<std::int64_t>::max();
    else
      object[name] = number;
  }

  void attendees() {
    Json ids = Json::array();
    const auto add = [&](const Id& id) {
      if (has(attendee(id))) ids.push_back(id);
    };
    add(plan_.practitioner.id);
    for (const Person& person : plan_.people) add(person.id);
    report_["attendees"] = std::move(ids);
  }

  void objectives() {
    Json rows = Json::array();
    for (const Objective& each : plan_.objectives) {
      const string field = objective(each.id);
      Json row{{"id", each.id}};
      put_option(row, "rating", field + "/rating");
      Json given = evidence_for(each.id);
      if (!given.empty()) row["evidence"] = std::move(given);
      put(row, "concerns", field + "/concerns");
      put(row, "actions", field + "/actions");
      rows.push_back(std::move(row));
    }
    report_["objectives"] = std::move(rows);
  }

  Json evidence_for(const Id& id) const {
    Json rows = Json::array();
    for (const Activity& activity : plan_.activities) {
      if (std::ranges::find(activity.objectives, id) == activity.objectives.end()) continue;
      const string field = evidence(id, activity.id);
      if (!has(field + "/done") && !has(field + "/note")) continue;
      Json row{{"activity", activity.id}};
      put_number(row, "done", field + "/done");
      put(row, "note", field + "/note");
      rows.push_back(std::move(row));
    }
    return rows;
  }

  void scopes() {
    Json rows = Json::array();
    for (const Scope& each : plan_.scopes) {
      const string field = scope(each.id);
      Json row{{"id", each.id}};
      put_option(row, "levelNow", field + "/levelNow");
      next_level(row, field, at("scopes", rows.size()));
      put(row, "reason", field + "/reason");
      put_option(row, "authorisedBy", field + "/authorisedBy");
      rows.push_back(std::move(row));
    }
    report_["scopes"] = std::move(rows);
  }

  // "As planned", or "Other" with its level; a level without a tick counts.
  void next_level(Json& row, const string& field, const string& here) {
    const string choice = trimmed_value(field + "/levelNext"), other = trimmed_value(field + "/otherLevel");
    const bool as_planned = has(field + "/levelNext") && choice != other_level;
    if (as_planned && has(field + "/otherLevel") && other != choice)
      findings_.error(here + at("levelNext"), "form-answers-contradict.level");
    if (!as_planned && choice == other_level && !has(field + "/otherLevel"))
      findings_.error(here + at("levelNext"), "form-answer-missing.other-level");
    if (as_planned)
      row["levelNext"] = choice;
    else if (has(field + "/otherLevel"))
      row["levelNext"] = other;
    else if (planned_.contains(field) && choice.empty())
      findings_.warning(here + at("levelNext"), "form-answer-missing.next-level");
  }

  // The numbers that follow "prefix/" in what is answered, in order.
  std::set<std::size_t> numbers(std::string_view prefix) const {
    std::set<std::size_t> numbers;
    for (const auto& [field, answer] : answers_) {
      if (!field.starts_with(prefix) || !is_visible(answer)) continue;
      if (const auto number = number_in(std::string_view(field).substr(prefix.size())))
        numbers.insert(*number);
    }
    return numbers;
  }

  void safety_events() {
    Json rows = Json::array();
    for (const std::size_t number : numbers("safetyEvents/")) {
      const string field = event(number);
      Json row = Json::object();
      put_date(row, "date", field + "/date", at("safetyEvents", rows.size()));
      for (const char* name : {"summary", "actionTaken"}) put(row, name, field + "/" + name);
      rows.push_back(std::move(row));
    }
    const bool none = has("noSafetyEvents");
    if (none && !rows.empty()) findings_.error(at("safetyEvents"), "form-answers-contradict.events");
    if (!none && rows.empty()) findings_.warning(at("safetyEvents"), "form-answer-missing.events");
    if (!rows.empty()) report_["safetyEvents"] = std::move(rows);
  }

  void adjustments() {
    Json rows = Json::array();
    for (const std::size_t number : numbers("adjustments/")) rows.push_back(value(adjustment(number)));
    if (!rows.empty()) report_["adjustments"] = std::move(rows);
  }

  // As planned where nothing else is written and the form says so.
  void next_review_date() {
    put_date(report_, "nextReviewDate", "nextReviewDate", {});
    const string outcome = trimmed_value("outcome");
    const bool ends = outcome == to_string(Outcome::complete) || outcome == to_string(Outcome::close_early);
    const Review* next = next_review(plan_, review_);
    if (days_ == PlannedDays::printed && !has("nextReviewDate") && !outcome.empty() && !ends &&
        next != nullptr)
      report_["nextReviewDate"] = next->planned_date.iso();
  }

  // Those whom the form asks, then others whom it was given when it was filled.
  void signatures() {
    Json rows = Json::array();
    std::set<string> done;
    const auto add = [&](SignatureRole role, const Id& person) {
      const string field = signature(role, person);
      if (!done.insert(field).second) return;
      if (Json row = signed_by(field, role, person, rows.size()); !row.is_null())
        rows.push_back(std::move(row));
    };
    add(SignatureRole::practitioner, plan_.practitioner.id);
    for (const auto& [role, as] : {std::pair(Role::clinical_supervisor, SignatureRole::clinical_supervisor),
                                   std::pair(Role::case_manager, SignatureRole::case_manager)})
      for (const Person& person : plan_.people)
        if (person.role == role) add(as, person.id);
    for (std::size_t i = 0; i < codes<SignatureRole>.size(); ++i) {
      add(static_cast<SignatureRole>(i), plan_.practitioner.id);
      for (const Person& person : plan_.people) add(static_cast<SignatureRole>(i), person.id);
    }
    if (!rows.empty()) report_["signatures"] = std::move(rows);
  }

  Json signed_by(const string& field, SignatureRole role, const Id& person, std::size_t index) const {
    const bool in_ink = has(field + "/ink"), is_signed = has(field + "/signature");  // each is asked for
    if (!in_ink && !is_signed && !has(field + "/statement") && !has(field + "/date") &&
        !has(field + "/comment"))
      return nullptr;
    Json row{{"role", to_string(role)}, {"person", person}};
    put_date(row, "date", field + "/date", at("signatures", index));
    row["method"] = to_string(in_ink ? SignatureMethod::wet_ink : SignatureMethod::electronic);
    put_option(row, "statement", field + "/statement");
    put(row, "comment", field + "/comment");
    return row;
  }

  const Plan& plan_;
  const Review& review_;
  const Answers& answers_;
  Findings& findings_;
  PlannedDays days_;
  PlannedLevels planned_ = planned_levels(plan_, review_);
  Json report_ = Json::object();
  mutable std::set<std::string_view> asked_;  // names of answers, which live as long as they do
};

class StandIns {
 public:
  StandIns(const Plan& plan, const Review& review, Json report)
      : plan_(plan), review_(review), report_(std::move(report)) {}

  Json put() {
    const std::string planned = review_.planned_date.iso();
    stand_in(report_["period"], at("period"), "to", planned);
    stand_in(report_, {}, "heldOn", planned);
    for (const char* name : {"sessionsPlanned", "sessionsWorked", "leaveDays"})
      stand_in(report_, {}, name, 0);
    each(report_, {}, "objectives", [&](Json& row, const std::string& here, std::size_t) {
      stand_in(row, here, "rating", to_string(Rating::not_assessed));
      each(row, here, "evidence",
           [&](Json& given, const std::string& below, std::size_t) { stand_in(given, below, "done", 0); });
    });
    each(report_, {}, "scopes", [&](Json& row, const std::string& here, std::size_t index) {
      stand_in(row, here, "levelNow", to_string(level_at_the_end(index)));
    });
    each(report_, {}, "safetyEvents", [&](Json& row, const std::string& here, std::size_t) {
      stand_in(row, here, "date", planned);
      for (const char* name : {"summary", "actionTaken"}) stand_in(row, here, name, "-");
    });
    each(report_, {}, "signatures", [&](Json& row, const std::string& here, std::size_t) {
      stand_in(row, here, "date", planned);
      stand_in(row, here, "statement", to_string(SignatureStatement::agreed));
    });
    stand_in(report_, {}, "supervisorComment", "-");
    stand_in(report_, {}, "outcome", to_string(Outcome::complete));
    return std::move(report_);
  }

  std::vector<std::string> places() { return std::move(places_); }

 private:
  void stand_in(Json& object, const std::string& here, const char* name, Json value) {
    if (object.contains(name)) return;
    object[name] = std::move(value);
    places_.push_back(here + at(name));
  }

  template <typename Row>
  static void each(Json& object, const std::string& here, const char* name, Row row) {
    if (!object.contains(name)) return;
    std::size_t index = 0;
    for (Json& item : object[name]) {
      row(item, here + at(name, index), index);
      ++index;
    }
  }

  Level level_at_the_end(std::size_t scope) const {
    const auto week = week_of(plan_.timeframe, period_of_report(plan_, review_).to);
    if (!week || scope >= plan_.scopes.size()) return Level::independent;
    return level_in(plan_.scopes[scope], *week).value_or(Level::independent);
  }

  const Plan& plan_;
  const Review& review_;
  Json report_;
  std::vector<std::string> places_;
};

}  // namespace

std::string_view fault_of_date(std::string_view written) {
  const std::size_t month = written.find('-');
  const std::size_t day = month == string::npos ? month : written.find('-', month + 1);
  if (day == string::npos) return "schema-format.date-in-words";
  const string year = trimmed(written.substr(0, month));
  if (!is_digits(year) || !is_digits(trimmed(written.substr(month + 1, day - month - 1))) ||
      !is_digits(trimmed(written.substr(day + 1))))
    return "schema-format.date-in-words";
  return year.size() == 4 ? std::string_view() : "schema-format.year";
}

ReadReport report_of(const Plan& plan, const Review& review, const Answers& answers, Findings& findings,
                     PlannedDays days) {
  return Reading(plan, review, answers, findings, days).read();
}

Json provisional_report(const Plan& plan, const Review& review, Json report,
                        std::vector<std::string>& places) {
  StandIns stand_ins(plan, review, std::move(report));
  Json whole = stand_ins.put();
  places = stand_ins.places();
  return whole;
}

}  // namespace planpress::forms
