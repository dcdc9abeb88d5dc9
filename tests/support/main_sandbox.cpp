#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <array>

#include "service/forms/pdf/untrusted_form.hpp"

int main(int argc, char** argv) {
  const std::array tasks{planpress::forms::form_reading_task()};
  planpress::sandbox::run_if_child(argc, argv, tasks);
  return doctest::Context(argc, argv).run();
}
