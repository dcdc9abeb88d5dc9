// A form as programs leave it: fields renamed or flattened, pages removed, files joined, notes written
// beside.
#pragma once
#include <functional>
#include <qpdf/QPDF.hh>
#include <string>

namespace planpress::test {

// The file after `edit`.
std::string changed(const std::string& form, const std::function<void(QPDF&)>& edit);
// The field of this name. Throws std::out_of_range.
QPDFObjectHandle form_field(QPDF& pdf, const std::string& name);

void set_text(QPDF& pdf, const std::string& name, const std::string& text);
// A box, or a radio button of a group.
void tick(QPDF& pdf, const std::string& name, const std::string& state);
void rename(QPDF& pdf, const std::string& name, const std::string& other);
// As flattening does: the field is no longer one of the form.
void take_out(QPDF& pdf, const std::string& name);
// A radio button, from its group and its page.
void take_out_button(QPDF& pdf, const std::string& name, const std::string& state);
// With the fields that stand on it. number: from 1.
void remove_page(QPDF& pdf, int number);
int page_of(const std::string& form, const std::string& name);
// A text box over the first widget of the field.
void write_over(QPDF& pdf, const std::string& name);
// A page of another file, behind the others.
void add_page(QPDF& pdf);
void attach_file(QPDF& pdf, const std::string& name);
// The fields of the other form too, each under its name and `mark`, as programs name them that join files.
std::string joined(const std::string& form, const std::string& other, const std::string& mark);

// The file after one such change.
std::string with_answer(const std::string& form, const std::string& name, const std::string& value);
std::string with_state(const std::string& form, const std::string& name, const std::string& state);
// A text field of another form, on the first page.
std::string with_field(const std::string& form, const std::string& name, const std::string& value);
// The first signature field signed electronically.
std::string with_signature(const std::string& form);
// A digital signature in a field of its own, on the first page, as viewers make them. rectangle: "0 0 0 0"
// for one that is not seen.
void sign_beside(QPDF& pdf, const std::string& rectangle);
// A form to sign as earlier builds made it: its reference does not say what is signed.
std::string without_signed_text(const std::string& form);
// A text box that was written on the first page.
std::string with_note(const std::string& form);

}  // namespace planpress::test
