// The Content-Digest field (RFC 9530).
#pragma once
#include <string>
#include <string_view>

namespace planpress::http {

// "sha-256=:BASE64:"
std::string content_digest(std::string_view body);

}  // namespace planpress::http
