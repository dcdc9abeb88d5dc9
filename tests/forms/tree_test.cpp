// Names and values that come from the tree of fields.
#include <doctest/doctest.h>

#include "service/forms/read_form.hpp"
#include "tests/forms/small_pdf.hpp"

using namespace planpress;
using namespace planpress::test;
using forms::FormFault;
using forms::FormField;
using Fields = std::vector<FormField>;

TEST_CASE("fields are named from the top of the tree, in the order of the file") {
  const std::string pdf =
      form_of("5 0 R 8 0 R", {"<</T(held)/FT/Tx/Kids[6 0 R 7 0 R]>>", "<</T(day)/Parent 5 0 R/V(4)>>",
                              "<</T(month)/Parent 5 0 R/V(12)>>", "<</T(b)/FT/Btn/V/yes>>"});
  CHECK(forms::read_form(pdf).fields == Fields{{"held.day", "4"}, {"held.month", "12"}, {"b", "yes"}});
}

TEST_CASE("type, value and options come from the parents when a field has none") {
  const std::string pdf = form_of(
      "5 0 R",
      {"<</T(a)/FT/Ch/Opt[[(x)(X)]]/V(X)/Kids[<</T(b)>><</T(c)/V()>><</T(d)/FT/Tx>><</T(e)/V null>>]>>"});
  CHECK(forms::read_form(pdf).fields == Fields{{"a.b", "x"}, {"a.c", ""}, {"a.d", "X"}, {"a.e", "x"}});
}

TEST_CASE("widgets are part of their field, however they are grouped") {
  const std::string pdf =
      form_of("5 0 R", {"<</T(a)/FT/Btn/Ff 32768/Kids[<</Kids[6 0 R]>>]>>", "<</AS/on>>"});
  CHECK(forms::read_form(pdf).fields == Fields{{"a", "on"}});
}

TEST_CASE("a value that was written at the widget is the field's") {
  CHECK(value_of("/FT/Tx/Kids[<</Subtype/Widget/V(typed)>>]") == "typed");
}

TEST_CASE("fields that only the pages know are fields") {
  const std::vector<std::string> objects{
      "<</T(a)/FT/Btn/Ff 32768/V/on/Kids[6 0 R 7 0 R]>>", "<</Subtype/Widget/Parent 5 0 R/AS/Off>>",
      "<</Subtype/Widget/Parent 5 0 R/AS/on>>", "<</Subtype/Widget/T(b)/FT/Tx/V(lost)>>",
      "<</Subtype/Link/T(c)/V(no)>>"};
  const char* page = "/Annots[6 0 R 7 0 R 8 0 R 9 0 R null]";
  CHECK(forms::read_form(form_of("", objects, page)).fields == Fields{{"a", "on"}, {"b", "lost"}});
  CHECK(forms::read_form(form_of("5 0 R", objects, page)).fields == Fields{{"a", "on"}, {"b", "lost"}});
}

TEST_CASE("a field that is listed beside its parent keeps its whole name") {
  const std::vector<std::string> objects{"<</T(held)/FT/Tx/V(x)/Kids[6 0 R]>>", "<</T(day)/Parent 5 0 R>>"};
  CHECK(forms::read_form(form_of("6 0 R 5 0 R", objects)).fields == Fields{{"held.day", "x"}});
}

TEST_CASE("of two fields with one name, the one that is filled in counts") {
  const auto with = [](const char* first, const char* second) {
    return forms::read_form(form_of("5 0 R 6 0 R", {std::string("<</T(a)/FT/Tx") + first + ">>",
                                                    std::string("<</T(a)/FT/Tx") + second + ">>"}));
  };
  CHECK(with("/V(x)", "").fields == Fields{{"a", "x"}});
  CHECK(with("", "/V(x)/Ff 1").fields == Fields{{"a", "x", true}});
  CHECK(with("/V(x)", "/V(x)").fields == Fields{{"a", "x"}});
  CHECK(fault_of([&] { return with("/V(x)", "/V(y)"); }) == FormFault::broken);
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
  const forms::FilledForm form{{{"a", "1"}, {"b", "2"}}, ""};
  REQUIRE(form.find("b") != nullptr);
  CHECK(form.find("b")->value == "2");
  CHECK(form.find("c") == nullptr);
}
