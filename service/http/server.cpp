#include "service/http/server.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <httplib.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <optional>
#include <stdexcept>
#include <thread>
#include <vector>

#include "service/http/framing.hpp"
#include "service/http/listening_fault.hpp"
#include "service/http/problem.hpp"

namespace planpress::http {
namespace {

constexpr std::size_t target_limit = 2048;
constexpr std::size_t part_limit = 8;
constexpr std::size_t field_limit = 100;
constexpr int backlog = 1024;
// The library takes what follows any other request for the next one.
constexpr std::array<std::string_view, 4> methods_with_body{"POST", "PUT", "PATCH", "DELETE"};

bool may_have_body(std::string_view method) {
  return std::ranges::find(methods_with_body, method) != methods_with_body.end();
}

// The exchange that this thread is busy with; the library has no place for it of its own.
struct Exchange {
  std::chrono::system_clock::time_point time = std::chrono::system_clock::now();
  std::chrono::steady_clock::time_point start = std::chrono::steady_clock::now();
  std::string request_id;
  std::string correlation_id;
  std::string traceparent;
  std::string_view route;
};
thread_local Exchange exchange;

std::vector<std::string_view> values(const httplib::Request& request, const char* name) {
  std::vector<std::string_view> found;
  const auto [first, last] = request.headers.equal_range(name);
  for (auto field = first; field != last; ++field) found.emplace_back(field->second);
  return found;
}

Framing framing(const httplib::Request& request) {
  return {values(request, "Content-Length"), values(request, "Transfer-Encoding"),
          values(request, "Content-Encoding")};
}

void begin_exchange(const httplib::Request& request) {
  exchange = {};
  const std::string id = request.get_header_value("X-Request-ID");
  exchange.request_id = is_valid_id(id) ? id : new_request_id();
  const std::string correlation = request.get_header_value("X-Correlation-ID");
  if (is_valid_id(correlation)) exchange.correlation_id = correlation;
  const std::string trace = request.get_header_value("traceparent");
  if (is_valid_traceparent(trace)) exchange.traceparent = trace;
}

Request to_request(const httplib::Request& in, std::string body) {
  Request out{in.method, in.target, {}, std::move(body), {}};
  for (const auto& [name, value] : in.headers) out.headers.push_back({name, value});
  return out;
}

void send(Response in, httplib::Response& out) {
  exchange.route = in.route;
  out.status = in.status;
  out.body = std::move(in.body);
  if (!in.content_type.empty()) out.set_header("Content-Type", in.content_type);
  for (const Header& header : in.headers) out.set_header(header.name, header.value);
}

// After a body that was not read to its end the connection carries nothing more.
void send_and_close(Response in, httplib::Response& out) {
  send(std::move(in), out);
  out.set_header("Connection", "close");
}

// Takes out what the library puts in by itself, and adds what stands on every answer.
void finish_headers(const httplib::Request&, httplib::Response& response) {
  response.headers.erase("Accept-Ranges");
  if (response.status == 204) response.headers.erase("Content-Length");  // RFC 9110, 8.6
  if (response.get_header_value("Connection") == "close") response.headers.erase("Keep-Alive");
  response.set_header("X-Content-Type-Options", "nosniff");
  if (exchange.request_id.empty()) {  // refused by the library before it was a request
    exchange = {};
    exchange.request_id = new_request_id();
  }
  response.set_header("X-Request-ID", exchange.request_id);
  if (!exchange.correlation_id.empty()) response.set_header("X-Correlation-ID", exchange.correlation_id);
}

std::string_view refused_by_library(int status) {
  switch (status) {
    case 413:
      return "The body is too large.";
    case 414:
      return "The address is too long.";
    case 416:
      return "Ranges are not served here; leave the field Range out.";
    default:
      return "The request is not HTTP/1.1 as this service reads it.";
  }
}

// Sockets without SO_REUSEPORT, which the library sets by default and which lets two servers share a port
// unseen.
void set_socket_options(socket_t socket) {
  const int yes = 1;
  ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
}

class Listener : public httplib::Server {
 public:
  // The library asks for a queue of five.
  void widen_backlog() { ::listen(svr_sock_, backlog); }
};

}  // namespace

struct Server::Implementation {
  Handler& handler;
  const ServerOptions options;
  Listener listener;
  enum class State : std::uint8_t { ready, running, stopped };
  std::atomic<State> state = State::ready;

