// The pharmacist's form for review 2, filled in whole, and what import says of it.
#pragma once
#include <string>

#include "service/documents/make.hpp"
#include "service/json/json.hpp"

namespace planpress::test {

inline const documents::Audience owner{"en", messages::Naming::names};

const std::string& pharmacist();  // the plan
Json report();
const std::string& filled();

documents::Result imported(const std::string& form, const documents::Audience& audience = owner);
documents::Result imported_alone(const std::string& form, const documents::Audience& audience = owner);

// The sentences of its findings, one a line.
std::string details(const documents::Result& outcome, plan::Severity severity = plan::Severity::error);
bool contains(const std::string& text, const std::string& part);

}  // namespace planpress::test
