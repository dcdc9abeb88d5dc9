// What each kind of field says.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "service/forms/read_form.hpp"
#include "tests/forms/small_pdf.hpp"

using namespace planpress;
using namespace planpress::test;
using forms::FormFault;

namespace {

// The appearances of a button that is on in this state.
std::string can_be(std::string_view state) { return fmt::format("/AP<</N<</{} 3 0 R/Off 3 0 R>>>>", state); }

std::string radio(std::string_view entries, std::string_view first, std::string_view second) {
  const std::string pdf = form_of(
      "5 0 R", {fmt::format("<</T(a)/FT/Btn/Ff 32768/Kids[6 0 R 7 0 R]{}>>", entries),
                fmt::format("<</Parent 5 0 R{}>>", first), fmt::format("<</Parent 5 0 R{}>>", second)});
  return forms::read_form(pdf).find("a")->value;
}

}  // namespace

TEST_CASE("a text field says its text, and nothing when it was left empty") {
  CHECK(value_of("/FT/Tx/V(Nothing to add)") == "Nothing to add");
  CHECK(value_of("/FT/Tx") == "");
  CHECK(value_of("/FT/Tx/V null") == "");
  CHECK(value_of("/FT/Tx/V()") == "");
}

TEST_CASE("a comb field is a text field") {
  CHECK(value_of("/FT/Tx/Ff 16777216/MaxLen 4/V(2025)") == "2025");
}

TEST_CASE("a number that a program wrote as a number is text") {
  CHECK(value_of("/FT/Tx/V 70") == "70");
  CHECK(value_of("/FT/Tx/V 1.50") == "1.50");
}

TEST_CASE("a rich text field says its plain text") {
  CHECK(value_of("/FT/Tx/Ff 33554432/RV(<body><b>yes</b></body>)/V(yes)") == "yes");
}

TEST_CASE("a long text may be a stream, compressed or not") {
  const std::string pdf = form_of(
      "5 0 R 6 0 R", {"<</T(a)/FT/Tx/V 7 0 R>>", "<</T(b)/FT/Tx/V 8 0 R>>", stream_of("", "line 1\rline 2"),
                      stream_of("/Filter/FlateDecode", deflated(utf16(u"ŵy")))});
  const forms::FilledForm form = forms::read_form(pdf);
  CHECK(form.find("a")->value == "line 1\nline 2");
  CHECK(form.find("b")->value == "ŵy");
}

TEST_CASE("a tick box says the state that is on") {
  CHECK(value_of("/FT/Btn/V/yes/AS/yes") == "yes");
  CHECK(value_of("/FT/Btn/V/Off/AS/Off") == "");
  CHECK(value_of("/FT/Btn") == "");
}

TEST_CASE("the value of a button stands over how it looks; without a value, its look counts") {
  CHECK(value_of("/FT/Btn/V/Off/AS/yes") == "");
  CHECK(value_of("/FT/Btn/AS/yes") == "yes");
}

TEST_CASE("a state is text in UTF-8, or in the encoding of PDF where it is not UTF-8") {
  CHECK(value_of("/FT/Btn/V/wedi#27i#20gyflawni") == "wedi'i gyflawni");
  CHECK(value_of("/FT/Btn/V/#C5#B5y") == "ŵy");
  CHECK(value_of("/FT/Btn/V/caf#E9") == "café");
  CHECK(value_of("/FT/Btn/V/a#0Db") == "a\nb");
}

TEST_CASE("a group of radio buttons says the button that is on") {
  CHECK(radio("/V/behind", "/AS/Off", "/AS/behind") == "behind");
  CHECK(radio("/V/Off", "/AS/Off", "/AS/Off") == "");
  CHECK(radio("", "/AS/Off", "/AS/on-track") == "on-track");
  CHECK(radio("", "/AS/Off", "/AS/Off") == "");
  CHECK(radio("", "/V/behind/AS/behind", "/AS/Off") == "behind");
}

TEST_CASE("where buttons are numbered, the text of the option is the value") {
  CHECK(radio("/V/1/Opt[(behind)(on track)]", can_be("0"), can_be("1")) == "on track");
  CHECK(radio("/V/1/Opt[(behind)(on track)]", "", "") == "on track");
  CHECK(radio("/V/first/Opt[(behind)(on track)]", can_be("first"), can_be("second")) == "behind");
  // Named by numbers that are not places: the button counts, not the number.
  CHECK(radio("/V/1/Opt[(one)(two)]", can_be("1"), can_be("2")) == "one");
  CHECK(radio("/V/7/Opt[(one)(two)]", "", "") == "7");
}

TEST_CASE("a push button is not filled in") {
  const std::string pdf = form_of("5 0 R 6 0 R", {"<</T(print)/FT/Btn/Ff 65536>>", "<</T(a)/FT/Tx>>"});
  const forms::FilledForm form = forms::read_form(pdf);
  CHECK(form.find("print") == nullptr);
  CHECK(form.fields.size() == 1);
}

TEST_CASE("a choice says what it exports, also where a viewer wrote what it showed") {
  const std::string options =
      "/FT/Ch/Ff 131072/Opt[[(direct)(Direct)][(close)(Close)][(observe-only)(Observe only)]]";
  CHECK(value_of(options + "/V(close)") == "close");
  CHECK(value_of(options + "/V(Observe only)") == "observe-only");
  CHECK(value_of(options + "/V" + hex(utf16(u"Direct"))) == "direct");
  CHECK(value_of(options + "/V[(close)(direct)]") == "close");
  CHECK(value_of(options + "/V[]") == "");
  CHECK(value_of(options) == "");
  CHECK(value_of(options + "/V(typed by hand)") == "typed by hand");
  CHECK(value_of("/FT/Ch/Opt[(Close)(Direct)]/V(Direct)") == "Direct");
}

TEST_CASE("what one option exports and another shows is what is exported") {
  CHECK(value_of("/FT/Ch/Opt[[(x)(a)][(a)(b)]]/V(a)") == "a");
}

TEST_CASE("a signature field says whether it was signed") {
  CHECK(value_of("/FT/Sig") == "");
  CHECK(value_of("/FT/Sig/V<</Type/Sig/ByteRange[0 1 2 3]/Contents<00>>>") == "signed");
  CHECK(value_of("/FT/Sig/V<</Type/Sig/Contents<00>>>") == "signed");
  CHECK(value_of("/FT/Sig/V<</Type/Sig>>") == "");
}

TEST_CASE("read-only fields are told from those that people fill in") {
  const forms::FilledForm form = forms::read_form(
      form_of("5 0 R 6 0 R 7 0 R", {"<</T(a)/FT/Tx/Ff 1>>", "<</T(b)/FT/Tx/Ff 4096>>",
                                    "<</T(c)/FT/Tx/Ff 4097/Kids[<</T(d)>><</T(e)/Ff 0>>]>>"}));
  CHECK(form.find("a")->read_only);
  CHECK_FALSE(form.find("b")->read_only);
  CHECK(form.find("c.d")->read_only);
  CHECK_FALSE(form.find("c.e")->read_only);
}

TEST_CASE("a value that no field can have is refused, not left out") {
  for (const char* entries : {"/FT/Tx/V[(a)]", "/FT/Tx/V<</a 1>>", "/FT/Btn/V[/yes]", "/FT/Tx/V true"}) {
    CAPTURE(entries);
    CHECK(fault_of([&] { return value_of(entries); }) == FormFault::broken);
  }
}
