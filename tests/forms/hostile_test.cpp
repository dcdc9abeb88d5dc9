// Files that are no form, or are made to break whoever reads them: each is refused for what it is.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include "service/forms/pdf/limits.hpp"
#include "service/forms/pdf/read_form.hpp"
#include "tests/forms/small_pdf.hpp"

using namespace planpress;
using namespace planpress::test;
using forms::FormFault;

namespace {

FormFault fault(const std::string& pdf) {
  return fault_of([&] { return forms::read_form(pdf); });
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  out.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

std::string filled() { return field_of("/FT/Tx/V(x)"); }

template <class Change>
std::string rewritten(const std::string& pdf, Change change) {
  QPDF qpdf;
  qpdf.processMemoryFile("form", pdf.data(), pdf.size());
  QPDFWriter writer(qpdf);
  writer.setOutputMemory();
  change(qpdf, writer);
  writer.write();
  const auto bytes = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()};
}

}  // namespace

TEST_CASE("what is no PDF is told as that") {
  CHECK(fault("") == FormFault::not_a_pdf);
  CHECK(fault("\x89PNG\r\n\x1A\n") == FormFault::not_a_pdf);
  CHECK(fault("{\"schemaVersion\": 1}") == FormFault::not_a_pdf);
  CHECK(fault(std::string(1024, ' ') + filled()) == FormFault::not_a_pdf);
}

TEST_CASE("what stands before a PDF, as mail programs leave it, does no harm") {
  CHECK(forms::read_form(std::string(200, '\n') + filled()).find("a")->value == "x");
}

TEST_CASE("a file of too many bytes is not looked at") {
  CHECK(fault(filled() + std::string(forms::limits::file_bytes, '\n')) == FormFault::too_large);
  CHECK(forms::read_form("%PDF-1.7\n%" + std::string(1'000'000, 'x') + filled()).find("a")->value == "x");
}

TEST_CASE("what stands behind a PDF, as web servers leave it, does no harm") {
  CHECK(forms::read_form(filled() + std::string(3000, '\0') + "<!-- served -->\n").find("a")->value == "x");
}

TEST_CASE("garbage with the beginning of a PDF is broken") {
  CHECK(fault("%PDF-1.7\n") == FormFault::broken);
  CHECK(fault("%PDF-1.7\n" + std::string(5000, '\x7F') + "%%EOF") == FormFault::broken);
  CHECK(fault("%PDF-1.7\nstartxref\n999999999999999999999\n%%EOF") == FormFault::broken);
}

TEST_CASE("a file cut off anywhere is broken, never the form before it was filled in") {
  const std::string whole = append_to(field_of("/FT/Tx/V(before)"), 5, "<</T(a)/FT/Tx/V(after)>>");
  const std::size_t first = whole.find("%%EOF") + 6;
  for (std::size_t length = first + 1; length < whole.size() - 6; ++length) {
    CAPTURE(length);
    REQUIRE(fault(whole.substr(0, length)) == FormFault::broken);
  }
  const std::string plain = filled();
  for (std::size_t length = 9; length < plain.size() - 1; length += 7) {
    CAPTURE(length);
    REQUIRE(fault(plain.substr(0, length)) == FormFault::broken);
  }
}

TEST_CASE("a file whose places have shifted is read, unless object streams may hide what was filled in") {
  const std::string pdf = filled();
  const std::size_t body = pdf.find("1 0 obj");
  const std::string shifted = pdf.substr(0, body) + "%\r\n" + pdf.substr(body);
  CHECK(forms::read_form(shifted).find("a")->value == "x");

  const std::string compressed =
      rewritten(pdf, [](QPDF&, QPDFWriter& writer) { writer.setObjectStreamMode(qpdf_o_generate); });
  CHECK(forms::read_form(compressed).find("a")->value == "x");
  const std::size_t start = compressed.find("obj") - 4;
  CHECK(fault(compressed.substr(0, start) + "%\r\n" + compressed.substr(start)) == FormFault::broken);
}

