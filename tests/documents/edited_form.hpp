// Forms of ours that somebody changed with another program.
#pragma once
#include <string>

namespace planpress::test {

// An answer typed into a text field or chosen, by the name of the field; what it looks like stays as it was.
std::string with_answer(const std::string& pdf, const std::string& name, const std::string& value);
// A radio button's or box's state.
std::string with_state(const std::string& pdf, const std::string& name, const std::string& state);
// A text field of another form, on the first page.
std::string with_field(const std::string& pdf, const std::string& name, const std::string& value);
// The first signature field signed electronically.
std::string with_signature(const std::string& pdf);
// A text box that was written on the first page.
std::string with_note(const std::string& pdf);

}  // namespace planpress::test
