// What the reader makes of white space, values and what is not of the vocabulary.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/markup/support.hpp"

namespace planpress::markup {
namespace {

std::string faults_in(const std::string& body) {
  return faults_of_markup("<document title=\"Letter\">\n" + body + "</document>");
}
const std::string at2 = "letter.xhtml:2: ";

TEST_CASE("white space collapses as on a web page") {
  CHECK(blocks_of("\n <p>\n  one\t two \n three </p>\n ") == "  p one two three\n");
  CHECK(blocks_of("<p><strong>one</strong> <em>two</em> three</p>") == "  p *one* *two* three\n");
  CHECK(blocks_of("<p><strong>one </strong> two</p>") == "  p *one *two\n");
  CHECK(blocks_of("<p>one<strong> two </strong>three</p>") == "  p one* two *three\n");
  CHECK(blocks_of("<p> one <br/> two <br/><br/> three</p>") == "  p one / two /  / three\n");
  CHECK(blocks_of("<p><tick/> agreed</p>") == "  p (tick)agreed\n");
  CHECK(blocks_of("<p>a\u00A0 \u00A0b</p>") == "  p a\u00A0 \u00A0b\n");
}

TEST_CASE("U+2028 breaks the line, and not at the edges of a block") {
  CHECK(blocks_of("<p>\u2028one \u2028 two\u2028</p>") == "  p one / two\n");
  CHECK(blocks_of("<p><strong>one\u2028two</strong></p>") == "  p *one* / *two*\n");
  CHECK(blocks_of("<banner tone=\"frame\" head=\" one\u2028 two \"/>") == "  banner frame one two\n");
}

TEST_CASE("neighbours of one style are one run") {
  const auto document = read("<document title=\"x\"><p>a <span>b</span> <!-- c -->d</p></document>", "x");
  const auto& paragraph = std::get<document::Paragraph>(document.blocks[0].as_variant());
  REQUIRE(paragraph.content.size() == 1);
  CHECK(std::get<document::TextRun>(paragraph.content[0]).text == "a b d");
}

TEST_CASE("text is composed") { CHECK(blocks_of("<p>Sia\u0302n</p>") == "  p Si\u00E2n\n"); }

TEST_CASE("what a view left empty is not printed; an empty cell stays") {
  CHECK(blocks_of("<p> </p><ul><li></li></ul><h1> </h1><section><p/></section><aside/><dl></dl><table/>") ==
        "");
  CHECK(blocks_of("<table><tbody><tr><td>a</td><td> </td></tr></tbody></table>").find("td") !=
        std::string::npos);
  const auto document =
      read("<document title=\"x\"><table><tbody><tr><td>a</td><td/></tr></tbody></table></document>", "x");
  const auto& table = std::get<document::Table>(document.blocks[0].as_variant());
  CHECK(table.body[0].cells.size() == 2);
  CHECK(table.body[0].cells[1].blocks.empty());
}

TEST_CASE("a view may leave an attribute empty that a template must write") {
  CHECK(faults_in("<signature-panel signature=\"s\" day=\"d\" month=\"m\" year=\"y\"><signatory "
                  "role=\"\"/></signature-panel>") == "");
  CHECK(faults_in("<signature-panel signature=\"s\" day=\"d\" month=\"m\" "
                  "year=\"y\"><signatory/></signature-panel>") == at2 + "<signatory> needs role=\"...\"");
  CHECK(faults_of_body("<banner tone=\"frame\" head=\"\">x</banner>") ==
        "letter/template.xhtml:2: <banner> needs head=\"...\"");
  CHECK(faults_in("<timeline length=\"1\" alt=\" \"/>") == at2 + "<timeline> needs alt=\"...\"");
  CHECK(blocks_of("<p class=\"\">mail <a href=\"\">Ann</a></p>") == "  p mail Ann\n");
}

TEST_CASE("a hostile number of faults is told in part, and soon") {
  std::string strange;
  for (int i = 0; i < 100'000; ++i) strange += "<x/>\n";
  const auto faults = faults_in(strange);
  CHECK(std::count(faults.begin(), faults.end(), '\n') == 199);
}

TEST_CASE("headings do not skip a level") {
  CHECK(faults_in("<h1>a</h1><h2>b</h2><h2>c</h2><h3>d</h3><h4>e</h4><h1>f</h1>") == "");
  CHECK(faults_in("<h2>a</h2>") == at2 + "<h2> follows no heading (heading levels do not skip: use <h1>)");
  CHECK(faults_in("<h1>a</h1><section>\n<h3>b</h3></section>") ==
        "letter.xhtml:3: <h3> follows <h1> (heading levels do not skip: use <h2>)");
}

TEST_CASE("every heading has an id of its own") {
  CHECK(blocks_of("<h1>a</h1><h2 id=\"aims\">b</h2><h2>c</h2>") ==
        "  h1 #h-1 a\n  h2 #aims b\n  h2 #h-3 c\n");
  CHECK(faults_in("<h1 id=\"a\">a</h1><h2 id=\"a\">b</h2>").find(at2 + "two headings have the id") == 0);
  CHECK(faults_in("<h1 id=\"h-2\">a</h1><h2>b</h2>").find(at2 + "two headings have the id") == 0);
  CHECK(faults_in("<h1 id=\"1 a\">a</h1>").find(at2 + "id: the value is no id") == 0);
}

TEST_CASE("links lead somewhere known") {
  CHECK(faults_in("<p><a href=\"https://example.org\">a</a><a href=\"mailto:a@example.org\">b</a>"
                  "<a href=\"tel:+44\">c</a></p>") == "");
  CHECK(faults_in("<h1 id=\"aims\">a</h1><p><a href=\"#aims\">a</a></p>") == "");
  CHECK(faults_in("<p><a href=\"#aims\">a</a></p>").find(at2 + "the link leads to no heading") == 0);
  for (const auto* refused :
       {"http://example.org", "javascript:x()", "/etc", "https://", "HTTPS://a", "https://a b"}) {
    CAPTURE(refused);
    CHECK(faults_in("<p><a href=\"" + std::string(refused) + "\">a</a></p>") ==
          at2 + "href: the value is no link (https://..., mailto:..., tel:... or #id)");
  }
  CHECK(faults_in("<p><a>a</a></p>") == at2 + "<a> needs href=\"...\"");
  CHECK(faults_in("<p><a href=\"tel:1\"><a href=\"tel:2\">a</a></a></p>") ==
        at2 + "a link stands inside a link");
}

TEST_CASE("what is not of the vocabulary is refused with its line") {
  CHECK(faults_in("<p>\n<i>x</i></p>").find("letter.xhtml:3: <i> cannot stand in running text") == 0);
  CHECK(faults_in("<sektion/>") == at2 + "<sektion> cannot stand in <document> (did you mean \"section\"?)");
  CHECK(faults_in("<td>x</td>").find(at2 + "<td> cannot stand in <document>") == 0);
  CHECK(faults_in("<p style=\"x\">x</p>") ==
        at2 + "<p> has no attribute \"style\" (known here: class, lang)");
  CHECK(faults_in("<p class=\"intro\">x</p>") ==
        at2 +
            "class: the value is not known in <p> (known here: lead, secondary, fact, statement, tag, "
            "tag-filled)");
  CHECK(faults_in("<p><span class=\"light bold\">x</span></p>").find(at2 + "class: the value is not known") ==
        0);
  CHECK(faults_in("<p lang=\"english\">x</p>").find(at2 + "lang: the value is no language") == 0);
  CHECK(faults_in("<ul><p>x</p></ul>").find(at2 + "<p> cannot stand in <ul>") == 0);
  CHECK(faults_in("<p><br>x</br></p>") == at2 + "<br> has no content (write <br .../>)");
  CHECK(faults_in("<toc>x</toc>") == at2 + "<toc> has no content (write <toc .../>)");
}

TEST_CASE("text stands in elements that are made for it") {
  CHECK(faults_in("x") ==
        "letter.xhtml:1: text stands in <document>, which holds elements only (put it into <p>)");
  CHECK(faults_in("<strong>x</strong>") == at2 + "<strong> stands outside of a paragraph (put it into <p>)");
  CHECK(faults_in("<aside>x<p>y</p></aside>").find("text stands in <aside>") != std::string::npos);
  CHECK(faults_in("<table>x</table>").find("text stands in <table>") != std::string::npos);
  CHECK(faults_of_markup("<document title=\"x\"/>x").find("something stands behind the root") !=
        std::string::npos);
}

TEST_CASE("running text in a cell, an item, a value and a callout is a paragraph") {
  CHECK(blocks_of("<aside>a <strong>b</strong></aside>") ==
        blocks_of("<aside><p>a <strong>b</strong></p></aside>"));
  CHECK(blocks_of("<ul><li>a</li></ul>") == blocks_of("<ul><li><p>a</p></li></ul>"));
  CHECK(blocks_of("<dl><dt>l</dt><dd>a</dd></dl>") == blocks_of("<dl><dt>l</dt><dd><p>a</p></dd></dl>"));
}

TEST_CASE("XML that pugixml lets pass is refused") {
  CHECK(faults_in("<p>a&nbsp;b</p>").find(at2 + "&...; is not known (write the character itself") == 0);
  CHECK(faults_in("<p>a & b</p>") == at2 + "& stands alone (write &amp;)");
  CHECK(faults_in("<p>&#0;</p>").find(at2 + "&...; is not known") == 0);
  CHECK(faults_in("<p>&#xD800;&#x110000;</p>").find(at2 + "&...; is not known") == 0);
  CHECK(faults_in("<p>&#160;&#xe9;&lt;</p>") == "");
  CHECK(faults_in("<p class=\"lead\" class=\"lead\">x</p>") == at2 + "\"class\" stands twice in <p>");
  CHECK(faults_in("<p class=\"<\">x</p>") == at2 + "< stands inside a tag (write &lt;)");
  CHECK(faults_in("<![CDATA[x]]>").find(at2 + "doctypes and CDATA sections") == 0);
  CHECK(faults_of_markup("<!DOCTYPE x><document title=\"x\"/>").find("letter.xhtml:1: doctypes") == 0);
  CHECK(
      faults_of_markup("<?xml version=\"1.0\"?><document title=\"x\"/>").find("letter.xhtml:1: processing") ==
      0);
  CHECK(faults_of_markup("<document title=\"x\"/><document title=\"x\"/>").find("behind the root") !=
        std::string::npos);
  CHECK(faults_of_markup("") == "letter.xhtml:1: there is no <document> (one <document> holds everything)");
  CHECK(faults_in("<p>\x01</p>").find(at2 + "a control character stands here: 0x01") == 0);
  CHECK(faults_in("<p>\uFFFE</p>").find(at2 + "a character stands here that XML does not know") == 0);
  CHECK(faults_in("<p>\xC3</p>").find("is not UTF-8") != std::string::npos);
  CHECK(faults_in("<p>x</q>") != "");
  CHECK(faults_in("<p>x") != "");
}

TEST_CASE("numbers are read strictly") {
  const auto timeline = [](const std::string& at) {
    return "<timeline length=\"10\" alt=\"a\"><tick-label at=\"" + at + "\" label=\"x\"/></timeline>";
  };
  for (const auto* right : {"0", "9.571", "9.5", "10", "10.000"}) {
    CAPTURE(right);
    CHECK(faults_in(timeline(right)) == "");
  }
  for (const auto* wrong : {"-1", "1.", ".5", "1,5", "1e1", "9.5714", "+1", "1 2", "0x1", "9999999999"}) {
    CAPTURE(wrong);
    CHECK(faults_in(timeline(wrong)).find(at2 + "at: the value is no position in <tick-label>") == 0);
  }
  CHECK(faults_in(timeline("10.001")) == at2 + "at: lies beyond the end of the axis");
  CHECK(faults_in("<toc depth=\"3.0\"/>").find(at2 + "depth: the value does not fit <toc>") == 0);
  CHECK(faults_in("<toc depth=\"9\"/>").find("a whole number from 2 to 4") != std::string::npos);
}

TEST_CASE("rows of a table have the same columns, and a group reaches across them") {
  CHECK(faults_in("<table><tbody><tr><td>a</td><td>b</td></tr>\n<tr><td>c</td></tr></tbody></table>") ==
        "letter.xhtml:3: the row has 1 columns, those above 2 (an empty cell is <td/>)");
  CHECK(faults_in(
            "<table><tbody><tr><td colspan=\"2\">a</td></tr><tr><td>c</td><td/></tr></tbody></table>") == "");
  const auto document = read(
      "<document title=\"x\"><table><thead><tr><td/><td/></tr></thead><tbody>"
      "<tr class=\"group\"><th scope=\"rowgroup\">g</th></tr></tbody></table></document>",
      "x");
  const auto& table = std::get<document::Table>(document.blocks[0].as_variant());
  CHECK(table.body[0].group);
  CHECK(table.body[0].cells[0].column_span == 2);
  CHECK(faults_in("<table><tbody><tr><th>a</th></tr></tbody></table>") == at2 + "<th> needs scope=\"...\"");
}

TEST_CASE("nesting is bounded") {
  std::string deep, spans;
  for (int i = 0; i < 100'000; ++i) deep += "<section>";
  for (int i = 0; i < 100'000; ++i) deep += "</section>";
  CHECK(faults_in(deep) == at2 + "elements are nested deeper than 64");
  for (int i = 0; i < 100'000; ++i) spans += "<strong>";
  spans += "x";
  for (int i = 0; i < 100'000; ++i) spans += "</strong>";
  CHECK(faults_in("<p>" + spans + "</p>") == at2 + "elements are nested deeper than 64");
}

TEST_CASE("faults of filled markup do not repeat what a view said") {
  const std::string name = "Ann Example";
  const auto faults = faults_in("<p class=\"" + name + "\" lang=\"" + name + "\"><a href=\"" + name +
                                "\">x</a></p><h1 id=\"" + name + "\">x</h1><toc depth=\"" + name +
                                "\"/><timeline length=\"" + name + "\" alt=\"x\"/>");
  CHECK(faults != "");
  CHECK(faults.find(name) == std::string::npos);
}

}  // namespace
}  // namespace planpress::markup
