// A form that somebody filled in, as names and values, and why a file is not one.
#pragma once
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace planpress::forms {

struct FormField {
  std::string name;   // fully qualified (ISO 32000-1, 12.7.3.2); UTF-8, NFC
  std::string value;  // UTF-8, NFC, lines ended by LF; empty: not filled in
  bool read_only = false;

  bool operator==(const FormField&) const = default;
};

struct FilledForm {
  std::vector<FormField> fields;  // in the order of the file, each name once

  const FormField* find(std::string_view name) const;  // null: the form has no such field
};

enum class FormFault : std::uint8_t {
  not_a_pdf,
  too_large,    // more bytes than are read
  encrypted,    // with whatever password, the empty one too
  no_form,      // flattened or printed to PDF, made by XFA alone, or never a form
  broken,       // damaged or cut off, so that what was filled in may be lost
  too_complex,  // more fields, depth, text or memory than any form of ours needs
  timed_out,
};

// what(): a sentence for developers, without anything from the file.
class FormError : public std::runtime_error {
 public:
  FormError(FormFault fault, const std::string& reason) : std::runtime_error(reason), fault_(fault) {}
  FormFault fault() const noexcept { return fault_; }

 private:
  FormFault fault_;
};

}  // namespace planpress::forms
