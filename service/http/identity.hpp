// What names a request in logs and answers: X-Request-ID, X-Correlation-ID, traceparent.
#pragma once
#include <string>
#include <string_view>

namespace planpress::http {

// 1 to 128 of A-Z a-z 0-9 . _ : - ; nothing else may come into a log or go out in a field.
bool is_valid_id(std::string_view id);

// W3C Trace Context, version 00: 00-<32 hex>-<16 hex>-<2 hex>.
bool is_valid_traceparent(std::string_view value);

// 32 hexadecimal digits from the system's random numbers.
std::string new_request_id();

}  // namespace planpress::http
