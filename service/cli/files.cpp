#include "service/cli/files.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <system_error>

#include "service/cli/commands.hpp"
#include "service/cli/descriptor.hpp"
#include "service/cli/streams.hpp"

namespace planpress::cli {
namespace fs = std::filesystem;
namespace {

// Bytes: more than is ever read of a plan or of a form.
constexpr std::size_t enough = 20'000'000;

[[noreturn]] void fail(std::string_view what, const std::string& name, int error) {
  throw FileError(fmt::format("cannot {} {}: {}", what, shown(name), std::generic_category().message(error)));
}

bool is_hidden(const fs::path& path) { return path.filename().string().starts_with("."); }

// A link that leads nowhere is one: somebody should hear of it. A pipe is none: it would have to be waited
// for.
bool is_file(const fs::directory_entry& entry) {
  std::error_code unknown;
  const fs::file_type type = entry.status(unknown).type();
  return type == fs::file_type::regular || type == fs::file_type::not_found;
}

// A schema that stands beside the plans: plan.schema.json.
bool is_schema(const fs::path& file) { return file.stem().extension() == ".schema"; }

}  // namespace

std::string read_input(const std::string& name) {
  const Descriptor file(name == "-" ? STDIN_FILENO : ::open(name.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.is_open()) fail("read", name, errno);
  std::string bytes;
  std::array<char, 65536> buffer;
  for (;;) {
    const ssize_t length = ::read(file.number(), buffer.data(), buffer.size());
    if (length < 0 && errno == EINTR) continue;
    if (length < 0) fail("read", name == "-" ? "standard input" : name, errno);
    bytes.append(buffer.data(), static_cast<std::size_t>(length));
    if (length == 0 || bytes.size() > enough) return bytes;
  }
}

std::vector<std::string> plans_in(const std::string& folder) try {
  std::vector<std::string> files;
  for (auto entry = fs::recursive_directory_iterator(folder); entry != fs::recursive_directory_iterator();
       ++entry) {
    if (is_hidden(entry->path())) {
      entry.disable_recursion_pending();
    } else if (is_file(*entry) && entry->path().extension() == ".json" && !is_schema(entry->path())) {
      files.push_back(entry->path().string());
    }
  }
  if (files.empty()) throw FileError(fmt::format("{} holds no file that ends in .json", shown(folder)));
  std::ranges::sort(files);
  return files;
} catch (const fs::filesystem_error& error) {
  throw FileError(fmt::format("cannot read {}: {}", shown(folder), error.code().message()));
}

void make_folder(const std::string& name) {
  std::error_code error;
  fs::create_directories(name, error);
  if (error) throw FileError(fmt::format("cannot make the folder {}: {}", shown(name), error.message()));
}

}  // namespace planpress::cli
