// From a request to the function that answers it: by path, then by method, then by what the query may hold.
#pragma once
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "service/http/message.hpp"
#include "service/http/query.hpp"

namespace planpress::http {

// The segments of a path that stand for those in braces of the pattern that it fits, by name:
// {{"id", "A-1"}, {"kind", "action-plan"}} for "/v1/plans/{id}/documents/{kind}".
using PathParameters = std::map<std::string, std::string, std::less<>>;

struct Call {
  const Request& request;
  std::vector<QueryParameter> query;
  PathParameters path;
};

struct Route {
  std::string_view method;   // "GET", which answers HEAD too
  std::string_view pattern;  // "/v1/documents/{kind}"; a segment in braces stands for any that is not empty
  std::function<Response(const Call&)> answer;
  std::function<std::vector<ParameterRule>(const Call&)> parameters = {};  // of the query; absent: none
  std::function<bool(const Call&)> is_offered = {};  // at this very address; absent: at each of the pattern
  bool takes_parts = false;                          // of a body of multipart/form-data
  // Where none of the pattern's routes is offered, that of the first; absent: 404.
  std::function<Response(const Call&)> otherwise = {};
};

class Router {
 public:
  // Of patterns that fit a path the first of the list counts: a name goes before a segment in braces.
  explicit Router(std::vector<Route> routes);

  // Nothing: no pattern fits. A method that is not offered at the address, and OPTIONS, get the field Allow
  // (RFC 9110, 10.2.1); a query that does not fit, what is wrong with it.
  std::optional<Response> answer(const Request& request) const;
  bool takes_parts(std::string_view target) const;

 private:
  std::vector<Route> routes_;
};

// Several handlers as one. Each is asked in its turn, and the first that has a response gives it: one that
// lets nobody past without a key stands before those that hold what the key is for.
class Chain final : public Handler {
 public:
  explicit Chain(std::vector<std::reference_wrapper<Handler>> handlers);

  std::optional<Response> handle(const Request& request) const override;
  bool takes_parts(std::string_view target) const override;
  void stop_accepting() override;

 private:
  std::vector<std::reference_wrapper<Handler>> handlers_;
};

}  // namespace planpress::http
