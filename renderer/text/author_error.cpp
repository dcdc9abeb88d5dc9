#include "renderer/text/author_error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace planpress::text {
namespace {

constexpr std::size_t most_faults = 200;

std::string lines(const std::vector<AuthorFault>& faults) {
  std::string out;
  for (const auto& fault : faults) {
    if (!out.empty()) out += '\n';
    out += fault.line > 0 ? fmt::format("{}:{}", fault.file, fault.line) : fault.file;
    out += ": " + fault.message;
    if (!fault.hint.empty()) out += " (" + fault.hint + ")";
  }
  return out;
}

}  // namespace

AuthorError::AuthorError(std::vector<AuthorFault> faults)
    : std::runtime_error(lines(faults)), faults_(std::move(faults)) {}

void Faults::add(const Place& place, std::string message, std::string hint) {
  const auto same = [&](const AuthorFault& fault) {
    return fault.line == place.line && fault.file == place.file && fault.message == message;
  };
  if (full() || std::any_of(faults_.begin(), faults_.end(), same)) return;
  faults_.push_back({place.file, place.line, std::move(message), std::move(hint)});
}

bool Faults::full() const { return faults_.size() >= most_faults; }

void Faults::throw_if_any() const {
  if (!faults_.empty()) throw AuthorError(faults_);
}

}  // namespace planpress::text
