// Documents, checks and forms over HTTP. A request in, a response out; nothing here knows about sockets.
#pragma once
#include <filesystem>

#include "service/documents/make.hpp"
#include "service/http/router.hpp"

namespace planpress::http {

class Api final : public Handler {
 public:
  // Keeps a reference to `documents`. Makes the schemas, with an example out of share.
  Api(const documents::Library& library, const std::filesystem::path& share);

  std::optional<Response> handle(const Request& request) const override { return router_.answer(request); }
  bool takes_parts(std::string_view target) const override { return router_.takes_parts(target); }

 private:
  const Router router_;
};

}  // namespace planpress::http
