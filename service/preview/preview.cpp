#include "service/preview/preview.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <optional>
#include <utility>

#include "service/http/problem.hpp"
#include "service/http/query.hpp"
#include "service/preview/page.hpp"

namespace planpress::preview {
namespace {

using http::Request;
using http::Response;

constexpr std::chrono::milliseconds between_looks{200};
constexpr std::chrono::seconds longest_wait{15};

// The page runs its own script and asks this server alone; nobody else may frame it.
constexpr std::string_view page_policy =
    "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; connect-src 'self'; frame-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
constexpr std::string_view document_policy =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'self'";

Response answer(std::string_view type, std::string body, std::string_view policy = {}) {
  Response response;
  response.content_type = type;
  response.body = std::move(body);
  response.headers = {{"Cache-Control", "no-store"},
                      {"Referrer-Policy", "no-referrer"},
                      {"Cross-Origin-Resource-Policy", "same-origin"}};
  if (!policy.empty()) response.headers.push_back({"Content-Security-Policy", std::string(policy)});
  return response;
}

// A page of another site whose name was made to lead here would otherwise read the plan.
bool is_this_machine(std::string_view host) {
  const std::size_t colon = host.rfind(':');
  if (colon != std::string_view::npos && !host.ends_with(']')) host = host.substr(0, colon);
  return host == "127.0.0.1" || host == "localhost" || host == "[::1]";
}

std::int64_t number_in(const std::vector<http::QueryParameter>& query) {
  std::int64_t number = 0;
  if (const auto after = http::find_value(query, "after"))
    std::from_chars(after->data(), after->data() + after->size(), number);
  return number;
}

std::int64_t milliseconds_now() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

}  // namespace

Preview::Preview(Subject subject, std::function<void(const Proof&)> on_proof)
    : subject_(std::move(subject)), on_proof_(std::move(on_proof)) {
  Stamps made_from = stamps_of(subject_.share, subject_.plan);
  renew();
  watcher_ = std::thread([this, stamps = std::move(made_from)]() mutable { watch(std::move(stamps)); });
}

Preview::~Preview() {
  stop_accepting();
  watcher_.join();
}

void Preview::stop_accepting() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
}

// Files are often written in several steps, so that a change counts once nothing more has happened for a
// moment.
void Preview::watch(Stamps made_from) {
  Stamps before = made_from;
  while (!wait_or_stop(between_looks)) {
    Stamps now = stamps_of(subject_.share, subject_.plan);
    if (now != made_from && now == before) {
      made_from = now;
      renew();
    }
    before = std::move(now);
  }
}

void Preview::renew() {
  Proof proof = make_proof(subject_.share, subject_.plan, subject_.make);
  const auto last = current();
  // Later than any number before it, also of a preview that has been stopped since.
  proof.number = std::max(milliseconds_now(), last ? last->number + 1 : 0);
  on_proof_(proof);
  {
    const std::lock_guard lock(mutex_);
    proof_ = std::make_shared<const Proof>(std::move(proof));
  }
  changed_.notify_all();
}

bool Preview::wait_or_stop(std::chrono::milliseconds time) const {
  std::unique_lock lock(mutex_);
  return changed_.wait_for(lock, time, [this] { return stopping_; });
}

std::shared_ptr<const Proof> Preview::current() const {
  const std::lock_guard lock(mutex_);
  return proof_;
}

std::optional<Response> Preview::handle(const Request& request) const {
  if (!is_this_machine(request.header("Host")))
    return http::problem(421, "The preview is for this machine alone.");
  const std::optional<http::Target> target = http::parse_target(request.target);
  if (!target) return http::problem(400, "The address cannot be read.");
  if (request.method != "GET" && request.method != "HEAD") {
    Response refused = http::problem(405, "The preview takes GET and HEAD.");
    refused.headers.push_back({"Allow", "GET, HEAD"});
    return refused;
  }
  const std::shared_ptr<const Proof> proof = current();
  if (target->path == "/") {
    const bool pdf = http::find_value(target->query, "as") == "pdf";
    return answer("text/html; charset=utf-8",
                  preview_page(*proof, subject_.kind, pdf ? Format::pdf : Format::html), page_policy);
  }
  if (target->path == "/document.html") return document(*proof, Format::html);
  if (target->path == "/document.pdf") return document(*proof, Format::pdf);
  if (target->path == "/preview.js")
    return answer("text/javascript; charset=utf-8", std::string(preview_script));
  if (target->path == "/changes") return changes(number_in(target->query));
  return http::nothing_here();
}

// The number of the newest proof, as soon as it is another than the one that the page has.
Response Preview::changes(std::int64_t after) const {
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, longest_wait, [&] { return stopping_ || proof_->number != after; });
  return answer("application/json", fmt::format("{{\"number\":{}}}\n", proof_->number));
}

Response Preview::document(const Proof& proof, Format format) const {
  if (!proof.is_made()) {
    Response faults = answer("text/html; charset=utf-8", faults_page(proof, subject_.kind), document_policy);
    faults.status = 422;
    return faults;
  }
  if (format == Format::pdf) return answer("application/pdf", proof.pdf, "frame-ancestors 'self'");
  return answer("text/html; charset=utf-8", proof.html, document_policy);
}

}  // namespace planpress::preview
