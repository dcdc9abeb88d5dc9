// The other side of sandbox::run: what the process that was started does.
#pragma once
#include "service/sandbox/task.hpp"

namespace planpress::sandbox {

// Standard input is the input, as a file that can be mapped; standard output takes the output. Returns the
// exit status.
int run_child(const Task& task);

}  // namespace planpress::sandbox
