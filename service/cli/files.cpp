#include "service/cli/files.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <optional>
#include <system_error>

#include "service/cli/commands.hpp"
#include "service/cli/streams.hpp"
#include "service/json/text.hpp"
#include "service/sandbox/descriptor.hpp"

namespace planpress::cli {
namespace fs = std::filesystem;
namespace {

using sandbox::Descriptor;
using sandbox::write_all;

// Bytes: more than is ever read of a plan or of a form.
constexpr std::size_t enough = 20'000'000;

// verb: "read" or "write".
[[noreturn]] void fail(std::string_view verb, const std::string& name, int error) {
  const std::string_view stream = verb == "read" ? "standard input" : "standard output";
  throw FileError(fmt::format("cannot {} {}: {}", verb, name == "-" ? std::string(stream) : shown(name),
                              std::generic_category().message(error)));
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

constexpr int most_links = 40;  // one behind the other, as the kernel follows them

std::optional<struct stat> status_of(const fs::path& place) {
  struct stat status {};
  return ::stat(place.c_str(), &status) == 0 ? std::optional(status) : std::nullopt;
}

// The number of an open file that has its place in /dev: "-", "/dev/stdout", "/dev/fd/3".
std::optional<int> open_already(std::string_view name) {
  if (name == "-" || name == "/dev/stdout") return STDOUT_FILENO;
  if (name == "/dev/stderr") return STDERR_FILENO;
  for (const std::string_view folder : {"/dev/fd/", "/proc/self/fd/"}) {
    if (!name.starts_with(folder)) continue;
    if (const std::optional<int> number = planpress::whole_number(name.substr(folder.size()))) return number;
  }
  return std::nullopt;
}

// Through links, also one to a file that is not there yet, so that the link stays.
fs::path place_of(const std::string& name) {
  fs::path place = name;
  for (int i = 0; i < most_links; ++i) {
    std::error_code none;
    const fs::path target = fs::read_symlink(place, none);
    if (none) return place;
    place = place.parent_path() / target;
  }
  fail("write", name, ELOOP);
}

// A file in the making. Until it has its place it has no name where the file system can do so, and a name
// beside its place elsewhere; it is gone when it is not moved.
class NewFile {
 public:
  NewFile(const fs::path& place, mode_t mode)
      : place_(place), folder_(place.has_parent_path() ? place.parent_path() : fs::path(".")) {
    file_ = ::open(folder_.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, mode);
    if (file_ >= 0) return;
    do {
      beside_ = next_name();
      file_ = ::open(beside_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    } while (file_ < 0 && errno == EEXIST);
    error_ = file_ < 0 ? errno : 0;
    if (error_ != 0) beside_.clear();
  }
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;
  ~NewFile() {
    if (file_ >= 0) ::close(file_);
    if (!beside_.empty()) ::unlink(beside_.c_str());
  }

  // Each returns 0 or an error number.
  int error() const { return error_; }
  int write(std::string_view bytes) {
    if (const int error = write_all(file_, bytes)) return error;
    return ::close(::dup(file_)) == 0 ? 0 : errno;  // some file systems report errors only now
  }
  int take_after(const struct stat& old) {
    struct stat own {};
    if (::fstat(file_, &own) != 0) return errno;
    const bool is_of_others = own.st_uid != old.st_uid || own.st_gid != old.st_gid;
    if (is_of_others && ::fchown(file_, old.st_uid, old.st_gid) != 0) return errno;
    return ::fchmod(file_, old.st_mode & 07777) == 0 ? 0 : errno;
  }
  int move() {
    if (beside_.empty()) {
      if (const int error = name_it()) return error;
    }
    if (::rename(beside_.c_str(), place_.c_str()) != 0) return errno;
    beside_.clear();
    return 0;
  }

 private:
  fs::path next_name() const {
    static std::atomic<unsigned> number = 0;
    return folder_ / fmt::format(".planpress-{}-{}.part", ::getpid(), number++);
  }
  int name_it() {
    const std::string open_file = fmt::format("/proc/self/fd/{}", file_);
    for (;;) {
      fs::path name = next_name();
      if (::linkat(AT_FDCWD, open_file.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) == 0) {
        beside_ = std::move(name);
        return 0;
      }
      if (errno != EEXIST) return errno;
    }
  }

  fs::path place_, folder_, beside_;
  int file_ = -1, error_ = 0;
};

// old: of the file that is there. Returns 0 or an error number.
int replace_file(const fs::path& place, const std::optional<struct stat>& old, std::string_view bytes) {
  NewFile file(place, old ? 0600 : 0666);
  int error = file.error();
  if (error == 0 && old) error = file.take_after(*old);
  if (error == 0) error = file.write(bytes);
  return error == 0 ? file.move() : error;
}

// New content for a file that is there. Room is made first, so that a full disk changes nothing.
int rewrite_file(const fs::path& place, off_t old_size, std::string_view bytes) {
  const Descriptor file(::open(place.c_str(), O_WRONLY | O_CLOEXEC));
  if (file.number() < 0) return errno;
  const auto size = static_cast<off_t>(bytes.size());
  if (size > old_size) {
    if (const int error = ::posix_fallocate(file.number(), old_size, size - old_size)) {
      return ::ftruncate(file.number(), old_size) == 0 ? error : errno;
    }
  }
  if (const int error = write_all(file.number(), bytes)) return error;
  return ::ftruncate(file.number(), size) == 0 ? 0 : errno;
}

// The file may be written though it cannot be replaced.
bool is_of_the_folder(int error) {
  return error == EACCES || error == EPERM || error == EROFS || error == EBUSY || error == EXDEV;
}

int write_regular(const fs::path& place, const std::optional<struct stat>& old, std::string_view bytes) {
  if (old && ::faccessat(AT_FDCWD, place.c_str(), W_OK, AT_EACCESS) != 0) return errno;
  if (old && old->st_nlink > 1) return rewrite_file(place, old->st_size, bytes);
  const int error = replace_file(place, old, bytes);
  return old && is_of_the_folder(error) ? rewrite_file(place, old->st_size, bytes) : error;
}

int write_directly(const fs::path& place, std::string_view bytes) {
  const Descriptor file(::open(place.c_str(), O_WRONLY | O_CLOEXEC));
  return file.number() >= 0 ? write_all(file.number(), bytes) : errno;
}

bool is_same_file(const struct stat& a, const struct stat& b) {
  return S_ISREG(a.st_mode) && a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

std::optional<struct stat> status_of_stream(int stream) {
  struct stat status {};
  return ::fstat(stream, &status) == 0 ? std::optional(status) : std::nullopt;
}

bool has_resources(const fs::path& folder) { return is_folder(folder / "layouts"); }

}  // namespace

bool is_folder(const std::string& name) {
  std::error_code none;
  return name != "-" && fs::is_directory(name, none);
}

std::string read_input(const std::string& name) {
  const Descriptor opened(name == "-" ? -1 : ::open(name.c_str(), O_RDONLY | O_CLOEXEC));
  const int file = name == "-" ? STDIN_FILENO : opened.number();
  if (file < 0) fail("read", name, errno);
  std::string bytes;
  std::array<char, 65536> buffer;
  for (;;) {
    const ssize_t length = ::read(file, buffer.data(), buffer.size());
    if (length < 0 && errno == EINTR) continue;
    if (length < 0) fail("read", name, errno);
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

void write_output(const std::string& name, std::string_view bytes) {
  int error = 0;
  if (const auto stream = open_already(name)) {
    error = write_all(*stream, bytes);
  } else {
    const fs::path place = place_of(name);
    const std::optional<struct stat> old = status_of(place);
    error = old && !S_ISREG(old->st_mode) ? write_directly(place, bytes) : write_regular(place, old, bytes);
  }
  if (error != 0) fail("write", name, error);
}

void keep_inputs(const std::vector<std::string>& inputs, const std::string& output) {
  const auto written = output == "-" ? status_of_stream(STDOUT_FILENO) : status_of(output);
  if (!written) return;
  for (const std::string& input : inputs) {
    if (input.empty()) continue;
    const auto read = input == "-" ? status_of_stream(STDIN_FILENO) : status_of(input);
    if (read && is_same_file(*read, *written))
      throw FileError(fmt::format("{} is read by this command and not written over: name another file",
                                  output == "-" ? "standard output" : shown(output)));
  }
}

void keep_what_is_there(const std::string& output) {
  const auto there = status_of(output);
  if (there && !S_ISCHR(there->st_mode) && !S_ISFIFO(there->st_mode))
    throw FileError(fmt::format(
        "{} is there already and is not written over: name another file, or remove it", shown(output)));
}

std::string ending_of(const std::string& name) {
  constexpr std::size_t longest = 9;
  std::string ending = fs::path(name).extension().string();
  if (ending.size() < 2 || ending.size() > longest) return {};
  for (char& c : ending) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.';
    if (!is_plain) return {};
  }
  return ending;
}

void check_ending(const std::string& output, std::string_view wanted, std::string_view what) {
  const std::string ending = ending_of(output);
  const auto there = status_of(output);
  if (ending.empty() || ending == wanted || (there && !S_ISREG(there->st_mode))) return;
  throw UsageError(
      fmt::format("{} is written as {}, and {} would be another file", what, wanted, shown(output)));
}

fs::path share_folder(const std::string& given) {
  if (!given.empty()) {
    if (has_resources(given)) return given;
    throw UsageError(shown(given) +
                     " does not hold layouts/: --share and PLANPRESS_SHARE name the folder share/planpress");
  }
  std::error_code unreadable;
  const fs::path program = fs::read_symlink("/proc/self/exe", unreadable).parent_path();
  for (const char* place : {"share/planpress", "../share/planpress"}) {
    if (has_resources(program / place)) return program / place;
  }
  throw UsageError(
      "cannot find the layouts and fonts: give their folder with --share DIR or PLANPRESS_SHARE");
}

}  // namespace planpress::cli
