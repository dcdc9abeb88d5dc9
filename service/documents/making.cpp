#include "service/documents/making.hpp"

#include <utility>
#include <variant>

#include "service/plan/check.hpp"
#include "service/plan/limits.hpp"

namespace planpress::documents {
namespace {

constexpr std::string_view kind_from_cohort = "insight-report";

std::string_view sentence_on(JsonReason reason) {
  switch (reason) {
    case JsonReason::unexpected:
      return "json-malformed.unexpected";
    case JsonReason::raw_control:
      return "json-malformed.raw-control";
    case JsonReason::ends_early:
      return "json-malformed.ends-early";
    case JsonReason::empty:
      return "json-malformed.empty";
    case JsonReason::nul:
      return "json-malformed.nul";
    case JsonReason::not_utf8:
      return "json-malformed.not-utf8";
    case JsonReason::repeated_name:
      return "json-malformed.repeated-name";
    case JsonReason::too_many_bytes:
      return "json-too-large.bytes";
    case JsonReason::too_deep:
      return "json-too-large.depth";
    case JsonReason::too_many_values:
      return "json-too-large.values";
    case JsonReason::long_string:
      return "json-too-large.string";
    case JsonReason::long_name:
      return "json-too-large.name";
  }
  return {};
}

plan::Finding reading_fault(const JsonFault& fault) {
  return plan::finding_of(sentence_on(fault.reason), plan::Severity::error,
                          {{"line", static_cast<int>(fault.line)},
                           {"column", static_cast<int>(fault.column)},
                           {"offset", static_cast<int>(fault.offset)}});
}

// A sound plan, where a cohort is wanted.
plan::Finding not_a_cohort() {
  return {"/kind", "schema-required", plan::Severity::error, "plan-not-a-cohort", {}, ""};
}

// A sound cohort, where a plan is wanted.
plan::Finding not_a_plan() {
  return {"/kind", "schema-unknown-field", plan::Severity::error, "cohort-not-a-plan", {}, ""};
}

constexpr plan::Edition to_plan(Edition edition) {
  return edition == Edition::large_print ? plan::Edition::large_print : plan::Edition::standard;
}

constexpr Edition to_render(plan::Edition edition) {
  return edition == plan::Edition::large_print ? Edition::large_print : Edition::standard;
}

}  // namespace

Outcome Documents::unreadable(const JsonFault& fault, const Audience& audience) const {
  return {fault.too_large ? Verdict::too_large : Verdict::not_json,
          in_words({reading_fault(fault)}, {}, audience),
          {}};
}

Outcome Documents::refused(Verdict verdict, std::string_view sentence, const Audience& audience,
                           plan::Arguments arguments) const {
  plan::Findings findings;
  findings.error("", sentence, std::move(arguments));
  return {verdict, in_words(std::move(findings).in_document_order({}), {}, audience), {}};
}

Outcome Documents::too_long(const Audience& audience) const {
  return refused(Verdict::refused, "document-too-long.text", audience,
                 {{"most", static_cast<int>(plan::most_document_text / 1'000'000)}});
}

Outcome Documents::too_many_pages(const Audience& audience) const {
  return refused(Verdict::refused, "document-too-long.pages", audience,
                 {{"most", static_cast<int>(TooManyPages::most)}});
}

Documents::Checked Documents::check(std::string_view bytes, const Questions& questions,
                                    const Audience& audience, std::vector<std::string> views) const {
  std::variant<Json, JsonFault> read = read_json(bytes);
  if (const auto* fault = std::get_if<JsonFault>(&read)) {
    return {unreadable(*fault, audience), std::nullopt, {}};
  }
  auto& document = std::get<Json>(read);
  plan::CheckOptions options{can_print(), audience.today, std::nullopt, questions.advice, std::move(views)};
  // Several kinds may print one view; a kind without a layout goes by its own name.
  if (questions.kind)
    options.document = knows(*questions.kind) ? view_of(*questions.kind).name : *questions.kind;
  plan::CheckResult result = plan::check(document, options);
  if (result.cohort && questions.kind && *questions.kind != kind_from_cohort) {
    result.status = 422;
    result.findings.push_back(not_a_plan());
  }
  if (result.plan && questions.kind && *questions.kind == kind_from_cohort) {
    result.status = 422;
    result.findings.push_back(not_a_cohort());
  }
  const Verdict verdict = result.status == 400   ? Verdict::not_a_plan
                          : result.status == 422 ? Verdict::refused
                                                 : Verdict::accepted;
  Outcome outcome{verdict, in_words(result.findings, document, audience), {}};
  std::vector<std::vector<messages::Diagnostic>> of_views;
  for (const std::vector<plan::Finding>& findings : result.of_views)
    of_views.push_back(in_words(findings, document, audience));
  return {std::move(outcome), std::move(result.plan), std::move(document), std::move(of_views)};
}

std::vector<messages::Diagnostic> Documents::refusals(std::string_view kind,
                                                      const views::ViewOptions& options,
                                                      const Audience& audience,
                                                      const Checked& checked) const {
  plan::Findings findings;
  const views::View& view = view_of(kind);
  if (view.refuse != nullptr) view.refuse(*checked.plan, options, findings);
  if (!findings.has_errors()) return {};
  return in_words(std::move(findings).in_document_order(checked.json), checked.json, audience);
}

std::size_t text_of(const nlohmann::json& view) {
  if (view.is_string()) return view.get_ref<const std::string&>().size();
  std::size_t bytes = 0;
  for (const nlohmann::json& part : view)
    if (part.is_string() || part.is_structured()) bytes += text_of(part);
  return bytes;
}

views::ViewOptions view_options(const Choices& choices, views::ViewOptions options) {
  if (choices.language) options.language = *choices.language;
  if (choices.edition) options.edition = to_plan(*choices.edition);
  options.review = choices.review;
  options.person = choices.person;
  return options;
}

views::ViewOptions view_options(const plan::Plan& plan, const Choices& choices) {
  return view_options(choices, views::options_of(plan));
}

RenderOptions render_options(Format format, const views::ViewOptions& options, const plan::Plan& plan) {
  return {format, to_render(options.edition), views::editions_of(options.language, plan)};
}

std::optional<Format> format_named(std::string_view name) {
  if (name == "pdf") return Format::pdf;
  if (name == "html") return Format::html;
  return std::nullopt;
}

std::optional<Edition> edition_named(std::string_view name) {
  const auto edition = plan::from_code<plan::Edition>(name);
  return edition ? std::optional(to_render(*edition)) : std::nullopt;
}

}  // namespace planpress::documents
