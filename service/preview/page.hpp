// The web page around a document that is being written.
#pragma once
#include <string>
#include <string_view>

#include "service/preview/proof.hpp"

namespace planpress::preview {

// kind: what is shown, for the title. as: which of the two is in the frame; where nothing was made, the page
// lists what is in the way.
std::string preview_page(const Proof& proof, const std::string& kind, Format as);

// The same list alone, in place of the document itself.
std::string faults_page(const Proof& proof, const std::string& kind);

// Asks for changes and shows them without losing the place; the page can be read without it.
extern const std::string_view preview_script;

}  // namespace planpress::preview
