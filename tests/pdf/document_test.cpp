#include <doctest/doctest.h>
#include <fmt/format.h>

#include <thread>

#include "renderer/pdf/metadata.hpp"
#include "tests/pdf/read_back.hpp"
#include "tests/pdf/sample.hpp"

using namespace planpress;
using namespace planpress::literals;
using document::NodeId;
using document::Role;
using test::PagesBuilder;
using test::ReadBack;

namespace {

std::string metadata(ReadBack& file) {
  const auto data = file.catalog().getKey("/Metadata").getRawStreamData();
  return {reinterpret_cast<const char*>(data->getBuffer()), data->getSize()};
}

std::string title(ReadBack& file) { return file.trailer().getKey("/Info").getKey("/Title").getUTF8Value(); }

}  // namespace

TEST_CASE("qpdf finds nothing to complain about") {
  const std::string report = test::run_on(test::everything().write(), "qpdf --check {}");
  CHECK(report.find("No syntax or stream encoding errors") != std::string::npos);
  CHECK(report.find("WARNING") == std::string::npos);
}

TEST_CASE("the same pages give the same bytes, in any thread") {
  const PagesBuilder builder = test::everything();
  const std::string first = builder.write();
  std::vector<std::string> others(4);
  std::vector<std::thread> threads;
  for (std::string& other : others) threads.emplace_back([&] { other = builder.write(); });
  for (std::thread& thread : threads) thread.join();
  for (const std::string& other : others) CHECK(other == first);
}

TEST_CASE("different documents have different identifiers") {
  ReadBack a(PagesBuilder("One").write()), b(PagesBuilder("Two").write());
  const auto id = [](ReadBack& file) {
    return file.trailer().getKey("/ID").getArrayItem(0).getStringValue();
  };
  CHECK(id(a).size() == 16);
  CHECK(id(a) != id(b));
}

TEST_CASE("the catalogue says what a reader needs before the first page") {
  ReadBack file(test::everything().write());
  CHECK(file.catalog().getKey("/Lang").getUTF8Value() == "en-GB");
  CHECK(file.catalog().getKey("/MarkInfo").getKey("/Marked").getBoolValue());
  CHECK(file.catalog().getKey("/ViewerPreferences").getKey("/DisplayDocTitle").getBoolValue());
  CHECK(file.catalog().getKey("/PageMode").getName() == "/UseOutlines");
  CHECK(file.pages()[0].getKey("/Tabs").getName() == "/S");
  CHECK(metadata(file).find("<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"
                            "<pdfuaid:part>1</pdfuaid:part>") != std::string::npos);
}

TEST_CASE("hostile titles come back whole and break nothing") {
  for (const std::string value :
       {"(((", ")>> endobj", "\\", "a\\)", "<script> & ]]>", "Ŵyn 😀 “x”", "line\nbreak"}) {
    const std::string pdf = PagesBuilder(value).write();
    ReadBack file(pdf);
    std::string expected = value;
    for (char& c : expected) c = c == '\n' ? ' ' : c;
    CHECK(title(file) == expected);
    CHECK(test::run_on(pdf, "qpdf --check {}").find("WARNING") == std::string::npos);
  }
}

TEST_CASE("a title without end is cut, alike in both places") {
  std::string long_title;
  for (int i = 0; i < 10000; ++i) long_title += "ŵ";
  ReadBack file(PagesBuilder(long_title).write());
  CHECK(title(file) == long_title.substr(0, 16000));
  CHECK(metadata(file).find('>' + title(file) + '<') != std::string::npos);
}

TEST_CASE("a control character or a stray byte in the title does not spoil the metadata") {
  ReadBack file(PagesBuilder(std::string("a\x01\xFF\xEF\xBF\xBE") + "b").write());
  CHECK(title(file) == "a \uFFFD b");
  CHECK(metadata(file).find(">a \uFFFD b<") != std::string::npos);
}

TEST_CASE("dates are those of the document, never of the clock") {
  CHECK(pdf::pdf_date("2025-01-06") == "D:20250106");
  CHECK(pdf::pdf_date("2025-01-06T10:11:12Z") == "D:20250106101112Z");
  CHECK(pdf::pdf_date("6 January 2025") == "");
  PagesBuilder builder;
  builder.pages().created = "";
  ReadBack file(builder.write());
  CHECK(!file.trailer().getKey("/Info").hasKey("/CreationDate"));
  CHECK(metadata(file).find("CreateDate") == std::string::npos);
}

