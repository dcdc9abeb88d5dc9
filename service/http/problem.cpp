#include "service/http/problem.hpp"

#include <utility>

#include "service/documents/result.hpp"

namespace planpress::http {

std::string_view reason_phrase(int status) {
  switch (status) {
    case 400:
      return "Bad Request";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 406:
      return "Not Acceptable";
    case 408:
      return "Request Timeout";
    case 409:
      return "Conflict";
    case 413:
      return "Content Too Large";
    case 414:
      return "URI Too Long";
    case 415:
      return "Unsupported Media Type";
    case 416:
      return "Range Not Satisfiable";
    case 421:
      return "Misdirected Request";
    case 422:
      return "Unprocessable Content";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 503:
      return "Service Unavailable";
    default:
      return "Error";
  }
}

Response problem(int status, std::string_view detail, nlohmann::ordered_json errors) {
  nlohmann::ordered_json body;
  body["type"] = "about:blank";
  body["title"] = reason_phrase(status);
  body["status"] = status;
  body["detail"] = detail;
  if (!errors.empty()) body["errors"] = std::move(errors);
  Response response;
  response.status = status;
  response.content_type = "application/problem+json";
  response.body = documents::dump(body);
  response.headers.push_back({"Cache-Control", "no-store"});
  return response;
}

Response nothing_here() { return problem(404, "There is nothing at this address."); }

}  // namespace planpress::http
