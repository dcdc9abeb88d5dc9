// The texts that a plan is written in and that may be given in another language (plan-format: translations).
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "service/plan/findings.hpp"
#include "service/plan/plan.hpp"

namespace planpress::plan {

/// Goes through a plan and shows each translatable text with its JSON Pointer. `Visit`: void(const
/// std::string& pointer, Text& text), where Text is std::string, const if the plan is.
template <class Visit>
class OwnTexts {
 public:
  explicit OwnTexts(Visit& visit) : visit_(visit) {}

  template <class P>
  void of_plan(P& plan) {
    text("background", plan.background);
    in("organisation", plan.organisation, [&](auto& organisation) { text("site", organisation.site); });
    each("people", plan.people, [&](auto& person) {
      text("post", person.post);
      in("conflict", person.conflict, [&](auto& conflict) { text("detail", conflict.detail); });
    });
    in("absence", plan.absence, [&](auto& absence) { text("note", absence.note); });
    each("restrictions", plan.restrictions,
         [&](auto& restriction) { text("description", restriction.description); });
    of_work(plan);
    texts("relatedDocuments", plan.related_documents);
    texts("arrangements", plan.arrangements);
    each("reports", plan.reports, [&](auto& report) { of_report(report); });
    each("versions", plan.versions, [&](auto& version) { text("summary", version.summary); });
    in("summary", plan.summary, [&](auto& summary) {
      text("text", summary.text);
      each("recommendations", summary.recommendations, [&](auto& recommendation) {
        text("text", recommendation.text);
        text("owner", recommendation.owner);
      });
    });
    each("contacts", plan.contacts, [&](auto& contact) { text("label", contact.label); });
  }

 private:
  template <class P>
  void of_work(P& plan) {
    each("objectives", plan.objectives, [&](auto& objective) {
      text("statement", objective.statement);
      texts("measures", objective.measures);
      in("waived", objective.waived, [&](auto& waiver) { text("reason", waiver.reason); });
    });
    each("activities", plan.activities, [&](auto& activity) {
      text("title", activity.title);
      text("unit", activity.unit);
      text("note", activity.note);
    });
    each("scopes", plan.scopes, [&](auto& scope) {
      text("name", scope.name);
      each("phases", scope.phases, [&](auto& phase) { text("exitCriteria", phase.exit_criteria); });
      each("changes", scope.changes, [&](auto& change) { text("reason", change.reason); });
    });
    each("resources", plan.resources, [&](auto& resource) {
      text("text", resource.text);
      text("payer", resource.payer);
    });
  }

  template <class R>
  void of_report(R& report) {
    text("attendanceNote", report.attendance_note);
    each("objectives", report.objectives, [&](auto& row) {
      each("evidence", row.evidence, [&](auto& evidence) { text("note", evidence.note); });
      text("concerns", row.concerns);
      text("actions", row.actions);
    });
    each("scopes", report.scopes, [&](auto& row) { text("reason", row.reason); });
    each("safetyEvents", report.safety_events, [&](auto& event) {
      text("summary", event.summary);
      text("actionTaken", event.action_taken);
    });
    text("practitionerComment", report.practitioner_comment);
    text("supervisorComment", report.supervisor_comment);
    texts("adjustments", report.adjustments);
    each("signatures", report.signatures, [&](auto& signature) { text("comment", signature.comment); });
  }

  /// Goes down to what `step` appends to the pointer, for as long as `go` takes.
  template <class Go>
  void below(std::string_view member, Go go) {
    const std::size_t length = pointer_.size();
    append_member(pointer_, member);
    go();
    pointer_.resize(length);
  }

  template <class Object, class Go>
  void in(std::string_view member, Object& object, Go go) {
    below(member, [&] { go(object); });
  }
  template <class Object, class Go>
  void in(std::string_view member, std::optional<Object>& object, Go go) {
    if (object) below(member, [&] { go(*object); });
  }
  template <class Object, class Go>
  void in(std::string_view member, const std::optional<Object>& object, Go go) {
    if (object) below(member, [&] { go(*object); });
  }

  template <class List, class Go>
  void each(std::string_view member, List& list, Go go) {
    below(member, [&] {
      const std::size_t length = pointer_.size();
      for (std::size_t i = 0; i < list.size(); ++i) {
        append_index(pointer_, i);
        go(list[i]);
        pointer_.resize(length);
      }
    });
  }

  template <class Text>
  void text(std::string_view member, Text& text) {
    in(member, text, [&](auto& own) { visit_(std::as_const(pointer_), own); });
  }
  template <class List>
  void texts(std::string_view member, List& list) {
    each(member, list, [&](auto& own) { visit_(std::as_const(pointer_), own); });
  }

  Visit& visit_;
  std::string pointer_;
};

/// Calls visit(pointer, text) for each translatable text of a plan, in the order of the plan format.
template <class P, class Visit>
void for_each_own_text(P& plan, Visit visit) {
  OwnTexts<Visit>(visit).of_plan(plan);
}

}  // namespace planpress::plan
