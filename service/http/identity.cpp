#include "service/http/identity.hpp"

#include <sys/random.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace planpress::http {
namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";

bool is_hex(std::string_view text) { return text.find_first_not_of(hex_digits) == std::string_view::npos; }

}  // namespace

bool is_valid_id(std::string_view id) {
  return !id.empty() && id.size() <= 128 && std::ranges::all_of(id, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           std::string_view("._:-").find(c) != std::string_view::npos;
  });
}

bool is_valid_traceparent(std::string_view value) {
  return value.size() == 55 && value.starts_with("00-") && value[35] == '-' && value[52] == '-' &&
         is_hex(value.substr(3, 32)) && is_hex(value.substr(36, 16)) && is_hex(value.substr(53));
}

std::string new_request_id() {
  std::array<unsigned char, 16> random{};
  if (getentropy(random.data(), random.size()) != 0)
    throw std::runtime_error("no random numbers from the system");
  std::string id;
  for (const unsigned char byte : random) {
    id += hex_digits[byte >> 4];
    id += hex_digits[byte & 15];
  }
  return id;
}

}  // namespace planpress::http
