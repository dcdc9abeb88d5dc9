#include "service/forms/provisional_report.hpp"

#include "service/plan/due_date.hpp"
#include "service/plan/findings.hpp"

namespace planpress::forms {
namespace {

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

Json provisional_report(const Plan& plan, const Review& review, Json report,
                        std::vector<std::string>& places) {
  StandIns stand_ins(plan, review, std::move(report));
  Json whole = stand_ins.put();
  places = stand_ins.places();
  return whole;
}

}  // namespace planpress::forms
