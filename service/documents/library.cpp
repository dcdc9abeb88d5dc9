#include "service/documents/library.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <stdexcept>
#include <utility>

#include "renderer/text/author_error.hpp"

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

}  // namespace

Library::Library(const std::filesystem::path& share, Loading loading)
    : catalogues_(share / "layouts"), renderer_(share, view_shapes(), catalogues_.languages(), loading) {
  if (loading == Loading::at_once) catalogues_.load();
  if (!knows(bundle_name)) return;
  throw text::AuthorError({{.file = std::string(bundle_name) + "/layout.json",
                            .line = 0,
                            .message = "no kind of document may be called bundle",
                            .hint = "it is the name for several documents as one; rename the folder"}});
}

std::vector<messages::Diagnostic> Library::diagnostics(const std::vector<plan::Finding>& findings,
                                                       const Json& document, const Audience& audience) const {
  if (findings.empty()) return {};
  return formatter(audience.language).diagnostics(findings, document, audience.naming);
}

std::vector<std::string> Library::languages(bool with_both) const {
  std::vector<std::string> languages = catalogues_.languages();
  if (with_both) languages.emplace_back("both");
  return languages;
}

Kind Library::kind(std::string_view name) const {
  const json& settings = renderer_.settings(name);
  return {std::string(name), need_of(settings, "review"), need_of(settings, "for"),
          view_of(name).blank != nullptr};
}

std::vector<Kind> Library::kinds() const {
  std::vector<Kind> kinds;
  for (const std::string& name : renderer_.kinds()) kinds.push_back(kind(name));
  return kinds;
}

bool Library::knows(std::string_view kind) const {
  return std::ranges::any_of(renderer_.kinds(), [&](const std::string& name) { return name == kind; });
}

std::vector<std::string> Library::kinds_to_check() const {
  std::set<std::string> names(kinds_of_the_domain.begin(), kinds_of_the_domain.end());
  for (const std::string& name : renderer_.kinds()) names.insert(name);
  return {names.begin(), names.end()};
}

const views::View& Library::view_of(std::string_view kind) const {
  const auto& name = renderer_.settings(kind).at("view").get_ref<const std::string&>();
  const auto views = views::views_of_a_plan();
  const auto found = std::ranges::find(views, name, &views::View::name);
  if (found == views.end()) throw std::logic_error("no view is called " + name);
  return *found;
}

CanPrint Library::can_print() const {
  return [&fonts = renderer_.fonts()](char32_t character) { return fonts.can_print(character); };
}

Result Library::refusal(Status status, std::string_view sentence, const Audience& audience,
                        plan::Arguments arguments) const {
  return {status, diagnostics({plan::finding_of(sentence, plan::Severity::error, std::move(arguments))}, {},
                              audience)};
}

}  // namespace planpress::documents
