// Names and values that come from the tree of fields.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "service/forms/pdf/read_form.hpp"
#include "tests/forms/small_pdf.hpp"

using namespace planpress;
using namespace planpress::test;
using forms::FieldFault;
using forms::FormFault;
using forms::FormField;
using Fields = std::vector<FormField>;

TEST_CASE("fields are named from the top of the tree, in the order of the file") {
  const std::string pdf =
      form_of("5 0 R 8 0 R", {"<</T(held)/FT/Tx/Kids[6 0 R 7 0 R]>>", "<</T(day)/Parent 5 0 R/V(4)>>",
                              "<</T(month)/Parent 5 0 R/V(12)>>", "<</T(b)/FT/Tx/V(yes)>>"});
  CHECK(forms::read_form(pdf).fields == Fields{{"held.day", "4"}, {"held.month", "12"}, {"b", "yes"}});
}

TEST_CASE("type, value and options come from the parents when a field has none") {
  const std::string pdf = form_of(
      "5 0 R",
      {"<</T(a)/FT/Ch/Opt[[(x)(X)]]/V(X)/Kids[<</T(b)>><</T(c)/V()>><</T(d)/FT/Tx>><</T(e)/V null>>]>>"});
  CHECK(forms::read_form(pdf).fields == Fields{{"a.b", "x"}, {"a.c", ""}, {"a.d", "X"}, {"a.e", "x"}});
}

TEST_CASE("widgets are part of their field, however they are grouped") {
  const std::string pdf = form_of(
      "5 0 R", {"<</T(a)/FT/Btn/Ff 32768/V/on/Kids[<</Kids[6 0 R]>>]>>", "<</AS/on/AP<</N<</on 3 0 R>>>>>>"});
  CHECK(forms::read_form(pdf).fields == Fields{{"a", "on"}});
}

TEST_CASE("a value that was written at the widget is the field's") {
  CHECK(value_of("/FT/Tx/Kids[<</Subtype/Widget/V(typed)>>]") == "typed");
  CHECK(value_of("/FT/Tx/Kids[<</Subtype/Widget>><</Subtype/Widget/V(typed)>>]") == "typed");
  CHECK(value_of("/FT/Tx/V(typed)/Kids[<</V(typed)>><</V<7479706564>>>]") == "typed");
  CHECK(value_of("/FT/Ch/Opt[[(x)(X)]]/V(X)/Kids[<</V(x)>><</V[(X)]>>]") == "x");
}

TEST_CASE("a field and its widgets that hold different values are two answers, never the first of them") {
  for (const char* entries :
       {"/FT/Tx/V(old)/Kids[<</V(new)>><</V(new)>>]", "/FT/Tx/V(old)/Kids[<</V()>><</V()>>]",
        "/FT/Tx/V()/Kids[<</V(new)>>]", "/FT/Tx/Kids[<</V(one)>><</V(two)>>]",
        "/FT/Ch/Opt[[(x)(X)][(y)(Y)]]/V(X)/Kids[<</V(y)>>]",
        "/FT/Sig/V<</Contents<00>>>/Kids[<</V<</Type/Sig>>>>]"}) {
    CAPTURE(entries);
    const FormField field = *forms::read_form(field_of(entries)).find("a");
    CHECK(field.fault == FieldFault::two_values);
    CHECK(field.value == "");
  }
  CHECK(forms::read_form(field_of("/FT/Ch/Opt[(x)(y)]/V(x)/Kids[<</V[(x)(y)]>>]")).find("a")->fault ==
        FieldFault::several_choices);
}

