// Filled forms over HTTP: the form alone as application/pdf, or with its plan as multipart/form-data.
#include <fmt/format.h>

#include "service/documents/import.hpp"
#include "service/documents/result.hpp"
#include "service/http/answers.hpp"
#include "service/http/api.hpp"
#include "service/http/media_type.hpp"
#include "service/http/problem.hpp"

namespace planpress::http {
namespace {

constexpr const char* how_to_send =
    "Send the form as application/pdf; or, to have it checked against its plan, as multipart/form-data: the "
    "parts "
    "form (application/pdf) and plan (application/json).";

constexpr const char* how_to_put_into =
    "into=plan gives back the plan with what the form says in its place: send the parts form and plan as "
    "multipart/form-data.";

struct Sent {
  const std::string* form = nullptr;
  const std::string* plan = nullptr;
  std::string fault;  // a sentence; empty: there is nothing else
};

// What clients write who do not know the type of a file, or nothing.
bool is_any(std::string_view content_type) {
  return content_type.empty() || content_type == "application/octet-stream";
}

Sent parts_of(const Request& request) {
  Sent sent;
  if (request.parts.empty()) {
    if (is_pdf(request.header("Content-Type"))) sent.form = &request.body;
    return sent;
  }
  for (const BodyPart& part : request.parts) {
    const bool is_form = part.name == "form";
    if (!is_form && part.name != "plan") {
      sent.fault = "A part is neither called form nor plan. ";
      continue;
    }
    const std::string*& place = is_form ? sent.form : sent.plan;
    if (place != nullptr) sent.fault = fmt::format("There are two parts {}. ", part.name);
    const bool is_right = is_form ? is_pdf(part.content_type) : is_json(part.content_type);
    if (!is_right && !is_any(part.content_type))
      sent.fault = fmt::format("The part {} has to say of itself Content-Type: {}. ", part.name,
                               is_form ? "application/pdf" : "application/json");
    place = &part.body;
  }
  if (sent.form == nullptr && sent.fault.empty()) sent.fault = "The part form is missing. ";
  return sent;
}

}  // namespace

std::vector<ParameterRule> Api::import_parameters(const Call&) const {
  return {{"lang", {"en", "cy"}},
          {"into", {"plan"}},
          {"findings", {"true", "false"}},
          {"review", {}, is_review_number, "the number of the review that is expected"}};
}

Response Api::import_report(const Call& call) const {
  const Sent sent = parts_of(call.request);
  if (sent.form == nullptr || !sent.fault.empty()) {
    Response response = problem(415, sent.fault + how_to_send);
    response.headers.push_back({"Accept", "application/pdf, multipart/form-data"});
    return response;
  }
  std::optional<std::string_view> plan;
  if (sent.plan != nullptr) plan = *sent.plan;
  using Import = documents::ReturnAs;
  const Import what = find_value(call.query, "into") ? Import::whole_plan : Import::part;
  if (what == Import::whole_plan && !plan) return problem(400, how_to_put_into);
  std::optional<int> review;
  if (const auto number = find_value(call.query, "review")) review = std::stoi(*number);
  const documents::Audience audience = audience_of(call.query);
  const documents::Result outcome =
      documents::import_form(library_, *sent.form, plan, review, audience, what);
  if (outcome.status != documents::Status::accepted)
    return refusal(outcome, library_.formatter(audience.language), "problem.form-refused");
  nlohmann::ordered_json body = nlohmann::ordered_json::parse(outcome.bytes);
  if (find_value(call.query, "findings") == "true") {
    nlohmann::ordered_json with_findings = documents::validation_report(outcome.findings);
    with_findings["report"] = std::move(body);
    body = std::move(with_findings);
  }
  Response response = json(body);
  const std::size_t warnings = documents::count_of(plan::Severity::warning, outcome.findings);
  response.headers.push_back({"Planpress-Warnings", std::to_string(warnings)});
  return response;
}

}  // namespace planpress::http
