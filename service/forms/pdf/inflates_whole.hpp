#pragma once
#include <string_view>

namespace planpress::forms {

/// Whether `bytes` begin with a zlib stream (RFC 1950) that comes to its end, its checksum right. Whatever
/// follows it is not looked at.
bool inflates_whole(std::string_view bytes);

}  // namespace planpress::forms