TEST_CASE("what a later revision wrote at every widget stands before what the field held") {
  const auto form = [](const std::string& first, const std::string& second) {
    return form_of("5 0 R", {"<</T(a)/FT/Tx/V(old)/Kids[6 0 R 7 0 R]>>", "<</Parent 5 0 R" + first + ">>",
                             "<</Parent 5 0 R" + second + ">>"});
  };
  const auto field = [](const std::string& pdf) { return *forms::read_form(pdf).find("a"); };
  const auto at_both = [](const std::string& pdf, const char* first, const char* second) {
    return append_to(append_to(pdf, 6, std::string("<</Parent 5 0 R") + first + ">>"), 7,
                     std::string("<</Parent 5 0 R") + second + ">>");
  };
  CHECK(field(at_both(form("", ""), "/V(new)", "/V(new)")).value == "new");
  CHECK(field("garbage\n" + at_both(form("", ""), "/V(new)", "/V(new)")).value == "new");
  CHECK(field(at_both(form("", ""), "/V()", "/V()")).value == "");
  CHECK(field(at_both(form("", ""), "/V()", "/V()")).fault == FieldFault::none);
  // Written again, and not with another value.
  const auto flagged = [](const std::string& pdf) {
    return append_to(append_to(pdf, 6, "<</Parent 5 0 R/F 4/V(new)>>"), 7, "<</Parent 5 0 R/F 4/V(new)>>");
  };
  CHECK(field(flagged(at_both(form("", ""), "/V(new)", "/V(new)"))).value == "new");
  CHECK(field(flagged(form("/V(new)", "/V(new)"))).fault == FieldFault::two_values);
  // In one revision, at one of the two, in two ways, or before the field was written again.
  CHECK(field(form("/V(new)", "/V(new)")).fault == FieldFault::two_values);
  CHECK(field(at_both(form("", ""), "/V(new)", "")).fault == FieldFault::two_values);
  CHECK(field(at_both(form("", ""), "/V(new)", "/V(newer)")).fault == FieldFault::two_values);
  const std::string again =
      append_to(at_both(form("", ""), "/V(new)", "/V(new)"), 5, "<</T(a)/FT/Tx/V(newer)/Kids[6 0 R 7 0 R]>>");
  CHECK(field(again).fault == FieldFault::two_values);
  CHECK(field(flagged(again)).fault == FieldFault::two_values);
}

TEST_CASE("what stands on a page without a name is told as a field that has lost it") {
  const std::vector<std::string> objects{"<</T(a)/FT/Tx/V(x)>>", "<</Subtype/Widget/Parent 8 0 R>>",
                                         "<</Subtype/Widget/V(y)>>", "<</S/Form/K 1>>",
                                         "<</Subtype/Widget/FT/Btn/Ff 65536>>"};
  const char* annotations = "/Annots[6 0 R 7 0 R 9 0 R]";
  CHECK(forms::read_form(form_of("5 0 R", objects, annotations)).fields ==
        Fields{{"a", "x"}, {"", "", false, 1, FieldFault::none, 1}});
  CHECK(forms::read_form(form_of("5 0 R", objects, "/Annots[9 0 R]")).fields == Fields{{"a", "x"}});
  CHECK(fault_of([&] { return forms::read_form(form_of("99 0 R", objects, annotations)); }) ==
        FormFault::broken);
}

TEST_CASE("a field whose widgets have one place in the structure was joined from two") {
  const auto field = [](std::string_view first, std::string_view second) {
    return *forms::read_form(field_of(fmt::format("/FT/Tx/V(x)/Kids[<<{}>><<{}>>]", first, second)))
                .find("a");
  };
  CHECK(field("/StructParent 4", "/StructParent 4").fault == FieldFault::stands_twice);
  CHECK(field("/StructParent 4", "/StructParent 4").value == "");
  CHECK(field("/StructParent 4", "/StructParent 5").value == "x");
  CHECK(field("/StructParent 4", "").value == "x");
}

TEST_CASE("what is left of a form whose fields were taken off its pages is no form") {
  const std::vector<std::string> objects{"<</T(a)/FT/Btn/V/yes/Kids[null null]>>",
                                         "<</Subtype/Widget/T(b)>>"};
  const auto fault = [&](const char* page) {
    return fault_of([&] { return forms::read_form(form_of("5 0 R", objects, page)); });
  };
  CHECK(fault("") == FormFault::no_form);
  CHECK(fault("/Annots[null]") == FormFault::no_form);
  CHECK(forms::read_form(form_of("5 0 R", objects, "/Annots[6 0 R]")).find("a")->fault ==
        FieldFault::unknown_state);
}

TEST_CASE("fields that only the pages know are fields") {
  const std::vector<std::string> objects{
      "<</T(a)/FT/Btn/Ff 32768/V/on/Kids[6 0 R 7 0 R]>>", "<</Subtype/Widget/Parent 5 0 R/AS/Off>>",
      "<</Subtype/Widget/Parent 5 0 R/AS/on/AP<</N<</on 3 0 R>>>>>>",
      "<</Subtype/Widget/T(b)/FT/Tx/V(lost)>>", "<</Subtype/Link/T(c)/V(no)>>"};
  const char* page = "/Annots[6 0 R 7 0 R 8 0 R 9 0 R null]";
  const Fields both{{"a", "on", false, 1, FieldFault::none, 2}, {"b", "lost", false, 1, FieldFault::none, 1}};
  CHECK(forms::read_form(form_of("", objects, page)).fields == both);
  CHECK(forms::read_form(form_of("5 0 R", objects, page)).fields == both);
}

