#include "service/cli/cli.hpp"

int main(int argc, char** argv) { return planpress::cli::run(argc, argv); }
