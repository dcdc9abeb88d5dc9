#include "service/documents/make.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <iterator>
#include <set>
#include <stdexcept>
#include <utility>

#include "service/plan/limits.hpp"

namespace planpress::documents {
namespace {

using nlohmann::json;
using Diagnostics = std::vector<messages::Diagnostic>;

constexpr plan::Edition to_plan(Edition edition) {
  return edition == Edition::large_print ? plan::Edition::large_print : plan::Edition::standard;
}
constexpr Edition to_render(plan::Edition edition) {
  return edition == plan::Edition::large_print ? Edition::large_print : Edition::standard;
}

// standing: what holds where nothing is chosen.
views::ViewOptions view_options(const DocumentOptions& options, views::ViewOptions standing) {
  if (options.language) standing.language = *options.language;
  if (options.edition) standing.edition = to_plan(*options.edition);
  standing.review = options.review;
  standing.person = options.person;
  return standing;
}

views::ViewOptions view_options(const SoundPlan& plan, const DocumentOptions& options) {
  views::ViewOptions view = view_options(options, views::options_of(plan.plan));
  view.posted = &plan.posted;
  return view;
}

views::ViewOptions view_options(const SoundPlan& plan, const DocumentOptions& options, const Part& part) {
  views::ViewOptions view = view_options(plan, options);
  view.review = part.review;
  view.person = part.person;
  return view;
}

// plan: decides which language comes first; a form without a plan has an empty one.
RenderOptions render_options(Format format, const views::ViewOptions& options, const plan::Plan& plan) {
  return {format, to_render(options.edition), views::editions_of(options.language, plan)};
}

// The bytes of all texts of a view.
std::size_t text_of(const json& view) {
  if (view.is_string()) return view.get_ref<const std::string&>().size();
  std::size_t bytes = 0;
  for (const json& part : view)
    if (part.is_string() || part.is_structured()) bytes += text_of(part);
  return bytes;
}

// A document of at most so much text and so many pages, with the warnings of its plan.
Result rendered(const Library& library, const SoundPlan& plan, const Audience& audience, std::size_t text,
                const std::function<std::string()>& render) {
  constexpr std::size_t most = plan::most_document_text;
  if (text > most)
    return library.refusal(Status::refused, "document-too-long.text", audience,
                           {{"most", static_cast<int>(most / 1'000'000)}});
  try {
    return {Status::accepted, plan.findings, render()};
  } catch (const TooManyPages&) {
    return library.refusal(Status::refused, "document-too-long.pages", audience,
                           {{"most", static_cast<int>(TooManyPages::most)}});
  }
}

Result refused(const SoundPlan& plan, Diagnostics reasons) {
  Result result{Status::refused, plan.findings};
  std::ranges::move(reasons, std::back_inserter(result.findings));
  return result;
}

json filled(const Library& library, std::string_view kind, const CheckedPlan& plan,
            const views::ViewOptions& options) {
  return views::make_view(library.view_of(kind).table, plan.plan, library.catalogues(), options);
}

// Several documents of one plan.
class Bundle {
 public:
  Bundle(const Library& library, const DocumentOptions& options, const Audience& audience)
      : library_(library), options_(options), audience_(audience) {}

  Result make(const std::vector<Part>& parts, std::string_view bytes) const {
    const std::vector<std::string> kinds = parts.empty() ? library_.renderer().kinds() : kinds_of(parts);
    Checked checked = check(library_, bytes, {bundle_name, false, views_of(kinds)}, audience_);
    if (std::holds_alternative<Result>(checked)) return result_of(std::move(checked));
    auto* const plan = std::get_if<CheckedPlan>(&checked);
    SoundPlan& sound = plan != nullptr ? *plan : std::get<SoundPlan>(checked);
    if (!parts.empty() && has_reasons(parts, kinds, sound, plan != nullptr))
      return {Status::refused, std::move(sound.findings)};
    if (plan == nullptr) return result_of(std::move(checked));
    const std::vector<Part> made = parts.empty() ? every_part(kinds, *plan) : parts;
    if (made.empty()) return refused(*plan, library_.diagnostics({no_report()}, plan->posted, audience_));
    return render(made, *plan);
  }

