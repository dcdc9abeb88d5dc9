// A filled form as names and values, and the reasons why a file is refused as one.
#pragma once
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace planpress::forms {

// Why a field gives no answer though its file is sound.
enum class FieldFault : std::uint8_t {
  none,
  unknown_state,    // a box or radio button whose value is neither a state of its appearance nor Off
  contradicts,      // /V says one thing, the appearance that is shown (/AS) another
  several_buttons,  // two radio buttons of one group are on
  several_choices,  // two values of a choice
  two_values,       // one name with two values
  not_text,         // a value with what is no character: half a surrogate pair, a byte that means nothing
  stands_twice,     // the fields of two copies of the form were made one, which has the value of one of them
};

struct FormField {
  // Fully qualified (ISO 32000-1, 12.7.3.2); UTF-8, NFC; empty: lost, of widgets that stand on a page.
  std::string name;
  std::string value;  // UTF-8, NFC, lines ended by LF; empty: not filled in, or withheld because of its fault
  bool read_only = false;
  int page = 0;  // of its first widget, from 1; 0: on no page
  FieldFault fault = FieldFault::none;
  int widgets = 0;            // on pages
  bool is_signature = false;  // of the type /Sig

  bool operator==(const FormField&) const = default;
};

// Marks on a page beside its fields: text boxes, drawings, stamps, sticky notes.
struct PageNotes {
  int page = 0;  // from 1
  int count = 0;
  std::vector<std::string> on_empty_fields;  // names of fields without a value that one of them lies on

  bool operator==(const PageNotes&) const = default;
};

// Pages and files that were added to the form's own.
struct Added {
  std::vector<int> pages;  // from 1
  int files = 0;           // attached

  bool operator==(const Added&) const = default;
};

struct PdfForm {
  std::vector<FormField> fields;   // in the order of the file, each name once
  std::string data;                // the JSON that the document was made from; empty: not attached (any more)
  int pages = 0;                   // of the file
  std::vector<PageNotes> notes{};  // by page, those that have some
  Added added{};

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

// The protocol between the process that reads a form and the one that asked for it: a form or a fault as
// JSON.
std::string to_json(const PdfForm& form);
std::string to_json(const FormError& error);
// Throws the FormError that was sent, and std::runtime_error when `json` is neither.
PdfForm read_answer(std::string_view json);

}  // namespace planpress::forms
