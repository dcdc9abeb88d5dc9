// A report into the form that asks for it.
#pragma once
#include <string_view>

#include "service/documents/library.hpp"

namespace planpress::documents {

// The form again, as PDF, with the report's answers in it. The report may have only some of its members; what
// was filled in before stays where it says nothing.
Result fill_form(const Library& library, std::string_view pdf, std::string_view report,
                 const Audience& audience = {});

}  // namespace planpress::documents