 private:
  // The kinds of these documents, each once, in their order.
  static std::vector<std::string> kinds_of(const std::vector<Part>& parts) {
    std::vector<std::string> kinds;
    for (const Part& part : parts)
      if (std::ranges::find(kinds, part.kind) == kinds.end()) kinds.push_back(part.kind);
    return kinds;
  }

  std::vector<std::string> views_of(const std::vector<std::string>& kinds) const {
    std::vector<std::string> views;
    for (const std::string& kind : kinds) views.emplace_back(library_.view_of(kind).name);
    return views;
  }

  // Every kind is about one review, and the plan has no report.
  static plan::Finding no_report() {
    return {"/reports", "schema-items", plan::Severity::error, "schema-items.too-few", {}, "/reports"};
  }

  // Adds what is not there yet, with the name of the kind that says it; whether there are errors among it.
  static bool add_new(const std::string& kind, Diagnostics added, Diagnostics& findings) {
    const bool has_errors = count_of(plan::Severity::error, added) > 0;
    for (messages::Diagnostic& finding : added) {
      if (std::ranges::find(findings, finding) != findings.end()) continue;
      finding.detail = fmt::format("{}: {}", kind, finding.detail);
      if (!finding.parameter.empty()) finding.parameter = "documents";  // there it was named
      if (std::ranges::find(findings, finding) == findings.end()) findings.push_back(std::move(finding));
    }
    return has_errors;
  }

  // All that is wrong with the plan is among its findings already: here come the reasons of each document.
  bool has_reasons(const std::vector<Part>& parts, const std::vector<std::string>& kinds, SoundPlan& plan,
                   bool can_be_made) const {
    bool has_errors = false;
    for (std::size_t i = 0; i < kinds.size() && i < plan.of_views.size(); ++i)
      has_errors |= add_new(kinds[i], plan.of_views[i], plan.findings);
    for (std::size_t i = 0; i < parts.size() && can_be_made; ++i) {
      const views::ViewOptions options = view_options(plan, options_, parts[i]);
      has_errors |=
          add_new(parts[i].kind, refusals(library_, parts[i].kind, options, audience_, plan), plan.findings);
    }
    return has_errors;
  }

  std::vector<Part> every_part(const std::vector<std::string>& kinds, const CheckedPlan& plan) const {
    std::vector<Part> parts;
    for (std::size_t i = 0; i < kinds.size(); ++i) {
      const Kind kind = library_.kind(kinds[i]);
      if (kind.person == Need::required || count_of(plan::Severity::error, plan.of_views[i]) > 0) continue;
      std::vector<Part> wanted;
      if (kind.review == Need::required)
        for (const plan::Report& report : plan.plan.reports) wanted.push_back({kind.name, report.review});
      else
        wanted.push_back({kind.name});
      std::ranges::copy_if(wanted, std::back_inserter(parts), [&](const Part& part) {
        return refusals(library_, kind.name, view_options(plan, options_, part), audience_, plan).empty();
      });
    }
    return parts;
  }

  // "Action plan, progress report and signed-off summary"
  std::string kinds_in_words(const std::vector<Part>& parts, const std::string& language) const {
    std::vector<std::string> titles;
    for (const Part& part : parts) {
      const std::string& title = library_.title(part.kind, language);
      const auto is_same = [&](const std::string& other) {
        return messages::lower_first(other) == messages::lower_first(title);
      };
      if (std::ranges::none_of(titles, is_same))
        titles.push_back(titles.empty() ? title : messages::lower_first(title));
    }
    return library_.catalogues().in(language).list(titles);
  }

