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

namespace planpress::cli {
namespace fs = std::filesystem;
namespace {

// Bytes: more than is ever read of a plan or of a form.
constexpr std::size_t enough = 20'000'000;

[[noreturn]] void fail(std::string_view what, const std::string& name, int error) {
  throw UsageError(fmt::format("cannot {} {}: {}", what, name, std::generic_category().message(error)));
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ > STDERR_FILENO) ::close(number_);
  }
  int number() const { return number_; }

 private:
  int number_;
};

// False with errno set.
bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

// Through a link to the file that it stands for, so that moving the new file there keeps the link.
fs::path place_of(const std::string& name) {
  std::error_code missing;
  const fs::path target = fs::canonical(name, missing);
  return missing ? fs::path(name) : target;
}

void replace_file(const std::string& name, std::string_view bytes) {
  const fs::path place = place_of(name);
  const fs::path beside =
      place.parent_path() / fmt::format(".{}.{}.part", place.filename().string(), ::getpid());
  const Descriptor file(::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0666));
  if (file.number() < 0) fail("write", name, errno);
  int error = write_all(file.number(), bytes) ? 0 : errno;
  if (error == 0 && ::rename(beside.c_str(), place.c_str()) != 0) error = errno;
  if (error == 0) return;
  ::unlink(beside.c_str());
  fail("write", name, error);
}

bool is_hidden(const fs::path& path) { return path.filename().string().starts_with("."); }

// A link that leads nowhere is one: somebody should hear of it. A pipe is none: it would have to be waited
// for.
bool is_file(const fs::directory_entry& entry) {
  std::error_code unknown;
  const fs::file_type type = entry.status(unknown).type();
  return type == fs::file_type::regular || type == fs::file_type::not_found;
}

}  // namespace

std::string read_input(const std::string& name) {
  const Descriptor file(name == "-" ? STDIN_FILENO : ::open(name.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0) fail("read", name, errno);
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

void write_output(const std::string& name, std::string_view bytes) {
  std::error_code none;
  const fs::file_status status = fs::status(name, none);
  if (name != "-" && (!fs::exists(status) || fs::is_regular_file(status))) return replace_file(name, bytes);
  const Descriptor file(name == "-" ? STDOUT_FILENO : ::open(name.c_str(), O_WRONLY | O_CLOEXEC));
  if (file.number() < 0 || !write_all(file.number(), bytes)) {
    fail("write", name == "-" ? "standard output" : name, errno);
  }
}

std::vector<std::string> plans_in(const std::string& folder) try {
  std::vector<std::string> files;
  for (auto entry = fs::recursive_directory_iterator(folder); entry != fs::recursive_directory_iterator();
       ++entry) {
    if (is_hidden(entry->path())) {
      entry.disable_recursion_pending();
    } else if (is_file(*entry) && entry->path().extension() == ".json") {
      files.push_back(entry->path().string());
    }
  }
  if (files.empty()) throw UsageError(fmt::format("{} holds no file that ends in .json", folder));
  std::ranges::sort(files);
  return files;
} catch (const fs::filesystem_error& error) {
  throw UsageError(fmt::format("cannot read {}: {}", folder, error.code().message()));
}

void make_folder(const std::string& name) {
  std::error_code error;
  fs::create_directories(name, error);
  if (error) throw UsageError(fmt::format("cannot make the folder {}: {}", name, error.message()));
}

}  // namespace planpress::cli
