#include "service/http/digest.hpp"

#include <openssl/evp.h>

#include <array>
#include <stdexcept>

namespace planpress::http {

std::string content_digest(std::string_view body) {
  std::array<unsigned char, 32> digest{};
  if (EVP_Digest(body.data(), body.size(), digest.data(), nullptr, EVP_sha256(), nullptr) != 1) {
    throw std::runtime_error("SHA-256 is not available in this OpenSSL");
  }
  std::array<unsigned char, 45> base64{};  // 44 characters and a closing zero
  const int length = EVP_EncodeBlock(base64.data(), digest.data(), static_cast<int>(digest.size()));
  return "sha-256=:" + std::string(base64.begin(), base64.begin() + length) + ":";
}

}  // namespace planpress::http
