#include "service/documents/documents.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>
#include <stdexcept>
#include <utility>

#include "renderer/markup/author_error.hpp"
#include "service/documents/making.hpp"
#include "service/plan/limits.hpp"

namespace planpress::documents {
namespace {

using nlohmann::json;

std::map<std::string, json> view_shapes() {
  std::map<std::string, json> shapes;
  for (const plan::View& view : plan::views_of_a_plan()) shapes.emplace(view.name, view.shape());
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
    : layouts_(share / "layouts"), renderer_(share, view_shapes(), loading), words_(layouts_) {
  if (loading == Loading::at_once) {
    words_.load();
    teller(plan::Language::en);
  }
  if (!knows(bundle_name)) return;
  throw markup::AuthorError({{.file = std::string(bundle_name) + "/layout.json",
                              .line = 0,
                              .message = "no kind of document may be called bundle",
                              .hint = "it is the name for several documents as one; rename the folder"}});
}

const plan::Teller& Documents::teller(plan::Language language) const {
  std::call_once(sentences_loaded_, [this] { sentences_.emplace(layouts_, words_); });
  return sentences_->in(language);
}

std::vector<plan::ToldFinding> Documents::in_words(const std::vector<plan::Finding>& findings,
                                                   const plan::Json& document,
                                                   const Audience& audience) const {
  if (findings.empty()) return {};
  return teller(audience.language).tell(findings, document, audience.naming);
}

Kind Documents::kind(std::string_view name) const {
  const json& settings = renderer_.settings(name);
  const bool titled = settings.contains("title");
  return {std::string(name), titled ? settings.at("title").at("en").get<std::string>() : std::string(name),
          need_of(settings, "review"), need_of(settings, "for"), view_of(name).make_blank != nullptr};
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

const plan::View& Documents::view_of(std::string_view kind) const {
  const auto& name = renderer_.settings(kind).at("view").get_ref<const std::string&>();
  const auto views = plan::views_of_a_plan();
  const auto found = std::ranges::find(views, name, &plan::View::name);
  if (found == views.end()) throw std::logic_error("no view is called " + name);
  return *found;
}

plan::CanPrint Documents::can_print() const {
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
  plan::ViewOptions options = view_options(*checked.plan, choices);
  options.posted = &checked.json;
  if (auto reasons = refusals(kind, options, audience, checked); !reasons.empty()) {
    checked.outcome.verdict = Verdict::refused;
    std::ranges::move(reasons, std::back_inserter(checked.outcome.findings));
    return std::move(checked.outcome);
  }
  const json filled = plan::told(view_of(kind).make, *checked.plan, words_, options);
  if (text_of(filled) > plan::most_document_text) return too_long(audience);
  try {
    checked.outcome.bytes = renderer_.render(kind, filled, render_options(choices.format, options));
  } catch (const TooManyPages&) {
    return too_many_pages(audience);
  }
  return std::move(checked.outcome);
}

std::string Documents::make_blank(std::string_view kind, const Choices& choices,
                                  const plan::Room& room) const {
  const plan::View& view = view_of(kind);
  if (view.make_blank == nullptr) throw std::invalid_argument("this kind is made of a plan");
  const plan::ViewOptions options = view_options(choices);
  const json filled = plan::told_blank(view.make_blank, words_, options, room);
  return renderer_.render(kind, filled, render_options(choices.format, options));
}

}  // namespace planpress::documents
