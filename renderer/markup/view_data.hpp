// A view as kainjow takes it, checked against the declared shape on the way. The only two files that know
// kainjow are this one's and fill_pool's.
#pragma once
#include <kainjow/mustache.hpp>

#include "renderer/markup/template_names.hpp"

namespace planpress::markup {

// Throws std::invalid_argument naming the member (a JSON Pointer) that is missing, not declared or of another
// kind.
kainjow::mustache::data view_data(const Json& view, const Json& shape, const ReachedThrough& reached);

}  // namespace planpress::markup
