// Marks on the pages beside the fields: markup annotations (ISO 32000-1, 12.5.6.2), that is
// text boxes, drawings, stamps, sticky notes, comments on text, files; or into the pages themselves.
#pragma once
#include <vector>

#include "service/forms/pdf/field_tree.hpp"
#include "service/forms/pdf/form.hpp"
#include "service/forms/pdf/pdf_text.hpp"

namespace planpress::forms {

// By page. nodes: of the fields of the form that people fill in; a field of `form` without a value and
// without a fault is empty.
std::vector<PageNotes> notes_on(const Annotations& annotations, const PdfForm& form,
                                const std::vector<FieldNode>& nodes, Appearances& appearances);

}  // namespace planpress::forms
