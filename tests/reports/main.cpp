// Random reports for programs of others: a form filled with each, and what came back of it.
//   random_reports make FOLDER COUNT [SEED]   writes SEED.pdf, each a form that is filled in, and prints the
//   seeds random_reports check FOLDER SEED...       reads SEED.pdf as another program saved it; prints what
//   differs
#include <array>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>

#include "service/documents/fill.hpp"
#include "service/documents/import.hpp"
#include "service/forms/pdf/untrusted_form.hpp"
#include "tests/documents/report_case.hpp"
#include "tests/documents/support.hpp"

namespace planpress::test {
namespace {

std::uint64_t number(const std::string& text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size())
    throw std::runtime_error(text + " is no number");
  return value;
}

std::string file_of(const std::string& folder, std::uint64_t seed) {
  return (std::filesystem::path(folder) / (std::to_string(seed) + ".pdf")).string();
}

std::string form_filled_with(const ReportCase& one) {
  const documents::Result form = documents::make(the_documents(), "progress-report", one.plan.dump(),
                                                 {.review = one.review()}, {"en", messages::Naming::names});
  if (form.bytes.empty()) throw std::runtime_error("no form: " + listed(form));
  const documents::Result filled = documents::fill_form(the_documents(), form.bytes, one.report.dump());
  if (filled.bytes.empty()) throw std::runtime_error("not filled: " + listed(filled));
  return filled.bytes;
}

void make(const std::string& folder, std::uint64_t count, std::uint64_t seed) {
  for (std::uint64_t made = 0; made < count; ++seed) {
    const auto one = random_report_case(seed);
    if (!one) continue;
    std::ofstream(file_of(folder, seed), std::ios::binary) << form_filled_with(*one);
    std::cout << seed << '\n';
    ++made;
  }
}

std::string fault_of(const std::string& folder, std::uint64_t seed) {
  const auto one = random_report_case(seed);
  if (!one) return "no such report";
  std::ostringstream form;
  form << std::ifstream(file_of(folder, seed), std::ios::binary).rdbuf();
  const documents::Result back =
      documents::import_form(the_documents(), form.str(), std::string_view(one->plan.dump()), one->review());
  if (back.bytes.empty()) return "not imported: " + listed(back);
  const Json difference = report_difference(*one, Json::parse(back.bytes));
  return difference.empty() ? std::string() : "another report: " + difference.dump().substr(0, 2000);
}

int run(const std::vector<std::string>& arguments) {
  if (arguments.size() >= 3 && arguments[0] == "make") {
    make(arguments[1], number(arguments[2]), arguments.size() > 3 ? number(arguments[3]) : 1);
    return 0;
  }
  if (arguments.size() < 2 || arguments[0] != "check") throw std::runtime_error("make or check a folder");
  int faults = 0;
  for (std::size_t i = 2; i < arguments.size(); ++i) {
    const std::string fault = fault_of(arguments[1], number(arguments[i]));
    if (fault.empty()) continue;
    std::cout << "seed " << arguments[i] << ": " << fault << '\n';
    ++faults;
  }
  return faults == 0 ? 0 : 1;
}

}  // namespace
}  // namespace planpress::test

int main(int argc, char** argv) {
  const std::array tasks{planpress::forms::form_reading_task()};
  planpress::sandbox::run_if_child(argc, argv, tasks);
  try {
    return planpress::test::run({argv + 1, argv + argc});
  } catch (const std::exception& error) {
    std::cerr << "random_reports: " << error.what() << '\n';
    return 2;
  }
}
