#include "tests/bench/variants.hpp"

#include <algorithm>

namespace planpress::bench {
namespace {

using Json = nlohmann::ordered_json;

constexpr int times_for_300_pages = 73;

void rename(Json& id, const std::string& suffix) { id = id.get<std::string>() + suffix; }

void rename_row(Json& row, const std::string& suffix) {
  rename(row.at("id"), suffix);
  for (Json& evidence : row.at("evidence")) rename(evidence.at("activity"), suffix);
}

void append_copies(Json& plan, const Json& original, const std::string& suffix) {
  for (Json objective : original.at("objectives")) {
    rename(objective.at("id"), suffix);
    plan["objectives"].push_back(std::move(objective));
  }
  for (Json activity : original.at("activities")) {
    rename(activity.at("id"), suffix);
    for (Json& objective : activity.at("objectives")) rename(objective, suffix);
    plan["activities"].push_back(std::move(activity));
  }
  for (std::size_t report = 0; report < original.at("reports").size(); ++report) {
    for (Json row : original.at("reports").at(report).at("objectives")) {
      rename_row(row, suffix);
      plan["reports"][report]["objectives"].push_back(std::move(row));
    }
  }
}

Json multiplied(const Json& original, int times) {
  Json plan = original;
  for (int copy = 2; copy <= times; ++copy) append_copies(plan, original, "-" + std::to_string(copy));
  return plan;
}

template <typename Keep>
void keep_if(Json& list, Keep&& keep) {
  Json kept = Json::array();
  for (Json& entry : list) {
    if (keep(entry)) kept.push_back(std::move(entry));
  }
  list = std::move(kept);
}

Json short_plan(const Json& original) {
  Json plan = original;
  plan["status"] = "agreed";
  for (const char* member : {"absence", "restrictions", "resources", "relatedDocuments", "arrangements",
                             "reports", "summary", "contacts"}) {
    plan.erase(member);
  }
  const Json objective = plan.at("objectives").front();
  plan["objectives"] = Json::array({objective});
  const auto serves_it = [&](Json& activity) {
    keep_if(activity.at("objectives"), [&](const Json& id) { return id == objective.at("id"); });
    return !activity.at("objectives").empty();
  };
  keep_if(plan.at("activities"), serves_it);
  plan["scopes"] = Json::array({Json(plan.at("scopes").front())});
  const Json supervisor = plan.at("scopes").front().at("supervisors").front();
  keep_if(plan.at("people"), [&](const Json& person) {
    return person.at("role") == "case-manager" || person.at("id") == supervisor ||
           std::ranges::any_of(plan.at("activities"), [&](const Json& activity) {
             return activity.at("assessor") == person.at("id");
           });
  });
  keep_if(plan.at("signatures"), [&](const Json& signature) {
    return signature.value("version", 0) == plan.at("version").get<int>();
  });
  return plan;
}

}  // namespace

std::vector<Variant> variants(const Json& plan) {
  return {{"short", short_plan(plan).dump()},
          {"plan", plan.dump(2)},
          {"x10", multiplied(plan, 10).dump()},
          {"x50", multiplied(plan, 50).dump()},
          {"300 pages", multiplied(plan, times_for_300_pages).dump()}};
}

std::vector<Variant> bodies_to_check(const Json& plan) {
  constexpr std::size_t megabyte = 1'000'000;
  const std::size_t once = plan.dump().size();
  const std::size_t more = multiplied(plan, 2).dump().size() - once;
  Json large = multiplied(plan, static_cast<int>((megabyte - once) / more) + 2);
  std::string valid = large.dump();
  for (Json& activity : large.at("activities")) activity["assessor"] = "nobody";
  std::string objects = "[";
  while (objects.size() < megabyte) objects += "{},";
  return {{"example plan", plan.dump(2)},
          {"valid plan of 1 MB", std::move(valid)},
          {"its activities assessed by nobody", large.dump()},
          {"1 MB of {},", std::move(objects)},
          {"100,000 times [", std::string(100'000, '[')}};
}

}  // namespace planpress::bench
