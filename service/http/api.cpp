#include "service/http/api.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <optional>
#include <stdexcept>

#include "service/documents/report.hpp"
#include "service/documents/selection.hpp"
#include "service/http/answers.hpp"
#include "service/http/digest.hpp"
#include "service/http/media_type.hpp"
#include "service/http/problem.hpp"
#include "service/http/query.hpp"

namespace planpress::http {

using documents::Outcome;
using documents::Verdict;

struct Api::Route {
  std::string_view method;
  std::string_view pattern;
  std::vector<ParameterRule> (Api::*parameters)(const Call&) const;
  Response (Api::*answer)(const Call&) const;
  bool takes_parts = false;
};

namespace {

constexpr std::string_view kind_segment = "{kind}";
const std::vector<ParameterRule> parameters_of_all{{"lang", {"en", "cy", "both"}},
                                                   {"edition", {"standard", "large-print"}}};
constexpr std::array<std::string_view, 2> document_types{"application/pdf", "text/html"};

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(in), {}};
}

// What stands for {kind}, or an empty text for a pattern without it; nothing when the path is another one.
std::optional<std::string> match(std::string_view pattern, std::string_view path) {
  if (!pattern.ends_with(kind_segment))
    return pattern == path ? std::optional<std::string>("") : std::nullopt;
  pattern.remove_suffix(kind_segment.size());
  if (!path.starts_with(pattern)) return std::nullopt;
  path.remove_prefix(pattern.size());
  if (path.empty() || path.find('/') != std::string_view::npos) return std::nullopt;
  return std::string(path);
}

std::vector<std::string> kind_names(const documents::Documents& documents) {
  std::vector<std::string> names;
  for (const documents::Kind& kind : documents.kinds()) names.push_back(kind.name);
  return names;
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

Response success(std::string_view kind, Format format, Outcome outcome) {
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
  if (!negotiate(request.accept, document_types)) return not_acceptable();
  if (!is_json(request.content_type)) return wrong_media_type();
  return std::nullopt;
}

}  // namespace

Api::Api(const documents::Documents& documents, const std::filesystem::path& share)
    : documents_(documents),
      plan_schema_(read_file(share / "plan.schema.json")),
      cohort_schema_(read_file(share / "cohort.schema.json")),
      kinds_(kind_names(documents)) {}

std::vector<ParameterRule> Api::no_parameters(const Call&) const { return {}; }

std::vector<ParameterRule> Api::validate_parameters(const Call&) const {
  return {{"document", documents_.kinds_to_check()}, {"lang", {"en", "cy"}}, {"advice", {"true", "false"}}};
}

std::vector<ParameterRule> Api::bundle_parameters(const Call&) const {
  std::vector<ParameterRule> rules = parameters_of_all;
  ParameterRule list{"documents", {}};
  list.faults = [this](std::string_view text) {
    std::vector<std::string> details;
    for (documents::Selection::Fault& fault : documents::read_selection(text, documents_.kinds()).faults)
      details.push_back(std::move(fault.detail));
    return details;
  };
  rules.push_back(std::move(list));
  return rules;
}

std::vector<ParameterRule> Api::document_parameters(const Call& call) const {
  using documents::Need;
  std::vector<ParameterRule> rules = parameters_of_all;
  const documents::Kind kind = documents_.kind(call.kind);
  if (kind.review != Need::none) {
    rules.push_back({"review",
                     {},
                     is_review_number,
                     "the number of a review of the plan",
                     kind.review == Need::required});
  }
  if (kind.person != Need::none) {
    rules.push_back({"for", {}, is_slug, "the id of a person in the plan", kind.person == Need::required});
  }
  return rules;
}

const std::vector<Api::Route>& Api::routes() {
  static const std::vector<Route> table{
      {"GET", "/livez", &Api::no_parameters, &Api::live},
      {"GET", "/readyz", &Api::no_parameters, &Api::ready},
      {"GET", "/version", &Api::no_parameters, &Api::version},
      {"GET", "/v1/schema/plan", &Api::no_parameters, &Api::plan_schema},
      {"GET", "/v1/schema/cohort", &Api::no_parameters, &Api::cohort_schema},
      {"POST", "/v1/validate", &Api::validate_parameters, &Api::validate},
      {"POST", "/v1/documents/bundle", &Api::bundle_parameters, &Api::bundle},
      {"POST", "/v1/documents/{kind}", &Api::document_parameters, &Api::document},
      {"GET", "/v1/documents/{kind}", &Api::blank_parameters, &Api::blank},
      {"POST", "/v1/progress-reports/import", &Api::import_parameters, &Api::import_report, true},
  };
  return table;
}

Response Api::handle(const Request& request) const {
  const std::optional<Target> target = parse_target(request.target);
  if (!target) return problem(400, "The address has a percent sign without two hexadecimal digits after it.");
  std::vector<const Route*> here;
  std::string kind;
  for (const Route& route : routes()) {
    std::optional<std::string> matched = match(route.pattern, target->path);
    // "bundle" is no kind.
    if (!matched || (!here.empty() && here.front()->pattern != route.pattern)) continue;
    here.push_back(&route);
    kind = std::move(*matched);
  }
  if (here.empty()) return problem(404, "There is nothing at this address.");
  Response response = answer(here, {request, target->query, std::move(kind)});
  response.route = here.front()->pattern;
  return response;
}

bool Api::takes_parts(std::string_view target) const {
  const std::optional<Target> parsed = parse_target(target);
  return parsed && std::ranges::any_of(routes(), [&](const Route& route) {
           return route.takes_parts && match(route.pattern, parsed->path);
         });
}

