// The form in a document: what can be filled in, where a person finds it, and filling it in.
#pragma once
#include <map>
#include <string>
#include <utility>
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
std::vector<FormField> fields_of(const Document& document);
// As the PDF has them (ISO 32000-1, 12.7.3.2): three of a date.
std::vector<std::string> names_of(const FormField& field);

// The number of fields and a digest of their names in any order: "123-5f2a91c0". Not cryptographic: it shows
// whether a program has lost, renamed or added a field.
std::string summary_of(std::vector<std::string> names);
// The document, each reference of which ends with "/" and the summary of its fields; of one in several
// editions, that all have these fields, with "-" and their number too: "/123-5f2a91c0-2".
Document with_summary(Document document, std::size_t editions);

// By the name of the field; of a date "YYYY-MM-DD", a part of it that is not known as spaces. What is ticked
// has the value that it stands for.
using FieldValues = std::map<std::string, std::string, std::less<>>;
// The document with these values in its fields; the others, and those that are read only, stay as they are.
Document filled_in(Document document, const FieldValues& values);

// Two editions of a document whose fields are one and the same: what a field holds is said alike in both, and
// each option in both languages, "Close / Agos", for a PDF has one value and one list of options a field.
std::pair<Document, Document> with_shared_fields(Document first, Document second);

}  // namespace planpress::document
