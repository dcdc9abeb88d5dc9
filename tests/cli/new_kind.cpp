// A new kind of document over the data of an existing view is a folder, and nothing else.
#include <doctest/doctest.h>
#include <httplib.h>

#include <csignal>
#include <string>

#include "tests/cli/child.hpp"
#include "tests/support/own_share.hpp"

using namespace planpress::test;

namespace {

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

void write_one_page_plan(const OwnShare& share) {
  share.write("one-page/layout.json", R"({
  "view": "action-plan"
})");
  share.write(
      "one-page/labels.en.json",
      R"({"title": "Plan on one page", "on_one_page": "On one page", "aims": "What {{name}} aims at"})");
  share.write(
      "one-page/labels.cy.json",
      R"({"title": "Cynllun ar un dudalen", "on_one_page": "Ar un dudalen", "aims": "Nod {{name}}"})");
  share.write("one-page/template.xhtml",
              R"(<document title="{{title}}" lang="{{language}}" subject="{{subject}}"
    created="{{created}}" head-left="{{head_left}}">
    <foot-right>{{labels.page_numbers}}</foot-right>
  <section>
    {{#heading}}
    <h1>{{name}}<br/>{{labels.on_one_page}}</h1>
    <h2>{{labels.aims}}</h2>
    {{/heading}}
    <ul>{{#objectives}}<li>{{statement}}</li>{{/objectives}}</ul>
  </section>
</document>
)");
}

}  // namespace

TEST_CASE("a folder alone makes a new kind of document, on the command line and over HTTP, in both formats") {
  const OwnShare share;
  write_one_page_plan(share);
  const std::string folder = share.folder().string(), plan = plan_path("surgeon.json");
  const auto render = [&](std::vector<std::string> more) {
    more.insert(more.begin(), {"render", "one-page", plan, "-o", "-", "--share", folder});
    return run_planpress(more);
  };
  const Finished listed = run_planpress({"documents", "--share", folder});
  CHECK(contains(listed.out, "one-page                  Plan on one page"));

  const Finished pdf = render({});
  CHECK_MESSAGE(pdf.status == 0, pdf.err);
  CHECK(pdf.out.starts_with("%PDF-"));
  const Finished html = render({"--format", "html"});
  CHECK(contains(html.out, "<h2 id=\"h-2\">What Mr Gideon "));
  CHECK(contains(html.out, "<li>"));
  CHECK(contains(render({"--format", "html", "--lang", "cy"}).out, "Nod Mr Gideon "));
  CHECK(render({"--edition", "large-print"}).out != pdf.out);

  Child server({"serve", "--port", "0", "--share", folder});
  const std::string line = server.read_line();
  httplib::Client client("127.0.0.1", std::stoi(line.substr(line.rfind(':') + 1)));
  const auto posted = client.Post("/v1/documents/one-page", read_file(plan), "application/json");
  REQUIRE(posted);
  CHECK(posted->status == 200);
  CHECK(posted->body == pdf.out);
  const auto page =
      client.Post("/v1/documents/one-page", {{"Accept", "text/html"}}, read_file(plan), "application/json");
  REQUIRE(page);
  CHECK(page->body == html.out);
  const auto bundle =
      client.Post("/v1/documents/bundle?documents=action-plan,one-page", read_file(plan), "application/json");
  REQUIRE(bundle);
  CHECK(bundle->status == 200);
  server.signal(SIGTERM);
  CHECK(server.finish().status == 0);
}
