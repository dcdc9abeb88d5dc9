// The command line: arguments in, exit status out.
#pragma once

namespace planpress::cli {

// 0 done; 1 the plan was refused; 2 the command or a file it names is wrong; 3 the program or its
// installation is.
int run(int argc, char** argv);

}  // namespace planpress::cli
