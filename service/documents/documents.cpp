#include "service/documents/documents.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>
#include <stdexcept>
#include <utility>

#include "renderer/text/author_error.hpp"
#include "service/documents/making.hpp"
#include "service/plan/limits.hpp"

namespace planpress::documents {
namespace {

using nlohmann::json;

std::map<std::string, json> view_shapes() {
  std::map<std::string, json> shapes;
  for (const views::View& view : views::views_of_a_plan()) shapes.emplace(view.name, view.shape());
  return shapes;
}

// The kinds of the domain, whether or not there is a layout for them.
constexpr std::array<std::string_view, 6> kinds_of_the_domain{
    "action-plan",     "implementation-guidance", "insight-report",
    "progress-report", "signed-off-summary",      "supervisor-pack",
};

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

Documents::Documents(const std::filesystem::path& share, Loading loading)
    : catalogues_(share / "layouts"), renderer_(share, view_shapes(), catalogues_.languages(), loading) {
  if (loading == Loading::at_once) catalogues_.load();
  if (!knows(bundle_name)) return;
  throw text::AuthorError({{.file = std::string(bundle_name) + "/layout.json",
                            .line = 0,
                            .message = "no kind of document may be called bundle",
                            .hint = "it is the name for several documents as one; rename the folder"}});
}

std::vector<messages::Diagnostic> Documents::in_words(const std::vector<plan::Finding>& findings,
                                                      const Json& document, const Audience& audience) const {
  if (findings.empty()) return {};
  return formatter(audience.language).diagnostics(findings, document, audience.naming);
}

std::vector<std::string> Documents::languages(bool with_both) const {
  std::vector<std::string> languages = catalogues_.languages();
  if (with_both) languages.emplace_back("both");
  return languages;
}

Kind Documents::kind(std::string_view name) const {
  const json& settings = renderer_.settings(name);
  return {std::string(name), need_of(settings, "review"), need_of(settings, "for"),
          view_of(name).blank != nullptr};
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

const views::View& Documents::view_of(std::string_view kind) const {
  const auto& name = renderer_.settings(kind).at("view").get_ref<const std::string&>();
  const auto views = views::views_of_a_plan();
  const auto found = std::ranges::find(views, name, &views::View::name);
  if (found == views.end()) throw std::logic_error("no view is called " + name);
  return *found;
}

CanPrint Documents::can_print() const {
  return [&fonts = renderer_.fonts()](char32_t character) { return fonts.can_print(character); };
}

Outcome Documents::validate(std::string_view bytes, const Questions& questions,
                            const Audience& audience) const {
  return check(bytes, questions, audience).outcome;
}

Outcome Documents::make(std::string_view kind, std::string_view bytes, const Choices& choices,
                        const Audience& audience) const {
  check_needs(this->kind(kind), choices);
  Checked checked = check(bytes, {kind, false}, audience);
  if (!checked.plan) return std::move(checked.outcome);
  views::ViewOptions options = view_options(*checked.plan, choices);
  options.posted = &checked.json;
  if (auto reasons = refusals(kind, options, audience, checked); !reasons.empty()) {
    checked.outcome.verdict = Verdict::refused;
    std::ranges::move(reasons, std::back_inserter(checked.outcome.findings));
    return std::move(checked.outcome);
  }
  const json filled = views::make_view(view_of(kind).table, *checked.plan, catalogues_, options);
  if (text_of(filled) > plan::most_document_text) return too_long(audience);
  try {
    checked.outcome.bytes =
        renderer_.render(kind, filled, render_options(choices.format, options, *checked.plan));
  } catch (const TooManyPages&) {
    return too_many_pages(audience);
  }
  return std::move(checked.outcome);
}

std::string Documents::make_blank(std::string_view kind, const Choices& choices,
                                  const views::Room& room) const {
  const views::View& view = view_of(kind);
  if (view.blank == nullptr) throw std::invalid_argument("this kind is made of a plan");
  const views::ViewOptions options = view_options(choices);
  const json filled = views::make_blank_view(view, catalogues_, options, room);
  return renderer_.render(kind, filled, render_options(choices.format, options, {}));
}

}  // namespace planpress::documents