TEST_CASE("what is wrong in a file without touching an answer does no harm") {
  const auto replaced = [](std::string pdf, std::string_view old, std::string_view by) {
    const std::size_t place = pdf.rfind(old);
    REQUIRE(place != std::string::npos);
    return pdf.replace(place, old.size(), by);
  };
  const auto value = [](const std::string& pdf) { return forms::read_form(pdf).find("a")->value; };
  // PDFBox 3 and pypdf count one object more than they list, in files whose objects are compressed.
  const std::string compressed =
      rewritten(filled(), [](QPDF&, QPDFWriter& writer) { writer.setObjectStreamMode(qpdf_o_generate); });
  const std::string count = compressed.substr(compressed.rfind("/Size ") + 6, 1);
  CHECK(value(replaced(compressed, "/Size " + count, "/Index[0 " + count + "]/Size 9")) == "x");
  CHECK(value(replaced(filled(), "/Size 6", "/Size 5")) == "x");
  // A page that the tree lists twice, and one that does not say that it is one.
  CHECK(value(replaced(filled(), "/Kids[3 0 R]/Count 1", "/Kids[3 0 R 3 0 R]")) == "x");
  CHECK(value(form_of("5 0 R", {"<</T(a)/FT/Tx/V(x)>>"}, "/Type/Seite")) == "x");
  // One thing said twice of what nobody reads here; a name of PDF 1.1.
  CHECK(value(field_of("/FT/Tx/V(x)/MK<</BC[0]/BC[1]>>")) == "x");
  CHECK(value(field_of("/FT/Tx/V(x)/Lang/a#")) == "x");
  // The drawing of a state that is not read.
  CHECK(value(form_of("5 0 R", {"<</T(a)/FT/Btn/V/yes/AS/yes/AP<</N<</yes 6 0 R>>>>>>",
                                "<</Length 7 0 R>>stream\nq\nendstream", "(no length)"})) == "yes");
}

TEST_CASE("one entry twice is damage where it may be an answer") {
  CHECK(fault(field_of("/FT/Tx/V(x)/V(y)")) == FormFault::broken);
  CHECK(fault(field_of("/FT/Btn/V/yes/AS/yes/AS/Off/AP<</N<</yes 3 0 R>>>>")) == FormFault::broken);
}

TEST_CASE("damage where the fields are is not passed over") {
  CHECK(fault(form_of("5 0 R 6 0 R", {"<</T(a)/FT/Tx/V(x)>>", "<</T(b)/FT/Tx/V(y"})) == FormFault::broken);
  CHECK(fault(form_of("5 0 R 6 0 R", {"<</T(a)/FT/Tx/V(x)>>", "<</T(b)/FT/Tx/V<zz>>>"})) ==
        FormFault::broken);
}

TEST_CASE("a value in a stream that does not decode is broken") {
  for (const char* filter :
       {"/Filter/FlateDecode", "/Filter/JPXDecode", "/Filter/NoSuchDecode", "/Filter 7"}) {
    CAPTURE(filter);
    CHECK(fault(form_of("5 0 R", {"<</T(a)/FT/Tx/V 6 0 R>>", stream_of(filter, "garbage")})) ==
          FormFault::broken);
  }
}

TEST_CASE("a stream that promises more than the file holds is broken") {
  const char* stream = "<</Length 2147483647>>stream\nabc\n";
  CHECK(fault(form_of("5 0 R", {"<</T(a)/FT/Tx/V 6 0 R>>", stream})) == FormFault::broken);
}

TEST_CASE("every encrypted file is refused, also one that opens without a password") {
  for (const char* password : {"", "secret"}) {
    CAPTURE(password);
    const std::string strong = rewritten(filled(), [&](QPDF&, QPDFWriter& writer) {
      writer.setR6EncryptionParameters(password, "owner", true, true, true, true, true, true, qpdf_r3p_full,
                                       true);
    });
    CHECK(fault(strong) == FormFault::encrypted);
    const std::string weak = rewritten(filled(), [&](QPDF&, QPDFWriter& writer) {
      writer.setR3EncryptionParametersInsecure(password, "owner", true, true, true, true, true, true,
                                               qpdf_r3p_full);
    });
    CHECK(fault(weak) == FormFault::encrypted);
  }
  const std::vector<std::string> objects{"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 0>>"};
  CHECK(fault(pdf_of(objects, "/Encrypt<</Filter/Adobe.PubSec/V 4>>")) == FormFault::encrypted);
}

