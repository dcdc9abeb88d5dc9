// The layout of the action plan with real views in it.
#include <doctest/doctest.h>

#include "renderer/document/document.hpp"
#include "renderer/markup/layout.hpp"
#include "renderer/markup/read.hpp"
#include "tests/views/support.hpp"

using namespace planpress;
using namespace planpress::messages;
using namespace planpress::plan;
using namespace planpress::views;
using namespace planpress::views::test;

namespace {

const markup::Layout& layout() {
  static const markup::Layout loaded(PLANPRESS_SOURCE_DIR "/layouts/action-plan",
                                     PLANPRESS_SOURCE_DIR "/layouts", action_plan_view.shape(), {"en", "cy"});
  return loaded;
}

document::Document filled(const Json& view, std::string language) {
  return markup::read(layout().fill(view, language), "action-plan");
}

std::string text_of(const Plan& plan, std::string language) {
  return document::to_text(filled(view(plan, language), language));
}

bool in_order(const std::string& text, std::initializer_list<const char*> pieces) {
  std::size_t at = 0;
  for (const char* piece : pieces) {
    at = text.find(piece, at);
    if (at == std::string::npos) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("every example becomes a document in every language") {
  for (const char* name : {"surgeon", "surgeon-draft", "pharmacist"})
    for (const std::string language : {"en", "cy"}) {
      CAPTURE(name);
      CHECK_NOTHROW(text_of(example(name), language));
    }
}

TEST_CASE("the document follows the order of an action plan") {
  CHECK(in_order(text_of(example("surgeon"), "en"), {"h1",
                                                     "Action plan",
                                                     "banner ground",
                                                     "Who",
                                                     "Timetable",
                                                     "People",
                                                     "toc 2",
                                                     "Background",
                                                     "Restrictions on practice",
                                                     "Objective 1 of 3",
                                                     "How we will know",
                                                     "Activities and evidence",
                                                     "Objective 3 of 3",
                                                     "Supervision",
                                                     "interval-chart",
                                                     "Tests to pass before the next level",
                                                     "Supervision as a table",
                                                     "Carrying out the plan",
                                                     "Reviews",
                                                     "Resources",
                                                     "If progress stalls",
                                                     "Confidentiality",
                                                     "Contacts",
                                                     "Agreement",
                                                     "Version 2, agreed",
                                                     "Version 1, replaced",
                                                     "What changed in each version"}));
}

TEST_CASE("a draft ends in places to sign") {
  const std::string text = text_of(example("surgeon-draft"), "en");
  CHECK(in_order(text, {"watermark [DRAFT]", "banner frame", "signature-panel",
                        "choice acknowledged I acknowledge this plan"}));
  CHECK(text.find("What changed in each version") == std::string::npos);
}

TEST_CASE("every text of the view stands in the document") {
  const Json told = view(example("pharmacist"));
  const std::string xhtml = layout().fill(told, "en");
  const std::string text = document::to_text(markup::read(xhtml, "action-plan"));
  each_text(told, [&](const std::string& said) {
    CAPTURE(said);
    CHECK(text.find(said) != std::string::npos);
  });
}
