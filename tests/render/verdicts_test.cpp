// What a document says of all its rows at once holds for every one of them. Sentences and rows are read from
// the finished page, not taken from what made them.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "service/plan/check.hpp"
#include "tests/render/press.hpp"
#include "tests/render/random_plan.hpp"
#include "tests/render/web_page.hpp"
#include "tests/support/from_environment.hpp"

namespace planpress::test {
namespace {

using plan::Date;
using Rows = std::vector<PageRow>;

// One page and the plan behind it; what does not fit together is collected.
struct Reading {
  const Json& json;
  WebPage page;
  std::vector<std::string> faults;

  void expect(bool holds, std::string fault) {
    if (!holds) faults.push_back(std::move(fault));
  }
};

Date date_of(const std::string& written) {  // "6 March 2025"
  constexpr std::array months{"January", "February", "March",     "April",   "May",      "June",
                              "July",    "August",   "September", "October", "November", "December"};
  const std::size_t first = written.find(' '), second = written.rfind(' ');
  const auto month = std::ranges::find(months, written.substr(first + 1, second - first - 1));
  return *Date::from({std::stoi(written.substr(second + 1)),
                      static_cast<unsigned>(month - months.begin()) + 1,
                      static_cast<unsigned>(std::stoi(written.substr(0, first)))});
}

// "4 of 12 rounds" is {4, 12}.
std::pair<long, long> part_of(const std::string& text) {
  const std::size_t of = text.find(" of ");
  return {std::stol(text), of == text.npos ? 0 : std::stol(text.substr(of + 4))};
}

// "1, 2 and 3"
std::set<int> numbers_in(const std::string& list) {
  std::set<int> numbers;
  for (std::size_t at = 0; (at = list.find_first_of("0123456789", at)) != list.npos;) {
    numbers.insert(std::stoi(list.substr(at)));
    at = list.find_first_not_of("0123456789", at);
    if (at == list.npos) break;
  }
  return numbers;
}

std::string word_of(const Json& code) {  // "remote-review" is "Remote review"
  std::string word = code.get<std::string>();
  std::ranges::replace(word, '-', ' ');
  word[0] = static_cast<char>(word[0] - 'a' + 'A');
  return word;
}

std::string last_part(const std::string& cell) {
  const std::size_t bar = cell.rfind(" | ");
  return bar == cell.npos ? cell : cell.substr(bar + 3);
}

long count_under(const Rows& rows, std::string_view head, std::string_view word) {
  return std::ranges::count_if(rows, [&](const PageRow& row) { return row.under(head) == word; });
}

// ---- Objectives ----

// "2 objectives of 3 are behind."
void check_counted(Reading& reading, const Rows& rows, const std::string& word, const std::string& rating) {
  auto said = reading.page.said("# objective of # is " + word);
  for (auto& each : reading.page.said("# objectives of # are " + word)) said.push_back(each);
  const long counted = count_under(rows, "Rating", rating);
  reading.expect(said.empty() == (counted == 0), "says nothing of " + word);
  for (const auto& each : said)
    reading.expect(std::stol(each[0]) == counted && std::stoul(each[1]) == rows.size(), "counts " + word);
}

// The bar of an objective says how much of the evidence that its activities require is there, and the rows of
// the activities say the same.
void check_shares(Reading& reading, const Rows& objectives, const Rows& activities) {
  if (objectives.empty()) return;
  if (activities.empty())  // nothing was reported
    return reading.expect(
        std::ranges::all_of(objectives, [](const PageRow& row) { return row.under("Evidence").empty(); }),
        "evidence of no report");
  reading.expect(activities.size() == reading.json["activities"].size(), "a row for each activity");
  for (std::size_t i = 0; i < objectives.size(); ++i) {
    long done = 0, required = 0;
    for (std::size_t a = 0; a < activities.size(); ++a) {
      const Json& served = reading.json["activities"][a]["objectives"];
      if (std::find(served.begin(), served.end(), reading.json["objectives"][i]["id"]) == served.end())
        continue;
      const auto [part, whole] = part_of(activities[a].under("Done"));
      done += std::min(part, whole);
      required += whole;
    }
    const std::string share = objectives[i].under("Evidence");
    reading.expect(required == 0 ? share.empty() : part_of(last_part(share)) == std::pair(done, required),
                   "share of objective " + std::to_string(i + 1) + ": " + share);
  }
}

// ---- Signatures ----

void check_signatures(Reading& reading) {
  Rows rows = reading.page.rows_under("Signed off");
  const bool is_signed_off = !rows.empty();
  if (rows.empty()) rows = reading.page.rows_under("Signed so far");
  std::set<std::string> roles;
  std::optional<Date> last;
  bool disagrees = false;
  for (const PageRow& row : rows) {
    roles.insert(last_part(row.under("Name")));
    last = std::max(last.value_or(date_of(row.under("Date"))), date_of(row.under("Date")));
    disagrees = disagrees || row.under("Statement").starts_with("Seen, not agreed");
  }
  long missing = 0;
  for (const char* role : {"Practitioner", "Clinical supervisor", "Case manager"})
    missing += roles.contains(role) ? 0 : 1;
  reading.expect(is_signed_off == (missing == 0), "calls its signatures complete");
  for (const auto& said : reading.page.said("Signed off on *."))
    reading.expect(missing == 0 && date_of(said[0]) == *last, "signed off on " + said[0]);
  for (const auto& said : reading.page.said("Still to sign: *.")) {
    const auto named = std::ranges::count(said[0], ',') + (said[0].find(" and ") != said[0].npos ? 2 : 1);
    reading.expect(named == missing, "still to sign: " + said[0]);
  }
  reading.expect(disagrees == reading.page.has("not agree."), "says who does not agree");
}

// ---- Levels ----

std::optional<std::string> planned(const Json& scope, std::int64_t week) {
  for (const Json& phase : scope["phases"])
    if (phase["fromWeek"] <= week && week <= phase["toWeek"]) return word_of(phase["level"]);
  return std::nullopt;
}

// The plan as it stands was agreed before the day, and none of these weeks was changed on it or after.
bool stood(const Json& json, const Json& scope, std::int64_t week, Date day) {
  const auto agreed = [&](const auto& is_party) {
    for (const Json& each : json.value("signatures", Json::array()))
      if (each["version"] == json["version"] && each["statement"] == "agreed" && is_party(each["role"]) &&
          *Date::parse(each["date"].get<std::string>()) < day)
        return true;
    return false;
  };
  if (json["version"] != 1 && (!agreed([](const Json& role) {
        return role == "practitioner";
      }) || !agreed([](const Json& role) { return role == "case-manager" || role == "organisation"; })))
    return false;
  for (const Json& change : scope.value("changes", Json::array()))
    if (change["week"] <= week && *Date::parse(change["date"].get<std::string>()) >= day) return false;
  return json["version"] != 1 || !json["timeframe"].contains("originalEnd") ||
         *Date::parse(json["timeframe"]["originalEnd"].get<std::string>()) < day;
}

const Json& scope_of(const Json& json, const Json& id) {
  return *std::ranges::find_if(json["scopes"], [&](const Json& scope) { return scope["id"] == id; });
}

void check_levels(Reading& reading, const Json& report) {
  const Rows rows = reading.page.rows_under("Supervision");
  const bool all_planned = reading.page.has("Each level is that of the plan.");
  const Date to = *Date::parse(report["period"]["to"].get<std::string>());
  const Date start = *Date::parse(reading.json["timeframe"]["start"].get<std::string>());
  const std::int64_t week = (to - start).count / 7 + 1;
  bool differs = false;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Json& scope = scope_of(reading.json, report["scopes"][i]["id"]);
    const std::string now = rows[i].under("Level now"), next = rows[i].under("Next level");
    const bool noted = now.find("Plan: ") != now.npos || next.find("Plan: ") != next.npos;
    differs = differs || noted;
    if (noted) reading.expect(stood(reading.json, scope, week, to), "a level held against another plan");
    if (!all_planned) continue;
    reading.expect(!noted && rows[i].under("Reason").empty(), "each level is planned, but for row " + now);
    reading.expect(planned(scope, week) == now && stood(reading.json, scope, week + 1, to),
                   "planned: " + now);
    reading.expect(next == "None" || planned(scope, week + 1) == next, "planned next: " + next);
  }
  reading.expect(!reading.page.has("Where a level was not") || differs, "speaks of differences");
}

// Whether every level in the week of a review is known to have been planned so.
bool all_stood(const Json& json, int review) {
  const Json& report =
      *std::ranges::find_if(json["reports"], [&](const Json& each) { return each["review"] == review; });
  const Date to = *Date::parse(report["period"]["to"].get<std::string>());
  const Date start = *Date::parse(json["timeframe"]["start"].get<std::string>());
  return std::ranges::all_of(
      json["scopes"], [&](const Json& scope) { return stood(json, scope, (to - start).count / 7 + 1, to); });
}

// Columns of the path of supervision against what is said of their reviews.
void check_path(Reading& reading) {
  const Rows rows = reading.page.rows_under("Supervision, start to end");
  const Rows decisions = reading.page.rows_under("Levels decided at reviews");
  const auto has_note = [&](int review) {
    return std::ranges::any_of(rows, [&](const PageRow& row) {
      return row.under("Review " + std::to_string(review) + " ").find("Plan: ") != std::string::npos;
    });
  };
  auto kept = reading.page.said("At review # the levels");
  for (auto& each : reading.page.said("At reviews * the levels")) kept.push_back(each);
  for (const auto& said : kept)
    for (const int review : numbers_in(said[0])) {
      reading.expect(!has_note(review), "kept at review " + std::to_string(review));
      reading.expect(count_under(decisions, "Review", "Review " + std::to_string(review)) == 0,
                     "kept though decided at review " + std::to_string(review));
    }
  auto unknown = reading.page.said("at the time of review # is on record.");
  for (auto& each : reading.page.said("at the times of reviews * is on record.")) unknown.push_back(each);
  for (const auto& said : unknown)
    for (const int review : numbers_in(said[0]))
      reading.expect(!all_stood(reading.json, review), "on record at review " + std::to_string(review));
  const bool differs = std::ranges::any_of(rows, [](const PageRow& row) {
    return std::ranges::any_of(
        row.cells, [](const auto& cell) { return cell.second.find("Plan: ") != cell.second.npos; });
  });
  reading.expect(differs == reading.page.has("Where a level was not"), "speaks of differences");
}

// ---- The plan ----

bool was_held(const PageRow& row) { return !row.under("Held").starts_with("Not held"); }

bool is_on_hold(const Json& json) {
  const auto is_open = [](const Json& hold) { return !hold.contains("to"); };
  return std::ranges::any_of(json.value("holds", Json::array()), is_open);
}

void check_reviews(Reading& reading) {
  const Rows rows = reading.page.rows_under("Reviews");
  const auto held = static_cast<std::size_t>(std::ranges::count_if(rows, was_held));
  for (const char* pattern : {"In progress: # of # review held", "In progress: # of # reviews held"})
    for (const auto& said : reading.page.said(pattern))
      reading.expect(std::stoul(said[0]) == held && std::stoul(said[1]) == rows.size(),
                     "counts reviews held");
  reading.expect(!reading.page.has("Every review has been held.") || held == rows.size(),
                 "every review held");
  if (is_on_hold(reading.json))
    reading.expect(!reading.page.has("In progress:") && reading.page.said("Review # is due on *.").empty(),
                   "goes on while it is on hold");
  for (const auto& said : reading.page.said("Review # is due on *.")) {
    bool later = false;
    for (const PageRow& row : rows) {
      const bool it = row.under("Review") == "Review " + said[0];
      later = later || it;
      if (it) reading.expect(row.under("Planned").starts_with(said[1]), "due on the planned day");
      if (later) reading.expect(!was_held(row), "due though held");
    }
  }
}

void check_acknowledged(Reading& reading) {
  const std::string heading = "Version " + std::to_string(reading.json["version"].get<int>()) + ",";
  long signers = 0;
  for (const PageRow& row : reading.page.rows_under(heading))
    if (last_part(row.under("Name")) == "Clinical supervisor" &&
        !row.under("Statement").starts_with("Seen, not agreed"))
      ++signers;
  const auto supervisors = count_under(reading.page.rows_under("People"), "Part", "Clinical supervisor");
  if (reading.page.has("No clinical supervisor has acknowledged it yet."))
    reading.expect(signers == 0, "none");
  if (reading.page.has("The clinical supervisor has acknowledged it."))
    reading.expect(signers == 1 && supervisors == 1, "the only supervisor has acknowledged");
  for (const auto& said : reading.page.said("The # clinical supervisors have acknowledged it."))
    reading.expect(std::stol(said[0]) == signers && signers == supervisors, "all have acknowledged");
  for (const char* pattern :
       {"# of the # clinical supervisors has ", "# of the # clinical supervisors have "})
    for (const auto& said : reading.page.said(pattern))
      reading.expect(std::stol(said[0]) == signers && std::stol(said[1]) == supervisors, "some acknowledged");
}

void check_plan(Reading& reading) {
  check_reviews(reading);
  check_acknowledged(reading);
  check_shares(reading, reading.page.rows_under("Progress at review"),
               reading.page.rows_under("Done so far"));
}

void check_report(Reading& reading, const Json& report) {
  const Rows ratings = reading.page.rows_under("Ratings");
  check_counted(reading, ratings, "behind.", "Behind");
  check_counted(reading, ratings, "not met.", "Not met");
  check_signatures(reading);
  check_levels(reading, report);
}

void check_summary(Reading& reading) {
  const Rows ratings = reading.page.rows_under("Objectives");
  for (const char* pattern : {": # of # objective achieved", ": # of # objectives achieved"})
    for (const auto& said : reading.page.said(std::string("Completed") + pattern))
      reading.expect(std::stol(said[0]) == count_under(ratings, "Final rating", "Achieved") &&
                         std::stoul(said[1]) == ratings.size(),
                     "counts objectives achieved");
  const long waived = count_under(ratings, "Final rating", "Waived");
  auto said = reading.page.said("# objective was waived.");
  for (auto& each : reading.page.said("# objectives were waived.")) said.push_back(each);
  reading.expect(said.empty() ? waived == 0 : std::stol(said[0][0]) == waived, "counts objectives waived");
  check_shares(reading, ratings, reading.page.rows_under("Work done"));
  check_signatures(reading);
  check_path(reading);
}

// ---- Random plans ----

// Sentences that random documents must have, so that each check has something to read.
using Heard = std::set<std::string_view>;
constexpr std::array must_be_heard{"Each level is that of the plan.",
                                   "Where a level was not that of the plan",
                                   "at the time of this review is on record.",
                                   "the levels were those of the plan",
                                   "at the time of review",
                                   "are behind.",
                                   "is not met.",
                                   "Signed off on",
                                   "Still to sign:",
                                   "does not agree.",
                                   "reviews held",
                                   "Every review has been held.",
                                   "is now due on",
                                   "objectives achieved",
                                   "was waived.",
                                   "clinical supervisors have acknowledged it.",
                                   "The clinical supervisor has acknowledged it.",
                                   "No clinical supervisor has acknowledged it yet."};

void listen(const WebPage& page, Heard& heard) {
  for (const std::string_view sentence : must_be_heard)
    if (page.has(sentence)) heard.insert(sentence);
}

std::vector<std::string> faults_of(const Json& json, const Choice& choice, const Json* report, Heard& heard) {
  Reading reading{json, read_web_page(made(json, choice, Format::html)), {}};
  listen(reading.page, heard);
  if (report)
    check_report(reading, *report);
  else if (choice.kind == "signed-off-summary")
    check_summary(reading);
  else
    check_plan(reading);
  return std::move(reading.faults);
}

void check_documents(std::uint64_t seed, Heard& heard) {
  const Json json = random_plan(seed);
  const auto check = [&](const Choice& choice, const Json* report) {
    for (const std::string& fault : faults_of(json, choice, report, heard))
      FAIL_CHECK("seed " << seed << ", " << name_of(choice) << ": " << fault);
  };
  check({}, nullptr);
  if (json.contains("summary")) check({.kind = "signed-off-summary"}, nullptr);
  for (const Json& report : json.value("reports", Json::array()))
    check({.kind = "progress-report", .review = report["review"].get<int>()}, &report);
}

TEST_CASE("what a document says of its rows holds for every row, whatever the plan") {
  const std::uint64_t first = from_environment("PLANPRESS_RANDOM_SEED", 1);
  const std::uint64_t count = (from_environment("PLANPRESS_RANDOM_PLANS", 1000) + 3) / 4;
  Heard heard;
  for (std::uint64_t seed = first; seed < first + count; ++seed) check_documents(seed, heard);
  for (const std::string_view sentence : must_be_heard) {
    INFO(sentence);
    CHECK((heard.contains(sentence) || count < 100));
  }
}

TEST_CASE("what the documents of the examples say of their rows holds for every row") {
  Heard heard;
  for (const char* name : {"surgeon", "pharmacist", "dentist", "gp"}) {
    const Json json = example(name);
    const auto check = [&](const Choice& choice, const Json* report) {
      for (const std::string& fault : faults_of(json, choice, report, heard))
        FAIL_CHECK(name << ", " << name_of(choice) << ": " << fault);
    };
    check({}, nullptr);
    if (json.contains("summary")) check({.kind = "signed-off-summary"}, nullptr);
    for (const Json& report : json["reports"])
      check({.kind = "progress-report", .review = report["review"].get<int>()}, &report);
  }
  CHECK(heard.size() > 8);
}

}  // namespace
}  // namespace planpress::test
