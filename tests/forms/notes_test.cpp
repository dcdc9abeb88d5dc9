// What somebody wrote on the pages beside the fields.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "service/forms/pdf/limits.hpp"
#include "service/forms/pdf/read_form.hpp"
#include "tests/forms/small_pdf.hpp"

using namespace planpress;
using namespace planpress::test;
using Notes = std::vector<forms::PageNotes>;

namespace {

// A page with an empty text field "empty" (100 points wide, 20 high, from the corner), a field "full" above
// it, and these annotations.
Notes notes_of(const std::string& annotations, std::string_view empty = "") {
  return forms::read_form(
             form_of("5 0 R 6 0 R",
                     {fmt::format("<</T(empty)/FT/Tx/Subtype/Widget/Rect[0 0 100 20]{}>>", empty),
                      "<</T(full)/FT/Tx/V(x)/Subtype/Widget/Rect[0 40 100 60]>>"},
                     "/Annots[5 0 R 6 0 R " + annotations + "]"))
      .notes;
}

std::string note(std::string_view subtype, std::string_view rectangle, std::string_view more = "") {
  return fmt::format("<</Subtype/{}/Rect[{}]{}>>", subtype, rectangle, more);
}

constexpr const char* aside = "300 300 400 320";
constexpr const char* words = "/Contents(I do not agree)";

}  // namespace

TEST_CASE("text boxes, drawings, stamps, sticky notes and files on a page are notes") {
  for (const char* subtype :
       {"FreeText", "Text",      "Highlight", "Underline", "Squiggly", "Caret",    "StrikeOut",      "Ink",
        "Stamp",    "Line",      "Square",    "Circle",    "Polygon",  "PolyLine", "FileAttachment", "Sound",
        "Redact",   "Watermark", "Screen",    "RichMedia", "3D",       "Movie"}) {
    CAPTURE(subtype);
    CHECK(notes_of(note(subtype, aside, words)) == Notes{{1, 1, {}}});
  }
  CHECK(notes_of(note("Text", aside, words) + note("Ink", aside)) == Notes{{1, 2, {}}});
  CHECK(notes_of("") == Notes{});
}

TEST_CASE("a drawing, a mark or a sticky note says something without words; an empty text box does not") {
  for (const char* subtype : {"Ink", "Stamp", "Line", "Square", "StrikeOut", "Text", "Highlight", "Underline",
                              "Squiggly", "Caret", "SomeViewersOwn"}) {
    CAPTURE(subtype);
    CHECK(notes_of(note(subtype, aside)) == Notes{{1, 1, {}}});
    CHECK(notes_of(note(subtype, "0 0 20 20")) == Notes{{1, 1, {"empty"}}});
  }
  CHECK(notes_of(note("FreeText", aside)) == Notes{});
  CHECK(notes_of(note("FreeText", aside, "/Contents( \r)")) == Notes{});
  CHECK(notes_of(note("FreeText", aside, "/RC(<p>no</p>)")) == Notes{{1, 1, {}}});
}

TEST_CASE("a text box may hold its words in its appearance alone") {
  const auto shown = [](std::string_view content, const char* subtype = "FreeText") {
    return forms::read_form(form_of("5 0 R",
                                    {"<</T(a)/FT/Tx/Subtype/Widget/Rect[0 0 100 20]>>",
                                     stream_of("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", content)},
                                    "/Annots[5 0 R" + note(subtype, "0 0 100 20", "/AP<</N 6 0 R>>") + "]"))
        .notes;
  };
  for (const char* content :
       {"BT /F 9 Tf (7) Tj ET", "BT [(y) -20 <657A>] TJ ET", "BT (7) ' ET", "q /Text Do Q"}) {
    CAPTURE(content);
    CHECK(shown(content) == Notes{{1, 1, {"a"}}});
    CHECK(shown(content, "Link") == Notes{{1, 1, {"a"}}});
  }
  for (const char* content : {"", "0 0 100 20 re f", "/Tx BMC BT () Tj ( ) Tj ET EMC", "/Lang (en) 3 gs"}) {
    CAPTURE(content);
    CHECK(shown(content) == Notes{});
    CHECK(shown(content, "Link") == Notes{});
  }
}

TEST_CASE("links, pop-ups, printer's marks and what is hidden are no notes") {
  for (const char* subtype : {"Link", "Popup", "Widget", "PrinterMark", "TrapNet"})
    CHECK(notes_of(note(subtype, "0 0 100 20", words)) == Notes{});
  CHECK(notes_of(note("FreeText", aside, "/F 2/Contents(x)")) == Notes{});
  CHECK(notes_of(note("FreeText", aside, "/F 32/Contents(x)")) == Notes{});
  CHECK(notes_of(note("FreeText", aside, "/F 36/Contents(x)")) == Notes{{1, 1, {}}});  // on paper alone
  CHECK(notes_of(note("Text", aside, "/StateModel/Review/State/Accepted/Contents(Accepted)")) == Notes{});
}

TEST_CASE("a note that lies on an empty field names it") {
  const Notes on{{1, 1, {"empty"}}}, beside{{1, 1, {}}};
  CHECK(notes_of(note("FreeText", "0 0 100 20", words)) == on);
  CHECK(notes_of(note("FreeText", "90 30 200 5", words)) == on);      // corners in any order
  CHECK(notes_of(note("Ink", "-50 -50 500 500")) == on);              // around all of it
  CHECK(notes_of(note("FreeText", "0 40 100 60", words)) == beside);  // what is filled in stays to be read
  CHECK(notes_of(note("FreeText", "0 18 100 38", words)) == beside);  // touches it
  CHECK(notes_of(note("FreeText", "98 0 200 20", words)) == beside);
  CHECK(notes_of(note("Ink", "0 0 100 20") + note("Stamp", "0 0 50 20")) == Notes{{1, 2, {"empty"}}});
}

