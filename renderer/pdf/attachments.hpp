// Associated files (ISO 19005-3, 6.8): the data that a document was made from travels with it.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "renderer/pdf/objects.hpp"
#include "renderer/pdf/pdf.hpp"

namespace planpress::pdf {

// Returns entries for the catalogue: /AF and /Names; nothing without attachments. `created` is an ISO date.
std::string write_attachments(const std::vector<Attachment>& attachments, std::string_view created,
                              Document& document);

}  // namespace planpress::pdf
