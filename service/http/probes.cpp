#include "service/http/probes.hpp"

#include "service/http/problem.hpp"

namespace planpress::http {

Probes::Probes(const documents::Library& library)
    : router_({{"GET", "/livez",
                [](const Call&) {
                  return json({{"status", "live"}});
                }},
               {"GET", "/readyz", [this](const Call&) { return ready(); }},
               {"GET", "/version", [this](const Call&) { return version(); }}}) {
  for (const documents::Kind& kind : library.kinds()) kinds_.push_back(kind.name);
}

std::optional<Response> Probes::handle(const Request& request) const { return router_.answer(request); }

Response Probes::ready() const {
  return accepting_ ? json({{"status", "ready"}}) : problem(503, "The service is stopping.");
}

Response Probes::version() const {
  return json(
      {{"name", "planpress"}, {"version", PLANPRESS_VERSION}, {"planFormat", 1}, {"documents", kinds_}});
}

}  // namespace planpress::http
