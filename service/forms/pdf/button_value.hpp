// What tick boxes and radio buttons say (ISO 32000-1, 12.7.4.2). A button is in one of the states that its
// appearances (/AP, /N) are named for, or Off. The field says which in /V, each of its widgets in /AS, and
// the widget is what people see.
#pragma once
#include "service/forms/pdf/field_tree.hpp"
#include "service/forms/pdf/field_value.hpp"

namespace planpress::forms {

// The name of the state that is on, or the text that /Opt has for it; empty when none is.
Answer button_answer(const FieldNode& field);

}  // namespace planpress::forms
