// The routes of the service. A request in, a response out; nothing here knows about sockets.
#pragma once
#include <atomic>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "service/documents/documents.hpp"
#include "service/http/message.hpp"
#include "service/http/query.hpp"

namespace planpress::http {

class Api final : public Handler {
 public:
  // Keeps a reference to `documents`. Reads the schemas from share/plan.schema.json and cohort.schema.json.
  Api(const documents::Documents& documents, const std::filesystem::path& share);

  Response handle(const Request& request) const override;
  bool takes_parts(std::string_view target) const override;

  // From now on /readyz answers 503.
  void stop_accepting() override { accepting_ = false; }

 private:
  struct Call;  // answers.hpp
  struct Route;
  static const std::vector<Route>& routes();

  // What the query may hold; anything else is refused.
  std::vector<ParameterRule> no_parameters(const Call& call) const;
  std::vector<ParameterRule> document_parameters(const Call& call) const;
  std::vector<ParameterRule> bundle_parameters(const Call& call) const;
  std::vector<ParameterRule> blank_parameters(const Call& call) const;
  std::vector<ParameterRule> import_parameters(const Call& call) const;
  std::vector<ParameterRule> validate_parameters(const Call& call) const;

  static documents::Choices choices_of(const Call& call);

  Response answer_with(std::string_view kind, const documents::Audience& audience, Format format,
                       documents::Outcome outcome) const;
  bool is_offered(const Route& route, const Call& call) const;
  Response answer(const std::vector<const Route*>& routes, const Call& call) const;
  static Response other_method(const std::vector<const Route*>& routes, std::string_view method);

  Response live(const Call& call) const;
  Response ready(const Call& call) const;
  Response version(const Call& call) const;
  Response plan_schema(const Call& call) const;
  Response cohort_schema(const Call& call) const;
  Response validate(const Call& call) const;
  Response document(const Call& call) const;
  Response blank(const Call& call) const;
  Response bundle(const Call& call) const;
  Response import_report(const Call& call) const;

  const documents::Documents& documents_;
  const std::string plan_schema_, cohort_schema_;
  const std::vector<std::string> kinds_;
  std::atomic<bool> accepting_ = true;
};

}  // namespace planpress::http
