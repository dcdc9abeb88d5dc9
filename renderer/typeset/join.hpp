// Several documents as one: the pages of each follow those of the one before.
// In: pages of one size. Out: pages whose destinations, figures, structure, bookmarks
// and fields are those of all, each document a Part below the Document element.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "renderer/typeset/pages.hpp"

namespace planpress::typeset {

// Whether fields of one name are fields of their own, "1/heldOn" and "2/heldOn" by the number of their part,
// or one field with a widget in each. A signature field is one in each
// edition, "sign/signature" and "sign/signature/2".
enum class FieldNames : std::uint8_t { numbered, shared };

// At least one part. The language is that of the first; a Part in another says so. The date is the latest of
// the parts', the subject theirs where they agree. A part whose bookmarks do not hang below one gets a
// bookmark with its title over them.
Pages join(std::vector<Pages> parts, std::string title, FieldNames names = FieldNames::numbered);

}  // namespace planpress::typeset
