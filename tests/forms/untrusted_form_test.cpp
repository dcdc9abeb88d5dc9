// Reading in a process of its own: the same answers, and nothing a file does reaches the process that asks.
#include <dirent.h>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <csignal>
#include <thread>
#include <vector>

#include "service/forms/pdf/limits.hpp"
#include "service/forms/pdf/read_form.hpp"
#include "service/forms/pdf/untrusted_form.hpp"
#include "tests/forms/small_pdf.hpp"

using namespace planpress;
using namespace planpress::test;
using namespace std::chrono_literals;
using forms::FormFault;

namespace {

FormFault fault(const std::string& pdf) {
  return fault_of([&] { return forms::read_untrusted_form(pdf); });
}

constexpr const char* twice = "/Filter[/FlateDecode/FlateDecode]";

// A PDF whose catalogue, object 1, stands in the object stream 3; object 4 is the cross-reference stream.
std::string with_catalogue_in(const std::string& object_stream) {
  std::string pdf = "%PDF-1.7\n";
  const std::size_t pages = pdf.size();
  pdf += "2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n";
  const std::size_t stream = pdf.size();
  pdf +=
      "3 0 obj\n" + stream_of(std::string("/Type/ObjStm/N 1/First 4") + twice, object_stream) + "\nendobj\n";
  const std::string rows =
      fmt::format("00 00000000 02 00000003 01 {:08X} 01 {:08X} 01 {:08X}>", pages, stream, pdf.size());
  return pdf + "4 0 obj\n" + stream_of("/Type/XRef/Size 5/W[1 4 0]/Root 1 0 R/Filter/ASCIIHexDecode", rows) +
         fmt::format("\nendobj\nstartxref\n{}\n%%EOF\n", pdf.size());
}

int open_files() {
  DIR* folder = ::opendir("/proc/self/fd");
  int count = 0;
  while (::readdir(folder) != nullptr) ++count;
  ::closedir(folder);
  return count;
}

// Small and well-formed: thousands of choices that share thousands of options. Takes far longer than anybody
// waits.
std::string slow() {
  std::string options, fields;
  for (int i = 0; i < 5000; ++i) {
    options += fmt::format("[({0})({0:0100})]", i);
    fields += fmt::format("<</T({})/FT/Ch/Opt 5 0 R/V(none)>>", i);
  }
  return form_of(fields, {"[" + options + "]"});
}

}  // namespace

TEST_CASE("a form is read as in this process") {
  const std::string pdf =
      form_of("5 0 R 6 0 R 7 0 R",
              {"<</T(a)/FT/Tx/V" + hex(utf16(u"Llŷr \"\\ \u0007\n👩🏽‍⚕️ محمد")) + "/Ff 1>>",
               "<</T(b)/FT/Btn/V/yes>>",
               "<</T" + hex(utf16(u"ŵ")) + "/FT/Sig/Rect[0 0 9 9]/StructParent 1/Subtype/Widget>>"},
              "/Annots[7 0 R<</Subtype/Ink/Rect[0 0 99 99]>>]");
  const forms::PdfForm form = forms::read_untrusted_form(pdf), here = forms::read_form(pdf);
  CHECK(form.fields == here.fields);
  CHECK(form.fields.size() == 3);
  CHECK(form.find("b")->fault == forms::FieldFault::unknown_state);
  CHECK(form.pages == 1);
  CHECK(form.notes == here.notes);
  CHECK(form.notes == std::vector<forms::PageNotes>{{1, 1, {"ŵ"}}});
}

TEST_CASE("a fault is told as in this process") {
  CHECK(fault("") == FormFault::not_a_pdf);
  CHECK(fault(std::string(21'000'000, 'x')) == FormFault::too_large);
  CHECK(fault("%PDF-1.7\n%%EOF") == FormFault::broken);
  CHECK(fault(form_of("")) == FormFault::no_form);
  CHECK(fault(form_of(std::string(600'000, '[') + "]")) == FormFault::broken);
}

TEST_CASE("the longest texts come back, however JSON writes them") {
  // Control characters, six bytes of JSON for each.
  const std::string text(forms::limits::text_bytes - 1, '\x01');
  CHECK(forms::read_untrusted_form(form_of("5 0 R", {"<</T(a)/FT/Tx/V(" + text + ")>>"})).find("a")->value ==
        text);
}

TEST_CASE("a file that takes too long is given up") {
  const auto start = std::chrono::steady_clock::now();
  CHECK(fault_of([] { return forms::read_untrusted_form(slow(), 300ms); }) == FormFault::timed_out);
  CHECK(std::chrono::steady_clock::now() - start < 3s);
}

TEST_CASE("a file that takes too much of the processor is given up, whatever signals the program blocks") {
  sigset_t all, before;
  ::sigfillset(&all);
  ::pthread_sigmask(SIG_BLOCK, &all, &before);
  CHECK(fault_of([] { return forms::read_untrusted_form(slow(), 60s); }) == FormFault::timed_out);
  ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

TEST_CASE("a form that stands in an object stream, deflated twice, is a form") {
  const char* form = "1 0 <</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[<</T(a)/V(x)>>]>>>>";
  CHECK(forms::read_untrusted_form(with_catalogue_in(deflated(deflated(form)))).find("a")->value == "x");
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)  // under which memory has no bound
TEST_CASE("a few kilobytes that inflate to a gigabyte are refused, wherever they stand") {
  const std::string bomb = deflated(deflated(std::string(1'000'000'000, ' ')));
  REQUIRE(bomb.size() < 100'000);
  CHECK(fault(form_of("5 0 R", {"<</T(a)/FT/Tx/V 6 0 R>>", stream_of(twice, bomb)})) ==
        FormFault::too_complex);
  CHECK(fault(with_catalogue_in(bomb)) == FormFault::too_complex);
}

TEST_CASE("more objects than the memory holds are refused") {
  std::string numbers;
  for (int i = 0; i < 9'000'000; ++i) numbers += "1 ";
  CHECK(fault(form_of("5 0 R", {"<</T(a)/FT/Tx/V 6 0 R>>", "[" + numbers + "]"})) == FormFault::too_complex);
}
#endif

TEST_CASE("many threads read at once, and leave nothing open") {
  const std::string pdf = field_of("/FT/Tx/V(x)");
  const int before = open_files();
  std::array<int, 8> good{};
  {
    std::vector<std::jthread> threads;
    for (int& count : good) {
      threads.emplace_back([&] {
        for (int i = 0; i < 10; ++i) {
          count += forms::read_untrusted_form(pdf).find("a")->value == "x" ? 1 : 0;
          count += fault(form_of("")) == FormFault::no_form ? 1 : 0;
        }
      });
    }
  }
  for (const int count : good) CHECK(count == 20);
  CHECK(open_files() == before);
}

TEST_CASE("the process that reads holds none of our files") {
  std::array<int, 2> ends{};
  REQUIRE(::pipe(ends.data()) == 0);  // handed to every process that is started, if nobody sees to it
  std::jthread reading([] { fault_of([] { return forms::read_untrusted_form(slow(), 1s); }); });
  std::this_thread::sleep_for(500ms);  // it is at work
  ::close(ends[1]);
  pollfd end{ends[0], POLLIN, 0};
  CHECK(::poll(&end, 1, 0) == 1);  // nobody else can write
  ::close(ends[0]);
}
