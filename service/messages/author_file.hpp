// A JSON file of words that authors edit, and the mistakes in it, each told with the line on which it stands.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "service/json/json.hpp"

namespace planpress::messages {

class AuthorFile {
 public:
  /// folder: of the file; name: the file's, as messages give it. A file that is no JSON object is one
  /// mistake, and is read as an empty object.
  AuthorFile(const std::filesystem::path& folder, std::string name);

  const Json& json() const { return json_; }

  /// pointer: of the value that is wrong, or of the one that is missing.
  void fault(std::string pointer, std::string message, std::string hint);

  /// "file:line: message (hint)", a line each, in the order in which they were found; empty without mistakes.
  std::string report() const;

 private:
  struct Fault {
    std::string pointer, message, hint;
  };

  std::string name_;
  std::string bytes_;
  std::string unreadable_;
  std::vector<Fault> faults_;
  Json json_;
};

}  // namespace planpress::messages
