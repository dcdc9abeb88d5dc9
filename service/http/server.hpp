// The sockets: an HTTP/1.1 server in front of a Handler. The only file that knows the server library is
// server.cpp.
#pragma once
#include <cstddef>
#include <memory>
#include <string>

#include "service/http/log.hpp"
#include "service/http/message.hpp"

namespace planpress::http {

struct ServerOptions {
  std::string host = "127.0.0.1";
  int port = 8080;  // 0: any that is free
  std::size_t body_limit = 4 * 1024 * 1024;
  std::size_t threads = 16;
  LogSink log = log_to_standard_error;
};

class Server {
 public:
  // Keeps a reference to `handler`.
  Server(Handler& handler, ServerOptions options);
  ~Server();

  // Takes the port and returns its number. Throws std::runtime_error when it cannot be had.
  int bind();
  // Answers until stop(), then finishes what is in flight. To be called after bind().
  void run();
  // From any thread; run() may not have started yet.
  void stop();

 private:
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace planpress::http
