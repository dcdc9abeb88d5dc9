// How much memory this process holds, from Linux's own account of it. All in megabytes (10^6 bytes).
#pragma once
#include <malloc.h>

#include <fstream>
#include <sstream>
#include <string>

namespace planpress::bench {

// A line of /proc/self/status, such as "VmRSS" (held now) or "VmHWM" (the most that was ever held).
inline double status_megabytes(const std::string& field) {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (!line.starts_with(field + ":")) continue;
    std::istringstream value(line.substr(field.size() + 1));
    long kibibytes = 0;
    value >> kibibytes;
    return static_cast<double>(kibibytes) * 1024 / 1e6;
  }
  return 0;
}

// What `work` needs at its peak above what was held before it.
template <typename Work>
double peak_growth(Work&& work) {
  malloc_trim(0);
  std::ofstream("/proc/self/clear_refs") << "5";  // VmHWM begins again at VmRSS
  const double before = status_megabytes("VmRSS");
  work();
  return status_megabytes("VmHWM") - before;
}

}  // namespace planpress::bench
