// An author at work: a real server, files that change, what the page says.
#include <doctest/doctest.h>
#include <httplib.h>

#include <chrono>
#include <csignal>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>

#include "tests/cli/child.hpp"
#include "tests/support/own_share.hpp"

using namespace planpress::test;
using Json = nlohmann::json;

namespace {

constexpr const char* template_file = "action-plan/template.xhtml";

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// The command on a port of its own, over layouts and a plan of its own.
class AtWork {
 public:
  AtWork() {
    std::ofstream(plan()) << read_file(plan_path("surgeon.json"));
    start();
  }

  void start() {
    child_ = std::make_unique<Child>(std::vector<std::string>{"preview", "action-plan", plan(), "--port", "0",
                                                              "--share", share.folder().string()});
    const std::string line = child_->read_line();
    REQUIRE_MESSAGE(line.starts_with("Preview on http://127.0.0.1:"), line);
    port_ = std::stoi(line.substr(line.rfind(':') + 1));
  }
  Finished stop() {
    child_->signal(SIGTERM);
    return child_->finish();
  }

  int port() const { return port_; }
  std::string plan() const { return folder_.file("plan.json"); }
  httplib::Result get(const std::string& path, const httplib::Headers& headers = {}) const {
    return httplib::Client("127.0.0.1", port_).Get(path, headers);
  }
  std::string page() const { return get("/")->body; }
  std::int64_t number() const { return Json::parse(get("/changes")->body)["number"]; }

  // What the page is after the change: asks as its script does.
  std::string page_after(const std::function<void()>& change) const {
    const std::string before = std::to_string(number());
    change();
    for (int i = 0; i < 3 && std::to_string(number()) == before; ++i) get("/changes?after=" + before);
    return page();
  }

  OwnShare share;

 private:
  TemporaryFolder folder_;
  std::unique_ptr<Child> child_;
  int port_ = 0;
};

}  // namespace

TEST_CASE("the document is shown as a page and as a PDF") {
  AtWork work;
  CHECK(contains(work.page(), "src=\"/document.html\""));
  CHECK(contains(work.get("/?as=pdf")->body, "src=\"/document.pdf\""));
  CHECK(contains(work.get("/document.html")->body, "Mr Gideon Marchetti-Rowe"));
  const auto pdf = work.get("/document.pdf");
  CHECK(pdf->get_header_value("Content-Type") == "application/pdf");
  CHECK(pdf->body == run_planpress({"render", "action-plan", plan_path("surgeon.json"), "-o", "-"}).out);
  CHECK(contains(work.get("/preview.js")->body, "fetch("));
  CHECK(work.get("/nothing")->status == 404);
  CHECK(work.stop().status == 0);
}

TEST_CASE("a changed template, text, theme, plan or font is seen without asking again") {
  AtWork work;
  work.page_after(
      [&] { work.share.change(template_file, "<h2>{{labels.people}}</h2>", "<h2>Newly written</h2>"); });
  // The label is no longer used.
  CHECK(contains(work.page(), "labels.en.json"));
  work.page_after([&] {
    work.share.change(template_file, "<h2>Newly written</h2>", "<h2>{{labels.people}} newly</h2>");
  });
  CHECK(contains(work.get("/document.html")->body, "People newly"));
  work.page_after([&] { work.share.change("action-plan/labels.en.json", "\"People\"", "\"Persons\""); });
  CHECK(contains(work.get("/document.html")->body, "Persons newly"));
  work.page_after([&] { work.share.change("words.en.json", "\"Consultant\"", "\"Chief consultant\""); });
  CHECK(contains(work.get("/document.html")->body, "Chief consultant"));
  const std::string before = work.get("/document.pdf")->body;
  work.page_after([&] { work.share.change("theme.json", "\"rotation\": 38", "\"rotation\": 37"); });
  work.page_after([&] {
    Json plan = Json::parse(read_file(work.plan()));
    plan["background"] = "Another background entirely.";
    std::ofstream(work.plan()) << plan.dump();
  });
  CHECK(contains(work.get("/document.html")->body, "Another background entirely."));
  CHECK(work.get("/document.pdf")->body != before);
  const std::string in_its_fonts = work.get("/document.pdf")->body;
  work.page_after([&] { work.share.exchange_weights(); });
  CHECK(work.get("/document.pdf")->body != in_its_fonts);
}

