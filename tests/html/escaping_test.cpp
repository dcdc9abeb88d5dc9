// No text of a user becomes markup, wherever it stands.
#include <doctest/doctest.h>

#include "renderer/html/html.hpp"
#include "tests/html/markup_check.hpp"
#include "tests/html/sample.hpp"

namespace planpress::html_tests {
namespace {

using namespace document;

const std::string hostile = R"("'><script>alert(1)</script></style><!-- & &amp; {page} \ )";

// Every string member of every kind is the hostile text.
Field field(FieldKind kind) {
  Field out;
  out.kind = kind;
  out.name = out.label = out.hint = out.tooltip = out.value = hostile;
  out.options = {{hostile, hostile}};
  out.date = {hostile, hostile, hostile};
  return out;
}

Document hostile_document() {
  Document document{
      hostile, hostile, hostile, hostile, {hostile, hostile, hostile, hostile, hostile, hostile}, {}};
  const Inlines text = {TextRun{hostile, true, true, true, Tone::secondary, hostile, hostile, hostile}};
  const Inlines link = {TextRun{hostile, false, false, false, Tone::normal, "", "#" + hostile, hostile}};
  const Blocks paragraph = {Paragraph{ParagraphStyle::body, hostile, text}};
  const Cell cell{true, Scope::row, CellKind::text, 1, paragraph, {{hostile, hostile, text}}};
  const Cell number{false, Scope::none, CellKind::quantity, 1, {Paragraph{ParagraphStyle::body, "", text}},
                    {}};
  Blocks blocks = {
      Heading{1, true, hostile, text},
      Contents{4},
      Heading{2, false, hostile, link},
      Paragraph{ParagraphStyle::statement, hostile, link},
      List{false, {{paragraph}}},
      Facts{FactsStyle::columns, {{text, paragraph}}},
      Table{hostile, text, {{false, {cell, cell}}}, {{true, {cell}}, {false, {cell, number}}}, true},
      Bar{BarStyle::progress, 500, 1000, hostile},
      Figure{{Image{std::make_shared<const Picture>(Picture{hostile, hostile, 1, 1, "rgb"}), hostile, 20}},
             text},
      field(FieldKind::text),
      field(FieldKind::multi_line),
      field(FieldKind::date),
      field(FieldKind::radio),
      field(FieldKind::choice),
      Fieldset{FieldsetLayout::grid, 2, hostile, hostile, {field(FieldKind::signature)}},
      RuledSpace{hostile, hostile, 2},
      Callout{paragraph},
      Banner{BannerTone::frame, text, paragraph},
      IntervalChart{hostile,
                    1,
                    2,
                    {{hostile, hostile, {{1, 2, hostile, hostile}}}},
                    {{500, hostile, hostile}},
                    hostile,
                    hostile,
                    hostile,
                    hostile,
                    true,
                    hostile,
                    {{hostile, hostile, hostile}}},
      Timeline{1000, {{0, hostile, true, hostile, hostile}}, {{0, hostile}}, hostile},
      SignaturePanel{
          hostile, {hostile, hostile, hostile}, {{hostile, hostile, text, hostile, {{hostile, hostile}}}}}};
  document.blocks.push_back(Section{true, hostile, std::move(blocks)});
  return document;
}

TEST_CASE("hostile text stays text in every member of every kind") {
  const std::string html = html::write(hostile_document(), "", type());
  const Markup page = parse(html);
  CHECK(page.faults == std::vector<std::string>{});
  CHECK(html.find("<script") == std::string::npos);
  CHECK(page.named("style").size() == 1);
  CHECK(page.named("title").front()->text == hostile);
  CHECK(page.with_id(hostile)->name == "h1");
}

TEST_CASE("a text cannot leave its CSS string") {
  CHECK(html::css_string("a\"} b\\</style>\n") == R"("a\22 \7d  b\5c \3c \2f style\3e \0a ")");
  CHECK(html::css_string("Llŷn 2025") == "\"Llŷn 2025\"");
}

TEST_CASE("only safe targets become links") {
  const auto links_for = [](const std::string& href) {
    Document document;
    document.blocks.push_back(Paragraph{
        ParagraphStyle::body, "", {TextRun{"words", false, false, false, Tone::normal, "", href, ""}}});
    const Markup page = parse(html::write(document, "", type()));
    CHECK(page.named("main").front()->text.find("words") != std::string::npos);
    return page.named("a").size() - 1;  // one is the skip link
  };
  for (const char* safe : {"https://example.org/", "mailto:a@example.org", "tel:01632960001", "#plan"}) {
    CAPTURE(safe);
    CHECK(links_for(safe) == 1);
  }
  for (const char* unsafe :
       {"javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "http://example.org",
        "//example.org", " https://example.org", "vbscript:x", "file:///etc/passwd", ""}) {
    CAPTURE(unsafe);
    CHECK(links_for(unsafe) == 0);
  }
}

}  // namespace
}  // namespace planpress::html_tests
