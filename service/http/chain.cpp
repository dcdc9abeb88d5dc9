#include "service/http/chain.hpp"

#include <algorithm>
#include <utility>

namespace planpress::http {

Chain::Chain(std::vector<std::reference_wrapper<Handler>> handlers) : handlers_(std::move(handlers)) {}

std::optional<Response> Chain::handle(const Request& request) const {
  for (const Handler& handler : handlers_)
    if (std::optional<Response> response = handler.handle(request)) return response;
  return std::nullopt;
}

bool Chain::takes_parts(std::string_view target) const {
  return std::ranges::any_of(handlers_, [&](const Handler& handler) { return handler.takes_parts(target); });
}

void Chain::stop_accepting() {
  for (Handler& handler : handlers_) handler.stop_accepting();
}

}  // namespace planpress::http
