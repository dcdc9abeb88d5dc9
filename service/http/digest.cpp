#include "service/http/digest.hpp"

#include <openssl/evp.h>

#include <array>

#include "service/json/sha256.hpp"

namespace planpress::http {

std::string content_digest(std::string_view body) {
  const Digest digest = sha256(body);
  std::array<unsigned char, 45> base64{};  // 44 characters and a closing zero
  const int length = EVP_EncodeBlock(base64.data(), digest.data(), static_cast<int>(digest.size()));
  return "sha-256=:" + std::string(base64.begin(), base64.begin() + length) + ":";
}

}  // namespace planpress::http
