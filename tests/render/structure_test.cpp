// The structure of a document is made from the Document alone: every edition has the same.
#include <doctest/doctest.h>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <set>

#include "tests/render/press.hpp"

namespace planpress::test {
namespace {

struct Case {
  const char* plan;
  Choice choice;
};
const Case cases[] = {{"surgeon", {}},
                      {"surgeon-draft", {.language = "cy"}},
                      {"surgeon", {.kind = "implementation-guidance"}},
                      {"surgeon", {.kind = "supervisor-pack", .person = "A-P4"}},
                      {"surgeon", {.kind = "progress-report", .review = 2}},
                      {"dentist-unsigned", {.kind = "progress-report", .review = 2}},
                      {"pharmacist", {.language = "cy", .kind = "progress-report", .review = 2}},
                      {"dentist", {.kind = "signed-off-summary"}}};

// As to_text(StructureTree) prints it; every piece of content is owned once.
class TreeInFile {
 public:
  explicit TreeInFile(const std::string& pdf) {
    qpdf_.processMemoryFile("document", pdf.data(), pdf.size());
    print(qpdf_.getRoot().getKey("/StructTreeRoot").getKey("/K"), {}, 0);
  }
  std::string text;

 private:
  void print(QPDFObjectHandle kid, QPDFObjGen page, std::size_t depth) {
    if (kid.isArray()) {
      for (QPDFObjectHandle each : kid.getArrayAsVector()) print(each, page, depth);
      return;
    }
    if (kid.isInteger()) return own(page, kid.getIntValue());
    if (kid.hasKey("/Pg")) page = kid.getKey("/Pg").getObjGen();
    if (kid.hasKey("/MCID")) return own(page, kid.getKey("/MCID").getIntValue());
    if (!kid.hasKey("/S")) return;  // an annotation
    text += std::string(depth * 2, ' ') + kid.getKey("/S").getName().substr(1);
    if (kid.hasKey("/Lang")) text += " " + kid.getKey("/Lang").getUTF8Value();
    if (kid.hasKey("/Alt")) text += " alt \"" + kid.getKey("/Alt").getUTF8Value() + "\"";
    text += '\n';
    if (kid.hasKey("/K")) print(kid.getKey("/K"), page, depth + 1);
  }
  void own(QPDFObjGen page, long long mcid) { CHECK(owned_.emplace(page, mcid).second); }

  QPDF qpdf_;
  std::set<std::pair<QPDFObjGen, long long>> owned_;
};

TEST_CASE("the standard edition, the one in large print and their files have the structure of the Document") {
  for (const auto& [plan, choice] : cases) {
    const Json json = example(plan);
    Choice large = choice;
    large.large_print = true;
    const Sheets sheets = Press::instance().set(sound_plan(json), choice, &json);
    const Sheets large_sheets = Press::instance().set(sound_plan(json), large, &json);
    INFO(std::string(plan) << " " << name_of(choice));
    const std::string structure = to_text(sheets.structure);
    CHECK(to_text(large_sheets.structure) == structure);
    CHECK(TreeInFile(made(json, choice)).text == structure);
    CHECK(TreeInFile(made(json, large)).text == structure);
  }
}

TEST_CASE("the head of a column that large print does not draw is told as the cell's words") {
  const std::string pdf = made(example("surgeon"), {.large_print = true});
  QPDF qpdf;
  qpdf.processMemoryFile("document", pdf.data(), pdf.size());
  std::size_t told = 0;
  for (QPDFObjectHandle object : qpdf.getAllObjects()) {
    if (!object.isDictionary() || !object.hasKey("/S") || !object.getKey("/S").isNameAndEquals("/TH"))
      continue;
    CHECK(object.hasKey("/K") != object.hasKey("/ActualText"));
    if (object.hasKey("/ActualText")) ++told;
  }
  CHECK(told > 0);
}

}  // namespace
}  // namespace planpress::test
