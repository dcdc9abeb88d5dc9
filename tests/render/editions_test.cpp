// A document in both languages: two editions in one file, one after the other.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <set>

#include "tests/render/command.hpp"
#include "tests/render/press.hpp"

namespace planpress::test {
namespace {

const Choice both{.language = "both"};
const Choice form{.language = "both", .kind = "progress-report", .review = 2};

std::vector<std::string> page_texts(const std::string& pdf) {
  const std::string text =
      run({"pdftotext", "-layout", "-enc", "UTF-8", kept_file("editions.pdf", pdf), "-"}).output;
  std::vector<std::string> pages;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\f', at), text.size());
    pages.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return pages;
}

std::vector<QPDFObjectHandle> kids_of(QPDFObjectHandle object) {
  QPDFObjectHandle kids = object.getKey("/Kids");
  return kids.isArray() ? kids.getArrayAsVector() : std::vector<QPDFObjectHandle>{};
}

TEST_CASE("each edition counts its own pages, in its language") {
  const plan::Plan plan = sound_plan(example("surgeon"));
  const auto pages = page_texts(made(example("surgeon"), both));
  std::size_t at = 0;
  for (const Choice& edition : editions_of(plan, both)) {
    const std::size_t count = Press::instance().set(plan, edition).pages.pages.size();
    const bool welsh = edition.language == "cy";
    for (std::size_t i = 1; i <= count; ++i, ++at) {
      const std::string foot = welsh ? "Tudalen " + std::to_string(i) + " o " + std::to_string(count)
                                     : "Page " + std::to_string(i) + " of " + std::to_string(count);
      REQUIRE(at < pages.size());
      CHECK(pages[at].find(foot) != std::string::npos);
    }
  }
  CHECK(at == pages.size());
}

TEST_CASE("a bookmark for each edition stands at the top, and the structure has a Part for each") {
  const std::string pdf = made(example("pharmacist"), both);
  QPDF qpdf;
  qpdf.processMemoryFile("document", pdf.data(), pdf.size());
  QPDFObjectHandle first = qpdf.getRoot().getKey("/Outlines").getKey("/First");
  CHECK(first.getKey("/Title").getUTF8Value().starts_with("Cynllun gweithredu: "));
  CHECK(first.getKey("/Next").getKey("/Title").getUTF8Value().starts_with("Action plan: "));
  CHECK_FALSE(first.getKey("/Next").hasKey("/Next"));
  CHECK(first.hasKey("/First"));
  QPDFObjectHandle document = qpdf.getRoot().getKey("/StructTreeRoot").getKey("/K");
  const auto parts = document.getKey("/K").getArrayAsVector();
  REQUIRE(parts.size() == 2);
  CHECK(qpdf.getRoot().getKey("/Lang").getUTF8Value() == "cy");
  CHECK(QPDFObjectHandle(parts[1]).getKey("/Lang").getUTF8Value() == "en-GB");
  for (QPDFObjectHandle part : parts) CHECK(part.getKey("/S").getName() == "/Part");
}

TEST_CASE("a form in both languages has each field once, with a widget in each edition, but of signatures") {
  const std::string pdf = made(example("pharmacist"), form);
  const std::string english =
      made(example("pharmacist"), {.language = "en", .kind = form.kind, .review = form.review});
  const auto fields_of = [](const std::string& bytes, QPDF& qpdf) {
    qpdf.processMemoryFile("document", bytes.data(), bytes.size());
    std::map<std::string, QPDFObjectHandle> fields;
    for (QPDFObjectHandle field : qpdf.getRoot().getKey("/AcroForm").getKey("/Fields").getArrayAsVector()) {
      const bool is_new = fields.emplace(field.getKey("/T").getUTF8Value(), field).second;
      CHECK(is_new);
    }
    return fields;
  };
  QPDF two, one;
  const auto in_both = fields_of(pdf, two), in_english = fields_of(english, one);
  // A signature field has never more than one widget (ISO 32000-1, 12.7.4.5).
  std::size_t signatures = 0;
  for (auto [name, field] : in_english) signatures += field.getKey("/FT").isNameAndEquals("/Sig") ? 1 : 0;
  CHECK(in_both.size() == in_english.size() + signatures);
  for (auto [name, field] : in_both) {
    CAPTURE(name);
    if (name.ends_with("/signature/2")) continue;
    REQUIRE(in_english.contains(name));
    QPDFObjectHandle alone = in_english.at(name);
    const std::size_t widgets = std::max<std::size_t>(1, kids_of(alone).size());
    if (field.getKey("/FT").isNameAndEquals("/Sig")) {
      CHECK(kids_of(field).empty());
      continue;
    }
    CHECK(kids_of(field).size() == 2 * widgets);
    CHECK(field.getKey("/FT").getName() == alone.getKey("/FT").getName());
    std::set<std::string> tooltips;
    for (QPDFObjectHandle kid : kids_of(field)) {
      CHECK_FALSE(kid.hasKey("/T"));
      tooltips.insert(kid.getKey("/TU").getUTF8Value());
    }
    CHECK(tooltips.size() == 2 * widgets);  // each in its language
  }
}

TEST_CASE("an option of a form in both languages is said in both, since it is one option") {
  const std::string pdf = made(example("pharmacist"), form);
  QPDF qpdf;
  qpdf.processMemoryFile("document", pdf.data(), pdf.size());
  bool found = false;
  for (QPDFObjectHandle field : qpdf.getRoot().getKey("/AcroForm").getKey("/Fields").getArrayAsVector()) {
    if (!field.hasKey("/Opt")) continue;
    for (QPDFObjectHandle option : field.getKey("/Opt").getArrayAsVector())
      found = found || option.getArrayItem(1).getUTF8Value() == "Agos / Close";
  }
  CHECK(found);
}

TEST_CASE("as a web page: an article in each language, linked from the top, no id twice") {
  const std::string html = made(example("surgeon"), both, Format::html);
  CHECK(html.find("<article id=\"part-1\" class=\"part\" lang=\"en-GB\">") != std::string::npos);
  CHECK(html.find("<article id=\"part-2\" class=\"part\" lang=\"cy\">") != std::string::npos);
  CHECK(html.find("<a href=\"#part-2\" lang=\"cy\">Cynllun gweithredu: ") != std::string::npos);
  std::set<std::string> ids;
  for (std::size_t at = html.find(" id=\""); at != std::string::npos; at = html.find(" id=\"", at + 1)) {
    const std::string id = html.substr(at + 5, html.find('"', at + 5) - at - 5);
    CHECK_MESSAGE(ids.insert(id).second, id);
  }
}

TEST_CASE("a bundle in both languages is whole in the one, then whole in the other") {
  documents::DocumentOptions choices;
  choices.language = "both";
  const std::vector<documents::Part> parts{{"action-plan", {}, {}}, {"implementation-guidance", {}, {}}};
  const auto outcome =
      documents::make_bundle(documents_of_the_build(), parts, example("surgeon").dump(), choices);
  QPDF qpdf;
  qpdf.processMemoryFile("document", outcome.bytes.data(), outcome.bytes.size());
  QPDFObjectHandle english = qpdf.getRoot().getKey("/Outlines").getKey("/First");
  QPDFObjectHandle welsh = english.getKey("/Next");
  CHECK(english.getKey("/Title").getUTF8Value().starts_with("Action plan and implementation guidance: "));
  CHECK(welsh.getKey("/Title").getUTF8Value().starts_with("Cynllun gweithredu "));
  CHECK_FALSE(welsh.hasKey("/Next"));
  for (QPDFObjectHandle edition : {english, welsh}) {
    QPDFObjectHandle document = edition.getKey("/First");
    CHECK(document.hasKey("/Next"));
    CHECK_FALSE(document.getKey("/Next").hasKey("/Next"));
  }
}

}  // namespace
}  // namespace planpress::test
