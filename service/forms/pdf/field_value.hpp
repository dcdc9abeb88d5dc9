// The answer that a field holds, by its type (ISO 32000-1, 12.7.4). No field is changed: libqpdf has few
// const functions.
#pragma once
#include <string>

#include "service/forms/pdf/field_tree.hpp"
#include "service/forms/pdf/form.hpp"
#include "service/forms/pdf/pdf_text.hpp"
#include "service/forms/pdf/revisions.hpp"

namespace planpress::forms {

// As in FormField.
struct Answer {
  std::string value;
  FieldFault fault = FieldFault::none;
};

// A push button is pressed, not filled in.
bool is_push_button(const FieldNode& field);
bool is_read_only(const FieldNode& field);
bool is_signature(const FieldNode& field);
// A program joined two copies of a form and made each pair of fields one: two of its widgets have the same
// /StructParent, which is unique in a document (14.7.4.4).
bool stands_twice(const FieldNode& field);
// Throws FormError when the value is of a type that it cannot be. An answer that is shown and not held is a
// fault, not an empty field.
Answer answer_of(const FieldNode& field, Appearances& appearances, const Revisions& revisions);

}  // namespace planpress::forms
