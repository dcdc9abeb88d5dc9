// The interactive form as another reader of PDF finds it.
#include <doctest/doctest.h>

#include "tests/pdf/read_back.hpp"
#include "tests/pdf/sample.hpp"

using namespace planpress;
using namespace planpress::literals;
using document::NodeId;
using document::Role;
using test::PagesBuilder;
using test::ReadBack;
using typeset::FieldArea;
using typeset::WidgetKind;

namespace {

FieldArea area(PagesBuilder& builder, WidgetKind kind, const std::string& name,
               const std::string& value = {}) {
  FieldArea out;
  out.rect = {57_pt, 100_pt, 200_pt, 25_pt};
  out.kind = kind;
  out.name = name;
  out.tooltip = "What is asked: " + name;
  out.value = value;
  out.size = 12_pt;
  out.owner = builder.add(0, Role::form);
  if (!value.empty()) out.appearance = {builder.text(value)};
  return out;
}

// A page with one field of every kind, and two radio buttons of one group.
PagesBuilder form() {
  PagesBuilder builder;
  builder.line(Role::h1, "A form");
  auto& fields = builder.pages().pages.back().fields;
  fields.push_back(area(builder, WidgetKind::text, "who", "Siân Llŷr-Gŵyn"));
  fields.push_back(area(builder, WidgetKind::multi_line, "notes"));
  fields.back().max_length = 2000;
  fields.back().required = true;
  fields.push_back(area(builder, WidgetKind::comb, "held/day", "06"));
  fields.back().max_length = 2;
  fields.push_back(area(builder, WidgetKind::check_box, "there/1", "yes"));
  fields.back().checked = true;
  fields.push_back(area(builder, WidgetKind::radio_button, "rating", "behind"));
  fields.push_back(area(builder, WidgetKind::radio_button, "rating", "on-track"));
  fields.back().checked = true;
  fields.push_back(area(builder, WidgetKind::choice, "level", "close"));
  fields.back().options = {{"direct", "Direct"}, {"close", "Close"}};
  fields.push_back(area(builder, WidgetKind::signature, "sign"));
  fields.push_back(area(builder, WidgetKind::text, "form", "progress-report P-1 2 2"));
  fields.back().read_only = true;
  fields.back().color = {66, 85, 99};
  return builder;
}

QPDFObjectHandle field_named(ReadBack& file, const std::string& name) {
  for (QPDFObjectHandle& field : test::items(file.catalog().getKey("/AcroForm").getKey("/Fields"))) {
    if (field.getKey("/T").getUTF8Value() == name) return field;
  }
  FAIL("no field " << name);
  return QPDFObjectHandle::newNull();
}

}  // namespace

TEST_CASE("a document without fields has no form") {
  ReadBack file(test::everything().write());
  CHECK_FALSE(file.catalog().hasKey("/AcroForm"));
}

TEST_CASE(
    "every widget is printed, has words for a screen reader, an appearance, and a Form element that holds "
    "it") {
  ReadBack file(form().write());
  auto parents = file.parent_tree();
  std::size_t widgets = 0;
  for (QPDFObjectHandle& widget : test::items(file.pages().at(0).getKey("/Annots"))) {
    ++widgets;
    CHECK(widget.getKey("/Subtype").getName() == "/Widget");
    CHECK(widget.getKey("/F").getIntValue() == 4);
    CHECK(widget.getKey("/TU").getUTF8Value().find("What is asked: ") == 0);
    CHECK(widget.getKey("/AP").getKey("/N").isInitialized());
    QPDFObjectHandle element = parents.at(widget.getKey("/StructParent").getIntValue());
    CHECK(element.getKey("/S").getName() == "/Form");
    auto reference = test::items(element.getKey("/K")).at(0);
    CHECK(reference.getKey("/Type").getName() == "/OBJR");
    CHECK(reference.getKey("/Obj").getObjGen() == widget.getObjGen());
  }
  CHECK(widgets == 9);
  CHECK(file.pages().at(0).getKey("/Tabs").getName() == "/S");
  CHECK_FALSE(file.catalog().getKey("/AcroForm").hasKey("/NeedAppearances"));
}

TEST_CASE("fields hold their values, limits and options") {
  ReadBack file(form().write());
  CHECK(field_named(file, "who").getKey("/V").getUTF8Value() == "Siân Llŷr-Gŵyn");
  auto notes = field_named(file, "notes");
  CHECK_FALSE(notes.hasKey("/V"));
  CHECK(notes.getKey("/MaxLen").getIntValue() == 2000);
  CHECK(notes.getKey("/Ff").getIntValue() == ((1 << 1) | (1 << 12)));
  CHECK(field_named(file, "held/day").getKey("/Ff").getIntValue() == 1 << 24);
  CHECK(field_named(file, "there/1").getKey("/V").getName() == "/yes");
  auto level = field_named(file, "level");
  CHECK(level.getKey("/V").getUTF8Value() == "close");
  CHECK(test::items(level.getKey("/Opt")).size() == 2);
  CHECK(field_named(file, "sign").getKey("/FT").getName() == "/Sig");
}

