// Rules on ids: that each leads somewhere, and to one place only; and on pointers to what is translated.
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "service/plan/own_texts.hpp"
#include "service/plan/rules.hpp"

namespace planpress::plan::rules {

namespace {

using IdSet = std::unordered_set<std::string_view>;

template <class T>
IdSet ids_of(const std::vector<T>& list) {
  IdSet ids;
  for (const T& item : list) ids.insert(item.id);
  return ids;
}

/// Everything of a plan that an id can lead to.
class References {
 public:
  References(const Plan& plan, Findings& findings)
      : findings_(findings),
        people_(ids_of(plan.people)),
        objectives_(ids_of(plan.objectives)),
        activities_(ids_of(plan.activities)),
        scopes_(ids_of(plan.scopes)) {
    people_.insert(plan.practitioner.id);
  }

  // Where the id stands is given as a list and the steps from it, and put together only where it is needed.
  template <class... Steps>
  void person(const Id& id, const std::string& list, const Steps&... steps) {
    if (!people_.contains(id)) report(id, "unknown-reference.person", list + at(steps...));
  }
  template <class... Steps>
  void objective(const Id& id, const std::string& list, const Steps&... steps) {
    if (!objectives_.contains(id)) report(id, "unknown-reference.objective", list + at(steps...));
  }
  template <class... Steps>
  void activity(const Id& id, const std::string& list, const Steps&... steps) {
    if (!activities_.contains(id)) report(id, "unknown-reference.activity", list + at(steps...));
  }
  template <class... Steps>
  void scope(const Id& id, const std::string& list, const Steps&... steps) {
    if (!scopes_.contains(id)) report(id, "unknown-reference.scope", list + at(steps...));
  }

 private:
  void report(const Id& id, std::string_view sentence, std::string pointer) {
    findings_.error(std::move(pointer), sentence, {{"id", Written{id}}});
  }

  Findings& findings_;
  IdSet people_, objectives_, activities_, scopes_;
};

template <class S>
void check_signatories(References& references, const std::vector<S>& signatures, const std::string& list) {
  for (std::size_t i = 0; i < signatures.size(); ++i)
    references.person(signatures[i].person, list, i, "person");
}

void check_people(References& references, const Plan& plan) {
  for (std::size_t i = 0; i < plan.people.size(); ++i)
    if (const auto& conflict = plan.people[i].conflict)
      references.person(conflict->accepted_by, "/people", i, "conflict", "acceptedBy");
  for (std::size_t i = 0; i < plan.restrictions.size(); ++i)
    if (const auto& scope = plan.restrictions[i].scope) references.scope(*scope, "/restrictions", i, "scope");
}

void check_work(References& references, const Plan& plan) {
  for (std::size_t i = 0; i < plan.objectives.size(); ++i)
    if (const auto& waived = plan.objectives[i].waived)
      references.person(waived->authorised_by, "/objectives", i, "waived", "authorisedBy");
  for (std::size_t i = 0; i < plan.activities.size(); ++i) {
    const Activity& activity = plan.activities[i];
    for (std::size_t j = 0; j < activity.objectives.size(); ++j)
      references.objective(activity.objectives[j], "/activities", i, "objectives", j);
    references.person(activity.assessor, "/activities", i, "assessor");
  }
}

void check_scopes(References& references, const Plan& plan) {
  for (std::size_t i = 0; i < plan.scopes.size(); ++i) {
    const Scope& scope = plan.scopes[i];
    if (scope.supervisors)
      for (std::size_t j = 0; j < scope.supervisors->size(); ++j)
        references.person((*scope.supervisors)[j], "/scopes", i, "supervisors", j);
    for (std::size_t j = 0; j < scope.changes.size(); ++j)
      references.person(scope.changes[j].authorised_by, "/scopes", i, "changes", j, "authorisedBy");
  }
}

void check_report(References& references, const Report& report, const std::string& pointer) {
  for (std::size_t i = 0; i < report.attendees.size(); ++i)
    references.person(report.attendees[i], pointer, "attendees", i);
  for (std::size_t i = 0; i < report.objectives.size(); ++i) {
    const ObjectiveReport& row = report.objectives[i];
    references.objective(row.id, pointer, "objectives", i, "id");
    for (std::size_t j = 0; j < row.evidence.size(); ++j)
      references.activity(row.evidence[j].activity, pointer, "objectives", i, "evidence", j, "activity");
  }
  for (std::size_t i = 0; i < report.scopes.size(); ++i) {
    const ScopeReport& row = report.scopes[i];
    references.scope(row.id, pointer, "scopes", i, "id");
    if (row.authorised_by) references.person(*row.authorised_by, pointer, "scopes", i, "authorisedBy");
  }
  check_signatories(references, report.signatures, pointer + at("signatures"));
}

template <class T>
void check_ids_differ(const std::vector<T>& list, const std::string& pointer, Findings& findings) {
  std::unordered_map<std::string_view, std::size_t> first;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const auto [earlier, is_new] = first.emplace(list[i].id, i);
    if (is_new) continue;
    findings.error(pointer + at(i, "id"), "duplicate-id",
                   {{"first", static_cast<int>(earlier->second + 1)}, {"id", Written{list[i].id}}});
  }
}

}  // namespace

// Domain brief 3, activities[]: links exist; the same holds for every id that names something else.
void unknown_reference(const Plan& plan, Findings& findings) {
  References references(plan, findings);
  check_people(references, plan);
  check_work(references, plan);
  check_scopes(references, plan);
  for (std::size_t i = 0; i < plan.reports.size(); ++i)
    check_report(references, plan.reports[i], at("reports", i));
  check_signatories(references, plan.signatures, at("signatures"));
  if (plan.status_reason) references.person(plan.status_reason->by, "/statusReason", "by");
  if (plan.summary) check_signatories(references, plan.summary->signatures, at("summary", "signatures"));
}

// Domain brief 3: ids tell the items of a list apart.
void duplicate_id(const Plan& plan, Findings& findings) {
  check_ids_differ(plan.people, at("people"), findings);
  check_ids_differ(plan.objectives, at("objectives"), findings);
  check_ids_differ(plan.activities, at("activities"), findings);
  check_ids_differ(plan.scopes, at("scopes"), findings);
  for (std::size_t i = 0; i < plan.reports.size(); ++i) {
    check_ids_differ(plan.reports[i].objectives, at("reports", i, "objectives"), findings);
    check_ids_differ(plan.reports[i].scopes, at("reports", i, "scopes"), findings);
  }
}

// Plan format, translations: each pointer leads to a text of this plan that may be translated.
void translation_without_text(const Plan& plan, Findings& findings) {
  if (!plan.translations || plan.translations->texts.empty()) return;
  std::unordered_set<std::string> translatable;
  for_each_own_text(plan,
                    [&](const std::string& pointer, const std::string&) { translatable.insert(pointer); });
  const std::string texts = at("translations", to_string(plan.translations->language));
  for (const auto& [pointer, text] : plan.translations->texts) {
    if (translatable.contains(pointer)) continue;
    std::string place = texts;
    append_member(place, pointer);
    findings.error(std::move(place), "translation-without-text");
  }
}

}  // namespace planpress::plan::rules
