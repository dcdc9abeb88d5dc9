// Several documents as one: the pages of each follow those of the one before.
// In: pages without furniture, all of one size. Out: pages whose destinations, figures, structure, bookmarks
// and fields are those of all, each document a Part below the Document element.
#pragma once
#include <string>
#include <vector>

#include "renderer/typeset/pages.hpp"

namespace planpress::typeset {

// At least one part. The language is that of the first; a Part in another says so. The date is the latest of
// the parts', the subject theirs where they agree. A field's name begins with the number of its part:
// "2/sign-1/date/day". A part whose bookmarks do not hang below one gets a bookmark with its title over them.
Pages join(std::vector<Pages> parts, std::string title);

}  // namespace planpress::typeset
