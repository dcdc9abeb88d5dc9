#include "service/preview/sources.hpp"

#include <system_error>

namespace planpress::preview {
namespace fs = std::filesystem;
namespace {

void add(const fs::path& file, Stamps& stamps) {
  std::error_code gone;
  const auto written = fs::last_write_time(file, gone);
  if (gone) return;
  const auto length = fs::file_size(file, gone);
  if (!gone) stamps[file.string()] = {written, length};
}

}  // namespace

Stamps stamps_of(const fs::path& share, const fs::path& plan) {
  Stamps stamps;
  add(plan, stamps);
  constexpr auto options =
      fs::directory_options::follow_directory_symlink | fs::directory_options::skip_permission_denied;
  std::error_code error;
  for (fs::recursive_directory_iterator entry(share, options, error), end; !error && entry != end;
       entry.increment(error)) {
    std::error_code unknown;
    if (entry->is_regular_file(unknown)) add(entry->path(), stamps);
  }
  return stamps;
}

}  // namespace planpress::preview
