// The other side of sandbox::run: what the process that was started does.
#pragma once
#include "service/sandbox/task.hpp"

namespace planpress::sandbox {

// Standard input is the input, as a file that can be mapped; standard output takes the output. Ends the
// process without what runs at its exit: a checker of leaks, say, may start nothing here.
[[noreturn]] void run_child(const Task& task);

}  // namespace planpress::sandbox
