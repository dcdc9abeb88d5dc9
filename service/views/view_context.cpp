#include "service/views/view_context.hpp"

#include <fmt/format.h>

#include "service/views/passages.hpp"

namespace planpress::views {

ViewOptions options_of(const Plan& plan) {
  return {std::string(to_string(plan.language)),
          plan.presentation ? plan.presentation->edition : Edition::standard};
}

namespace {

// Near its start a document says once that texts in it are in the other language alone.
nlohmann::json view_in(MakeView make, const Plan& plan, const Catalogues& words, const ViewOptions& options) {
  const bool own = written_in(plan) == options.language;
  nlohmann::json view =
      own ? make(plan, words, options) : make(in_language(plan, options.language), words, options);
  if (!own && say_languages(view)) view["other_language"] = words.in(options.language).say("other-language");
  return view;
}

}  // namespace

nlohmann::json make_blank_view(MakeBlankView make, const Catalogues& words, ViewOptions options,
                               const Room& room) {
  if (options.language != "both") return make(words, options, room);
  nlohmann::json both;
  for (const char* language : {"en", "cy"}) {
    options.language = language;
    both[language] = make(words, options, room);
  }
  return both;
}

nlohmann::json make_view(MakeView make, const Plan& plan, const Catalogues& words, ViewOptions options) {
  if (options.language != "both") return view_in(make, plan, words, options);
  nlohmann::json views = nlohmann::json::object();
  for (const char* language : {"en", "cy"}) {
    options.language = language;
    views[language] = view_in(make, plan, words, options);
  }
  if (editions_of("both", plan).front() == "cy") views["first"] = "cy";
  return views;
}

std::vector<std::string> editions_of(const std::string& language, const Plan& plan) {
  if (language != "both") return {language};
  if (plan.organisation.jurisdiction == Jurisdiction::wales) return {"cy", "en"};
  return {"en", "cy"};
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

std::string ViewContext::week(Week week) const {
  return words_.say("week", {{"number", fmt::format("{}", week.number)}});
}

std::string ViewContext::role(Role role) const {
  const std::string& word = words_.word(role);
  return role == Role::clinical_supervisor ? labelled("clinicalSupervisor", word) : word;
}

std::string ViewContext::signature_role(SignatureRole role) const {
  const std::string& word = words_.word(role);
  return role == SignatureRole::clinical_supervisor ? labelled("clinicalSupervisor", word) : word;
}

std::string ViewContext::grade() const {
  const Practitioner& p = plan_.practitioner;
  constexpr std::string_view variable = "{profession}";
  std::string grade = words_.word(p.grade);
  const std::size_t at = grade.find(variable);
  if (at != std::string::npos) grade.replace(at, variable.size(), lower_first(words_.word(p.profession)));
  return upper_first(grade);
}

std::string ViewContext::practitioner_post() const {
  return words_.say("practitioner-post", {{"grade", grade()}, {"specialty", plan_.practitioner.specialty}});
}

std::optional<std::string> ViewContext::supplied_welsh(std::string_view label) const {
  if (!plan_.labels) return std::nullopt;
  const auto found = plan_.labels->cy.find(std::string(label));
  return found == plan_.labels->cy.end() ? std::nullopt : std::optional(found->second);
}

std::string ViewContext::labelled(std::string_view label, const std::string& ours) const {
  if (options_.language != "cy") return ours;
  return supplied_welsh(label).value_or(ours);
}

std::string ViewContext::kind() const { return labelled("actionPlan", words_.say("action-plan")); }

Json headed(Json rows) { return rows.empty() ? Json(nullptr) : Json{{"rows", std::move(rows)}}; }

std::string or_empty(const std::optional<std::string>& text) { return text.value_or(""); }

std::string as_paragraph(const std::vector<std::string>& sentences) {
  return fmt::format("{}", fmt::join(sentences, " "));
}

std::string decimal(double value) { return fmt::format("{}", value); }

std::string number(int value) { return fmt::format("{}", value); }

std::string number_of(std::size_t things) { return fmt::format("{}", things); }

}  // namespace planpress::views
