#include <doctest/doctest.h>

#include <string>

#include "tests/cli/child.hpp"
#include "tests/support/own_share.hpp"

using namespace planpress::test;

namespace {

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("render bundle makes the documents named as one, and all of them when none is named") {
  const OwnShare share;
  share.add_kind_like("action-plan", "short-plan", "Short plan");
  const auto bundle = [&](std::vector<std::string> more) {
    std::vector<std::string> command{"render", "bundle",  plan_path("surgeon.json"), "-o",
                                     "-",      "--share", share.folder().string()};
    command.insert(command.end(), more.begin(), more.end());
    return run_planpress(command);
  };
  const Finished both = bundle({"--documents", "action-plan,short-plan"});
  CHECK(both.status == 0);
  CHECK(both.err.empty());
  CHECK(both.out.starts_with("%PDF-"));
  CHECK(bundle({"--documents", "short-plan,action-plan"}).out != both.out);
  CHECK(contains(bundle({"--format", "html"}).out, "<article id=\"part-2\""));
  const Finished wrong = bundle({"--documents", "shrt-plan,action-plan:1"});
  CHECK(wrong.status == 2);
  CHECK(contains(wrong.err, "shrt-plan: Document 1 of the list is not a kind of document"));
  CHECK(contains(wrong.err, "action-plan:1: Document 2 of the list is written action-plan."));
  const Finished about = bundle({"--review", "1"});
  CHECK(about.status == 2);
  CHECK(contains(about.err, "--documents KIND:REVIEW"));
}

TEST_CASE("a bundle of a plan with errors is refused, and a list is for a bundle only") {
  const Finished refused = run_planpress({"render", "bundle", "-", "-o", "-"}, "{\"schemaVersion\": 1}");
  CHECK(refused.status == 1);
  CHECK(refused.out.empty());
  CHECK(contains(refused.err, "schema-required /practitioner"));
  const Finished list = run_planpress(
      {"render", "action-plan", plan_path("surgeon.json"), "-o", "-", "--documents", "action-plan"});
  CHECK(list.status == 2);
  CHECK(contains(list.err, "--documents is for a bundle"));
}

TEST_CASE("a folder called bundle is an author's mistake") {
  const OwnShare share;
  share.add_kind_like("action-plan", "bundle", "Mine");
  const Finished run = run_planpress({"documents", "--share", share.folder().string()});
  CHECK(run.status == 2);
  CHECK(contains(run.err, "bundle/layout.json"));
}
