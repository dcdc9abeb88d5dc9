// The bytes of a PDF that came from outside, in; the values of its form (ISO 32000-1, 12.7), out.
//
// A button's value is the name of the state that is on, or the text that /Opt has for it; a choice's is its
// export value, also where a viewer wrote what it displayed; a signature's is "signed". XFA is not read.
//
// Nothing that was filled in is left out silently: a file whose damage may hide values is refused.
#pragma once
#include <string_view>

#include "service/forms/pdf/form.hpp"

namespace planpress::forms {

// Throws FormError. libqpdf reads in this very process: an untrusted file goes to
// read_untrusted_form.
PdfForm read_form(std::string_view pdf);

}  // namespace planpress::forms