TEST_CASE("a field is on the first page that has a widget of it") {
  const std::string pdf =
      pdf_of({"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[5 0 R 8 0 R 9 0 R]>>>>",
              "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>",
              "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Annots[7 0 R<</Subtype/Widget/T(d)/FT/Tx>>]>>",
              "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Annots[6 0 R 8 0 R]>>",
              "<</T(a)/FT/Tx/V(x)/Kids[6 0 R 7 0 R]>>", "<</Subtype/Widget/Parent 5 0 R>>",
              "<</Subtype/Widget/Parent 5 0 R>>", "<</Subtype/Widget/T(b)/FT/Tx/P 4 0 R>>",
              "<</Subtype/Widget/T(c)/FT/Tx/P 4 0 R>>"});
  const forms::PdfForm form = forms::read_form(pdf);
  CHECK(form.pages == 2);
  CHECK(form.find("a")->page == 1);
  CHECK(form.find("b")->page == 2);
  CHECK(form.find("c")->page == 0);
  CHECK(form.find("d")->page == 1);
}

TEST_CASE("a field that is listed beside its parent keeps its whole name") {
  const std::vector<std::string> objects{"<</T(held)/FT/Tx/V(x)/Kids[6 0 R]>>", "<</T(day)/Parent 5 0 R>>"};
  CHECK(forms::read_form(form_of("6 0 R 5 0 R", objects)).fields == Fields{{"held.day", "x"}});
}

TEST_CASE("of two fields with one name, the one that is filled in counts") {
  const auto with = [](const char* first, const char* second) {
    return forms::read_form(form_of("5 0 R 6 0 R", {std::string("<</T(a)/FT/Tx") + first + ">>",
                                                    std::string("<</T(a)/FT/Tx") + second + ">>"}))
        .fields;
  };
  CHECK(with("/V(x)", "") == Fields{{"a", "x"}});
  CHECK(with("", "/V(x)/Ff 1") == Fields{{"a", "x", true}});
  CHECK(with("/V(x)", "/V(x)") == Fields{{"a", "x"}});
}

TEST_CASE("two values of one name are a fault of that field, and the others are read") {
  const std::string pdf = form_of(
      "5 0 R 6 0 R 7 0 R 8 0 R",
      {"<</T(a)/FT/Tx/V(x)>>", "<</T(a)/FT/Tx/V(y)>>", "<</T(b)/FT/Tx/V(z)>>", "<</T(a)/FT/Tx/V(x)>>"});
  CHECK(forms::read_form(pdf).fields ==
        Fields{{"a", "", false, 0, forms::FieldFault::two_values}, {"b", "z"}});
}

TEST_CASE("the fault of one of two fields with one name is not hidden by the other") {
  const char* bad = "<</T(a)/FT/Btn/V/No/AP<</N<</yes 3 0 R>>>>>>";
  const char* good = "<</T(a)/FT/Btn/V/yes/AP<</N<</yes 3 0 R>>>>>>";
  const Fields faulty{{"a", "", false, 0, forms::FieldFault::unknown_state}};
  CHECK(forms::read_form(form_of("5 0 R 6 0 R", {bad, good})).fields == faulty);
  CHECK(forms::read_form(form_of("5 0 R 6 0 R", {good, bad})).fields == faulty);
}

TEST_CASE("what was appended last counts") {
  const std::string pdf = append_to(field_of("/FT/Tx/V(before)"), 5, "<</T(a)/FT/Tx/V(after)>>");
  CHECK(forms::read_form(pdf).find("a")->value == "after");
}

TEST_CASE("XFA beside fields is not read") {
  const std::string pdf =
      pdf_of({"<</Type/Catalog/Pages 2 0 R/AcroForm<</XFA 4 0 R/Fields[3 0 R]>>>>",
              "<</Type/Pages/Kids[]/Count 0>>", "<</T(a)/FT/Tx/V(x)>>", stream_of("", "<xdp/>")});
  CHECK(forms::read_form(pdf).fields == Fields{{"a", "x"}});
}

TEST_CASE("entries of the form that are no fields do not hide those that are") {
  CHECK(forms::read_form(form_of("null 99 0 R 7 (x) 5 0 R", {"<</T(a)/FT/Tx/V(x)>>"})).fields ==
        Fields{{"a", "x"}});
}

TEST_CASE("a form can be asked by name") {
  const forms::PdfForm form{{{"a", "1"}, {"b", "2"}}, ""};
  REQUIRE(form.find("b") != nullptr);
  CHECK(form.find("b")->value == "2");
  CHECK(form.find("c") == nullptr);
}
