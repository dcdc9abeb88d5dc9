// Several handlers as one.
#pragma once
#include <functional>
#include <vector>

#include "service/http/message.hpp"

namespace planpress::http {

// Each is asked in its turn, and the first that has a response gives it: one that lets nobody past without a
// key stands before those that hold what the key is for.
class Chain final : public Handler {
 public:
  explicit Chain(std::vector<std::reference_wrapper<Handler>> handlers);

  std::optional<Response> handle(const Request& request) const override;
  bool takes_parts(std::string_view target) const override;
  void stop_accepting() override;

 private:
  std::vector<std::reference_wrapper<Handler>> handlers_;
};

}  // namespace planpress::http
