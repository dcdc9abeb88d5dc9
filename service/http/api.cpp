#include "service/http/api.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <optional>
#include <stdexcept>

#include "service/documents/result.hpp"
#include "service/documents/selection.hpp"
#include "service/http/answers.hpp"
#include "service/http/digest.hpp"
#include "service/http/media_type.hpp"
#include "service/http/problem.hpp"
#include "service/http/query.hpp"
#include "service/plan/schema.hpp"

namespace planpress::http {

using documents::Result;
using documents::Status;

namespace {

constexpr std::array<std::string_view, 2> document_types{"application/pdf", "text/html"};

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
  response.headers = {
      {"Cache-Control", "no-store"},
      {"Vary", "Accept"},
      {"Planpress-Warnings", std::to_string(documents::count_of(plan::Severity::warning, outcome.findings))}};
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

Response not_acceptable() {
  return problem(406, "This document comes as application/pdf or text/html; Accept allows neither.");
}

// A request that cannot get a document, whatever is in its body.
std::optional<Response> unfit(const Request& request) {
  if (!negotiate(request.header("Accept"), document_types)) return not_acceptable();
  if (!is_json(request.header("Content-Type"))) return wrong_media_type();
  return std::nullopt;
}

}  // namespace

Api::Api(const documents::Library& library, const std::filesystem::path& share)
    : library_(library),
      plan_schema_(plan::plan_schema(read_file(share / plan::example_of_schema))),
      cohort_schema_(plan::cohort_schema()),
      router_(routes()) {}

std::vector<ParameterRule> Api::validate_parameters(const Call&) const {
  return {
      {"document", library_.kinds_to_check()}, {"lang", library_.languages()}, {"advice", {"true", "false"}}};
}

std::vector<ParameterRule> Api::parameters_of_all() const {
  return {{"lang", library_.languages(true)}, {"edition", {"standard", "large-print"}}};
}

std::vector<ParameterRule> Api::bundle_parameters(const Call&) const {
  std::vector<ParameterRule> rules = parameters_of_all();
  ParameterRule list{"documents", {}};
  list.faults = [this](std::string_view text) {
    std::vector<std::string> details;
    for (documents::Selection::Fault& fault : documents::read_selection(text, library_.kinds()).faults)
      details.push_back(std::move(fault.detail));
    return details;
  };
  rules.push_back(std::move(list));
  return rules;
}

std::vector<ParameterRule> Api::document_parameters(const Call& call) const {
  using documents::Need;
  std::vector<ParameterRule> rules = parameters_of_all();
  const documents::Kind kind = library_.kind(call.path.at("kind"));
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

std::vector<Route> Api::routes() const {
  const auto to = [this](Response (Api::*answer)(const Call&) const) {
    return [this, answer](const Call& call) { return (this->*answer)(call); };
  };
  const auto by = [this](std::vector<ParameterRule> (Api::*parameters)(const Call&) const) {
    return [this, parameters](const Call& call) { return (this->*parameters)(call); };
  };
  return {
      {"GET", "/v1/schema/plan", [this](const Call&) { return schema(plan_schema_); }},
      {"GET", "/v1/schema/cohort", [this](const Call&) { return schema(cohort_schema_); }},
      {"POST", "/v1/validate", to(&Api::validate), by(&Api::validate_parameters)},
      {"POST", "/v1/documents/bundle", to(&Api::bundle), by(&Api::bundle_parameters)},
      {"POST", "/v1/documents/{kind}", to(&Api::document), by(&Api::document_parameters),
       [this](const Call& call) { return library_.knows(call.path.at("kind")); }, false,
       to(&Api::unknown_kind)},
      {"GET", "/v1/documents/{kind}", to(&Api::blank), by(&Api::blank_parameters),
       [this](const Call& call) { return can_be_blank(call.path.at("kind")); }},
      {"POST", "/v1/progress-reports/import", to(&Api::import_report), by(&Api::import_parameters), {}, true},
  };
}

std::optional<Response> Api::handle(const Request& request) const { return router_.answer(request); }

bool Api::takes_parts(std::string_view target) const { return router_.takes_parts(target); }

// Only some kinds have a form without a plan.
bool Api::can_be_blank(const std::string& kind) const {
  return library_.knows(kind) && library_.kind(kind).can_be_blank;
}

Response Api::unknown_kind(const Call&) const {
  return problem(404, fmt::format("There is no document of this kind. The kinds: {}.",
                                  fmt::join(kind_names(library_), ", ")));
}

Response Api::validate(const Call& call) const {
  if (!is_json(call.request.header("Content-Type"))) return wrong_media_type();
  const std::optional<std::string> kind = find_value(call.query, "document");
  const documents::Audience audience = audience_of(call.query);
  const Result outcome = documents::validate(library_, call.request.body,
                                             {kind, find_value(call.query, "advice") == "true"}, audience);
  if (outcome.status == Status::not_json || outcome.status == Status::too_large)
    return refusal(outcome, library_.formatter(audience.language));
  return json(documents::validation_report(outcome.findings));
}

// What the query says of every document; the format is by Accept.
documents::DocumentOptions Api::choices_of(const Call& call) {
  documents::DocumentOptions choices;
  if (negotiate(call.request.header("Accept"), document_types) == std::size_t{1})
    choices.format = Format::html;
  if (const auto edition = find_value(call.query, "edition"))
    choices.edition = documents::edition_named(*edition);
  if (const auto lang = find_value(call.query, "lang")) choices.language = *lang;
  return choices;
}

Response Api::answer_with(std::string_view kind, const documents::Audience& audience, Format format,
                          Result outcome) const {
  if (outcome.status != Status::accepted) return refusal(outcome, library_.formatter(audience.language));
  return success(kind, format, std::move(outcome));
}

Response Api::document(const Call& call) const {
  if (std::optional<Response> refused = unfit(call.request)) return *refused;
  documents::DocumentOptions choices = choices_of(call);
  // The rules of the query have seen to it that this is a number.
  if (const auto review = find_value(call.query, "review")) choices.review = std::stoi(*review);
  choices.person = find_value(call.query, "for");
  const documents::Audience audience = audience_of(call.query);
  return answer_with(call.path.at("kind"), audience, choices.format,
                     documents::make(library_, call.path.at("kind"), call.request.body, choices, audience));
}

std::vector<ParameterRule> Api::blank_parameters(const Call&) const {
  std::vector<ParameterRule> rules = parameters_of_all();
  for (const std::string_view name : {"objectives", "scopes"}) {
    ParameterRule& rule = rules.emplace_back(ParameterRule{name, {}});
    for (std::size_t i = 1; i <= views::Room::most; ++i) rule.values.push_back(std::to_string(i));
  }
  return rules;
}

Response Api::blank(const Call& call) const {
  if (!negotiate(call.request.header("Accept"), document_types)) return not_acceptable();
  const documents::DocumentOptions choices = choices_of(call);
  views::Room room;
  if (const auto objectives = find_value(call.query, "objectives")) room.objectives = std::stoul(*objectives);
  if (const auto scopes = find_value(call.query, "scopes")) room.scopes = std::stoul(*scopes);
  return success(
      call.path.at("kind"), choices.format,
      {Status::accepted, {}, documents::make_blank(library_, call.path.at("kind"), choices, room)});
}

Response Api::bundle(const Call& call) const {
  if (std::optional<Response> refused = unfit(call.request)) return *refused;
  std::vector<documents::Part> parts;
  if (const auto list = find_value(call.query, "documents"))
    parts = documents::read_selection(*list, library_.kinds()).parts;
  const documents::DocumentOptions choices = choices_of(call);
  const documents::Audience audience = audience_of(call.query);
  return answer_with(documents::bundle_name, audience, choices.format,
                     documents::make_bundle(library_, parts, call.request.body, choices, audience));
}

}  // namespace planpress::http
