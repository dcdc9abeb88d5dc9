#include "tests/render/press.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <variant>

#include "renderer/markup/read.hpp"
#include "renderer/typeset/compose.hpp"
#include "renderer/typeset/paginate.hpp"
#include "service/plan/check.hpp"
#include "service/views/views.hpp"

namespace planpress::test {
namespace {

const std::filesystem::path share = PLANPRESS_BUILD_DIR "/share/planpress";

constexpr plan::Edition edition_of(const Choice& choice) {
  return choice.large_print ? plan::Edition::large_print : plan::Edition::standard;
}

}  // namespace

std::string name_of(const Choice& choice) {
  const std::string person = choice.person ? " " + *choice.person : "";
  const std::string review = choice.review ? " " + std::to_string(*choice.review) : "";
  return choice.kind + person + review + ", " + choice.language + (choice.large_print ? ", large print" : "");
}

Press::Press()
    : fonts_(share / "fonts"),
      shaper_(fonts_),
      standard_(typeset::read_theme(share / "layouts" / "theme.json")),
      large_(typeset::read_theme(share / "layouts" / "theme.large-print.json")),
      words_(share / "layouts") {
  for (const views::View& view : views::views_of_a_plan()) {
    const std::string kind(view.name);  // each view's first layout has its name
    layouts_.emplace(
        kind, markup::Layout(share / "layouts" / kind, share / "layouts", view.shape(), words_.languages()));
  }
}

Press& Press::instance() {
  static Press press;
  return press;
}

nlohmann::json Press::view(const plan::Plan& plan, const Choice& choice, const Json* posted) const {
  const auto views = views::views_of_a_plan();
  const auto view = std::ranges::find(views, choice.kind, &views::View::name);
  views::ViewOptions options{choice.language, edition_of(choice)};
  options.person = choice.person;
  options.review = choice.review;
  options.posted = posted;
  return views::make_view(view->table, plan, words_, options);
}

std::string Press::markup(const std::string& kind, const nlohmann::json& view, std::string language) const {
  return layouts_.at(kind).fill(view, language);
}

document::Document Press::document(const nlohmann::json& view, const Choice& choice) const {
  return markup::read(markup(choice.kind, view, choice.language), choice.kind + "/template.xhtml");
}

Sheets Press::set(const plan::Plan& plan, const Choice& choice, const Json* posted) {
  Sheets sheets;
  sheets.view = view(plan, choice, posted);
  sheets.document = document(sheets.view, choice);
  const typeset::Theme& set_in = theme(choice.large_print);
  sheets.structure = document::structure_of(sheets.document);
  typeset::Flow flow = typeset::compose(sheets.document, sheets.structure, set_in, shaper_);
  sheets.pages = typeset::paginate(std::move(flow), sheets.document, sheets.structure, set_in, shaper_);
  return sheets;
}

std::vector<Choice> editions_of(const plan::Plan& plan, const Choice& choice) {
  if (choice.language != "both") return {choice};
  std::vector<Choice> editions{choice, choice};
  const bool welsh_first = plan.organisation.jurisdiction == plan::Jurisdiction::wales;
  editions[welsh_first ? 0 : 1].language = "cy";
  editions[welsh_first ? 1 : 0].language = "en";
  return editions;
}

const documents::Library& documents_of_the_build() {
  static const documents::Library instance(share);
  return instance;
}

std::string made(const Json& json, const Choice& choice, Format format) {
  documents::DocumentOptions choices;
  choices.format = format;
  choices.edition = choice.large_print ? Edition::large_print : Edition::standard;
  choices.language = choice.language;
  choices.person = choice.person;
  choices.review = choice.review;
  documents::Result outcome = documents::make(documents_of_the_build(), choice.kind, json.dump(), choices);
  for (const messages::Diagnostic& finding : outcome.findings) {
    if (finding.severity == plan::Severity::error) FAIL_CHECK(finding.pointer << " " << finding.code);
  }
  return std::move(outcome.bytes);
}

Json example(const std::string& name) {
  const std::string bytes = read_file(PLANPRESS_SOURCE_DIR "/tests/plan/data/" + name + ".json");
  return std::get<Json>(read_json(bytes));
}

plan::Plan sound_plan(const Json& json) {
  plan::CheckResult result = plan::check(json);
  if (result.valid() && result.plan) return std::move(*result.plan);
  std::string errors;
  for (const plan::Finding& finding : result.findings) {
    if (finding.severity == plan::Severity::error) errors += finding.pointer + " " + finding.code + "\n";
  }
  throw std::runtime_error("not a sound plan:\n" + errors);
}

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error(path + ": cannot be read");
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_file(const std::string& path, const std::string& bytes) {
  std::ofstream out(path, std::ios::binary);
  out << bytes;
  if (!out.flush()) throw std::runtime_error(path + ": cannot be written");
}

}  // namespace planpress::test
