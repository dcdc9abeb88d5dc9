// What a field says, by its type (ISO 32000-1, 12.7.4). No field is changed: libqpdf has few const functions.
#pragma once
#include <string>

#include "service/forms/field_tree.hpp"

namespace planpress::forms {

// A push button is pressed, not filled in.
bool is_push_button(FieldNode& field);
bool is_read_only(FieldNode& field);
// As FormField::value. Throws FormError when the value is of a type that it cannot be.
std::string value_of(FieldNode& field);

}  // namespace planpress::forms
