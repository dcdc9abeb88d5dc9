#include "service/http/router.hpp"

#include <algorithm>
#include <utility>

#include "service/http/problem.hpp"
#include "service/http/text.hpp"

namespace planpress::http {
namespace {

bool is_in_braces(std::string_view segment) { return segment.starts_with('{') && segment.ends_with('}'); }

std::optional<PathParameters> fit(std::string_view pattern, const std::vector<std::string>& segments) {
  const std::vector<std::string_view> wanted = split(pattern.substr(1), '/');
  if (wanted.size() != segments.size()) return std::nullopt;
  PathParameters parameters;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (!is_in_braces(wanted[i])) {
      if (wanted[i] != segments[i]) return std::nullopt;
      continue;
    }
    if (segments[i].empty()) return std::nullopt;
    parameters.emplace(wanted[i].substr(1, wanted[i].size() - 2), segments[i]);
  }
  return parameters;
}

bool answers(const Route& route, std::string_view method) {
  return method == route.method || (method == "HEAD" && route.method == "GET");
}

Response other_method(const std::vector<const Route*>& offered, std::string_view method) {
  Response response =
      problem(405, "This address does not take this method; the field Allow has those it takes.");
  if (method == "OPTIONS") response = {204, {}, {}, {}, {}};
  std::string allowed;
  for (const Route* route : offered) {
    allowed += route->method;
    allowed += route->method == "GET" ? ", HEAD, " : ", ";
  }
  response.headers.push_back({"Allow", allowed + "OPTIONS"});
  return response;
}

Response answer_at(const std::vector<const Route*>& routes, const Call& call) {
  std::vector<const Route*> offered;
  for (const Route* route : routes)
    if (!route->is_offered || route->is_offered(call)) offered.push_back(route);
  if (offered.empty()) return routes.front()->otherwise ? routes.front()->otherwise(call) : nothing_here();
  const auto route =
      std::ranges::find_if(offered, [&](const Route* each) { return answers(*each, call.request.method); });
  if (route == offered.end()) return other_method(offered, call.request.method);
  const auto rules = (*route)->parameters ? (*route)->parameters(call) : std::vector<ParameterRule>();
  if (std::optional<Response> refused = query_problem(call.query, rules)) return *refused;
  return (*route)->answer(call);
}

}  // namespace

Router::Router(std::vector<Route> routes) : routes_(std::move(routes)) {}

std::optional<Response> Router::answer(const Request& request) const {
  const std::optional<Target> target = parse_target(request.target);
  if (!target) return problem(400, "The address has a percent sign without two hexadecimal digits after it.");
  std::vector<const Route*> here;
  PathParameters parameters;
  for (const Route& route : routes_) {
    if (!here.empty() && here.front()->pattern != route.pattern) continue;
    std::optional<PathParameters> its = fit(route.pattern, target->segments);
    if (!its) continue;
    here.push_back(&route);
    parameters = std::move(*its);
  }
  if (here.empty()) return std::nullopt;
  Response response = answer_at(here, {request, target->query, std::move(parameters)});
  response.route = here.front()->pattern;
  return response;
}

bool Router::takes_parts(std::string_view target) const {
  const std::optional<Target> parsed = parse_target(target);
  return parsed && std::ranges::any_of(routes_, [&](const Route& route) {
           return route.takes_parts && fit(route.pattern, parsed->segments);
         });
}

Chain::Chain(std::vector<std::reference_wrapper<Handler>> handlers) : handlers_(std::move(handlers)) {}

std::optional<Response> Chain::handle(const Request& request) const {
  for (const Handler& handler : handlers_)
    if (std::optional<Response> response = handler.handle(request)) return response;
  return std::nullopt;
}

bool Chain::takes_parts(std::string_view target) const {
  return std::ranges::any_of(handlers_, [&](const Handler& handler) { return handler.takes_parts(target); });
}

void Chain::stop_accepting() {
  for (Handler& handler : handlers_) handler.stop_accepting();
}

}  // namespace planpress::http
