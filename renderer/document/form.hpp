// The form in a document: what can be filled in, where a person finds it, and filling it in.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "renderer/document/document.hpp"

namespace planpress::document {

struct FormField {
  std::string name;   // of a date: the name of the whole
  std::string place;  // as printed: "2 Objective 1 of 3: clinical skills, Concerns"
  FieldKind kind = FieldKind::text;
  std::vector<std::string> choices;  // the values of its options, radio buttons or box; empty: any value
};
// In reading order, radio buttons of one name as one field.
std::vector<FormField> fields_of(Document document);

// By the name of the field; of a date "YYYY-MM-DD", a part of it that is not known as spaces. What is ticked
// has the value that it stands for.
using FieldValues = std::map<std::string, std::string, std::less<>>;
// Puts values into the fields that have them; the others stay as they are.
void fill_in(Document& document, const FieldValues& values);

// Two editions of a document whose fields are one and the same: what a field holds is said alike in both, and
// each option in both languages, "Close / Agos", for a PDF has one value and one list of options a field.
void share_fields(Document& first, Document& second);

}  // namespace planpress::document
