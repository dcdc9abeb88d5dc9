// The data that a document was made from, which Planpress attaches to it.
#pragma once
#include <string>

#include "service/forms/pdf/qpdf.hpp"

namespace planpress::forms {

// The first JSON among the associated files (ISO 32000-2, 14.13); empty where there is none. Throws FormError
// when it is longer than limits.hpp allows.
std::string attached_data(QPDF& pdf);

// How many files are attached that we do not attach, to the document as a whole (7.11.4) or as associated
// files, each name once.
int files_of_others(QPDF& pdf);

}  // namespace planpress::forms
