// What other programs paint into the content of a form's pages.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "service/forms/pdf/limits.hpp"
#include "service/forms/pdf/read_form.hpp"
#include "tests/forms/small_pdf.hpp"

using namespace planpress;
using namespace planpress::test;
using Notes = std::vector<forms::PageNotes>;

namespace {

// What every page of ours has: marked content, and nothing else.
const std::string ours =
    "/P<</MCID 0>>BDC BT /F 9 Tf 0 205 Td (Name) Tj ET EMC /Artifact<</Type/Layout>>BDC 0 0 100 20 re S EMC ";

// A page of this content with an empty text field "empty", 100 points wide and 20 high, from the corner.
// drawing: /D of its resources, of which /Own is the drawing itself.
Notes notes_of_page(const std::string& content, const std::string& drawing = "/Subtype/Image",
                    const std::string& drawn = "") {
  return forms::read_form(form_of("5 0 R",
                                  {"<</T(empty)/FT/Tx/Subtype/Widget/Rect[0 0 100 20]>>",
                                   stream_of("", content), stream_of(drawing, drawn)},
                                  "/Annots[5 0 R]/Contents 6 0 R/Resources<</XObject<</D 7 0 R>>>>"))
      .notes;
}

Notes notes_over(const std::string& added) { return notes_of_page(ours + added); }

// A drawing of this content, painted on the page.
Notes notes_drawn(const std::string& content, const std::string& drawn) {
  return notes_of_page(
      ours + content,
      "/Subtype/Form/BBox[0 0 100 100]/Matrix[1 0 0 1 0 -300]/Resources<</XObject<</D 7 0 R>>>>", drawn);
}

const Notes on{{1, 1, {"empty"}}}, beside{{1, 1, {}}}, none;

}  // namespace

TEST_CASE("what a page of ours holds is no note") {
  CHECK(notes_over("") == none);
  CHECK(notes_over("q 1 0 0 1 0 0 cm 0.5 g Q") == none);
  CHECK(notes_over("10 10 m 20 20 l n") == none);  // a path that is not painted
  CHECK(notes_over("BT (  ) Tj () Tj ET") == none);
  CHECK(notes_over(
            "/Artifact<</Type/Pagination>>BDC BT /F 60 Tf 0.8 0.6 -0.6 0.8 0 -20 Tm (DRAFT) Tj ET EMC") ==
        none);
}

TEST_CASE("text that is put on the page is a note, and lies on the field where it stands") {
  for (const std::string text :
       {"BT /F 9 Tf 10 5 Td (seven) Tj ET", "BT /F 1 Tf 9 0 0 9 10 5 Tm [(se) -20 <76656E>] TJ ET",
        "q 1 0 0 1 0 -300 cm BT /F 9 Tf 10 305 Td (7) Tj ET Q", "BT /F 9 Tf 20 TL 10 25 Td (seven) ' ET",
        "BT /F 9 Tf 10 45 Td 0 -20 TD 1 1 (seven) \" ET", "BT /F 9 Tf 10 25 TD 20 TL T* (x) Tj ET",
        "/OC /Layer BDC BT /F 9 Tf 10 5 Td (seven) Tj ET EMC",
        "/Tx BMC BT /F 9 Tf 10 5 Td (seven) Tj ET EMC"}) {
    CAPTURE(text);
    CHECK(notes_over(text) == on);
  }
  CHECK(notes_over("BT /F 9 Tf 10 400 Td (Received 12 November) Tj ET") == beside);
  CHECK(notes_over("BT /F 9 Tf 10 21 Td (above it) Tj ET") == beside);
  CHECK(notes_over("BT /F 9 Tf 3 Tr 10 5 Td (seen by nobody) Tj ET") == none);
  CHECK(notes_over("BT 10 400 Td (a) Tj 0 -9 Td (b) Tj ET BT 10 5 Td (c) Tj ET") == Notes{{1, 2, {"empty"}}});
}

TEST_CASE("strokes of a pen and images on the page are notes") {
  for (const std::string strokes :
       {"10 3 m 10 17 l S", "q 1 0 0 1 5 5 cm 0 0 m 3 9 6 9 9 0 c S Q", "5 5 10 10 re f",
        "5 5 m 9 9 l S 5 9 m 9 5 l S", "q 20 0 0 10 5 5 cm BI /W 1 /H 1 /BPC 1 /IM true ID x EI Q"}) {
    CAPTURE(strokes);
    CHECK(notes_over(strokes) == on);
  }
  CHECK(notes_over("10 300 m 10 317 l S") == beside);
  CHECK(notes_of_page(ours + "q 20 0 0 10 5 5 cm /D Do Q") == on);
  CHECK(notes_of_page(ours + "q 20 0 0 10 5 500 cm /D Do Q") == beside);
}

TEST_CASE("a note that was flattened into a drawing lies where the drawing is painted") {
  CHECK(notes_drawn("q 1 0 0 1 5 300 cm /D Do Q", "/Tx BMC BT /F 9 Tf 3 6 Td (seven) Tj ET EMC") == on);
  CHECK(notes_drawn("q 1 0 0 1 5 300 cm /D Do Q", "5 5 m 9 9 l S 5 9 m 9 5 l S BT (and) Tj ET") == on);
  CHECK(notes_drawn("/D Do", "5 5 m 9 9 l S") == beside);
  CHECK(notes_drawn("/D Do", "") == none);
  CHECK(notes_drawn("/Artifact<</Type/Layout>>BDC q 1 0 0 1 5 300 cm /D Do Q EMC", "5 5 m 9 9 l S") == none);
  CHECK(notes_drawn("q 1 0 0 1 5 300 cm /D Do Q", ours) == none);  // the page as a whole
}

