#include "tests/render/press.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <variant>

#include "renderer/document/languages.hpp"
#include "renderer/markup/read.hpp"
#include "renderer/typeset/compose.hpp"
#include "renderer/typeset/paginate.hpp"
#include "service/plan/check.hpp"

namespace planpress::test {
namespace {

const std::filesystem::path share = PLANPRESS_BUILD_DIR "/share/planpress";

constexpr Language language_of(plan::Language language) {
  switch (language) {
    case plan::Language::cy:
      return Language::welsh;
    case plan::Language::both:
      return Language::both;
    case plan::Language::en:
      break;
  }
  return Language::english;
}

constexpr plan::Edition edition_of(const Choice& choice) {
  return choice.large_print ? plan::Edition::large_print : plan::Edition::standard;
}

}  // namespace

std::string name_of(const Choice& choice) {
  return std::string(to_string(choice.language)) + (choice.large_print ? ", large print" : "");
}

Press::Press()
    : fonts_(share / "fonts"),
      shaper_(fonts_),
      standard_(typeset::read_theme(share / "layouts" / "theme.json")),
      large_(typeset::read_theme(share / "layouts" / "theme.large-print.json")),
      layout_(share / "layouts" / "action-plan", share / "layouts", plan::action_plan_view_shape()),
      words_(share / "layouts") {}

Press& Press::instance() {
  static Press press;
  return press;
}

nlohmann::json Press::view(const plan::Plan& plan, const Choice& choice) const {
  return plan::told(plan::action_plan_view, plan, words_, {choice.language, edition_of(choice)});
}

std::string Press::markup(const nlohmann::json& view, markup::Language language) const {
  return layout_.fill(view, language);
}

document::Document Press::document(const nlohmann::json& view, plan::Language language) const {
  const auto read = [&](const nlohmann::json& each, markup::Language in) {
    return markup::read(markup(each, in), "action-plan/template.xhtml");
  };
  if (language == plan::Language::both)
    return document::in_both_languages(read(view.at("en"), markup::Language::english),
                                       read(view.at("cy"), markup::Language::welsh));
  return read(view, language == plan::Language::cy ? markup::Language::welsh : markup::Language::english);
}

Sheets Press::set(const plan::Plan& plan, const Choice& choice) {
  Sheets sheets;
  sheets.view = view(plan, choice);
  sheets.document = document(sheets.view, choice.language);
  const typeset::Theme& set_in = theme(choice.large_print);
  typeset::Flow flow = typeset::compose(sheets.document, set_in, shaper_);
  sheets.pages = typeset::paginate(std::move(flow), sheets.document, set_in, shaper_);
  return sheets;
}

const documents::Documents& documents_of_the_build() {
  static const documents::Documents instance(share);
  return instance;
}

std::string made(const plan::Json& json, const Choice& choice, Format format) {
  documents::Choices choices;
  choices.format = format;
  choices.edition = choice.large_print ? Edition::large_print : Edition::standard;
  choices.language = language_of(choice.language);
  documents::Outcome outcome = documents_of_the_build().make("action-plan", json.dump(), choices);
  for (const plan::ToldFinding& finding : outcome.findings) {
    if (finding.severity == plan::Severity::error) FAIL_CHECK(finding.pointer << " " << finding.code);
  }
  return std::move(outcome.bytes);
}

plan::Json example(const std::string& name) {
  const std::string bytes = read_file(PLANPRESS_SOURCE_DIR "/tests/plan/data/" + name + ".json");
  return std::get<plan::Json>(plan::read_json(bytes));
}

plan::Plan sound_plan(const plan::Json& json) {
  plan::CheckResult result = plan::check(json);
  if (result.plan) return std::move(*result.plan);
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
