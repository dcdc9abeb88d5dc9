#include <fmt/format.h>

#include <chrono>

#include "service/cli/commands.hpp"
#include "service/cli/listening.hpp"
#include "service/cli/share.hpp"
#include "service/cli/streams.hpp"
#include "service/documents/make.hpp"
#include "service/http/api.hpp"
#include "service/http/chain.hpp"
#include "service/http/log.hpp"
#include "service/http/probes.hpp"
#include "service/http/server.hpp"

namespace planpress::cli {
namespace {

void log_event(std::string_view event) {
  http::log_to_standard_error(http::event_line(std::chrono::system_clock::now(), event));
}

}  // namespace

int serve(const ServeArguments& arguments, const std::string& share) {
  const sigset_t signals = hold_stop_signals();
  const std::filesystem::path folder = share_folder(share);
  const documents::Library library(folder);
  http::Probes probes(library);
  http::Api api(library, folder);
  http::Chain handlers({probes, api});
  http::ServerOptions options;
  options.host = arguments.host;
  options.port = arguments.port;
  options.body_limit = arguments.body_limit;
  http::Server server(handlers, options);
  print_out(fmt::format("Listening on {}\n", listen_on(server, options.host)));
  log_event("listening");
  run_until_signal(server, signals, log_event);
  return done;
}

}  // namespace planpress::cli
