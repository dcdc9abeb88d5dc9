// Where a request's body ends must never be in doubt (RFC 9112, 6.3): two readers that disagree can be made
// to see two different requests.
#pragma once
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace planpress::http {

// The fields that say how a body is framed, as they were sent: a field that came twice is here twice.
struct Framing {
  std::vector<std::string_view> content_length;
  std::vector<std::string_view> transfer_encoding;
  std::vector<std::string_view> content_encoding;

  bool has_body() const;
};

struct Refusal {
  int status = 400;
  std::string_view detail;
};

// Nothing when the body can be read: at most `limit` bytes, or chunked. A longer body that says so is worth
// reading to its end only when it is short enough; beyond eight times the limit the refusal comes at once.
std::optional<Refusal> check_framing(const Framing& framing, std::size_t limit);

}  // namespace planpress::http