TEST_CASE("a PDF without fields has no form") {
  const std::string page = "<</Type/Pages/Kids[]/Count 0>>";
  CHECK(fault(pdf_of({"<</Type/Catalog/Pages 2 0 R>>", page})) == FormFault::no_form);
  CHECK(fault(form_of("")) == FormFault::no_form);
  const std::string xfa_alone = "<</Type/Catalog/Pages 2 0 R/AcroForm<</XFA 3 0 R/Fields[]>>>>";
  CHECK(fault(pdf_of({xfa_alone, page, stream_of("", "<xdp/>")})) == FormFault::no_form);
  const std::string push = form_of("5 0 R", {"<</T(print)/FT/Btn/Ff 65536>>"});
  CHECK(fault(push) == FormFault::no_form);
}

TEST_CASE("a flattened form is no form") {
  const std::string widget = "<</T(a)/FT/Tx/V(x)/Subtype/Widget/Rect[0 0 9 9]/F 4/P 3 0 R/AP<</N 6 0 R>>>>";
  const std::string look = stream_of("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<<>>", "0 0 m");
  const std::string form = form_of("5 0 R", {widget, look}, "/Annots[5 0 R]/Resources<<>>");
  REQUIRE(forms::read_form(form).find("a")->value == "x");
  const std::string flat =
      rewritten(form, [](QPDF& qpdf, QPDFWriter&) { QPDFPageDocumentHelper(qpdf).flattenAnnotations(); });
  CHECK(fault(flat) == FormFault::no_form);
}

TEST_CASE("a form none of whose fields can be read is broken") {
  CHECK(fault(form_of("99 0 R")) == FormFault::broken);
  CHECK(fault(form_of(repeated("[", 100'000))) == FormFault::broken);
  CHECK(fault(form_of("5 0 R", {"<</FT/Tx/V(without a name)>>"})) == FormFault::broken);
}

TEST_CASE("fields that are their own children or parents end") {
  using Fields = std::vector<forms::FormField>;
  CHECK(forms::read_form(form_of("5 0 R", {"<</T(a)/FT/Tx/V(x)/Kids[5 0 R 6 0 R]/Parent 6 0 R>>",
                                           "<</T(b)/Kids[5 0 R]/Parent 5 0 R>>"}))
            .fields == Fields{{"a.b", "x"}});
  CHECK(forms::read_form(
            form_of("", {"<</T(a)/FT/Tx/V(x)/Subtype/Widget/Parent 6 0 R>>", "<</T(b)/Parent 5 0 R>>"},
                    "/Annots[5 0 R]"))
            .fields.size() == 1);
}

TEST_CASE("more fields, deeper fields and longer texts than a form can have are too complex") {
  CHECK(fault(form_of(repeated("<</T(a)>>", 1'000'000))) == FormFault::too_complex);
  CHECK(fault(form_of(repeated("<</T(a)>>", forms::limits::fields + 1))) == FormFault::too_complex);
  CHECK(forms::read_form(form_of(repeated("<</T(a)/Kids[", 64) + repeated("]>>", 64))).fields.size() == 1);
  CHECK(fault(form_of(repeated("<</T(a)/Kids[", 65) + repeated("]>>", 65))) == FormFault::too_complex);
  CHECK(fault(form_of("5 0 R", {"<</T(a)/FT/Tx/V(" + std::string(forms::limits::text_bytes, 'x') + ")>>"})) ==
        FormFault::too_complex);
  const std::string shared =
      "<</T(" + std::string(100'000, 'n') + ")/Kids[" + repeated("<</T(a)>>", 100) + "]>>";
  CHECK(fault(form_of(shared)) == FormFault::too_complex);
}

TEST_CASE("as many fields as a form can have are read") {
  std::string fields;
  for (std::size_t i = 0; i < forms::limits::fields; ++i) fields += fmt::format("<</T({})/V(x)>>", i);
  CHECK(forms::read_form(form_of(fields)).fields.size() == forms::limits::fields);
}

TEST_CASE("a value that inflates beyond measure is too complex") {
  const std::string bomb = deflated(std::string(100'000'000, 'x'));
  CHECK(fault(form_of("5 0 R", {"<</T(a)/FT/Tx/V 6 0 R>>", stream_of("/Filter/FlateDecode", bomb)})) ==
        FormFault::too_complex);
}
