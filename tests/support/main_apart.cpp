#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include "service/forms/read_form_apart.hpp"

int main(int argc, char** argv) {
  if (const auto status = planpress::forms::run_if_apart(argc, argv)) return *status;
  return doctest::Context(argc, argv).run();
}
