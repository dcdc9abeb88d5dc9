// JSON answers, and errors as application/problem+json (RFC 9457). A body never repeats what was sent.
#pragma once
#include <nlohmann/json.hpp>
#include <string_view>

#include "service/http/message.hpp"

namespace planpress::http {

// RFC 9110, 15, and RFC 6585; "Error" for a status that this service does not send.
std::string_view reason_phrase(int status);

// 200, not to be stored.
Response json(const nlohmann::ordered_json& body);

// type is about:blank, so title is the reason phrase. detail: what is wrong and what to do, in a sentence or
// two. errors: a list of {pointer or parameter, code, severity, detail}; left out when it is empty.
Response problem(int status, std::string_view detail,
                 nlohmann::ordered_json errors = nlohmann::ordered_json::array());

// 404, where there is nothing at an address.
Response nothing_here();

}  // namespace planpress::http