TEST_CASE("a field that must be filled in says so, whatever its kind") {
  PagesBuilder builder = form();
  ReadBack before(builder.write());
  for (FieldArea& each : builder.pages().pages.back().fields) each.required = !each.read_only;
  ReadBack after(builder.write());
  const auto flags = [](ReadBack& file, const std::string& name) {
    QPDFObjectHandle set = field_named(file, name).getKey("/Ff");
    return set.isInteger() ? set.getIntValue() : 0;
  };
  for (const char* name : {"who", "held/day", "there/1", "rating", "level", "sign"}) {
    CAPTURE(name);
    CHECK((flags(before, name) & 2) == 0);
    CHECK(flags(after, name) == (flags(before, name) | 2));
  }
}

TEST_CASE("a read-only field says so, and is as quiet when a viewer sets it anew") {
  ReadBack file(form().write());
  auto reference = field_named(file, "form");
  CHECK(reference.getKey("/Ff").getIntValue() == 1);
  CHECK(reference.getKey("/V").getUTF8Value() == "progress-report P-1 2 2");
  CHECK(reference.getKey("/DA").getStringValue().find("0.259 0.333 0.388 rg") != std::string::npos);
}

TEST_CASE("radio buttons of one name are one field, of which one is on") {
  ReadBack file(form().write());
  auto rating = field_named(file, "rating");
  CHECK(rating.getKey("/V").getName() == "/on-track");
  auto kids = test::items(rating.getKey("/Kids"));
  REQUIRE(kids.size() == 2);
  CHECK(kids[0].getKey("/AS").getName() == "/Off");
  CHECK(kids[1].getKey("/AS").getName() == "/on-track");
  for (auto& kid : kids) {
    CHECK(kid.getKey("/Parent").getObjGen() == rating.getObjGen());
    CHECK(kid.getKey("/AP").getKey("/N").hasKey("/Off"));
  }
}

TEST_CASE("what is typed is set in a font that has the letters of Welsh and Polish") {
  ReadBack file(form().write());
  auto resources = file.catalog().getKey("/AcroForm").getKey("/DR").getKey("/Font").getDictAsMap();
  REQUIRE(resources.size() == 1);
  auto font = resources.begin()->second;
  CHECK(field_named(file, "who").getKey("/DA").getStringValue().find(resources.begin()->first) == 0);
  CHECK(resources.begin()->first == "/Wingdings");  // the name under which Chromium takes all letters from it
  std::string names;
  for (auto& part : test::items(font.getKey("/Encoding").getKey("/Differences"))) {
    if (part.isName()) names += part.getName() + " ";
  }
  for (const char* letter : {"/wcircumflex ", "/Ycircumflex ", "/lslash ", "/Zdotaccent ", "/edotbelow "})
    CHECK(names.find(letter) != std::string::npos);
  auto widths = test::items(font.getKey("/Widths"));
  CHECK(widths.size() == 255);
  CHECK(widths.at('m' - 1).getNumericValue() == doctest::Approx(833).epsilon(0.01));
  CHECK(font.getKey("/FontDescriptor").hasKey("/FontFile2"));
}

TEST_CASE("a form that asks for dates alone carries digits, not every letter") {
  PagesBuilder builder;
  builder.line(Role::h1, "To sign");
  auto& fields = builder.pages().pages.back().fields;
  fields.push_back(area(builder, WidgetKind::comb, "date/day"));
  fields.push_back(area(builder, WidgetKind::signature, "sign"));
  ReadBack file(builder.write());
  auto font = file.catalog().getKey("/AcroForm").getKey("/DR").getKey("/Font").getDictAsMap().begin()->second;
  CHECK(font.getKey("/FirstChar").getIntValue() == ' ');
  CHECK(font.getKey("/LastChar").getIntValue() == '9');
  auto widths = test::items(font.getKey("/Widths"));
  REQUIRE(widths.size() == '9' - ' ' + 1);
  CHECK(widths.back().getNumericValue() == doctest::Approx(556).epsilon(0.01));
  const auto program = font.getKey("/FontDescriptor").getKey("/FontFile2").getStreamData();
  CHECK(program->getSize() < 8'000);
}

TEST_CASE("forms are deterministic and sound") {
  const PagesBuilder builder = form();
  CHECK(builder.write() == builder.write());
  const std::string report = test::run_on(builder.write(), "qpdf --check {}");
  CHECK(report.find("WARNING") == std::string::npos);
}
