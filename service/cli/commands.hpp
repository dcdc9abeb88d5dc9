// What each command does once its arguments are read. Each returns the exit status and throws UsageError for
// what the person who typed it can put right.
#pragma once
#include <cstddef>
#include <stdexcept>
#include <string>
#include <vector>

#include "service/cli/order.hpp"

namespace planpress::cli {

inline constexpr int done = 0;
inline constexpr int refused = 1;
inline constexpr int failed = 2;  // wrong usage, a file that cannot be read or written, a broken installation
inline constexpr int warned = 3;  // done, with warnings, where these were to be told apart

class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// A file or a stream that cannot be read or written: help on the command would not help.
class FileError : public UsageError {
 public:
  using UsageError::UsageError;
};

// Texts are as typed; empty where an option was not given.
struct RenderArguments {
  OrderArguments order;
  std::vector<std::string> plans;
  std::string output;
  std::size_t objectives = 0, scopes = 0;  // of a blank form; 0: not given
  bool strict = false;
};
struct PreviewArguments {
  OrderArguments order;
  std::string plan;
  int port = 8090;
};
struct ValidateArguments {
  std::vector<std::string> plans;  // files, folders, or - for standard input
  std::string kind, language;
  bool json = false;
  bool advice = false;
  bool strict = false;
};
struct ImportArguments {
  std::string form, plan, output = "-", into, language;
  int review = 0;  // 0: not given
  bool json = false;
  bool strict = false;
};
struct FillArguments {
  std::string form, report, output = "-", language;
};
struct DocumentsArguments {
  bool json = false;
};
struct InitArguments {
  std::string profession, start, output = "-";
};
struct SchemaArguments {
  std::string document = "plan", output = "-";
};
struct ServeArguments {
  std::string host = "127.0.0.1";
  int port = 8080;
  std::size_t body_limit = 4 * 1024 * 1024;
};

// share: where the resources are, or empty to look for them.
int render(const RenderArguments& arguments, const std::string& share);
int preview(const PreviewArguments& arguments, const std::string& share);
int validate(const ValidateArguments& arguments, const std::string& share);
int import_form(const ImportArguments& arguments, const std::string& share);
int fill_form(const FillArguments& arguments, const std::string& share);
int serve(const ServeArguments& arguments, const std::string& share);
int list_documents(const DocumentsArguments& arguments, const std::string& share);
int write_starter(const InitArguments& arguments, const std::string& share);
int write_schema(const SchemaArguments& arguments, const std::string& share);
int print_digest(const std::string& plan);

}  // namespace planpress::cli
