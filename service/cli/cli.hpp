// The command line: arguments in, exit status out.
#pragma once

namespace planpress::cli {

// 0 done; 1 the plan was refused; 2 the command, a file that it names or the installation is wrong; 3 done
// with warnings, under --strict.
int run(int argc, char** argv);

}  // namespace planpress::cli