TEST_CASE("an attached file comes back byte for byte") {
  std::string bytes;
  for (int i = 0; i < 5000; ++i) bytes += static_cast<char>(i * i);
  const pdf::Attachment json{"action-plan.json", "application/json", "The plan’s data", bytes};
  const pdf::Attachment other{"a.txt", "text/plain", "", ""};
  ReadBack file(PagesBuilder().write({json, other}));
  auto names = test::items(file.catalog().getKey("/Names").getKey("/EmbeddedFiles").getKey("/Names"));
  REQUIRE(names.size() == 4);
  CHECK(names[0].getUTF8Value() == "a.txt");
  CHECK(names[2].getUTF8Value() == "action-plan.json");
  auto stream = names[3].getKey("/EF").getKey("/F");
  const auto data = stream.getStreamData();
  CHECK(std::string(reinterpret_cast<const char*>(data->getBuffer()), data->getSize()) == bytes);
  CHECK(stream.getDict().getKey("/Subtype").getName() == "/application/json");
  CHECK(names[3].getKey("/AFRelationship").getName() == "/Source");
  CHECK(file.catalog().getKey("/AF").getArrayItem(0).getObjGen() == names[3].getObjGen());
  CHECK_THROWS_AS(PagesBuilder().write({json, json}), pdf::Error);
}

TEST_CASE("a link says where it goes and belongs to its element") {
  PagesBuilder builder;
  const NodeId link = builder.add(builder.add(0, Role::p), Role::link);
  builder.content(link, "guidance");
  builder.link(link, "https://example.org/(ŵ)", "The guidance");
  builder.content(link, "and objective");
  builder.link(link, "", "", 0);
  builder.new_page();
  builder.pages().destinations = {{1, 300_pt}};
  ReadBack file(builder.write());
  auto annotations = test::items(file.pages()[0].getKey("/Annots"));
  REQUIRE(annotations.size() == 2);
  CHECK(annotations[0].getKey("/Contents").getUTF8Value() == "The guidance");
  CHECK(annotations[0].getKey("/A").getKey("/URI").getStringValue() == "https://example.org/(%C5%B5)");
  CHECK(annotations[1].getKey("/Contents").getUTF8Value() == "2");  // for want of words, the page
  CHECK(annotations[1].getKey("/Dest").getArrayItem(0).getObjGen() == file.pages()[1].getObjGen());
  CHECK(annotations[1].getKey("/Dest").getArrayItem(3).getNumericValue() == doctest::Approx(541.89));
  auto element = file.element({0, 0});
  CHECK(file.kids(element) == "0 OBJR OBJR");
  for (QPDFObjectHandle& annotation : annotations) {
    CHECK(annotation.getKey("/F").getIntValue() == 4);
    const long long key = annotation.getKey("/StructParent").getIntValue();
    CHECK(file.parent_tree().at(key).getObjGen() == element.getObjGen());
  }
}

TEST_CASE("bookmarks stand under the heading before them, even when a level is skipped") {
  PagesBuilder builder;
  builder.pages().destinations = {{0, 80_pt}};
  builder.pages().outline = {
      {1, "Plan", 0, ""}, {3, "Deep", 0, ""}, {2, "Part – ŵ", 0, ""}, {1, "End", 0, ""}};
  ReadBack file(builder.write());
  auto outline = file.catalog().getKey("/Outlines");
  auto plan = outline.getKey("/First");
  CHECK(outline.getKey("/Count").getIntValue() == 4);
  CHECK(plan.getKey("/Count").getIntValue() == 2);
  CHECK(plan.getKey("/First").getKey("/Title").getUTF8Value() == "Deep");
  CHECK(plan.getKey("/Last").getKey("/Title").getUTF8Value() == "Part – ŵ");
  CHECK(plan.getKey("/Last").getKey("/Prev").getObjGen() == plan.getKey("/First").getObjGen());
  CHECK(plan.getKey("/Next").getKey("/Title").getUTF8Value() == "End");
  CHECK(outline.getKey("/Last").getObjGen() == plan.getKey("/Next").getObjGen());
}

TEST_CASE("no text string is longer than PDF/A allows") {
  PagesBuilder builder;
  const NodeId figure = builder.add(0, Role::figure);
  builder.node(figure).alt = fmt::format("{:x>50000}ŵ", "");
  ReadBack file(builder.write());
  CHECK(file.element({0}).getKey("/Alt").getStringValue().size() <= 32767);
  CHECK(file.element({0}).getKey("/Alt").getStringValue().size() > 32000);
}

TEST_CASE("what cannot be a file is refused, not returned") {
  PagesBuilder builder;
  builder.pages().outline = {{1, "Nowhere", 3, ""}};
  CHECK_THROWS_AS(builder.write(), pdf::Error);
  typeset::Pages none;
  CHECK_THROWS_AS(pdf::write(none, test::fonts(), test::intent(), {}), pdf::Error);
  CHECK_THROWS_AS(pdf::OutputIntent("/no/such/profile.icc"), std::runtime_error);
}