  // In each language: "Action plan and progress report: Dr Amara Osei"
  std::vector<std::string> titles(const std::vector<Part>& parts, const CheckedPlan& plan) const {
    std::vector<std::string> titles;
    views::ViewOptions options = view_options(plan, options_);
    for (const std::string& language : views::editions_of(options.language, plan.plan)) {
      options.language = language;
      const views::ViewContext context(plan.plan, library_.catalogues(), options);
      titles.push_back(context.words().say(
          "document-title", {{"kind", kinds_in_words(parts, language)}, {"name", context.practitioner()}}));
    }
    return titles;
  }

  Result render(const std::vector<Part>& parts, const CheckedPlan& plan) const {
    std::set<std::string> names;  // of the data in the file: kinds and numbers, never a person
    std::vector<BundlePart> all;
    std::size_t text = 0;
    for (const Part& part : parts) {
      const std::string wanted =
          part.review ? fmt::format("{}-review-{}", part.kind, *part.review) : part.kind;
      std::string name = wanted;
      for (int n = 2; !names.insert(name).second; ++n) name = fmt::format("{}-{}", wanted, n);
      all.push_back({part.kind, name, filled(library_, part.kind, plan, view_options(plan, options_, part))});
      text += text_of(all.back().view);
      if (text > plan::most_document_text) break;
    }
    return rendered(library_, plan, audience_, text, [&] {
      return library_.renderer().render_bundle(
          all, titles(parts, plan), render_options(options_.format, view_options(plan, options_), plan.plan));
    });
  }

  const Library& library_;
  const DocumentOptions& options_;
  const Audience& audience_;
};

}  // namespace

std::optional<Format> format_named(std::string_view name) {
  if (name == "pdf") return Format::pdf;
  if (name == "html") return Format::html;
  return std::nullopt;
}

std::optional<Edition> edition_named(std::string_view name) {
  const auto edition = plan::from_code<plan::Edition>(name);
  return edition ? std::optional(to_render(*edition)) : std::nullopt;
}

std::vector<messages::Diagnostic> refusals(const Library& library, std::string_view kind,
                                           const views::ViewOptions& options, const Audience& audience,
                                           const SoundPlan& plan) {
  plan::Findings findings;
  const views::View& view = library.view_of(kind);
  if (view.refuse != nullptr) view.refuse(plan.plan, options, findings);
  if (!findings.has_errors()) return {};
  return library.diagnostics(std::move(findings).in_document_order(plan.posted), plan.posted, audience);
}

Result make(const Library& library, std::string_view kind, const CheckedPlan& plan,
            const DocumentOptions& options, const Audience& audience) {
  const Kind needs = library.kind(kind);
  if (needs.review == Need::required && !options.review) throw std::invalid_argument("which review");
  if (needs.person == Need::required && !options.person) throw std::invalid_argument("for whom");
  const views::ViewOptions view = view_options(plan, options);
  if (Diagnostics reasons = refusals(library, kind, view, audience, plan); !reasons.empty())
    return refused(plan, std::move(reasons));
  const json data = filled(library, kind, plan, view);
  return rendered(library, plan, audience, text_of(data), [&] {
    return library.renderer().render(kind, data, render_options(options.format, view, plan.plan));
  });
}

Result make(const Library& library, std::string_view kind, std::string_view plan,
            const DocumentOptions& options, const Audience& audience) {
  Checked checked = check(library, plan, {.kind = kind}, audience);
  const auto* const sound = std::get_if<CheckedPlan>(&checked);
  return sound != nullptr ? make(library, kind, *sound, options, audience) : result_of(std::move(checked));
}

std::string make_blank(const Library& library, std::string_view kind, const DocumentOptions& options,
                       const views::Room& room) {
  const views::View& view = library.view_of(kind);
  if (view.blank == nullptr) throw std::invalid_argument("this kind is made of a plan");
  const views::ViewOptions chosen = view_options(options, {});
  return library.renderer().render(kind, views::make_blank_view(view, library.catalogues(), chosen, room),
                                   render_options(options.format, chosen, {}));
}

Result make_bundle(const Library& library, const std::vector<Part>& parts, std::string_view plan,
                   const DocumentOptions& options, const Audience& audience) {
  return Bundle(library, options, audience).make(parts, plan);
}

}  // namespace planpress::documents
