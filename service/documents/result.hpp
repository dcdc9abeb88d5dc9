// The result of a check, a document or a form that is read, and how the command line and the service give it
// as JSON.
#pragma once
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "service/messages/message_formatter.hpp"
#include "service/plan/date.hpp"

namespace planpress::documents {

enum class Status : std::uint8_t {
  accepted,    // no errors; there may be warnings
  refused,     // a plan with errors
  not_a_plan,  // JSON, but not a plan of this format version
  not_json,    // one finding says where and why
  too_large,   // past the limits of what is read
  not_a_form,  // bytes that are no PDF, or a broken one
  conflict,    // a form of another plan, version or review
  busy         // too many forms are being read: the same again in a few seconds; there are no findings
};

struct Result {
  Status status = Status::accepted;
  std::vector<messages::Diagnostic> findings{};  // in the order of the plan, or of the form
  std::string bytes{};                           // a document, or JSON, when one was asked for and accepted

  bool is_accepted() const { return status == Status::accepted; }
};

// Who reads the findings, and when.
struct Audience {
  std::string language = "en";  // of a catalogue
  messages::Naming naming = messages::Naming::ids;
  std::optional<plan::Date> today = {};  // in the United Kingdom; absent: no date is in the future
};

std::size_t count_of(plan::Severity severity, const std::vector<messages::Diagnostic>& findings);

// [{"pointer", "code", "severity", "detail"}], and "field" where there is one; "parameter" in place of
// "pointer" where it is not the plan that is at fault.
nlohmann::ordered_json to_json(const std::vector<messages::Diagnostic>& findings);

// {"valid": bool, "findings": [...]}; valid: there is no error among them.
nlohmann::ordered_json validation_report(const std::vector<messages::Diagnostic>& findings);

// One line and a line feed. Text that is not UTF-8 comes out with U+FFFD, never as an exception.
std::string dump(const nlohmann::ordered_json& json);

}  // namespace planpress::documents
