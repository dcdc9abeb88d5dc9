// The commands: each gets its arguments as they were typed, empty where an option was not given, and returns
// the exit status. Each throws UsageError for what the person who typed it can put right.
#pragma once
#include <cstddef>
#include <stdexcept>
#include <string>
#include <vector>

#include "service/cli/render_job.hpp"

namespace planpress::cli {

inline constexpr int done = 0;
inline constexpr int refused = 1;
inline constexpr int failed = 2;  // wrong usage, a file that cannot be read or written, a broken installation
inline constexpr int warned = 3;  // done, with warnings, under --strict

class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// A file or a stream that cannot be read or written: help on the command would not help.
class FileError : public UsageError {
 public:
  using UsageError::UsageError;
};

struct RenderArguments {
  JobArguments job;
  std::vector<std::string> plans;
  std::string output;
  std::size_t objectives = 0, scopes = 0;  // of a blank form; 0: not given
  bool strict = false;
};
struct PreviewArguments {
  JobArguments job;
  std::string plan;
  int port = 8090;
};
struct ValidateArguments {
  std::vector<std::string> plans;  // files, folders, or - for standard input
  std::string kind, language;
  bool json = false, advice = false, strict = false;
};
struct ImportArguments {
  std::string form, plan, output = "-", into, language;
  int review = 0;  // 0: not given
  bool json = false, strict = false;
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

// share: the folder with the resources, or empty to look for it.
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
