// A JSON file that authors edit, and the mistakes in it, each with the line on which it stands.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "renderer/text/author_error.hpp"
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

  /// Adds the mistakes in the order in which they were found; of a file that cannot be read only that, as it
  /// lacks everything.
  void add_to(text::Faults& faults) const;

 private:
  std::string name_;
  std::string bytes_;
  Json json_;
  std::optional<text::AuthorFault> unreadable_;
  std::vector<text::AuthorFault> faults_;  // without their lines
  std::vector<std::string> pointers_;      // of each
};

}  // namespace planpress::messages
