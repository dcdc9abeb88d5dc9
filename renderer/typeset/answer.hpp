// A box to write in and the answer in it, however long it is.
#pragma once
#include "renderer/typeset/compose.hpp"

namespace planpress::typeset {

// A box as high as its answer, or as high as a new one where that is more, at least `least`. An answer that
// would fill most of a page begins in the box and goes on in Box::after: across the text area, over pages.
Box answer_box(LayoutContext& c, const document::Field& field, ChildCursor& elements, Length width,
               Length least);

}  // namespace planpress::typeset
