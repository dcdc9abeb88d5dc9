#include "service/cli/share.hpp"

#include <system_error>

#include "service/cli/commands.hpp"
#include "service/cli/streams.hpp"

namespace planpress::cli {
namespace fs = std::filesystem;
namespace {

bool has_resources(const fs::path& folder) {
  std::error_code none;
  return fs::is_directory(folder / "layouts", none);
}

}  // namespace

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
