// What a process gives up before it reads a file that nobody vouches for.
#pragma once

namespace planpress::forms {

// Memory, time, files, other processes, new privileges. Throws std::system_error.
void confine_this_process();

}  // namespace planpress::forms
