// Content negotiation (RFC 9110, 12.5.1) and the media types of bodies.
#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace planpress::http {

// The index of the offer that the client likes best; of equals the first. An absent Accept accepts anything.
// Nothing: none of the offers is acceptable (406).
std::optional<std::size_t> negotiate(std::string_view accept, std::span<const std::string_view> offers);

// application/json or any +json type (RFC 6839), in UTF-8.
bool is_json(std::string_view content_type);
bool is_pdf(std::string_view content_type);

}  // namespace planpress::http