TEST_CASE("a mistake is shown with file, line and hint in place of the document, and is gone when mended") {
  AtWork work;
  const std::string text = read_file(work.share.layouts() / template_file);
  const std::string before = text.substr(0, text.find("{{labels.timetable}}"));
  const std::string line = std::to_string(std::ranges::count(before, '\n') + 1);
  const std::string broken = work.page_after(
      [&] { work.share.change(template_file, "{{labels.timetable}}", "{{labels.timetabel}}"); });
  CHECK(!contains(broken, "<iframe"));
  CHECK(contains(broken, std::string(template_file) + ":" + line));
  CHECK(contains(broken, "there is no label &quot;timetabel&quot;"));
  CHECK(contains(broken, "did you mean &quot;timetable&quot;?"));
  CHECK(contains(broken, "<mark>  " + line));
  CHECK(contains(broken, (work.share.layouts() / template_file).string()));
  const auto document = work.get("/document.pdf");
  CHECK(document->status == 422);
  CHECK(contains(document->body, "timetabel"));
  const std::string mended = work.page_after(
      [&] { work.share.change(template_file, "{{labels.timetabel}}", "{{labels.timetable}}"); });
  CHECK(contains(mended, "<iframe"));
  CHECK(work.get("/document.pdf")->body.starts_with("%PDF-"));
  const Finished run = work.stop();
  CHECK(contains(run.err, template_file + std::string(":") + line + ": there is no label \"timetabel\""));
}

TEST_CASE("mistakes in theme, words, pictures and stylesheet are shown by their file too") {
  AtWork work;
  const auto shows = [&](const std::string& file, const std::string& from, const std::string& to,
                         const std::string& heading) {
    const std::string page = work.page_after([&] { work.share.change(file, from, to); });
    CHECK_MESSAGE(contains(page, "<h3>" + heading), page);
    work.page_after([&] { work.share.change(file, to, from); });
    CHECK(contains(work.page(), "<iframe"));
  };
  shows("theme.json", "\"rotation\": 38", "\"rotation\": wrong", "theme.json:");
  shows("words.cy.json", "\"month\"", "\"mnoth\"", "words.cy.json:");
  shows("web.css", ":root {", ":root < {", "web.css");
  shows(template_file, "</document>", "</docment>", std::string(template_file) + ":");
}

TEST_CASE("a plan's faults are a list with pointers, and a plan that is gone is said to be") {
  AtWork work;
  const std::string page = work.page_after([&] {
    Json plan = Json::parse(read_file(work.plan()));
    plan["status"] = "finished";
    plan["timeframe"]["end"] = "soon";
    std::ofstream(work.plan()) << plan.dump();
  });
  CHECK(contains(page, "The plan has 2 errors"));
  CHECK(contains(page, "<dt>/status</dt>"));
  CHECK(contains(page, "<dt>/timeframe/end</dt>"));
  CHECK(contains(page, "schema-enum"));
  CHECK(contains(work.page_after([&] { std::ofstream(work.plan()) << "{\"a\": "; }), "json-malformed"));
  CHECK(contains(work.page_after([&] { std::filesystem::remove(work.plan()); }), "the plan cannot be read"));
}

TEST_CASE("a preview may begin with layouts that are broken") {
  AtWork work;
  work.stop();
  work.share.change(template_file, "{{labels.timetable}}", "{{labels.timetabel}}");
  work.start();
  CHECK(contains(work.page(), "timetabel"));
  CHECK(contains(work.page_after([&] {
    work.share.change(template_file, "{{labels.timetabel}}", "{{labels.timetable}}");
  }),
                 "<iframe"));
}

TEST_CASE("nobody else reads a preview") {
  AtWork work;
  CHECK(work.get("/", {{"Host", "planpress.example"}})->status == 421);
  CHECK(work.get("/document.html", {{"Host", "127.0.0.1.example:80"}})->status == 421);
  CHECK(work.get("/", {{"Host", "localhost:" + std::to_string(work.port())}})->status == 200);
  const auto page = work.get("/");
  CHECK(contains(page->get_header_value("Content-Security-Policy"), "default-src 'none'; script-src 'self'"));
  CHECK(page->get_header_value("Cross-Origin-Resource-Policy") == "same-origin");
  CHECK(page->get_header_value("Cache-Control") == "no-store");
  const auto post = httplib::Client("127.0.0.1", work.port()).Post("/", "{}", "application/json");
  CHECK(post->status == 405);
  const Finished run = work.stop();
  CHECK(!contains(run.err, "Marchetti"));
}

TEST_CASE("a preview stops at once though a page is waiting for changes") {
  AtWork work;
  const std::string seen = std::to_string(work.number());
  std::thread waiting([&] { work.get("/changes?after=" + seen); });
  std::this_thread::sleep_for(std::chrono::milliseconds(200));
  const auto start = std::chrono::steady_clock::now();
  CHECK(work.stop().status == 0);
  waiting.join();
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(8));
}

TEST_CASE("a preview says at once what the command has wrong") {
  const auto refuses = [](const std::vector<std::string>& arguments, const std::string& words) {
    const Finished run = run_planpress(arguments);
    CHECK(run.status == 2);
    CHECK_MESSAGE(contains(run.err, words), run.err);
  };
  const std::string plan = plan_path("surgeon.json");
  refuses({"preview"}, "say which document");
  refuses({"preview", "action-plan"}, "say which plan");
  refuses({"preview", "action-plan", "-"}, "say which plan: a file");
  refuses({"preview", "acton-plan", plan, "--port", "0"}, "Did you mean 'action-plan'?");
  refuses({"preview", "action-plan", "/nowhere/plan.json", "--port", "0"}, "cannot read /nowhere/plan.json");
}
