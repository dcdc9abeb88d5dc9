// Documents, checks and forms over HTTP. A request in, a response out; nothing here knows about sockets.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "service/documents/make.hpp"
#include "service/http/message.hpp"
#include "service/http/query.hpp"
#include "service/http/router.hpp"

namespace planpress::http {

class Api final : public Handler {
 public:
  // Keeps a reference to `documents`. Makes the schemas, with an example out of share.
  Api(const documents::Library& library, const std::filesystem::path& share);

  std::optional<Response> handle(const Request& request) const override;
  bool takes_parts(std::string_view target) const override;
  void stop_accepting() override {}  // nothing waits here

 private:
  std::vector<Route> routes() const;

  // What the query may hold; anything else is refused.
  std::vector<ParameterRule> parameters_of_all() const;
  std::vector<ParameterRule> document_parameters(const Call& call) const;
  std::vector<ParameterRule> bundle_parameters(const Call& call) const;
  std::vector<ParameterRule> blank_parameters(const Call& call) const;
  std::vector<ParameterRule> import_parameters(const Call& call) const;
  std::vector<ParameterRule> validate_parameters(const Call& call) const;

  static documents::DocumentOptions choices_of(const Call& call);

  Response answer_with(std::string_view kind, const documents::Audience& audience, Format format,
                       documents::Result outcome) const;
  bool can_be_blank(const std::string& kind) const;

  Response unknown_kind(const Call& call) const;
  Response validate(const Call& call) const;
  Response document(const Call& call) const;
  Response blank(const Call& call) const;
  Response bundle(const Call& call) const;
  Response import_report(const Call& call) const;

  const documents::Library& library_;
  const std::string plan_schema_, cohort_schema_;
  const Router router_;
};

}  // namespace planpress::http
