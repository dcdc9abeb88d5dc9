#include "service/cli/streams.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unicode/utf8.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <system_error>

#include "service/cli/commands.hpp"
#include "service/json/text.hpp"
#include "service/sandbox/descriptor.hpp"

namespace planpress::cli {
namespace {

std::string without_controls(std::string_view name, std::string_view kept) {
  std::string out;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t start = at;
    UChar32 c = 0;
    U8_NEXT(reinterpret_cast<const std::uint8_t*>(name.data()), at, name.size(), c);
    const bool is_break = c == U'\n' || c == U'\t';
    if (is_break ? kept.find(name[start]) == kept.npos : c < 0 || is_forbidden(static_cast<char32_t>(c)))
      out += '?';
    else
      out += name.substr(start, at - start);
  }
  return out;
}

std::string_view variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view{} : value;
}

}  // namespace

void hold_standard_streams() {
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    // The lowest free number is the one that is asked about; the mode is the one that its user does not want.
    if (::fcntl(stream, F_GETFD) < 0) ::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
  }
}

void print_out(std::string_view text) {
  if (const int error = sandbox::write_all(STDOUT_FILENO, text))
    throw FileError(fmt::format("cannot write standard output: {}", std::generic_category().message(error)));
}

void print_error(std::string_view text) { sandbox::write_all(STDERR_FILENO, text); }

bool is_terminal() { return ::isatty(STDERR_FILENO) != 0 && variable("TERM") != "dumb"; }

bool is_coloured() { return is_terminal() && variable("NO_COLOR").empty(); }

std::string shown(std::string_view name) { return without_controls(name, {}); }

std::string shown_in_lines(std::string_view message) { return without_controls(message, "\n"); }

}  // namespace planpress::cli
