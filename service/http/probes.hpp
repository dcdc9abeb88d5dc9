// For operators: GET /livez, /readyz and /version.
#pragma once
#include <atomic>
#include <string>
#include <vector>

#include "service/documents/make.hpp"
#include "service/http/message.hpp"
#include "service/http/router.hpp"

namespace planpress::http {

class Probes final : public Handler {
 public:
  // Reads the kinds of documents, for GET /version, once.
  explicit Probes(const documents::Library& library);

  std::optional<Response> handle(const Request& request) const override;
  // From now on /readyz answers 503.
  void stop_accepting() override { accepting_ = false; }

 private:
  Response ready() const;
  Response version() const;

  std::vector<std::string> kinds_;
  const Router router_;
  std::atomic<bool> accepting_ = true;
};

}  // namespace planpress::http
