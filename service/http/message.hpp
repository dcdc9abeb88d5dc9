// Requests and responses as plain values, and the handlers between them: independent of any server library.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace planpress::http {

struct Header {
  std::string name;
  std::string value;
};

// Of a body of multipart/form-data (RFC 7578).
struct BodyPart {
  std::string name;
  std::string content_type;  // empty when there is none
  std::string body;
};

struct Request {
  std::string method;           // "POST"
  std::string target;           // path and query, still percent-encoded
  std::vector<Header> headers;  // all of them
  std::string body;
  std::vector<BodyPart> parts;  // in place of `body`, of multipart/form-data

  // The values of all fields of this name, whatever its case, joined with ", " (RFC 9110, 5.3); empty when
  // there are none.
  std::string header(std::string_view name) const;
};

struct Response {
  int status = 200;
  std::string content_type;  // empty: no body
  std::string body;
  std::vector<Header> headers;  // beside Content-Type and Content-Length
  std::string_view route;       // the pattern that answered, for the log: "/v1/documents/{kind}"
};

// The value of the field Content-Digest (RFC 9530): "sha-256=:BASE64:".
std::string content_digest(std::string_view body);

// Answers the requests of a Server. Safe to call from many threads.
class Handler {
 public:
  Handler() = default;
  Handler(const Handler&) = delete;
  Handler& operator=(const Handler&) = delete;
  virtual ~Handler() = default;

  // Nothing: there is nothing at this address here. What throws is a fault of the program.
  virtual std::optional<Response> handle(const Request& request) const = 0;
  // Whether multipart/form-data is taken apart at this address. Elsewhere it is not even read, and handle()
  // gets the request without a body.
  virtual bool takes_parts(std::string_view) const { return false; }
  // The server is about to stop: whatever waits inside handle() is to return soon.
  virtual void stop_accepting() {}
};

}  // namespace planpress::http
