#include <doctest/doctest.h>

#include "renderer/pdf/reading_order.hpp"
#include "tests/pdf/sample.hpp"

using namespace planpress;
using document::Role;
using test::PagesBuilder;

TEST_CASE("text comes back as it was written, in every script") {
  const char* lines[] = {"AVATAR To Wa: office waffle fi fl ffi",
                         "Tiếng Việt ứng dụng, Łódź, Ŵyn, ŷ",
                         "Ọlá Adéṣọ̀tún, Ẹ̀kọ́ ọmọ",
                         "Καλημέρα Привет",
                         "नमस्ते क्षत्रिय हिन्दी कार्य योजना",
                         "กำหนดการที่น้ำ ผู้ป่วย",
                         "w\u0303 and m\u0300"};
  for (const char* line : lines) {
    PagesBuilder builder;
    builder.line(Role::p, line);
    const std::string text = test::extracted_text(builder.write());
    CHECK(text.substr(0, text.find('\n')) == line);
  }
}

TEST_CASE("text from right to left comes back in the order it is read") {
  for (const char* line :
       {"مرحبا بالعالم خطة العمل", "السلام عليكم لا إله", "שלום עולם", "العدد 125 من الخطة"}) {
    PagesBuilder builder;
    builder.line(Role::p, line);
    const std::string pdf = builder.write();
    const std::string text = test::extracted_text(pdf);
    // poppler puts spaces about a number on the wrong side of its own marks of direction
    if (std::string_view(line).find('1') == std::string_view::npos)
      CHECK(text.substr(0, text.find('\n')) == line);
    CHECK(test::run_on(pdf, "pdfinfo -struct-text {}").find(line) != std::string::npos);
  }
}

TEST_CASE("words of both directions on one line keep the order in which they are read") {
  PagesBuilder builder;
  builder.line(Role::p, "Dr محمد علي and שלום (עולם) 3");
  CHECK(test::run_on(builder.write(), "pdfinfo -struct-text {}").find("Dr محمد علي and שלום (עולם) 3") !=
        std::string::npos);
}

TEST_CASE("a vowelled Arabic name is one text for a screen reader") {
  PagesBuilder builder;
  builder.line(Role::p, "مُحَمَّد");
  CHECK(test::run_on(builder.write(), "pdfinfo -struct-text {}").find("\"مُحَمَّد\"") != std::string::npos);
}

TEST_CASE("runs from right to left are read from the right, with the numbers among them") {
  const auto run = [](std::string_view text, bool right_to_left) {
    return std::make_shared<const text::ShapedRun>(text::ShapedRun{
        .face = {}, .right_to_left = right_to_left, .text = std::string(text), .glyphs = {}, .width = 0});
  };
  using Runs = std::vector<std::shared_ptr<const text::ShapedRun>>;
  using Order = std::vector<std::uint32_t>;
  const Runs words{run("one", false), run(" ", false), run("שנים", true), run(" ", true), run("אחד", true)};
  CHECK(pdf::reading_order(words) == Order{0, 1, 4, 3, 2});
  const Runs with_number{run("שנים", true), run(" ", true), run("125", false), run(" ", true),
                         run("אחד", true)};
  CHECK(pdf::reading_order(with_number) == Order{4, 3, 2, 1, 0});
  const Runs number_last{run("3", false), run(" ", true), run("אחד", true), run(" ", false),
                         run("end", false)};
  CHECK(pdf::reading_order(number_last) == Order{2, 1, 0, 3, 4});
  const Runs latin_between{run("אחד", true), run(" ", false), run("and", false), run(" ", false),
                           run("שנים", true)};
  CHECK(pdf::reading_order(latin_between) == Order{0, 1, 2, 3, 4});
}
