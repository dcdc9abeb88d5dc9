#include "tests/render/pictures.hpp"

#include <doctest/doctest.h>

#include <vector>

#include "tests/render/command.hpp"
#include "tests/render/golden.hpp"

namespace planpress::test {

void check_page_picture(const std::string& name, const std::string& pdf, std::size_t page) {
  const std::string number = std::to_string(page);
  const std::string picture = pdf.substr(0, pdf.size() - 4) + "-" + number;
  CHECK(run({"pdftoppm", "-gray", "-r", "72", "-singlefile", "-f", number, "-l", number, pdf, picture})
            .status == 0);
  std::vector<std::string> command{"python3", PLANPRESS_SOURCE_DIR "/tests/render/compare_pages.py",
                                   picture + ".pgm", golden_path("pages/" + name + ".png")};
  if (updating_golden()) command.push_back("--write");
  const Ran ran = run(command);
  INFO(ran.output);
  CHECK(ran.status == 0);
}

}  // namespace planpress::test
