#include "service/http/framing.hpp"

#include <charconv>
#include <cstdint>

#include "service/http/text.hpp"

namespace planpress::http {
namespace {

std::optional<std::uint64_t> digits(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  return whole ? std::optional(value) : std::nullopt;
}

}  // namespace

bool Framing::has_body() const {
  return !transfer_encoding.empty() || (!content_length.empty() && content_length.front() != "0");
}

std::optional<Refusal> check_framing(const Framing& framing, std::size_t limit) {
  if (framing.content_length.size() + framing.transfer_encoding.size() > 1) {
    return Refusal{400, "The length of the body is given more than once."};
  }
  if (!framing.transfer_encoding.empty() && !equal_ignoring_case(framing.transfer_encoding[0], "chunked")) {
    return Refusal{400, "Transfer-Encoding can only be chunked."};
  }
  for (const std::string_view coding : framing.content_encoding) {
    if (!equal_ignoring_case(coding, "identity"))
      return Refusal{415, "Send the body without Content-Encoding."};
  }
  if (framing.content_length.empty()) return std::nullopt;
  const std::optional<std::uint64_t> length = digits(framing.content_length[0]);
  if (!length) return Refusal{400, "Content-Length is not a number."};
  if (*length > 8 * static_cast<std::uint64_t>(limit)) return Refusal{413, "The body is too large."};
  return std::nullopt;
}

}  // namespace planpress::http