  Implementation(Handler& the_handler, ServerOptions the_options)
      : handler(the_handler), options(std::move(the_options)) {
    listener.new_task_queue = [this] { return new httplib::ThreadPool(options.threads); };
    listener.set_tcp_nodelay(true);
    listener.set_socket_options(set_socket_options);
    listener.set_payload_max_length(options.body_limit);
    listener.set_keep_alive_max_count(1000);
    listener.set_keep_alive_timeout(5);
    listener.set_read_timeout(10);
    listener.set_write_timeout(10);
    set_handlers();
  }

  void set_handlers() {
    using Handled = httplib::Server::HandlerResponse;
    listener.set_expect_100_continue_handler(
        [this](const httplib::Request& request, httplib::Response& response) {
          if (request.get_header_value<std::uint64_t>("Content-Length") <= options.body_limit) return 100;
          begin_exchange(request);
          refuse_body(true, response);
          return 413;
        });
    listener.set_pre_routing_handler([this](const httplib::Request& request, httplib::Response& response) {
      return before_body(request, response) ? Handled::Handled : Handled::Unhandled;
    });
    const httplib::Server::HandlerWithContentReader read_body =
        [this](const httplib::Request& request, httplib::Response& response,
               const httplib::ContentReader& reader) { with_body(request, response, reader); };
    const std::string anywhere = R"([\s\S]*)";
    listener.Post(anywhere, read_body);
    listener.Put(anywhere, read_body);
    listener.Patch(anywhere, read_body);
    listener.Delete(anywhere, read_body);
    const httplib::Server::HandlerWithResponse fill_error = [](const httplib::Request&,
                                                               httplib::Response& response) {
      if (!response.body.empty()) return Handled::Unhandled;
      send(problem(response.status, refused_by_library(response.status)), response);
      return Handled::Handled;
    };
    listener.set_error_handler(fill_error);
    listener.set_exception_handler([this](const httplib::Request&, httplib::Response& response,
                                          const std::exception_ptr& exception) {
      options.log(
          exception_line(std::chrono::system_clock::now(), exchange.request_id, exchange.route, exception));
      send(problem(500, "Something is wrong in the service. The request's id leads to the log."), response);
    });
    listener.set_post_routing_handler(finish_headers);
    listener.set_logger([this](const httplib::Request& request, const httplib::Response& response) {
      log(request, response);
    });
  }

  Response answer(const Request& request) const {
    std::optional<Response> response = handler.handle(request);
    return response ? std::move(*response) : nothing_here();
  }

  // True when the answer is ready and no body is to be read.
  bool before_body(const httplib::Request& request, httplib::Response& response) {
    begin_exchange(request);
    // Ranges are optional (RFC 9110, 14.2); the library would serve them on everything, in thousands of
    // parts.
    const_cast<httplib::Request&>(request).ranges.clear();
    const Framing frame = framing(request);
    if (request.target.size() > target_limit) {
      send_and_close(problem(414, "The address is too long."), response);
    } else if (request.headers.size() > field_limit) {
      send_and_close(problem(431, "The request has too many header fields."), response);
    } else if (const auto refused = check_framing(frame, options.body_limit)) {
      send_and_close(problem(refused->status, refused->detail), response);
    } else if (frame.has_body() && !may_have_body(request.method)) {
      send_and_close(
          problem(400, fmt::format("A request with this method has no body here; those with {} may.",
                                   fmt::join(methods_with_body, ", "))),
          response);
    } else if (frame.has_body()) {
      return false;
    } else {
      send(answer(to_request(request, {})), response);
    }
    return true;
  }

