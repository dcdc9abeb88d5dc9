// What is filled in, bars and pictures: what the elements say, and what is refused.
#include <doctest/doctest.h>

#include "tests/markup/support.hpp"

namespace planpress::markup {
namespace {

using namespace document;

Document read_body(const std::string& body) {
  return read("<document title=\"Form\">" + body + "</document>", "letter.xhtml");
}
template <typename Wanted>
Wanted only(const std::string& body) {
  return std::get<Wanted>(read_body(body).blocks.at(0).as_variant());
}
// The sentence of the first fault in the markup.
std::string fault_in(const std::string& body) {
  return faults_of_markup("<document title=\"Form\">\n" + body + "</document>");
}

TEST_CASE("an input carries what it asks, how it is read out and what it holds") {
  const auto text =
      only<Field>(R"(<input type="text" name="a/b-1" label="Name" hint="in full" tooltip="Your name"
      value="Siân" maxlength="80" required="yes"/>)");
  CHECK(text.kind == FieldKind::text);
  CHECK(text.name == "a/b-1");
  CHECK(text.label + "|" + text.hint + "|" + text.tooltip + "|" + text.value ==
        "Name|in full|Your name|Siân");
  CHECK(text.max_length == 80);
  CHECK(text.required);
  CHECK_FALSE(text.bare);
  const auto box =
      only<Field>(R"(<input type="checkbox" name="a" label="L" tooltip="T" checked="yes" class="bare"/>)");
  CHECK(box.kind == FieldKind::checkbox);
  CHECK(box.value == "yes");
  CHECK(box.checked);
  CHECK(box.bare);
  const auto date = only<Field>(
      R"(<input type="date" name="d" label="L" tooltip="T" value="2025-03-06" day="Day" month="Month" year="Year"/>)");
  CHECK(date_field_name(date.name, DatePart::month) == "d/month");
  CHECK(date_field_value(date.value, DatePart::day) == "06");
  CHECK(date_field_value(date.value, DatePart::month) == "03");
  CHECK(date_field_value(date.value, DatePart::year) == "2025");
  CHECK(date_field_value("", DatePart::year).empty());
}

TEST_CASE("a text or a number may be read only, and then is not required") {
  const auto text =
      only<Field>(R"(<input type="text" name="a" label="L" tooltip="T" value="v" readonly="readonly"/>)");
  CHECK(text.read_only);
  CHECK(only<Field>(R"(<input type="number" name="a" label="L" tooltip="T" readonly="yes"/>)").read_only);
  CHECK_FALSE(only<Field>(R"(<input type="text" name="a" label="L" tooltip="T" readonly="no"/>)").read_only);
}

TEST_CASE("a textarea keeps the lines of its value, a select its options") {
  const auto area =
      only<Field>("<textarea name=\"a\" label=\"L\" tooltip=\"T\" lines=\"5\">one\u2028two</textarea>");
  CHECK(area.kind == FieldKind::multi_line);
  CHECK(area.lines == 5);
  CHECK(area.value == "one\ntwo");
  const auto select = only<Field>(R"(<select name="a" label="L" tooltip="T" value="close">
      <option value="direct">Direct</option><option value="close"/></select>)");
  CHECK(select.options.at(0).label == "Direct");
  CHECK(select.options.at(1).label == "close");
  CHECK(select.value == "close");
}

TEST_CASE("fieldsets, writing lines, bars and tags") {
  const auto grid = only<Fieldset>(R"(<fieldset class="grid" columns="2" legend="Rating" hint="Tick one">
      <input type="radio" name="r" value="x" label="X" tooltip="T"/><input type="radio" name="r" value="y" label="Y" tooltip="T"/>
      </fieldset>)");
  CHECK(grid.layout == FieldsetLayout::grid);
  CHECK(grid.columns == 2);
  CHECK(grid.legend + grid.hint == "RatingTick one");
  CHECK(grid.blocks.size() == 2);
  CHECK(only<RuledSpace>("<ruled-space label=\"Notes\" lines=\"4\"/>").lines == 4);
  const auto bar = only<Bar>(R"(<bar class="progress" value="9.5" of="40" alt="9.5 of 40"/>)");
  CHECK(bar.style == BarStyle::progress);
  CHECK(bar.value == 9500);
  CHECK(bar.whole == 40000);
  CHECK(only<Table>("<bar-chart><tbody><tr><td>a</td></tr></tbody></bar-chart>").is_chart);
  CHECK(only<Paragraph>("<p class=\"tag-filled\">Behind</p>").style == ParagraphStyle::tag_filled);
}

TEST_CASE("the fields of a signature panel have names when it gives one") {
  const auto panel = only<SignaturePanel>(R"(<signature-panel signature="S" day="D" month="M" year="Y">
      <signatory role="R" name="N" field="sign/1"><choice value="agreed">I agree</choice></signatory></signature-panel>)");
  CHECK(panel.signatories.at(0).field == "sign/1");
  CHECK(panel.signatories[0].choices.at(0).value == "agreed");
}

TEST_CASE("every control has a name, a label and a tooltip") {
  for (const char* missing : {"name", "label", "tooltip"}) {
    std::string control = "<input type=\"text\"";
    for (const char* attribute : {"name", "label", "tooltip"}) {
      if (std::string(attribute) != missing) control += std::string(" ") + attribute + "=\"x\"";
    }
    CHECK(fault_in(control + "/>") == std::string("letter.xhtml:2: <input> needs ") + missing + "=\"...\"");
  }
}

TEST_CASE("what a control cannot be is refused at its line") {
  const auto says = [](const std::string& body, const std::string& part) {
    const std::string fault = fault_in(body);
    INFO(body << " gives " << fault);
    CHECK(fault.find("letter.xhtml:2: ") == 0);
    CHECK(fault.find(part) != std::string::npos);
  };
  const std::string rest = " name=\"n\" label=\"l\" tooltip=\"t\"";
  says("<input type=\"colour\"" + rest + "/>", "is not known in <input>");
  says("<input type=\"radio\"" + rest + "/>", "<input> needs value=");
  says("<input type=\"text\"" + rest + " checked=\"yes\"/>", "only a checkbox or a radio button");
  says("<input type=\"checkbox\"" + rest + " readonly=\"readonly\"/>", "only a text or a number is");
  says("<input type=\"text\"" + rest + " readonly=\"yes\" required=\"yes\"/>", "cannot be required");
  says("<input type=\"date\"" + rest + "/>", "needs day=");
  says("<input type=\"date\"" + rest + " day=\"D\" month=\"M\" year=\"Y\" value=\"6 May\"/>", "is no date");
  says("<input type=\"text\" name=\"a.b\" label=\"l\" tooltip=\"t\"/>", "is no name of a field");
  says("<select" + rest + " value=\"x\"><option value=\"y\">Y</option></select>", "none of the options");
  says("<input type=\"text\"" + rest + "/><input type=\"text\"" + rest + "/>", "two fields have the name");
  says("<fieldset class=\"axis\"><p>a</p><p>b</p><p>c</p></fieldset>", "holds two blocks");
  says("<bar value=\"1\" of=\"0\"/>", "something to be a share of");
  says("<img src=\"logo\" alt=\"Logo\" width=\"90\"/>", "put logo.png into layouts/images");
  says("<figure><table><tbody><tr><td>a</td></tr></tbody></table></figure>", "<figure> holds one");
}

TEST_CASE("radio buttons of one group share their name, and nothing else shares it with them") {
  const std::string radio = R"(<input type="radio" name="n" value="v" label="l" tooltip="t"/>)";
  CHECK(fault_in(radio + radio) == "");
  CHECK(fault_in(radio + R"(<input type="text" name="n" label="l" tooltip="t"/>)") != "");
}

TEST_CASE("a layout that names a picture which is not there does not start") {
  CHECK(faults_of_body("<img src=\"logo\" alt=\"\" width=\"90\"/>") ==
        "letter/template.xhtml:2: src: \"logo\" is no picture (put logo.png into layouts/images for "
        "src=\"logo\")");
}

}  // namespace
}  // namespace planpress::markup
