// Several documents of one plan as one file.
#include <doctest/doctest.h>

#include <map>
#include <string>
#include <vector>

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFOutlineDocumentHelper.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

#include "tests/render/command.hpp"
#include "tests/render/press.hpp"
#include "tests/support/own_share.hpp"

namespace planpress::test {
namespace {

using documents::Library;
using documents::Part;
using documents::Result;
using documents::Status;

// Three kinds over one view, so that these tests stand whatever kinds there are; one is about a review.
const Library& three_kinds() {
  static const OwnShare share;
  static const Library library = [] {
    share.add_kind_like("action-plan", "short-plan", "Short plan");
    share.change("short-plan/template.xhtml", "watermark=\"{{watermark}}\"", "watermark=\"COPY\"");
    share.add_kind_like("action-plan", "about-review", "About a review");
    share.change("about-review/labels.cy.json", "\"About a review\"", "\"Am adolygiad\"");
    share.write("about-review/layout.json", R"({"view": "action-plan", "options": {"review": "required"}})");
    return Library(share.folder());
  }();
  return library;
}

Result bundled(const std::vector<Part>& parts, const std::string& plan = "surgeon",
               const documents::DocumentOptions& choices = {}) {
  return documents::make_bundle(three_kinds(), parts, example(plan).dump(), choices);
}

const std::vector<Part> two{{"action-plan", {}, {}}, {"short-plan", {}, {}}};

QPDF& opened(QPDF& qpdf, const std::string& pdf) {
  qpdf.processMemoryFile("bundle", pdf.data(), pdf.size());
  return qpdf;
}

// Without spaces: the letters of a turned word stand on lines of their own.
std::string text_of_page(const std::string& file, std::size_t page) {
  const std::string number = std::to_string(page);
  std::string text = run({"pdftotext", "-raw", "-f", number, "-l", number, file, "-"}).output;
  std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
  return text;
}

TEST_CASE("the same plan gives the same bundle") {
  for (const Format format : {Format::pdf, Format::html}) {
    documents::DocumentOptions choices;
    choices.format = format;
    const Result first = bundled(two, "surgeon", choices);
    REQUIRE(first.status == Status::accepted);
    CHECK(first.bytes == bundled(two, "surgeon", choices).bytes);
  }
}

TEST_CASE("page numbers go on over the whole, and each part keeps its watermark") {
  const std::string pdf = bundled(two).bytes;
  QPDF qpdf;
  const std::size_t count = QPDFPageDocumentHelper(opened(qpdf, pdf)).getAllPages().size();
  const std::string file = kept_file("bundle.pdf", pdf);
  for (std::size_t page = 1; page <= count; ++page) {
    const std::string text = text_of_page(file, page);
    INFO(page);
    CHECK(text.find("Page" + std::to_string(page) + "of" + std::to_string(count)) != std::string::npos);
    CHECK((text.find("COPY") != std::string::npos) == (page > count / 2));
  }
}

TEST_CASE("there is one bookmark at the top for each document, where it begins") {
  const std::string pdf = bundled(two).bytes;
  QPDF qpdf;
  opened(qpdf, pdf);
  const auto pages = QPDFPageDocumentHelper(qpdf).getAllPages();
  QPDFOutlineDocumentHelper outline(qpdf);
  auto tops = outline.getTopLevelOutlines();
  REQUIRE(tops.size() == 2);
  for (std::size_t i = 0; i < tops.size(); ++i) {
    CHECK(tops[i].getTitle() == "Action plan: Mr Gideon Marchetti-Rowe");
    CHECK(tops[i].getKids().size() > 5);
    CHECK(tops[i].getDestPage().getObjGen() == pages[i * pages.size() / 2].getObjectHandle().getObjGen());
  }
}

TEST_CASE("links of the second document lead into the second document") {
  const std::string pdf = bundled(two).bytes;
  QPDF qpdf;
  opened(qpdf, pdf);
  std::map<QPDFObjGen, std::size_t> place;
  auto pages = QPDFPageDocumentHelper(qpdf).getAllPages();
  for (std::size_t i = 0; i < pages.size(); ++i) place[pages[i].getObjectHandle().getObjGen()] = i;
  std::size_t links = 0;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    QPDFObjectHandle page = pages[i].getObjectHandle();
    if (!page.hasKey("/Annots")) continue;
    for (QPDFObjectHandle annotation : page.getKey("/Annots").getArrayAsVector()) {
      if (!annotation.hasKey("/Dest")) continue;
      ++links;
      const std::size_t to = place.at(annotation.getKey("/Dest").getArrayItem(0).getObjGen());
      CHECK((to >= pages.size() / 2) == (i >= pages.size() / 2));
    }
  }
  CHECK(links > 10);
}

TEST_CASE("the data of every document is attached under a name of its own") {
  const std::vector<Part> parts{
      {"action-plan", {}, {}}, {"about-review", 2, {}}, {"about-review", 1, {}}, {"short-plan", {}, {}}};
  const std::string pdf = bundled(parts).bytes;
  QPDF qpdf;
  QPDFEmbeddedFileDocumentHelper files(opened(qpdf, pdf));
  std::vector<std::string> names;
  for (const auto& [name, file] : files.getEmbeddedFiles()) {
    names.push_back(name);
    const auto bytes = QPDFObjectHandle(file->getEmbeddedFileStream()).getStreamData();
    const std::string text(reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize());
    CHECK(nlohmann::json::parse(text) == Press::instance().view(sound_plan(example("surgeon")), {}));
  }
  CHECK(names == std::vector<std::string>{"about-review-review-1.json", "about-review-review-2.json",
                                          "action-plan.json", "short-plan.json"});
}

TEST_CASE("the structure has a Part for each document") {
  const std::string pdf = bundled(two).bytes;
  QPDF qpdf;
  QPDFObjectHandle document = opened(qpdf, pdf).getRoot().getKey("/StructTreeRoot").getKey("/K");
  CHECK(document.getKey("/S").getName() == "/Document");
  const auto parts = document.getKey("/K").getArrayAsVector();
  CHECK(parts.size() == 2);
  for (QPDFObjectHandle part : parts) CHECK(part.getKey("/S").getName() == "/Part");
}

TEST_CASE("the title names every kind once, in the language of the bundle") {
  documents::DocumentOptions welsh, both;
  welsh.language = "cy";
  both.language = "both";
  const auto title = [](const Result& outcome) {
    QPDF qpdf;
    return opened(qpdf, outcome.bytes).getTrailer().getKey("/Info").getKey("/Title").getUTF8Value();
  };
  const std::vector<Part> parts{{"short-plan", {}, {}}, {"about-review", 1, {}}, {"about-review", 2, {}}};
  CHECK(title(bundled(parts)) == "Short plan and about a review: Mr Gideon Marchetti-Rowe");
  CHECK(title(bundled(parts, "surgeon", welsh)) == "Short plan ac am adolygiad: Mr Gideon Marchetti-Rowe");
  CHECK(title(bundled(parts, "surgeon", both)) ==
        "Short plan and about a review: Mr Gideon Marchetti-Rowe / "
        "Short plan ac am adolygiad: Mr Gideon Marchetti-Rowe");
}

TEST_CASE("nothing named: every kind, one about a review for each report") {
  const std::size_t reports = example("surgeon")["reports"].size();
  REQUIRE(reports > 0);
  const std::string pdf = bundled({}).bytes;
  QPDF qpdf;
  QPDFEmbeddedFileDocumentHelper files(opened(qpdf, pdf));
  std::size_t about_reviews = 0, own = 0;
  for (const auto& [name, file] : files.getEmbeddedFiles()) {
    about_reviews += name.starts_with("about-review-review-");
    own += name == "action-plan.json" || name == "short-plan.json";
  }
  CHECK(about_reviews == reports);
  CHECK(own == 2);
}

TEST_CASE("where every kind is about a review, a plan without reports gives no bundle and says why") {
  const OwnShare share;
  for (const std::string& kind : documents_of_the_build().kinds_to_check())
    if (kind != "action-plan") std::filesystem::remove_all(share.layouts() / kind);
  share.write("action-plan/layout.json", R"({"view": "action-plan", "options": {"review": "required"}})");
  const Library library(share.folder());
  REQUIRE(example("surgeon-draft").value("reports", Json::array()).empty());
  const Result outcome = documents::make_bundle(library, {}, example("surgeon-draft").dump(), {});
  CHECK(outcome.status == Status::refused);
  REQUIRE(outcome.findings.size() == 1);
  CHECK(outcome.findings[0].pointer == "/reports");
}

TEST_CASE("a plan with errors gives no bundle and each error once") {
  Json plan = example("surgeon");
  plan["status"] = "finished";
  const Result outcome = documents::make_bundle(three_kinds(), two, plan.dump(), {});
  CHECK(outcome.status == Status::refused);
  CHECK(outcome.bytes.empty());
  std::size_t found = 0;
  for (const messages::Diagnostic& finding : outcome.findings) found += finding.pointer == "/status";
  CHECK(found == 1);
}

TEST_CASE("what only one kind asks for is said with its name, beside what is wrong anyway") {
  const Library& library = documents_of_the_build();
  Json plan = example("surgeon-draft");
  plan["objectives"][0]["targetDate"] = "2030-01-01";
  const Result outcome = documents::make_bundle(
      library, {{"action-plan", {}, {}}, {"signed-off-summary", {}, {}}}, plan.dump(), {});
  CHECK(outcome.status == Status::refused);
  bool plain = false, named = false;
  for (const messages::Diagnostic& finding : outcome.findings) {
    plain |=
        finding.code == "target-outside-timeframe" && !finding.detail.starts_with("signed-off-summary: ");
    named |= finding.code == "status-not-terminal" && finding.detail.starts_with("signed-off-summary: ");
  }
  CHECK(plain);
  CHECK(named);
}

}  // namespace
}  // namespace planpress::test
