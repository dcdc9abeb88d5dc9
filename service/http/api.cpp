#include "service/http/api.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <fstream>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

#include "service/documents/import.hpp"
#include "service/documents/result.hpp"
#include "service/documents/selection.hpp"
#include "service/http/media_type.hpp"
#include "service/http/problem.hpp"
#include "service/http/query.hpp"
#include "service/plan/date.hpp"
#include "service/plan/schema.hpp"

namespace planpress::http {

using documents::Library;
using documents::Result;
using documents::Status;

namespace {

constexpr std::array<std::string_view, 2> document_types{"application/pdf", "text/html"};

// The HTTP status of a refusal, and a message of the catalogue.
struct RefusalAnswer {
  Status of;
  int status;
  const char* message;
};
constexpr std::array refusal_answers{
    RefusalAnswer{Status::not_json, 400, "problem.not-json"},
    RefusalAnswer{Status::not_a_plan, 400, "problem.not-a-plan"},
    RefusalAnswer{Status::too_large, 413, "problem.too-large"},
    RefusalAnswer{Status::not_a_form, 400, "problem.not-a-form"},
    RefusalAnswer{Status::conflict, 409, "problem.conflict"},
    RefusalAnswer{Status::busy, 503, "problem.busy"},
};
constexpr const char* retry_after_seconds = "5";  // in which most forms are read many times over

// In the language of the query, today; a document in both languages is refused in English.
documents::Audience audience_of(const Call& call) {
  const auto language = find_value(call.query, "lang");
  return {!language || *language == "both" ? "en" : *language, messages::Naming::ids,
          plan::uk_day(std::chrono::system_clock::now())};
}

// A problem with every finding. summary: the message on errors, which is given {errors}.
Response refusal(const Result& outcome, const messages::MessageFormatter& formatter,
                 std::string_view summary = "problem.refused") {
  nlohmann::ordered_json errors = documents::to_json(outcome.findings);
  if (const auto* const found = std::ranges::find(refusal_answers, outcome.status, &RefusalAnswer::of);
      found != refusal_answers.end()) {
    Response response = problem(found->status, formatter.say(found->message), std::move(errors));
    if (outcome.status == Status::busy) response.headers.push_back({"Retry-After", retry_after_seconds});
    return response;
  }
  const auto is_of_query = [](const messages::Diagnostic& finding) { return !finding.parameter.empty(); };
  if (std::ranges::any_of(outcome.findings, is_of_query))
    return problem(422, formatter.say("problem.parameter"), std::move(errors));
  const std::size_t count = documents::count_of(plan::Severity::error, outcome.findings);
  return problem(422, formatter.say(summary, {{"errors", formatter.count("errors-count", count)}}),
                 std::move(errors));
}

Header warnings_field(const Result& outcome) {
  return {"Planpress-Warnings",
          std::to_string(documents::count_of(plan::Severity::warning, outcome.findings))};
}

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(in), {}};
}

Response wrong_media_type() {
  Response response = problem(415, "Send the plan as JSON in UTF-8, with Content-Type: application/json.");
  response.headers.push_back({"Accept", "application/json"});
  return response;
}

// The page loads nothing, runs nothing, is framed by nobody and sends nothing.
constexpr std::string_view content_security_policy =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'";

Response schema(const std::string& text) {
  Response response;
  response.content_type = "application/schema+json";
  response.body = text;
  return response;
}

Response success(std::string_view kind, Format format, Result outcome) {
  Response response;
  response.body = std::move(outcome.bytes);
  response.headers = {{"Cache-Control", "no-store"}, {"Vary", "Accept"}, warnings_field(outcome)};
  if (format == Format::html) {
    response.content_type = "text/html; charset=utf-8";
    response.headers.push_back({"Content-Security-Policy", std::string(content_security_policy)});
    response.headers.push_back({"Referrer-Policy", "no-referrer"});
  } else {
    response.content_type = "application/pdf";
    response.headers.push_back({"Content-Disposition", fmt::format("attachment; filename=\"{}.pdf\"", kind)});
    response.headers.push_back({"Content-Digest", content_digest(response.body)});
  }
  return response;
}

