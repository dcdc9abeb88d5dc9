#include <array>

#include "service/cli/cli.hpp"
#include "service/forms/pdf/untrusted_form.hpp"

int main(int argc, char** argv) {
  const std::array tasks{planpress::forms::form_reading_task()};
  planpress::sandbox::run_if_child(argc, argv, tasks);
  return planpress::cli::run(argc, argv);
}
