#include "service/http/problem.hpp"

#include <array>
#include <utility>

#include "service/documents/result.hpp"

namespace planpress::http {

namespace {

constexpr std::array<std::pair<int, std::string_view>, 15> reason_phrases{{
    {400, "Bad Request"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {406, "Not Acceptable"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {413, "Content Too Large"},
    {414, "URI Too Long"},
    {415, "Unsupported Media Type"},
    {416, "Range Not Satisfiable"},
    {421, "Misdirected Request"},
    {422, "Unprocessable Content"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {503, "Service Unavailable"},
}};

Response json_response(int status, std::string_view content_type, const nlohmann::ordered_json& body) {
  return {status, std::string(content_type), documents::dump(body), {{"Cache-Control", "no-store"}}, {}};
}

}  // namespace

std::string_view reason_phrase(int status) {
  for (const auto& [known, phrase] : reason_phrases)
    if (known == status) return phrase;
  return "Error";
}

Response json(const nlohmann::ordered_json& body) { return json_response(200, "application/json", body); }

Response problem(int status, std::string_view detail, nlohmann::ordered_json errors) {
  nlohmann::ordered_json body;
  body["type"] = "about:blank";
  body["title"] = reason_phrase(status);
  body["status"] = status;
  body["detail"] = detail;
  if (!errors.empty()) body["errors"] = std::move(errors);
  return json_response(status, "application/problem+json", body);
}

Response nothing_here() { return problem(404, "There is nothing at this address."); }

}  // namespace planpress::http
