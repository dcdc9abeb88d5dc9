// Warnings of libqpdf about a file that it went on reading: harmless, or a sign that an answer may be lost.
#pragma once
#include <string_view>
#include <vector>

#include "service/forms/pdf/qpdf.hpp"

namespace planpress::forms {

// The warnings since the last call, without the harmless ones. pdf: the bytes that are read.
std::vector<QPDFExc> harmful_warnings(QPDF& qpdf, std::string_view pdf);

}  // namespace planpress::forms
