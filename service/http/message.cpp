#include "service/http/message.hpp"

#include <openssl/evp.h>

#include <array>

#include "service/http/text.hpp"
#include "service/json/sha256.hpp"

namespace planpress::http {

std::string Request::header(std::string_view name) const {
  std::string values;
  for (const Header& field : headers) {
    if (!equal_ignoring_case(field.name, name)) continue;
    if (!values.empty()) values += ", ";
    values += field.value;
  }
  return values;
}

std::string content_digest(std::string_view body) {
  const Digest digest = sha256(body);
  std::array<unsigned char, 45> base64{};  // 44 characters and a closing zero
  const int length = EVP_EncodeBlock(base64.data(), digest.data(), static_cast<int>(digest.size()));
  return "sha-256=:" + std::string(base64.begin(), base64.begin() + length) + ":";
}

}  // namespace planpress::http