// The rules of the query have seen to it that this is a number.
std::optional<int> number_in(const Call& call, std::string_view parameter) {
  const auto number = find_value(call.query, parameter);
  return number ? std::optional(std::stoi(*number)) : std::nullopt;
}

// The options in the query; the format is by Accept.
documents::DocumentOptions choices_of(const Call& call) {
  documents::DocumentOptions choices;
  if (negotiate(call.request.header("Accept"), document_types) == std::size_t{1})
    choices.format = Format::html;
  if (const auto edition = find_value(call.query, "edition"))
    choices.edition = documents::edition_named(*edition);
  choices.language = find_value(call.query, "lang");
  choices.review = number_in(call, "review");
  choices.person = find_value(call.query, "for");
  return choices;
}

Response not_acceptable() {
  return problem(406, "This document comes as application/pdf or text/html; Accept allows neither.");
}

// A request that cannot get a document, whatever is in its body.
std::optional<Response> unfit(const Request& request) {
  if (!negotiate(request.header("Accept"), document_types)) return not_acceptable();
  if (!is_json(request.header("Content-Type"))) return wrong_media_type();
  return std::nullopt;
}

constexpr const char* how_to_send =
    "Send the form as application/pdf; or, to have it checked against its plan, as multipart/form-data: the "
    "parts form (application/pdf) and plan (application/json).";

constexpr const char* how_to_put_into =
    "into=plan gives back the plan with what the form says in its place: send the parts form and plan as "
    "multipart/form-data.";

struct Sent {
  const std::string* form = nullptr;
  const std::string* plan = nullptr;
  std::string fault;  // a sentence; empty: there is nothing else
};

// The type that clients give who do not know the type of a file, or none.
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

std::vector<ParameterRule> validate_parameters(const Library& library, const Call&) {
  return {
      {"document", library.kinds_to_check()}, {"lang", library.languages()}, {"advice", {"true", "false"}}};
}

std::vector<ParameterRule> parameters_of_all(const Library& library) {
  return {{"lang", library.languages(true)}, {"edition", {"standard", "large-print"}}};
}

std::vector<ParameterRule> bundle_parameters(const Library& library, const Call&) {
  std::vector<ParameterRule> rules = parameters_of_all(library);
  ParameterRule list{"documents", {}};
  list.faults = [&library](std::string_view text) {
    std::vector<std::string> details;
    for (documents::Selection::Fault& fault : documents::read_selection(text, library.kinds()).faults)
      details.push_back(std::move(fault.detail));
    return details;
  };
  rules.push_back(std::move(list));
  return rules;
}

std::vector<ParameterRule> document_parameters(const Library& library, const Call& call) {
  using documents::Need;
  std::vector<ParameterRule> rules = parameters_of_all(library);
  const documents::Kind kind = library.kind(call.path.at("kind"));
  if (kind.review != Need::none) {
    rules.push_back({"review",
                     {},
                     is_review_number,
                     "the number of a review of the plan",
                     kind.review == Need::required});
  }
  if (kind.person != Need::none) {
    rules.push_back(
        {"for", {}, plan::is_slug, "the id of a person in the plan", kind.person == Need::required});
  }
  return rules;
}

Response unknown_kind(const Library& library, const Call&) {
  std::vector<std::string> names;
  for (const documents::Kind& kind : library.kinds()) names.push_back(kind.name);
  return problem(404,
                 fmt::format("There is no document of this kind. The kinds: {}.", fmt::join(names, ", ")));
}

Response validate(const Library& library, const Call& call) {
  if (!is_json(call.request.header("Content-Type"))) return wrong_media_type();
  const std::optional<std::string> kind = find_value(call.query, "document");
  const documents::Audience audience = audience_of(call);
  const Result outcome = documents::validate(library, call.request.body,
                                             {kind, find_value(call.query, "advice") == "true"}, audience);
  if (outcome.status == Status::not_json || outcome.status == Status::too_large)
    return refusal(outcome, library.formatter(audience.language));
  return json(documents::validation_report(outcome.findings));
}

Response answer_with(const Library& library, std::string_view kind, const Call& call, Result outcome) {
  if (outcome.status != Status::accepted)
    return refusal(outcome, library.formatter(audience_of(call).language));
  return success(kind, choices_of(call).format, std::move(outcome));
}

