// A mistake in what authors write: templates, labels, themes, manifests. It stops the start.
#pragma once
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace planpress::text {

struct AuthorFault {
  std::string file;  // relative to the layouts folder
  int line = 0;      // from 1; 0: the whole file
  std::string message;
  std::string hint;  // what to write instead
  bool operator==(const AuthorFault&) const = default;
};

// Carries every fault that was found; what() has one line each: "file:line: message (hint)".
class AuthorError : public std::runtime_error {
 public:
  explicit AuthorError(std::vector<AuthorFault> faults);
  const std::vector<AuthorFault>& faults() const { return faults_; }

 private:
  std::vector<AuthorFault> faults_;
};

}  // namespace planpress::text
