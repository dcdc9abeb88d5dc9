// What a form that came from outside holds.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "service/documents/documents.hpp"
#include "service/forms/pdf/form.hpp"

namespace planpress::documents {

struct Documents::FormFile {
  forms::PdfForm form;                                      // as it was read
  std::vector<std::pair<std::string, std::string>> fields;  // names and values, in the order of the file
  std::string data;                                         // the view that it was made from, as attached
};

}  // namespace planpress::documents
