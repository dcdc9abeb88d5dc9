// The parts of random_plan().
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "service/json/json.hpp"
#include "service/plan/codes.hpp"
#include "service/plan/date.hpp"
#include "tests/support/random.hpp"

namespace planpress::test {

// A plan that grows, and what its parts must know of each other.
struct Draft {
  explicit Draft(std::uint64_t seed) : random(seed) {}

  Random random;
  Json json = Json::object();
  plan::Date start, end;
  int weeks = 4;
  plan::Status status{};
  std::vector<std::string> people,
      clinical_supervisors;                             // ids; the practitioner's is "pr", the manager's "cm"
  std::vector<std::vector<plan::Level>> level_in_week;  // by scope, by week - 1

  plan::Date day_in_plan() {
    return start + plan::Days{random.between(0, static_cast<int>((end - start).count))};
  }
  const std::string& person() { return random.pick(people); }
};

template <class E>
std::string_view random_code(Random& random) {
  return random.pick(plan::codes<E>);
}
template <class E>
E random_value(Random& random) {
  return static_cast<E>(random.next() % plan::codes<E>.size());
}

void add_head(Draft& draft);       // format, status, timeframe
void add_parties(Draft& draft);    // practitioner, organisation, people
void add_work(Draft& draft);       // objectives and activities
void add_scopes(Draft& draft);     // with their changes, and restrictions that they keep
void add_reviews(Draft& draft);    // with reports as the status wants them
void add_agreement(Draft& draft);  // signatures, versions, summary
void add_extras(Draft& draft);     // resources, documents, arrangements, contacts, equality, labels

}  // namespace planpress::test
