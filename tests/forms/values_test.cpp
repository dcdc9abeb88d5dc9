// What each kind of field says.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "service/forms/pdf/read_form.hpp"
#include "tests/forms/small_pdf.hpp"

using namespace planpress;
using namespace planpress::test;
using forms::FieldFault;
using forms::FormFault;
using forms::FormField;

namespace {

// The appearances of a button that is on in this state.
std::string can_be(std::string_view state) { return fmt::format("/AP<</N<</{} 3 0 R/Off 3 0 R>>>>", state); }

std::string shows(std::string_view state, std::string_view shown) {
  return can_be(state) + fmt::format("/AS/{}", shown);
}

FormField radio(std::string_view entries, std::string_view first, std::string_view second) {
  const std::string pdf = form_of(
      "5 0 R", {fmt::format("<</T(a)/FT/Btn/Ff 32768/Kids[6 0 R 7 0 R]{}>>", entries),
                fmt::format("<</Parent 5 0 R{}>>", first), fmt::format("<</Parent 5 0 R{}>>", second)});
  return *forms::read_form(pdf).find("a");
}

FieldFault fault_of_field(std::string_view entries) {
  return forms::read_form(field_of(entries)).find("a")->fault;
}

// Bits of a deflated stream (RFC 1951), the lowest of a byte first.
class Bits {
 public:
  void number(unsigned value, int count) {
    for (int i = 0; i < count; ++i) put(value >> i & 1);
  }
  void code(unsigned value, int count) {
    for (int i = count - 1; i >= 0; --i) put(value >> i & 1);
  }
  void store(std::string_view bytes, bool is_last = false) {
    number(is_last ? 1 : 0, 3);
    used_ = 8;
    number(static_cast<unsigned>(bytes.size()), 16);
    number(~static_cast<unsigned>(bytes.size()), 16);
    bytes_ += bytes;
  }
  void whole_byte(unsigned value) { bytes_ += static_cast<char>(value); }
  std::size_t size() const { return bytes_.size(); }
  const std::string& bytes() const { return bytes_; }

