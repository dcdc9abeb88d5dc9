// A plan set on pages with every step kept, so that tests may look at each.
#pragma once
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "renderer/document/document.hpp"
#include "renderer/markup/layout.hpp"
#include "renderer/text/shaping.hpp"
#include "renderer/typeset/pages.hpp"
#include "renderer/typeset/theme.hpp"
#include "service/documents/make.hpp"
#include "service/json/json.hpp"
#include "service/plan/plan.hpp"
#include "service/views/view_context.hpp"

namespace planpress::test {

// What is asked for beside the plan.
struct Choice {
  std::string language = "en";
  bool large_print = false;
  std::string kind = "action-plan";
  std::optional<std::string> person = {};
  std::optional<int> review = {};
};
// Itself; for both languages, each edition in their order.
std::vector<Choice> editions_of(const plan::Plan& plan, const Choice& choice);
std::string name_of(const Choice& choice);  // "supervisor-pack A-P4, cy, large print"

// The steps from a view to pages, which they outlive.
struct Sheets {
  nlohmann::json view;
  document::Document document;
  document::StructureTree structure;
  typeset::Pages pages;
};

class Press {
 public:
  static Press& instance();

  const text::FontLibrary& fonts() const { return fonts_; }
  const typeset::Theme& theme(bool large_print) const { return large_print ? large_ : standard_; }
  // posted: the plan as it came, for documents that tell of the file itself.
  nlohmann::json view(const plan::Plan& plan, const Choice& choice, const Json* posted = nullptr) const;
  std::string markup(const std::string& kind, const nlohmann::json& view, std::string language) const;
  document::Document document(const nlohmann::json& view, const Choice& choice) const;
  Sheets set(const plan::Plan& plan, const Choice& choice, const Json* posted = nullptr);

 private:
  Press();

  text::FontLibrary fonts_;
  text::Shaper shaper_;
  typeset::Theme standard_, large_;
  std::map<std::string, markup::Layout> layouts_;
  messages::Catalogues words_;
};

// The service's own way from bytes to bytes.
const documents::Library& documents_of_the_build();
// The bytes of a document; fails the test where the plan is refused.
std::string made(const Json& json, const Choice& choice, Format format = Format::pdf);

Json example(const std::string& name);    // tests/plan/data/NAME.json
plan::Plan sound_plan(const Json& json);  // throws std::runtime_error that lists its errors

std::string read_file(const std::string& path);
void write_file(const std::string& path, const std::string& bytes);

}  // namespace planpress::test
