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
};

// Carries every fault that was found; what() has one line each: "file:line: message (hint)".
class AuthorError : public std::runtime_error {
 public:
  explicit AuthorError(std::vector<AuthorFault> faults);
  const std::vector<AuthorFault>& faults() const { return faults_; }

 private:
  std::vector<AuthorFault> faults_;
};

struct Place {
  std::string file;
  int line = 0;
};

// Collects the mistakes of several places or files, up to what anybody reads.
class Faults {
 public:
  // The same fault found twice (a partial used twice, one template in three languages) counts once.
  void add(const Place& place, std::string message, std::string hint = {});
  // Reads, and takes the mistakes of what is thrown as an AuthorError.
  template <class Read>
  void collect(Read read) {
    try {
      read();
    } catch (const AuthorError& error) {
      for (const AuthorFault& each : error.faults()) add({each.file, each.line}, each.message, each.hint);
    }
  }
  const std::vector<AuthorFault>& all() const { return faults_; }
  bool full() const;
  std::size_t count() const { return faults_.size(); }
  void throw_if_any() const;

 private:
  std::vector<AuthorFault> faults_;
};

}  // namespace planpress::text