// Only some kinds have a form without a plan.
bool Api::is_offered(const Route& route, const Call& call) const {
  return route.answer != &Api::blank || documents_.kind(call.kind).can_be_blank;
}

Response Api::answer(const std::vector<const Route*>& routes, const Call& call) const {
  if (!call.kind.empty() && !documents_.knows(call.kind)) {
    return problem(404,
                   fmt::format("There is no document of this kind. The kinds: {}.", fmt::join(kinds_, ", ")));
  }
  const std::string& method = call.request.method;
  std::vector<const Route*> offered;
  for (const Route* route : routes)
    if (is_offered(*route, call)) offered.push_back(route);
  const auto route = std::ranges::find_if(offered, [&](const Route* each) {
    return method == each->method || (method == "HEAD" && each->method == "GET");
  });
  if (route == offered.end()) return other_method(offered, method);
  if (std::optional<Response> refused = query_problem(call.query, (this->*(*route)->parameters)(call)))
    return *refused;
  return (this->*(*route)->answer)(call);
}

Response Api::other_method(const std::vector<const Route*>& routes, std::string_view method) {
  Response response =
      problem(405, "This address does not take this method; the field Allow has those it takes.");
  if (method == "OPTIONS") response = {204, {}, {}, {}, {}};
  std::string allowed;
  for (const Route* route : routes) allowed += route->method == "GET" ? "GET, HEAD, " : "POST, ";
  response.headers.push_back({"Allow", allowed + "OPTIONS"});
  return response;
}

Response Api::live(const Call&) const { return json({{"status", "live"}}); }

Response Api::ready(const Call&) const {
  if (!accepting_) return problem(503, "The service is stopping.");
  return json({{"status", "ready"}});
}

Response Api::version(const Call&) const {
  return json(
      {{"name", "planpress"}, {"version", PLANPRESS_VERSION}, {"planFormat", 1}, {"documents", kinds_}});
}

Response Api::plan_schema(const Call&) const { return schema(plan_schema_); }

Response Api::cohort_schema(const Call&) const { return schema(cohort_schema_); }

Response Api::validate(const Call& call) const {
  if (!is_json(call.request.content_type)) return wrong_media_type();
  const std::optional<std::string> kind = find_value(call.query, "document");
  const documents::Audience audience = audience_of(call.query);
  const Outcome outcome =
      documents_.validate(call.request.body, {kind, find_value(call.query, "advice") == "true"}, audience);
  if (outcome.verdict == Verdict::not_json || outcome.verdict == Verdict::too_large)
    return refusal(outcome, documents_.teller(audience.language));
  return json(documents::validation_report(outcome.findings));
}

// What the query says of every document; the format is by Accept.
documents::Choices Api::choices_of(const Call& call) {
  documents::Choices choices;
  if (negotiate(call.request.accept, document_types) == std::size_t{1}) choices.format = Format::html;
  if (const auto edition = find_value(call.query, "edition"))
    choices.edition = documents::edition_named(*edition);
  if (const auto lang = find_value(call.query, "lang")) choices.language = documents::language_named(*lang);
  return choices;
}

Response Api::answer_with(std::string_view kind, const documents::Audience& audience, Format format,
                          Outcome outcome) const {
  if (outcome.verdict != Verdict::accepted) return refusal(outcome, documents_.teller(audience.language));
  return success(kind, format, std::move(outcome));
}

Response Api::document(const Call& call) const {
  if (std::optional<Response> refused = unfit(call.request)) return *refused;
  documents::Choices choices = choices_of(call);
  // The rules of the query have seen to it that this is a number.
  if (const auto review = find_value(call.query, "review")) choices.review = std::stoi(*review);
  choices.person = find_value(call.query, "for");
  const documents::Audience audience = audience_of(call.query);
  return answer_with(call.kind, audience, choices.format,
                     documents_.make(call.kind, call.request.body, choices, audience));
}

std::vector<ParameterRule> Api::blank_parameters(const Call&) const {
  std::vector<ParameterRule> rules = parameters_of_all;
  for (const std::string_view name : {"objectives", "scopes"}) {
    ParameterRule& rule = rules.emplace_back(ParameterRule{name, {}});
    for (std::size_t i = 1; i <= plan::Room::most; ++i) rule.values.push_back(std::to_string(i));
  }
  return rules;
}

Response Api::blank(const Call& call) const {
  if (!negotiate(call.request.accept, document_types)) return not_acceptable();
  const documents::Choices choices = choices_of(call);
  plan::Room room;
  if (const auto objectives = find_value(call.query, "objectives")) room.objectives = std::stoul(*objectives);
  if (const auto scopes = find_value(call.query, "scopes")) room.scopes = std::stoul(*scopes);
  return success(call.kind, choices.format,
                 {Verdict::accepted, {}, documents_.make_blank(call.kind, choices, room)});
}

Response Api::bundle(const Call& call) const {
  if (std::optional<Response> refused = unfit(call.request)) return *refused;
  std::vector<documents::Part> parts;
  if (const auto list = find_value(call.query, "documents"))
    parts = documents::read_selection(*list, documents_.kinds()).parts;
  const documents::Choices choices = choices_of(call);
  const documents::Audience audience = audience_of(call.query);
  return answer_with(documents::bundle_name, audience, choices.format,
                     documents_.bundle(parts, call.request.body, choices, audience));
}

}  // namespace planpress::http
