// PDFs made by hand, small and exact.
#pragma once
#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "service/forms/pdf/form.hpp"

namespace planpress::test {

// Objects by number, 1 is the catalogue; then the cross-reference table and the trailer with `more` in it.
std::string pdf_of(const std::vector<std::string>& objects, std::string_view more = "");
// What a program appends that changes a file: objects by number, and a cross-reference before the last one.
std::string append_to(const std::string& pdf, int number, const std::string& object);
std::string stream_of(std::string_view entries, std::string_view bytes);
std::string deflated(const std::string& bytes);
std::string hex(std::string_view bytes);                              // <FEFF...>
std::string utf16(std::u16string_view text, bool big_endian = true);  // with its byte order mark

// The catalogue, one page and a form. fields: what stands in /Fields, such as "5 0 R" for the first of
// `objects`.
std::string form_of(std::string_view fields, const std::vector<std::string>& objects = {},
                    std::string_view page = "");
// One field named "a" with these entries, alone or before others.
std::string field_of(std::string_view entries);
// Its value, read in this process.
std::string value_of(std::string_view entries);

// Why the file is refused.
template <class Read>
forms::FormFault fault_of(Read read) {
  try {
    read();
  } catch (const forms::FormError& error) {
    return error.fault();
  }
  throw std::runtime_error("the form was read");
}

}  // namespace planpress::test

namespace planpress::forms {
doctest::String toString(FormFault fault);
doctest::String toString(FieldFault fault);
}  // namespace planpress::forms