  void with_body(const httplib::Request& request, httplib::Response& response,
                 const httplib::ContentReader& reader) {
    if (request.is_multipart_form_data()) {
      if (handler.takes_parts(request.target)) return with_parts(request, response, reader);
      return send_and_close(answer(to_request(request, {})), response);
    }
    std::string body;
    bool too_large = false;
    const bool whole = reader([&](const char* data, std::size_t length) {
      too_large = length > options.body_limit - body.size();
      if (!too_large) body.append(data, length);
      return !too_large;
    });
    if (whole) return send(answer(to_request(request, std::move(body))), response);
    refuse_body(too_large, response);
  }

  // Each part as it comes; what is more than a few of them is nothing that is asked for here.
  void with_parts(const httplib::Request& request, httplib::Response& response,
                  const httplib::ContentReader& reader) {
    std::vector<BodyPart> parts;
    std::size_t length_so_far = 0;
    bool too_large = false, too_many = false;
    const bool whole = reader(
        [&](const httplib::MultipartFormData& part) {
          too_many = parts.size() == part_limit;
          if (!too_many) parts.push_back({part.name, part.content_type, {}});
          return !too_many;
        },
        [&](const char* data, std::size_t length) {
          too_large = parts.empty() || length > options.body_limit - length_so_far;
          if (too_large) return false;
          length_so_far += length;
          parts.back().body.append(data, length);
          return true;
        });
    if (too_many)
      return send_and_close(problem(413, fmt::format("The body has more than {} parts.", part_limit)),
                            response);
    if (!whole) return refuse_body(too_large, response);
    Request asked = to_request(request, {});
    asked.parts = std::move(parts);
    send(answer(asked), response);
  }

  void refuse_body(bool too_large, httplib::Response& response) {
    if (too_large || response.status == 413) {
      return send_and_close(
          problem(413, fmt::format("The body is larger than {} bytes.", options.body_limit)), response);
    }
    send_and_close(problem(400, "The body ended before its length, or its chunks or parts are broken."),
                   response);
  }

  // Runs outside of the library's own try block: what is thrown here would end the process.
  void log(const httplib::Request& request, const httplib::Response& response) noexcept try {
    const auto duration = std::chrono::steady_clock::now() - exchange.start;
    options.log(request_line({exchange.time, request.method, exchange.route, response.status,
                              request.method == "HEAD" ? 0 : response.body.size(),
                              std::chrono::duration_cast<std::chrono::microseconds>(duration),
                              exchange.request_id, exchange.correlation_id, exchange.traceparent}));
    exchange = {};
  } catch (...) {
    exchange = {};
  }
};

Server::Server(Handler& handler, ServerOptions options)
    : implementation_(std::make_unique<Implementation>(handler, std::move(options))) {}

Server::~Server() = default;

int Server::bind() {
  Implementation& self = *implementation_;
  const std::string& host = self.options.host;
  int port = self.options.port;
  if (port == 0) {
    port = self.listener.bind_to_any_port(host);
  } else if (!self.listener.bind_to_port(host, port)) {
    port = -1;
  }
  if (port < 0)
    throw std::runtime_error(fmt::format("cannot listen on {} port {}: {}", host, self.options.port,
                                         listening_fault(host, self.options.port)));
  self.listener.widen_backlog();
  return port;
}

void Server::run() {
  using State = Implementation::State;
  State expected = State::ready;
  if (!implementation_->state.compare_exchange_strong(expected, State::running)) return;
  implementation_->listener.listen_after_bind();
  implementation_->state = State::stopped;
}

void Server::stop() {
  using State = Implementation::State;
  Implementation& self = *implementation_;
  self.handler.stop_accepting();
  State expected = State::ready;
  if (self.state.compare_exchange_strong(expected, State::stopped)) return;
  // The library forgets a stop that comes before its loop has begun.
  while (self.state == State::running && !self.listener.is_running()) std::this_thread::yield();
  self.listener.stop();
}

}  // namespace planpress::http
