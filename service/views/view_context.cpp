#include "service/views/view_context.hpp"

namespace planpress::views {

ViewOptions options_of(const Plan& plan) {
  return {std::string(to_string(plan.language)),
          plan.presentation ? plan.presentation->edition : Edition::standard};
}

ViewContext::ViewContext(const Plan& plan, const Catalogues& words, const ViewOptions& options)
    : plan_(plan), words_(words.in(options.language)), options_(options) {
  for (const Objective& each : plan.objectives)
    objectives_.emplace(each.id, NumberedObjective{objectives_.size() + 1, {}});
  for (const Activity& activity : plan.activities)
    for (const Id& id : activity.objectives)
      if (const auto found = objectives_.find(id); found != objectives_.end())
        found->second.activities.push_back(&activity);
}

std::string ViewContext::text(Week week) const { return say("week", "number", week.number); }

std::string ViewContext::text(Role role) const {
  const std::string& word = words_.word(role);
  return role == Role::clinical_supervisor ? labelled("clinicalSupervisor", word) : word;
}

std::string ViewContext::text(SignatureRole role) const {
  const std::string& word = words_.word(role);
  return role == SignatureRole::clinical_supervisor ? labelled("clinicalSupervisor", word) : word;
}

std::string ViewContext::practitioner() const {
  const Practitioner& p = plan_.practitioner;
  return p.title ? *p.title + " " + p.name : p.name;
}

std::string ViewContext::person(std::string_view id) const {
  const auto found = find_person(plan_, id);
  if (!found) return std::string(id);
  return found->is_practitioner() ? practitioner() : found->name();
}

std::string ViewContext::scope(std::string_view id) const {
  const Scope* found = find_scope(plan_, id);
  return found ? found->name : std::string(id);
}

std::optional<std::size_t> ViewContext::objective_number(std::string_view id) const {
  const auto found = objectives_.find(id);
  return found == objectives_.end() ? std::nullopt : std::optional(found->second.number);
}

std::string ViewContext::grade() const {
  const Practitioner& p = plan_.practitioner;
  constexpr std::string_view variable = "{profession}";
  std::string grade = words_.word(p.grade);
  const std::size_t at = grade.find(variable);
  if (at != std::string::npos) grade.replace(at, variable.size(), lower(p.profession));
  return upper_first(grade);
}

std::string ViewContext::practitioner_post() const {
  return say("practitioner-post", "grade", grade(), "specialty", plan_.practitioner.specialty);
}

std::string ViewContext::labelled(std::string_view label, const std::string& ours) const {
  if (options_.language != "cy" || !plan_.labels) return ours;
  const auto found = plan_.labels->cy.find(std::string(label));
  return found == plan_.labels->cy.end() ? ours : found->second;
}

std::string as_paragraph(const std::vector<std::string>& sentences) {
  std::string paragraph;
  for (const std::string& sentence : sentences) {
    if (!paragraph.empty() && !sentence.empty()) paragraph += ' ';
    paragraph += sentence;
  }
  return paragraph;
}

std::vector<std::string> names_of(const std::vector<const Person*>& people) {
  std::vector<std::string> names;
  for (const Person* person : people) names.push_back(person->name);
  return names;
}

}  // namespace planpress::views
