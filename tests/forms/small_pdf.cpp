#include "tests/forms/small_pdf.hpp"

#include <fmt/format.h>

#include <array>
#include <qpdf/Pl_Flate.hh>
#include <qpdf/Pl_String.hh>

#include "service/forms/pdf/read_form.hpp"

namespace planpress::test {

std::string pdf_of(const std::vector<std::string>& objects, std::string_view more) {
  std::string out = "%PDF-1.7\n";
  std::string table = fmt::format("xref\n0 {}\n0000000000 65535 f \n", objects.size() + 1);
  for (std::size_t i = 0; i < objects.size(); ++i) {
    table += fmt::format("{:010} 00000 n \n", out.size());
    out += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
  }
  const std::size_t start = out.size();
  return out + table +
         fmt::format("trailer\n<</Size {}/Root 1 0 R{}>>\nstartxref\n{}\n%%EOF\n", objects.size() + 1, more,
                     start);
}

std::string append_to(const std::string& pdf, int number, const std::string& object) {
  const std::size_t last = pdf.rfind("startxref\n") + 10;
  const std::string before = pdf.substr(last, pdf.find('\n', last) - last);
  const std::string added = fmt::format("{} 0 obj\n{}\nendobj\n", number, object);
  return pdf + added +
         fmt::format(
             "xref\n{} 1\n{:010} 00000 n \ntrailer\n<</Size {}/Root 1 0 R/Prev {}>>\nstartxref\n{}\n%%EOF\n",
             number, pdf.size(), number + 1, before, pdf.size() + added.size());
}

std::string stream_of(std::string_view entries, std::string_view bytes) {
  return fmt::format("<</Length {}{}>>stream\n{}\nendstream", bytes.size(), entries, bytes);
}

std::string deflated(const std::string& bytes) {
  std::string out;
  Pl_String to("to", nullptr, out);
  Pl_Flate flate("flate", &to, Pl_Flate::a_deflate);
  flate.write(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  flate.finish();
  return out;
}

std::string hex(std::string_view bytes) {
  std::string out = "<";
  for (const char c : bytes) out += fmt::format("{:02X}", static_cast<unsigned char>(c));
  return out + ">";
}

std::string utf16(std::u16string_view text, bool big_endian) {
  std::string out;
  for (const char16_t unit : u"\uFEFF" + std::u16string(text)) {
    const auto high = static_cast<char>(unit >> 8), low = static_cast<char>(unit & 0xFF);
    out += big_endian ? high : low;
    out += big_endian ? low : high;
  }
  return out;
}

std::string form_of(std::string_view fields, const std::vector<std::string>& objects, std::string_view page) {
  std::vector<std::string> all{"<</Type/Catalog/Pages 2 0 R/AcroForm 4 0 R>>",
                               "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                               fmt::format("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]{}>>", page),
                               fmt::format("<</Fields[{}]>>", fields)};
  all.insert(all.end(), objects.begin(), objects.end());
  return pdf_of(all);
}

std::string field_of(std::string_view entries) {
  return form_of("5 0 R", {fmt::format("<</T(a){}>>", entries)});
}

std::string value_of(std::string_view entries) {
  const forms::PdfForm form = forms::read_form(field_of(entries));
  const forms::FormField* field = form.find("a");
  if (field == nullptr) throw std::runtime_error("no field named a");
  return field->value;
}

}  // namespace planpress::test

doctest::String planpress::forms::toString(FormFault fault) {
  constexpr std::array names{"not_a_pdf", "too_large",   "encrypted", "no_form",
                             "broken",    "too_complex", "timed_out"};
  return names.at(static_cast<std::size_t>(fault));
}

doctest::String planpress::forms::toString(FieldFault fault) {
  constexpr std::array names{
      "none", "unknown_state", "contradicts", "several_buttons", "several_choices", "two_values"};
  return names.at(static_cast<std::size_t>(fault));
}