TEST_CASE("a thin stroke lies on the field that half of it is in") {
  const Notes on{{1, 1, {"empty"}}}, beside{{1, 1, {}}};
  CHECK(notes_of(note("Ink", "10 3 12 17")) == on);          // the digit 1
  CHECK(notes_of(note("Line", "10 9 60 11")) == on);         // a dash
  CHECK(notes_of(note("Line", "10 3 10 17")) == on);         // of no width
  CHECK(notes_of(note("Line", "0 19.5 100 21")) == beside);  // a line under the one above
  CHECK(notes_of(note("Line", "-5 10 -4 12")) == beside);
  CHECK(notes_of(note("Ink", "1 7 99 27", "/RD[7 10 7 10]")) == on);  // a dash with room around it
}

TEST_CASE("a highlight lies where it marks, whatever its rectangle") {
  const auto highlight = [](std::string_view quadrilaterals) {
    return notes_of(note("Highlight", "0 0 600 800", fmt::format("/QuadPoints[{}]", quadrilaterals)));
  };
  const Notes on{{1, 1, {"empty"}}}, beside{{1, 1, {}}};
  CHECK(highlight("0 100 50 100 0 120 50 120") == beside);
  CHECK(highlight("0 100 50 100 0 120 50 120 0 0 50 0 0 20 50 20") == on);
  CHECK(highlight("0 100 50 100") == on);  // no mark: its rectangle
}

TEST_CASE("the line from a text box to what it speaks of is no part of the box") {
  CHECK(notes_of(note("FreeText", "0 0 300 300", "/RD[200 0 0 100]/Contents(x)")) == Notes{{1, 1, {}}});
  CHECK(notes_of(note("FreeText", "0 0 300 300", "/RD[999 0 0 0]/Contents(x)")) == Notes{{1, 1, {"empty"}}});
}

TEST_CASE("a field that nobody fills in or sees is not written on") {
  CHECK(notes_of(note("Ink", "0 0 100 20"), "/Ff 1") == Notes{{1, 1, {}}});
  CHECK(notes_of(note("Ink", "0 0 100 20"), "/F 2") == Notes{{1, 1, {}}});
}

TEST_CASE("a place that makes no sense makes no fault") {
  for (const char* rectangle : {"", "0 0 100", "/a/b/c/d", "0 0 100 null"})
    CHECK(notes_of(note("Ink", rectangle)) == Notes{{1, 1, {}}});
}

TEST_CASE("notes are told by page") {
  const std::string pdf =
      pdf_of({"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[5 0 R]>>>>",
              "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>",
              "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Annots[5 0 R" + note("Ink", "50 50 60 60") + "]>>",
              "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Annots[" + note("Ink", "0 0 9 9") +
                  note("Ink", "0 0 9 9") + "]>>",
              "<</T(a)/FT/Tx/Subtype/Widget/Rect[0 0 9 9]>>"});
  CHECK(forms::read_form(pdf).notes == Notes{{1, 1, {}}, {2, 2, {}}});
}

TEST_CASE("an empty group of buttons is written on where one of them is") {
  const std::string pdf =
      form_of("5 0 R",
              {"<</T(a)/FT/Btn/Ff 32768/Kids[6 0 R 7 0 R]>>",
               "<</Parent 5 0 R/Subtype/Widget/Rect[0 0 9 9]/AS/Off/AP<</N<</x 3 0 R>>>>>>",
               "<</Parent 5 0 R/Subtype/Widget/Rect[0 20 9 29]/AS/Off/AP<</N<</y 3 0 R>>>>>>"},
              "/Annots[6 0 R 7 0 R" + note("Ink", "0 20 9 29") + "]");
  CHECK(forms::read_form(pdf).notes == Notes{{1, 1, {"a"}}});
}

TEST_CASE("fields anywhere are found by notes of any size") {
  std::vector<std::string> fields;
  std::string list;
  for (int i = 0; i < 40; ++i) {
    list += fmt::format("{} 0 R ", 5 + i);
    fields.push_back(fmt::format("<</T(f{0})/FT/Tx/Subtype/Widget/Rect[{1} {2} {3} {4}]>>", i, i * 40 - 200,
                                 i * 30 - 100, i * 40 - 100, i * 30 - 80));
  }
  const auto on = [&](const std::string& rectangle) {
    return forms::read_form(form_of(list, fields, "/Annots[" + list + note("Ink", rectangle) + "]"))
        .notes.front()
        .on_empty_fields;
  };
  CHECK(on("-9999999 -9999999 9999999 9999999").size() == 40);
  for (int i = 0; i < 40; ++i)
    CHECK(on(fmt::format("{} {} {} {}", i * 40 - 150, i * 30 - 90, i * 40 - 149, i * 30 - 89)) ==
          std::vector<std::string>{fmt::format("f{}", i)});
}

TEST_CASE("more notes than anybody writes are too complex") {
  std::string many;
  for (std::size_t i = 0; i <= forms::limits::notes; ++i) many += note("Ink", aside);
  CHECK(fault_of([&] { return notes_of(many); }) == forms::FormFault::too_complex);
}
