// Resource limits for a process that parses untrusted input.
#pragma once
#include "service/sandbox/task.hpp"

namespace planpress::sandbox {

// From now on: memory and processor within the limits, no file beside the three standard streams, no child
// process, no new privileges, no core dump. Throws std::system_error.
void confine_this_process(const Limits& limits);

}  // namespace planpress::sandbox