TEST_CASE("what is marked by whoever tagged it lies on the field all the same") {
  const std::string seven = " BT /F 9 Tf 10 5 Td (seven) Tj ET ";
  for (const char* mark : {"/P<</MCID 999>>BDC", "/P /MC0 BDC", "/Span<</Lang(en)>>BDC", "/Artifact BMC",
                           "/Artifact<</Type/Pagination/Subtype/Watermark>>BDC", "/PlacedPDF /MC0 BDC"}) {
    CAPTURE(mark);
    CHECK(notes_over(mark + seven + "EMC") == on);
    CHECK(notes_over(mark + std::string(" q 20 0 0 10 5 5 cm /D Do Q EMC")) == on);
  }
  CHECK(notes_over("/Artifact BMC 5 5 m 9 9 l S EMC") == on);
  CHECK(notes_of_page("/P<</MCID 0>>BDC BT 0 200 Td (Name) Tj ET" + seven + "EMC" + ours) == on);
  CHECK(notes_drawn("q 1 0 0 1 5 300 cm /D Do Q", ours + seven) == on);
}

TEST_CASE("on a page whose marks were taken away text and images are looked at, and lines are not") {
  CHECK(notes_of_page("BT /F 9 Tf 10 5 Td (seven) Tj ET") == on);
  CHECK(notes_of_page("q 20 0 0 10 5 5 cm /D Do Q") == on);
  CHECK(notes_of_page("5 5 m 95 5 l S BT /F 9 Tf 10 400 Td (Name) Tj ET") == none);
  CHECK(notes_of_page("/P<</MCID 0>>BDC EMC 5 5 m 95 5 l S") == none);
}

TEST_CASE("text stands where its operators put it") {
  for (const std::string text :
       {"BT /F 9 Tf -85 5 Td [(Note:) -9000 (I was ill)] TJ ET",
        "BT /F 9 Tf -100 5 Td (Note) Tj (  ) Tj 30 Tc (ill) Tj ET",
        "BT /F 9 Tf 60 Tw -100 5 Td (a b c) Tj ET", "BT /F 9 Tf 500 Tz -100 5 Td (abcdef) Tj ET",
        "BT /F 9 Tf -30 Ts 10 35 Td (ill) Tj ET", "BT /F 9 Tf -45 5 Td (Note: not ill) Tj (ill) Tj ET",
        "BT 0 9 -9 0 20 2 Tm /F 1 Tf (ill) Tj ET"}) {
    CAPTURE(text);
    CHECK(notes_over(text) == on);
  }
  CHECK(notes_over("BT /F 9 Tf 0 5 Td [() 30000 (far to the left)] TJ ET") == beside);
}

TEST_CASE("a frame around the page, a ground behind it and a slanting mark lie on no field") {
  CHECK(notes_over("-20 -20 555 802 re S") == beside);
  CHECK(notes_over("-20 -20 m 555 -20 l 555 802 l -20 802 l s") == beside);
  CHECK(notes_of_page("1 g 0 0 595 842 re f " + ours) == none);
  CHECK(notes_over("BT /F 60 Tf 0.7 0.7 -0.7 0.7 -50 -50 Tm (COPY) Tj ET") == beside);
  CHECK(notes_over("5 5 60 10 re f") == on);
}

TEST_CASE("widths are those of the font") {
  const auto notes = [](const std::string& font) {
    return forms::read_form(form_of("5 0 R",
                                    {"<</T(empty)/FT/Tx/Subtype/Widget/Rect[0 0 100 20]>>",
                                     stream_of("", ours + "BT /F 10 Tf -90 5 Td <00410041> Tj ET"), font},
                                    "/Annots[5 0 R]/Contents 6 0 R/Resources<</Font<</F 7 0 R>>>>"))
        .notes;
  };
  const std::string composite = "<</Subtype/Type0/DescendantFonts[<</DW 0/W[{}]>>]>>";
  CHECK(notes(fmt::format(fmt::runtime(composite), "65[9000]")) == on);
  CHECK(notes(fmt::format(fmt::runtime(composite), "60 70 9000")) == on);
  CHECK(notes(fmt::format(fmt::runtime(composite), "1[9000]")) == beside);
  CHECK(notes("<</Subtype/Type1/FirstChar 0/Widths[9000]>>") == on);
  CHECK(notes("<</Subtype/Type3/FontMatrix[1 0 0 1 0 0]/FirstChar 0/Widths[9]>>") == on);
  CHECK(notes("<</Subtype/Type1>>") == beside);
}

TEST_CASE("content that makes no sense makes no fault") {
  for (const std::string content :
       {"Do", "/No Do", "Q Q EMC EMC", "1 cm", "re", "m l S", "/F Tf Tj TJ '", "] ] >> 3 Td"}) {
    CAPTURE(content);
    CHECK(notes_over(content) == none);
  }
  CHECK(notes_over("1e308 0 0 1e308 0 0 cm 1e308 1e308 1e308 1e308 re f") == none);
}

TEST_CASE("drawings without end and content without measure are too complex") {
  using forms::FormFault;
  CHECK(fault_of([] { return notes_drawn("/D Do", "/D Do /D Do"); }) == FormFault::too_complex);
  std::string many;
  for (std::size_t i = 0; i <= forms::limits::painted / 4; ++i) many += "0 0 1 1 re S ";
  CHECK(fault_of([&] { return notes_over(many); }) == FormFault::too_complex);
  std::string drawings;
  const std::string drawn(1'000'000, ' ');
  for (int i = 0; i < 20; ++i) drawings += "/D Do ";
  CHECK(fault_of([&] { return notes_drawn(drawings, drawn); }) == FormFault::too_complex);
}