 private:
  void put(unsigned bit) {
    if (used_ == 8) bytes_ += '\0', used_ = 0;
    bytes_.back() = static_cast<char>(static_cast<unsigned char>(bytes_.back()) | bit << used_++);
  }
  std::string bytes_;
  int used_ = 8;
};

// 65,536 times x and what follows in `text`, as a zlib stream out of whose first 10,240 bytes, which libqpdf
// reads at once, exactly the x come, which its buffer holds: then it is asked to go on with nothing.
std::string filling_stream(const std::string& text) {
  Bits bits;
  bits.number(0x0178, 16);
  bits.number(2, 3);                                                  // a block of fixed codes
  bits.code(0xA8, 8);                                                 // x
  for (int i = 0; i < 254; ++i) bits.code(0xC5, 8), bits.code(0, 5);  // 258 times what was last
  bits.code(1, 7), bits.code(0, 5);                                   // 3 times
  bits.code(0, 7);                                                    // the end of the block
  for (int i = 0; i < 1962; ++i) bits.store("");
  for (int i = 0; i < 2; ++i) {
    bits.number(2, 10);  // a block of fixed codes, empty
    bits.store("");
  }
  REQUIRE(bits.size() == 10'240);
  bits.store(std::string_view(text).substr(65'536), true);
  unsigned a = 1, b = 0;
  for (const char c : text) {
    a = (a + static_cast<unsigned char>(c)) % 65'521;
    b = (b + a) % 65'521;
  }
  for (const unsigned byte : {b >> 8, b & 0xFF, a >> 8, a & 0xFF}) bits.whole_byte(byte);
  return bits.bytes();
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
  const forms::PdfForm form = forms::read_form(pdf);
  CHECK(form.find("a")->value == "line 1\nline 2");
  CHECK(form.find("b")->value == "ŵy");
}

TEST_CASE("a stream is whole that fills the buffer of its reader") {
  const std::string text = fmt::format("{:x>65536}end", "");
  const std::string whole = filling_stream(text);
  const auto form = [](std::string_view stream) {
    return form_of("5 0 R", {"<</T(a)/FT/Tx/V 6 0 R>>", stream_of("/Filter/FlateDecode", stream)});
  };
  CHECK(forms::read_form(form(whole)).find("a")->value == text);
  CHECK(forms::read_form("From: mail\r\n" + form(whole)).find("a")->value == text);
  for (const std::size_t length : {std::size_t{10'240}, whole.size() - 5})
    CHECK(fault_of([&] { return forms::read_form(form(whole.substr(0, length))); }) ==
          forms::FormFault::broken);
}

TEST_CASE("a tick box says the state that is on") {
  CHECK(value_of("/FT/Btn/V/yes" + shows("yes", "yes")) == "yes");
  CHECK(value_of("/FT/Btn/V/Off" + shows("yes", "Off")) == "");
  CHECK(value_of("/FT/Btn/V()" + shows("yes", "Off")) == "");
  CHECK(value_of("/FT/Btn" + shows("yes", "Off")) == "");
  CHECK(value_of("/FT/Btn") == "");
}

TEST_CASE("a value that is neither the state of a box nor Off is a fault, never a tick") {
  for (const char* entries :
       {"/FT/Btn/V/No", "/FT/Btn/V/Yes", "/FT/Btn/V(No)", "/FT/Btn/V(/No)", "/FT/Btn/V 1", "/FT/Btn/V/off",
        "/FT/Btn/V true", "/FT/Btn/V[/yes]", "/FT/Btn/V<</yes 1>>"}) {
    CAPTURE(entries);
    for (const std::string& look : {shows("yes", "Off"), shows("yes", "yes"), can_be("yes")}) {
      CHECK(fault_of_field(entries + look) == FieldFault::unknown_state);
      CHECK(value_of(entries + look) == "");
    }
  }
  CHECK(fault_of_field("/FT/Btn/V/yes/AS/yes") == FieldFault::unknown_state);  // no appearance knows it
  CHECK(fault_of_field("/FT/Btn" + shows("yes", "Yes")) == FieldFault::unknown_state);
  CHECK(fault_of_field("/FT/Btn/V/Off" + shows("yes", "1")) == FieldFault::unknown_state);
}

TEST_CASE("a box is neither ticked to the eye alone nor in its value alone") {
  for (const char* value : {"", "/V/Off", "/V()", "/V null"}) {
    CAPTURE(value);
    CHECK(fault_of_field("/FT/Btn" + std::string(value) + shows("yes", "yes")) == FieldFault::contradicts);
  }
  CHECK(fault_of_field("/FT/Btn/V/yes" + shows("yes", "Off")) == FieldFault::contradicts);
  CHECK(value_of("/FT/Btn/V/yes" + shows("yes", "Off")) == "");
}

TEST_CASE("where a widget does not say what it shows, the value counts") {
  CHECK(value_of("/FT/Btn/V/yes" + can_be("yes")) == "yes");
  CHECK(value_of("/FT/Btn/V/Off" + can_be("yes")) == "");
  CHECK(radio("/V/b", can_be("a"), can_be("b")).value == "b");
}

TEST_CASE("a state is text in UTF-8, or in the encoding of PDF where it is not UTF-8") {
  const auto ticked = [](const std::string& state) {
    return value_of("/FT/Btn/V/" + state + shows(state, state));
  };
  CHECK(ticked("wedi#27i#20gyflawni") == "wedi'i gyflawni");
  CHECK(ticked("#C5#B5y") == "ŵy");
  CHECK(ticked("caf#E9") == "café");
  CHECK(ticked("a#0Db") == "a\nb");
}

TEST_CASE("a group of radio buttons says the button that is on") {
  const auto group = [](std::string_view entries, std::string_view first, std::string_view second) {
    return radio(entries, shows("behind", first), shows("on-track", second));
  };
  CHECK(group("/V/behind", "behind", "Off").value == "behind");
  CHECK(group("/V/Off", "Off", "Off").value == "");
  CHECK(group("", "Off", "Off").value == "");
  CHECK(group("", "Off", "Off").fault == FieldFault::none);
  CHECK(radio("", "/V/behind" + shows("behind", "behind"), shows("on-track", "Off")).value == "behind");
  // Some programs write the value of the group to each of its buttons.
  CHECK(group("/V/behind", "behind", "behind").value == "behind");
}

TEST_CASE("two buttons on, or one that the value does not name, are a fault of the group") {
  const auto fault = [](std::string_view entries, std::string_view first, std::string_view second) {
    return radio(entries, shows("behind", first), shows("on-track", second)).fault;
  };
  CHECK(fault("/V/behind", "behind", "on-track") == FieldFault::several_buttons);
  CHECK(fault("", "behind", "on-track") == FieldFault::several_buttons);
  CHECK(fault("/V/behind", "Off", "on-track") == FieldFault::contradicts);
  CHECK(fault("/V/behind", "Off", "Off") == FieldFault::contradicts);
  CHECK(fault("/V/Off", "behind", "Off") == FieldFault::contradicts);
  CHECK(fault("", "Off", "on-track") == FieldFault::contradicts);
  CHECK(fault("/V/met", "Off", "Off") == FieldFault::unknown_state);
  CHECK(fault("/V/behind", "met", "on-track") == FieldFault::unknown_state);
}

TEST_CASE("a state written as text, with or without its solidus, is that state") {
  CHECK(radio("/V(/behind)", shows("behind", "behind"), shows("met", "Off")).value == "behind");
  CHECK(radio("/V(behind)", shows("behind", "behind"), shows("met", "Off")).value == "behind");
  CHECK(radio("/V(/behind)", shows("#2Fbehind", "#2Fbehind"), shows("behind", "Off")).value == "/behind");
  CHECK(radio("/V(/Off)", shows("behind", "Off"), shows("met", "Off")).value == "");
  CHECK(value_of("/FT/Btn/V(/yes)" + shows("yes", "yes")) == "yes");
}

TEST_CASE("of two widgets of one button, each shows the state") {
  CHECK(radio("/V/yes", shows("yes", "yes"), shows("yes", "yes")).value == "yes");
  CHECK(radio("/V/yes", shows("yes", "yes"), can_be("yes")).value == "yes");
  CHECK(radio("/V/yes", shows("yes", "Off"), shows("yes", "yes")).fault == FieldFault::contradicts);
  CHECK(radio("/V/yes", shows("yes", "yes"), shows("yes", "Off")).fault == FieldFault::contradicts);
  CHECK(radio("/V/Off", shows("yes", "Off"), shows("yes", "yes")).fault == FieldFault::contradicts);
  CHECK(radio("/V/yes", shows("yes", "Off"), shows("yes", "Off")).fault == FieldFault::contradicts);
}

TEST_CASE("what every widget of a box holds for itself and shows stands over what the field held before") {
  const std::string ticked = "/V/yes" + shows("yes", "yes"), clear = "/V/Off" + shows("yes", "Off");
  CHECK(radio("/V/Off", ticked, ticked).value == "yes");
  CHECK(radio("", ticked, ticked).value == "yes");
  CHECK(radio("/V/yes", clear, clear).value == "");
  CHECK(radio("/V/yes", clear, clear).fault == FieldFault::none);
  // Set in the field since then.
  CHECK(radio("/V/yes", "/V/Off" + shows("yes", "yes"), "/V/Off" + shows("yes", "yes")).value == "yes");
  CHECK(radio("/V/Off", "/V/yes" + shows("yes", "Off"), "/V/yes" + shows("yes", "Off")).value == "");
  for (const auto& [first, second] : {std::pair{ticked, clear},
                                      {ticked, shows("yes", "yes")},
                                      {ticked, "/V/yes" + can_be("yes")},
                                      {ticked, "/V/Off" + shows("yes", "yes")}}) {
    CAPTURE(second);
    CHECK(radio("/V/Off", first, second).fault == FieldFault::contradicts);
  }
  CHECK(radio("/V/Off", "/V/No" + shows("yes", "No"), "/V/No" + shows("yes", "No")).fault ==
        FieldFault::unknown_state);
}

TEST_CASE("where buttons are numbered, the text of the option is the value") {
  CHECK(radio("/V/1/Opt[(behind)(on track)]", can_be("0"), can_be("1")).value == "on track");
  CHECK(radio("/V/1/Opt[(behind)(on track)]", "", "").value == "on track");
  CHECK(radio("/V/first/Opt[(behind)(on track)]", can_be("first"), can_be("second")).value == "behind");
  // Named by numbers that are not places: the button counts, not the number.
  CHECK(radio("/V/1/Opt[(one)(two)]", can_be("1"), can_be("2")).value == "one");
  CHECK(radio("/V/7/Opt[(one)(two)]", "", "").fault == FieldFault::unknown_state);
}

TEST_CASE("a push button is not filled in") {
  const std::string pdf = form_of("5 0 R 6 0 R", {"<</T(print)/FT/Btn/Ff 65536>>", "<</T(a)/FT/Tx>>"});
  const forms::PdfForm form = forms::read_form(pdf);
  CHECK(form.find("print") == nullptr);
  CHECK(form.fields.size() == 1);
}

TEST_CASE("a choice says what it exports, also where a viewer wrote what it showed") {
  const std::string options =
      "/FT/Ch/Ff 131072/Opt[[(direct)(Direct)][(close)(Close)][(observe-only)(Observe only)]]";
  CHECK(value_of(options + "/V(close)") == "close");
  CHECK(value_of(options + "/V(Observe only)") == "observe-only");
  CHECK(value_of(options + "/V" + hex(utf16(u"Direct"))) == "direct");
  CHECK(value_of(options + "/V[(close)]") == "close");
  CHECK(value_of(options + "/V[(close)(Close)]") == "close");
  CHECK(value_of(options + "/V[]") == "");
  CHECK(value_of(options) == "");
  CHECK(value_of(options + "/V(typed by hand)") == "typed by hand");
  CHECK(value_of("/FT/Ch/Opt[(Close)(Direct)]/V(Direct)") == "Direct");
}

TEST_CASE("two values of a choice are a fault, never the first of them") {
  const std::string options = "/FT/Ch/Ff 2097152/Opt[[(direct)(Direct)][(close)(Close)]]";
  CHECK(fault_of_field(options + "/V[(close)(direct)]") == FieldFault::several_choices);
  CHECK(value_of(options + "/V[(close)(direct)]") == "");
  CHECK(fault_of_field(options + "/V[(close)]") == FieldFault::none);
}

TEST_CASE("what one option exports and another shows is what is exported") {
  CHECK(value_of("/FT/Ch/Opt[[(x)(a)][(a)(b)]]/V(a)") == "a");
  CHECK(value_of("/FT/Ch/Opt[[(x)(Ann)][(x)(Ann)]]/V(Ann)") == "x");
  CHECK(value_of("/FT/Ch/Opt[[(x)(Ann)][(y)(Ann)]]/V(Ann)") == "Ann");  // nobody's, rather than the first's
}

TEST_CASE("a signature field says whether it was signed") {
  CHECK(value_of("/FT/Sig") == "");
  CHECK(value_of("/FT/Sig/V<</Type/Sig/ByteRange[0 1 2 3]/Contents<00>>>") == "signed");
  CHECK(value_of("/FT/Sig/V<</Type/Sig/Contents<00>>>") == "signed");
  CHECK(value_of("/FT/Sig/V<</Type/Sig>>") == "");
}

TEST_CASE("read-only fields are told from those that people fill in") {
  const forms::PdfForm form = forms::read_form(
      form_of("5 0 R 6 0 R 7 0 R", {"<</T(a)/FT/Tx/Ff 1>>", "<</T(b)/FT/Tx/Ff 4096>>",
                                    "<</T(c)/FT/Tx/Ff 4097/Kids[<</T(d)>><</T(e)/Ff 0>>]>>"}));
  CHECK(form.find("a")->read_only);
  CHECK_FALSE(form.find("b")->read_only);
  CHECK(form.find("c.d")->read_only);
  CHECK_FALSE(form.find("c.e")->read_only);
}

TEST_CASE("a value that no field can have is refused, not left out") {
  for (const char* entries : {"/FT/Tx/V[(a)]", "/FT/Tx/V<</a 1>>", "/FT/Ch/V[[(a)]]", "/FT/Tx/V true"}) {
    CAPTURE(entries);
    CHECK(fault_of([&] { return value_of(entries); }) == FormFault::broken);
  }
}

TEST_CASE("an answer that is shown and not held is no empty field") {
  const auto fault = [](std::string_view entries, std::string_view drawn) {
    return forms::read_form(form_of("5 0 R", {fmt::format("<</T(a)/AP<</N 6 0 R>>{}>>", entries),
                                              stream_of("/Subtype/Form/BBox[0 0 9 9]", drawn)}))
        .find("a")
        ->fault;
  };
  constexpr const char* seven = "/Tx BMC BT /F 9 Tf (7) Tj ET EMC";
  CHECK(fault("/FT/Tx", seven) == FieldFault::contradicts);
  CHECK(fault("/FT/Tx/V()", seven) == FieldFault::contradicts);
  CHECK(fault("/FT/Tx/V( )", seven) == FieldFault::contradicts);
  CHECK(fault("/FT/Ch", seven) == FieldFault::contradicts);
  CHECK(fault("/FT/Tx", "/Tx BMC EMC") == FieldFault::none);
  CHECK(fault("/FT/Tx/V()", "/Tx BMC BT /F 9 Tf (\xA0) Tj ET EMC") ==
        FieldFault::none);                                         // as iText 8 empties it
  CHECK(fault("/FT/Tx/V(7)", "/Tx BMC EMC") == FieldFault::none);  // to be drawn by whoever opens it
  CHECK(fault("/FT/Tx/V(7)", seven) == FieldFault::none);
  CHECK(fault("/FT/Sig", seven) == FieldFault::none);  // names whoever is to sign
  CHECK(fault_of_field("/FT/Tx/RV(<body><p>seven</p></body>)") == FieldFault::contradicts);
  CHECK(fault_of_field("/FT/Tx/RV(<body><p><![CDATA[seven]]></p></body>)") == FieldFault::contradicts);
  for (const char* empty :
       {"<body><p/></body>", "<body><p>&#160;<br/></p></body>",
        "<body><style>p {color: red}</style><p><![CDATA[]]></p></body>", "<body", "<style>"})
    CHECK(fault_of_field(fmt::format("/FT/Tx/RV({})", empty)) == FieldFault::none);
  const auto anew = [&](std::string_view entries) {
    const std::string pdf =
        pdf_of({"<</Type/Catalog/Pages 2 0 R/AcroForm<</NeedAppearances true/Fields[4 0 R]>>>>",
                "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
                fmt::format("<</T(a)/FT/Tx/AP<</N 5 0 R>>{}>>", entries),
                stream_of("/Subtype/Form/BBox[0 0 9 9]", seven)});
    return forms::read_form(pdf).find("a")->fault;
  };
  CHECK(anew("/V()") == FieldFault::none);  // emptied, and drawn by whoever opens it
  CHECK(anew("") == FieldFault::contradicts);
  const std::string states = form_of("5 0 R", {"<</T(a)/FT/Tx/AS/On/AP<</N<</On 6 0 R>>>>>>",
                                               stream_of("/Subtype/Form/BBox[0 0 9 9]", seven)});
  CHECK(forms::read_form(states).find("a")->fault == FieldFault::contradicts);
}

TEST_CASE("the appearances of the fields are not inflated without end") {
  std::string list;
  std::vector<std::string> fields;
  for (int i = 0; i < 20; ++i) {
    list += fmt::format("{} 0 R ", 5 + 2 * i);
    fields.push_back(fmt::format("<</T(f{})/FT/Tx/AP<</N {} 0 R>>>>", i, 6 + 2 * i));
    fields.push_back(stream_of("/Filter/FlateDecode", deflated(std::string(1'000'000, ' '))));
  }
  CHECK(fault_of([&] { return forms::read_form(form_of(list, fields)); }) == FormFault::too_complex);
}
