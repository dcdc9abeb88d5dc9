// Several documents of one plan as one.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "service/documents/making.hpp"
#include "service/documents/report.hpp"
#include "service/plan/limits.hpp"

namespace planpress::documents {
namespace {

Choices choices_of(const Part& part, Choices choices) {
  choices.review = part.review;
  choices.person = part.person;
  return choices;
}

// Adds what is not there yet, with the name of the kind that says it.
void add_new(const std::string& kind, std::vector<messages::Diagnostic> findings, Outcome& outcome) {
  if (count_of(plan::Severity::error, findings) > 0) outcome.verdict = Verdict::refused;
  for (messages::Diagnostic& finding : findings) {
    if (std::ranges::find(outcome.findings, finding) != outcome.findings.end()) continue;
    finding.detail = fmt::format("{}: {}", kind, finding.detail);
    if (!finding.parameter.empty()) finding.parameter = "documents";  // there it was named
    if (std::ranges::find(outcome.findings, finding) == outcome.findings.end())
      outcome.findings.push_back(std::move(finding));
  }
}

// Every kind is about one review, and the plan has no report.
plan::Finding no_report() {
  return {"/reports", "schema-items", plan::Severity::error, "schema-items.too-few", {}, "/reports"};
}

// The kinds of these documents, each once, in their order.
std::vector<std::string> kinds_of(const std::vector<Part>& parts) {
  std::vector<std::string> kinds;
  for (const Part& part : parts)
    if (std::ranges::find(kinds, part.kind) == kinds.end()) kinds.push_back(part.kind);
  return kinds;
}

// The names of the data in the file: kinds and numbers, never a person.
class Names {
 public:
  std::string next(const Part& part) {
    const std::string wanted = part.review ? fmt::format("{}-review-{}", part.kind, *part.review) : part.kind;
    std::string name = wanted;
    for (int n = 2; !taken_.insert(name).second; ++n) name = fmt::format("{}-{}", wanted, n);
    return name;
  }

 private:
  std::set<std::string> taken_;
};

}  // namespace

std::vector<std::string> Documents::views_of(const std::vector<std::string>& kinds) const {
  std::vector<std::string> views;
  for (const std::string& kind : kinds) views.emplace_back(view_of(kind).name);
  return views;
}

// All that is wrong with the plan is among the findings already; here come the reasons of each document.
void Documents::add_reasons(const std::vector<Part>& parts, const std::vector<std::string>& kinds,
                            const Choices& choices, const Audience& audience, Checked& checked) const {
  for (std::size_t i = 0; i < kinds.size() && i < checked.of_views.size() && !parts.empty(); ++i)
    add_new(kinds[i], checked.of_views[i], checked.outcome);
  if (!checked.plan) return;
  for (const Part& part : parts) {
    const views::ViewOptions options = view_options(*checked.plan, choices_of(part, choices));
    add_new(part.kind, refusals(part.kind, options, audience, checked), checked.outcome);
  }
}

std::vector<Part> Documents::every_part(const std::vector<std::string>& kinds, const Checked& checked,
                                        const Choices& choices) const {
  std::vector<Part> parts;
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    const Kind kind = this->kind(kinds[i]);
    if (kind.person == Need::required || count_of(plan::Severity::error, checked.of_views[i]) > 0) continue;
    std::vector<Part> wanted;
    if (kind.review == Need::required) {
      for (const plan::Report& report : checked.plan->reports)
        wanted.push_back({kind.name, report.review, {}});
    } else {
      wanted.push_back({kind.name, {}, {}});
    }
    for (Part& part : wanted) {
      const views::ViewOptions options = view_options(*checked.plan, choices_of(part, choices));
      if (refusals(kind.name, options, {}, checked).empty()) parts.push_back(std::move(part));
    }
  }
  return parts;
}

// "Action plan, progress report and signed-off summary"
std::string Documents::kinds_in_words(const std::vector<Part>& parts, const std::string& language) const {
  std::vector<std::string> titles;
  for (const Part& part : parts) {
    const std::string& title = this->title(part.kind, language);
    const auto is_same = [&](const std::string& other) {
      return messages::lower_first(other) == messages::lower_first(title);
    };
    if (std::ranges::none_of(titles, is_same))
      titles.push_back(titles.empty() ? title : messages::lower_first(title));
  }
  return catalogues_.in(language).list(titles);
}

// "Action plan and progress report: Dr Amara Osei"
std::vector<std::string> Documents::bundle_titles(const std::vector<Part>& parts, const plan::Plan& plan,
                                                  views::ViewOptions options) const {
  std::vector<std::string> titles;
  for (const std::string& language : views::editions_of(options.language, plan)) {
    options.language = language;
    const views::ViewContext context(plan, catalogues_, options);
    titles.push_back(context.words().say(
        "document-title", {{"kind", kinds_in_words(parts, language)}, {"name", context.practitioner()}}));
  }
  return titles;
}

Outcome Documents::bundle(const std::vector<Part>& parts, std::string_view bytes, const Choices& choices,
                          const Audience& audience) const {
  const std::vector<std::string> kinds = parts.empty() ? renderer_.kinds() : kinds_of(parts);
  Checked checked = check(bytes, {bundle_name, false}, audience, views_of(kinds));
  Outcome& outcome = checked.outcome;
  if (!checked.plan && outcome.verdict != Verdict::refused) return std::move(outcome);
  add_reasons(parts, kinds, choices, audience, checked);
  if (outcome.verdict != Verdict::accepted) return std::move(outcome);

  const std::vector<Part> made = parts.empty() ? every_part(kinds, checked, choices) : parts;
  if (made.empty()) {
    outcome.verdict = Verdict::refused;
    std::ranges::move(in_words({no_report()}, checked.json, audience), std::back_inserter(outcome.findings));
    return std::move(outcome);
  }
  const plan::Plan& plan = *checked.plan;
  Names names;
  std::vector<BundlePart> filled;
  std::size_t text = 0;
  for (const Part& part : made) {
    views::ViewOptions options = view_options(plan, choices_of(part, choices));
    options.posted = &checked.json;
    filled.push_back({part.kind, names.next(part),
                      views::make_view(view_of(part.kind).table, plan, catalogues_, options)});
    text += text_of(filled.back().view);
    if (text > plan::most_document_text) return too_long(audience);
  }
  const views::ViewOptions options = view_options(plan, choices);
  try {
    outcome.bytes = renderer_.render_bundle(filled, bundle_titles(made, plan, options),
                                            render_options(choices.format, options, plan));
  } catch (const TooManyPages&) {
    return too_many_pages(audience);
  }
  return std::move(outcome);
}

}  // namespace planpress::documents
