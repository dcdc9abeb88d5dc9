#include "service/documents/documents.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <set>
#include <utility>
#include <variant>

#include "service/plan/check.hpp"
#include "service/plan/json.hpp"
#include "service/plan/views/views.hpp"

namespace planpress::documents {
namespace {

using nlohmann::json;

std::map<std::string, json> view_shapes() {
  std::map<std::string, json> shapes;
  for (const plan::View& view : plan::views_of_a_plan()) shapes.emplace(view.name, view.shape());
  return shapes;
}

const plan::View& view_named(std::string_view name) {
  const auto views = plan::views_of_a_plan();
  const auto found = std::ranges::find(views, name, &plan::View::name);
  if (found == views.end()) throw std::logic_error("no view is called " + std::string(name));
  return *found;
}

// The latest day that it is anywhere in the United Kingdom: an hour ahead is British Summer Time.
plan::Date today() {
  const auto now = std::chrono::system_clock::now() + std::chrono::hours(1);
  const auto days = std::chrono::floor<std::chrono::days>(now).time_since_epoch();
  return plan::Date(plan::Days{days.count()});
}

// The kinds of the domain, whether or not there is a layout for them.
constexpr std::array<std::string_view, 6> kinds_of_the_domain{
    "action-plan",     "implementation-guidance", "insight-report",
    "progress-report", "signed-off-summary",      "supervisor-pack",
};
constexpr std::string_view kind_from_cohort = "insight-report";

std::string_view sentence_on(plan::JsonReason reason) {
  switch (reason) {
    case plan::JsonReason::unexpected:
      return "json-malformed.unexpected";
    case plan::JsonReason::ends_early:
      return "json-malformed.ends-early";
    case plan::JsonReason::empty:
      return "json-malformed.empty";
    case plan::JsonReason::nul:
      return "json-malformed.nul";
    case plan::JsonReason::not_utf8:
      return "json-malformed.not-utf8";
    case plan::JsonReason::repeated_name:
      return "json-malformed.repeated-name";
    case plan::JsonReason::too_many_bytes:
      return "json-too-large.bytes";
    case plan::JsonReason::too_deep:
      return "json-too-large.depth";
    case plan::JsonReason::too_many_values:
      return "json-too-large.values";
    case plan::JsonReason::long_string:
      return "json-too-large.string";
    case plan::JsonReason::long_name:
      return "json-too-large.name";
  }
  return {};
}

plan::Finding unreadable(const plan::JsonFault& fault) {
  const std::string sentence(sentence_on(fault.reason));
  return {"",
          sentence.substr(0, sentence.find('.')),
          plan::Severity::error,
          sentence,
          {{"line", static_cast<int>(fault.line)},
           {"column", static_cast<int>(fault.column)},
           {"offset", static_cast<int>(fault.offset)}},
          ""};
}

// A sound cohort, where a plan is wanted.
plan::Finding not_a_plan() {
  return {"/kind", "schema-unknown-field", plan::Severity::error, "cohort-not-a-plan", {}, ""};
}

constexpr plan::Language to_plan(Language language) {
  switch (language) {
    case Language::english:
      return plan::Language::en;
    case Language::welsh:
      return plan::Language::cy;
    case Language::both:
      return plan::Language::both;
  }
  return plan::Language::en;
}

constexpr Language to_markup(plan::Language language) {
  switch (language) {
    case plan::Language::en:
      return Language::english;
    case plan::Language::cy:
      return Language::welsh;
    case plan::Language::both:
      return Language::both;
  }
  return Language::english;
}

constexpr plan::Edition to_plan(Edition edition) {
  return edition == Edition::large_print ? plan::Edition::large_print : plan::Edition::standard;
}

constexpr Edition to_render(plan::Edition edition) {
  return edition == plan::Edition::large_print ? Edition::large_print : Edition::standard;
}

plan::ViewOptions view_options(const plan::Plan& plan, const Choices& choices) {
  plan::ViewOptions options = plan::options_of(plan);
  if (choices.language) options.language = to_plan(*choices.language);
  if (choices.edition) options.edition = to_plan(*choices.edition);
  options.review = choices.review;
  options.person = choices.person;
  return options;
}

// layout.json: "options": {"review": "required", "for": "optional"}
Need need_of(const json& settings, const char* option) {
  if (!settings.contains("options") || !settings.at("options").contains(option)) return Need::none;
  return settings.at("options").at(option) == "required" ? Need::required : Need::optional;
}

void check_needs(const Kind& kind, const Choices& choices) {
  if (kind.review == Need::required && !choices.review) throw std::invalid_argument("which review");
  if (kind.person == Need::required && !choices.person) throw std::invalid_argument("for whom");
}

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

std::optional<Language> language_named(std::string_view name) {
  const auto language = plan::from_code<plan::Language>(name);
  return language ? std::optional(to_markup(*language)) : std::nullopt;
}

Documents::Documents(const std::filesystem::path& share)
    : renderer_(share, view_shapes()), words_(share / "layouts"), sentences_(share / "layouts", words_) {}

Kind Documents::kind(std::string_view name) const {
  const json& settings = renderer_.layout(name).settings();
  const bool titled = settings.contains("title");
  return {std::string(name), titled ? settings.at("title").at("en").get<std::string>() : std::string(name),
          need_of(settings, "review"), need_of(settings, "for")};
}

std::vector<Kind> Documents::kinds() const {
  std::vector<Kind> kinds;
  for (const std::string& name : renderer_.kinds()) kinds.push_back(kind(name));
  return kinds;
}

bool Documents::knows(std::string_view kind) const {
  return std::ranges::any_of(renderer_.kinds(), [&](const std::string& name) { return name == kind; });
}

std::vector<std::string> Documents::kinds_to_check() const {
  std::set<std::string> names(kinds_of_the_domain.begin(), kinds_of_the_domain.end());
  for (const std::string& name : renderer_.kinds()) names.insert(name);
  return {names.begin(), names.end()};
}

plan::CanPrint Documents::can_print() const {
  return [&fonts = renderer_.fonts()](char32_t character) { return fonts.can_print(character); };
}

struct Documents::Checked {
  Outcome outcome;
  std::optional<plan::Plan> plan;  // where there is a sound one
  plan::Json json;                 // as it was read
};

bool Documents::refused(const plan::View& view, const plan::ViewOptions& options, const Audience& audience,
                        Checked& checked) const {
  plan::Findings findings;
  if (view.refuse != nullptr) view.refuse(*checked.plan, options, findings);
  if (!findings.has_errors()) return false;
  checked.outcome.verdict = Verdict::refused;
  const auto found = std::move(findings).in_document_order(checked.json);
  for (plan::ToldFinding& told : sentences_.in(audience.language).tell(found, checked.json, audience.naming))
    checked.outcome.findings.push_back(std::move(told));
  return true;
}

std::string Documents::view_of(std::string_view kind) const {
  return knows(kind) ? renderer_.layout(kind).settings().at("view").get<std::string>() : std::string(kind);
}

Documents::Checked Documents::check(std::string_view bytes, const Questions& questions,
                                    const Audience& audience) const {
  const plan::Teller& teller = sentences_.in(audience.language);
  std::variant<plan::Json, plan::JsonFault> read = plan::read_json(bytes);
  if (const auto* fault = std::get_if<plan::JsonFault>(&read)) {
    const Verdict verdict = fault->too_large ? Verdict::too_large : Verdict::not_json;
    return {{verdict, teller.tell({unreadable(*fault)}, {}, audience.naming), {}}, std::nullopt, {}};
  }
  auto& document = std::get<plan::Json>(read);
  plan::CheckOptions options{can_print(), today(), std::nullopt, questions.advice};
  if (questions.kind) options.document = view_of(*questions.kind);
  plan::CheckResult result = plan::check(document, options);
  if (result.cohort && questions.kind && *questions.kind != kind_from_cohort) {
    result.status = 422;
    result.findings.push_back(not_a_plan());
  }
  const Verdict verdict = result.status == 400   ? Verdict::not_a_plan
                          : result.status == 422 ? Verdict::refused
                                                 : Verdict::accepted;
  Outcome outcome{verdict, teller.tell(result.findings, document, audience.naming), {}};
  return {std::move(outcome), std::move(result.plan), std::move(document)};
}

Outcome Documents::validate(std::string_view bytes, const Questions& questions,
                            const Audience& audience) const {
  return check(bytes, questions, audience).outcome;
}

Outcome Documents::make(std::string_view kind, std::string_view bytes, const Choices& choices,
                        const Audience& audience) const {
  check_needs(this->kind(kind), choices);
  const plan::View& view = view_named(view_of(kind));
  Checked checked = check(bytes, {kind, false}, audience);
  if (!checked.plan) return std::move(checked.outcome);
  plan::ViewOptions options = view_options(*checked.plan, choices);
  options.posted = &checked.json;
  if (refused(view, options, audience, checked)) return std::move(checked.outcome);
  const json filled = plan::told(view.make, *checked.plan, words_, options);
  checked.outcome.bytes = renderer_.render(
      kind, filled, {choices.format, to_render(options.edition), to_markup(options.language)});
  return std::move(checked.outcome);
}

}  // namespace planpress::documents
