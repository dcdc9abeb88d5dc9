// The same plan gives the same bytes, and no byte comes from what is never printed.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cctype>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include "tests/render/command.hpp"
#include "tests/render/press.hpp"
#include "tests/support/own_share.hpp"

namespace planpress::test {
namespace {

const std::array all_choices{Choice{"en", false}, Choice{"en", true},    Choice{"cy", false},
                             Choice{"cy", true},  Choice{"both", false}, Choice{"both", true}};

// The file named, out of a PDF.
std::string attached(const std::string& pdf, const std::string& name) {
  QPDF qpdf;
  qpdf.processMemoryFile("document", pdf.data(), pdf.size());
  QPDFEmbeddedFileDocumentHelper files(qpdf);
  for (const auto& [key, file] : files.getEmbeddedFiles()) {
    if (file->getFilename() != name) continue;
    const auto bytes = QPDFObjectHandle(file->getEmbeddedFileStream()).getStreamData();
    return {reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()};
  }
  return "";
}

// Every stream inflated, and the text that its glyphs stand for.
std::string all_that_is_in(const std::string& pdf) {
  QPDF qpdf;
  qpdf.processMemoryFile("document", pdf.data(), pdf.size());
  QPDFWriter writer(qpdf);
  writer.setOutputMemory();
  writer.setStreamDataMode(qpdf_s_uncompress);
  writer.setObjectStreamMode(qpdf_o_disable);
  writer.write();
  const auto bytes = writer.getBufferSharedPointer();
  const std::string file = kept_file("inflated.pdf", pdf);
  return std::string(reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()) +
         run({"pdftotext", file, "-"}).output;
}

std::string in_small_letters(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

Json named(Json plan, const std::string& name) {
  plan["practitioner"]["name"] = name;
  return plan;
}

TEST_CASE("the same plan gives the same bytes") {
  for (const char* name : {"surgeon", "surgeon-draft", "pharmacist"}) {
    for (const Format format : {Format::pdf, Format::html})
      CHECK(made(example(name), {}, format) == made(example(name), {}, format));
  }
}

TEST_CASE("documents made at the same time are those made one after another") {
  struct Job {
    Json plan;
    Choice choice;
    Format format;
    std::string alone;
  };
  std::vector<Job> jobs;
  for (const char* name : {"surgeon", "surgeon-draft", "pharmacist"}) {
    for (const Choice& choice : all_choices) {
      for (const Format format : {Format::pdf, Format::html})
        jobs.push_back({example(name), choice, format, made(example(name), choice, format)});
    }
  }
  constexpr std::size_t thread_count = 6;
  std::atomic<int> different = 0;
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < thread_count; ++t) {
    threads.emplace_back([&, t] {
      for (std::size_t i = 0; i < jobs.size(); ++i) {  // each begins with another document
        const Job& job = jobs[(i + t * jobs.size() / thread_count) % jobs.size()];
        if (made(job.plan, job.choice, job.format) != job.alone) ++different;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(different == 0);
}

TEST_CASE("documents that take the place of others in memory are set in their own fonts") {
  const OwnShare usual, exchanged;
  exchanged.exchange_weights();
  const auto page = [](const documents::Library& library) {
    return documents::make(library, "action-plan", example("surgeon-draft").dump(), {}).bytes;
  };
  std::optional<documents::Library> place;
  const std::string first = page(place.emplace(usual.folder()));
  const std::string second = page(place.emplace(exchanged.folder()));
  CHECK(second != first);
  CHECK(second == page(documents::Library(exchanged.folder())));
}

TEST_CASE("composed and decomposed names are the same name") {
  const Json fault =
      Json::parse(read_file(PLANPRESS_SOURCE_DIR "/tests/plan/data/invalid/e16-name-decomposed.json"));
  const Json base = example("pharmacist");
  const Json decomposed = named(base, fault["patch"][0]["value"].get<std::string>());
  REQUIRE(decomposed["practitioner"]["name"] != base["practitioner"]["name"]);
  CHECK(Press::instance().view(sound_plan(decomposed), {}) == Press::instance().view(sound_plan(base), {}));
  for (const Choice& choice : all_choices) {
    CHECK(made(decomposed, choice) == made(base, choice));
    CHECK(made(decomposed, choice, Format::html) == made(base, choice, Format::html));
  }
}

// The pharmacist's plan as it stands when it is closed after its first review.
Json closed_pharmacist() {
  Json plan = example("pharmacist");
  plan["status"] = "closed-early";
  plan["reports"][0]["outcome"] = "close-early";
  plan["summary"] = {{"text", "Closed when he moved to another health board."},
                     {"actualEnd", "2025-12-05"},
                     {"signatures", plan["reports"][0]["signatures"]}};
  return plan;
}

// In every language and edition, each kind of document that the plan has; supervisor packs for all and for
// its first supervisor.
std::vector<Choice> all_documents(const Json& plan) {
  const auto supervisor = plan["people"][1]["id"].get<std::string>();
  std::vector<Choice> all;
  for (Choice choice : all_choices) {
    for (const char* kind : {"action-plan", "implementation-guidance", "supervisor-pack"}) {
      choice.kind = kind;
      all.push_back(choice);
    }
    choice.person = supervisor;
    all.push_back(choice);
    choice.person.reset();
    choice.kind = "progress-report";
    for (const Json& report : plan.value("reports", Json::array())) {
      choice.review = report["review"].get<int>();
      all.push_back(choice);
    }
    choice.review.reset();
    choice.kind = "signed-off-summary";
    if (plan.contains("summary")) all.push_back(choice);
  }
  return all;
}

// What is in the PDF and in the web page, in small letters.
std::array<std::string, 2> all_bytes(const Json& plan, const Choice& choice) {
  return {in_small_letters(all_that_is_in(made(plan, choice))),
          in_small_letters(made(plan, choice, Format::html))};
}

TEST_CASE("the data attached to a PDF is its view") {
  for (const char* name : {"surgeon", "surgeon-draft", "pharmacist", "dentist"}) {
    const Json plan = example(name);
    for (const Choice& choice : all_documents(plan)) {
      const std::string json = attached(made(plan, choice), choice.kind + ".json");
      nlohmann::json data = nlohmann::json::parse(json),
                     view = Press::instance().view(sound_plan(plan), choice, &plan);
      for (const char* of_the_form : {"fields", "pages", "first"}) {  // beside what is printed
        data.erase(of_the_form);
        view.erase(of_the_form);
      }
      CHECK(data == view);
    }
  }
}

TEST_CASE("what is confidential changes no byte") {
  const Json base = example("pharmacist");
  Json without = base;
  without.erase("equality");
  without["absence"].erase("confidentialDetail");
  for (const Choice& choice : all_documents(base)) {
    for (const Format format : {Format::pdf, Format::html})
      CHECK(made(without, choice, format) == made(base, choice, format));
  }
}

TEST_CASE("nothing confidential is in any byte") {
  const std::string secrets[] = {
      "stress-related", "occupational health", "black-or-black",  "black or black",     "35-to-44",
      "35 to 44",       "outside-eea",         "outside the eea", "confidentialdetail", "equality",
      "yearsinuk",      "disability"};
  for (const Json& base : {example("pharmacist"), closed_pharmacist()}) {
    for (const Choice& choice : all_documents(base)) {
      const std::string name = in_small_letters(base["practitioner"]["name"].get<std::string>());
      for (const std::string& bytes : all_bytes(base, choice)) {
        CHECK(bytes.find(name) != std::string::npos);  // what is printed is found in this way
        for (const std::string& secret : secrets) {
          INFO(name_of(choice) << ": " << secret);
          CHECK(bytes.find(secret) == std::string::npos);
        }
      }
    }
  }
}

TEST_CASE("arrangements stand in the action plan and in no summary") {
  const Json plan = closed_pharmacist();
  const std::string shift = "no lone late shifts";
  for (Choice choice : all_choices) {
    for (const std::string& bytes : all_bytes(plan, choice)) CHECK(bytes.find(shift) != std::string::npos);
    choice.kind = "signed-off-summary";
    for (const std::string& bytes : all_bytes(plan, choice)) CHECK(bytes.find(shift) == std::string::npos);
  }
}

TEST_CASE("what a supervisor has no need to know is in no byte of a pack") {
  const std::string secrets[] = {"no lone late shifts",
                                 "sickness",
                                 "salwch",
                                 "five months away",
                                 "two complaints",
                                 "24 march 2025",
                                 "2999903",
                                 "coaching fees",
                                 "nerys",
                                 "029 2018 0103"};
  const Json plan = example("pharmacist");
  for (Choice choice : all_choices) {
    choice.kind = "supervisor-pack";
    for (const auto& person : {std::optional<std::string>(), std::optional<std::string>("C-P3")}) {
      choice.person = person;
      for (const std::string& bytes : all_bytes(plan, choice)) {
        CHECK(bytes.find("countersign each dose change") != std::string::npos);  // her own kind of work
        for (const std::string& secret : secrets) {
          INFO(name_of(choice) << ": " << secret);
          CHECK(bytes.find(secret) == std::string::npos);
        }
      }
    }
  }
  for (const std::string& bytes : all_bytes(plan, {}))
    CHECK(bytes.find("no lone late shifts") != std::string::npos);  // it stands in the action plan
  for (const std::string& bytes : all_bytes(plan, {.kind = "implementation-guidance"}))
    CHECK(bytes.find("no lone late shifts") == std::string::npos);  // and alone there
}

TEST_CASE("a supervisor's pack tells nothing of another's kinds of work, assessments and conflict") {
  const Choice choice{.kind = "supervisor-pack", .person = "A-P3"};
  for (const std::string& bytes : all_bytes(example("surgeon"), choice)) {
    CHECK(bytes.find("major resections") != std::string::npos);
    for (const char* others :
         {"emergency on call", "a-a03", "shares an office", "team laparotomy simulation"})
      CHECK(bytes.find(others) == std::string::npos);
  }
}

}  // namespace
}  // namespace planpress::test
