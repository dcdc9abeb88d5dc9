// The answers on a form before it is filled. Filling makes the form anew, so all of it is set again, or the
// form is refused: nothing that somebody wrote is emptied, cut off or written in another way.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "renderer/document/form.hpp"
#include "service/forms/pdf/form.hpp"
#include "service/plan/findings.hpp"

namespace planpress::forms {

// An answer that the form made anew could not show as it stands.
struct Loss {
  std::string field;  // its name, of a date that of the whole; empty: on no field
  std::string_view sentence;
  plan::Arguments arguments;
};

struct Standing {
  document::FieldValues values;  // for document::fill_in
  std::vector<Loss> losses;      // in the order of the file
};

// file: as it was read. fields: of the form made anew. is_replaced: whether a field, by its name, is answered
// anew.
Standing standing_answers(const PdfForm& file, const std::vector<document::FormField>& fields,
                          const std::function<bool(std::string_view)>& is_replaced);

}  // namespace planpress::forms