Response document(const Library& library, const Call& call) {
  if (std::optional<Response> refused = unfit(call.request)) return *refused;
  const std::string& kind = call.path.at("kind");
  return answer_with(library, kind, call,
                     documents::make(library, kind, call.request.body, choices_of(call), audience_of(call)));
}

std::vector<ParameterRule> blank_parameters(const Library& library, const Call&) {
  std::vector<ParameterRule> rules = parameters_of_all(library);
  for (const std::string_view name : {"objectives", "scopes"}) {
    ParameterRule& rule = rules.emplace_back(ParameterRule{name, {}});
    for (std::size_t i = 1; i <= views::Room::most; ++i) rule.values.push_back(std::to_string(i));
  }
  return rules;
}

Response blank(const Library& library, const Call& call) {
  if (!negotiate(call.request.header("Accept"), document_types)) return not_acceptable();
  const std::string& kind = call.path.at("kind");
  views::Room room;
  if (const auto objectives = number_in(call, "objectives"))
    room.objectives = static_cast<std::size_t>(*objectives);
  if (const auto scopes = number_in(call, "scopes")) room.scopes = static_cast<std::size_t>(*scopes);
  const documents::DocumentOptions choices = choices_of(call);
  return success(kind, choices.format,
                 {Status::accepted, {}, documents::make_blank(library, kind, choices, room)});
}

Response bundle(const Library& library, const Call& call) {
  if (std::optional<Response> refused = unfit(call.request)) return *refused;
  std::vector<documents::Part> parts;
  if (const auto list = find_value(call.query, "documents"))
    parts = documents::read_selection(*list, library.kinds()).parts;
  return answer_with(
      library, documents::bundle_name, call,
      documents::make_bundle(library, parts, call.request.body, choices_of(call), audience_of(call)));
}

std::vector<ParameterRule> import_parameters(const Library&, const Call&) {
  return {{"lang", {"en", "cy"}},
          {"into", {"plan"}},
          {"findings", {"true", "false"}},
          {"review", {}, is_review_number, "the number of the review that is expected"}};
}

Response import_report(const Library& library, const Call& call) {
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
  const documents::Audience audience = audience_of(call);
  const Result outcome =
      documents::import_form(library, *sent.form, plan, number_in(call, "review"), audience, what);
  if (outcome.status != Status::accepted)
    return refusal(outcome, library.formatter(audience.language), "problem.form-refused");
  nlohmann::ordered_json body = nlohmann::ordered_json::parse(outcome.bytes);
  if (find_value(call.query, "findings") == "true") {
    nlohmann::ordered_json with_findings = documents::validation_report(outcome.findings);
    with_findings["report"] = std::move(body);
    body = std::move(with_findings);
  }
  Response response = json(body);
  response.headers.push_back(warnings_field(outcome));
  return response;
}

bool can_be_blank(const Library& library, const Call& call) {
  const std::string& kind = call.path.at("kind");
  return library.knows(kind) && library.kind(kind).can_be_blank;
}

std::vector<Route> routes(const Library& library, const std::filesystem::path& share) {
  const auto to = [&library](auto function) {
    return [&library, function](const Call& call) { return function(library, call); };
  };
  const auto give = [](std::string text) {
    return [text = std::move(text)](const Call&) { return schema(text); };
  };
  return {
      {"GET", "/v1/schema/plan", give(plan::plan_schema(read_file(share / plan::example_of_schema)))},
      {"GET", "/v1/schema/cohort", give(plan::cohort_schema())},
      {"POST", "/v1/validate", to(validate), to(validate_parameters)},
      {"POST", "/v1/documents/bundle", to(bundle), to(bundle_parameters)},
      {"POST", "/v1/documents/{kind}", to(document), to(document_parameters),
       [&library](const Call& call) { return library.knows(call.path.at("kind")); }, false, to(unknown_kind)},
      {"GET", "/v1/documents/{kind}", to(blank), to(blank_parameters), to(can_be_blank)},
      {"POST", "/v1/progress-reports/import", to(import_report), to(import_parameters), {}, true},
  };
}

}  // namespace

Api::Api(const Library& library, const std::filesystem::path& share) : router_(routes(library, share)) {}

}  // namespace planpress::http
