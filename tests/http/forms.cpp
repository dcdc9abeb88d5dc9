// Forms over HTTP that come back filled in.
#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <memory>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>
#include <thread>
#include <vector>

#include "service/documents/fill.hpp"
#include "service/documents/make.hpp"
#include "service/forms/pdf/limits.hpp"
#include "service/forms/pdf/untrusted_form.hpp"
#include "tests/http/running_service.hpp"

using planpress::test::problem_of;
using planpress::test::read_plan;
using planpress::test::RunningService;
using Json = nlohmann::json;
namespace documents = planpress::documents;

namespace {

constexpr const char* import_address = "/v1/progress-reports/import";
constexpr const char* pdf_type = "application/pdf";

httplib::Client client() {
  httplib::Client client = RunningService::shared().client();
  client.set_read_timeout(60);
  return client;
}

httplib::Result import(const std::string& form, const std::string& query = "") {
  return client().Post(import_address + query, form, pdf_type);
}

httplib::MultipartFormData part(const std::string& name, const std::string& content,
                                const std::string& type) {
  return {name, content, "Ann Invented.pdf", type};
}

httplib::Result import_with(const std::string& form, const std::string& plan, const std::string& query = "") {
  return client().Post(
      import_address + query,
      httplib::MultipartFormDataItems{part("form", form, pdf_type), part("plan", plan, "application/json")});
}

std::string code_of(const httplib::Result& result, int status) {
  return problem_of(result, status)["errors"][0]["code"];
}

const documents::Library& press() {
  static const documents::Library library(std::filesystem::path(PLANPRESS_BUILD_DIR) / "share/planpress");
  return library;
}

std::string form_of(const std::string& plan, int review) {
  documents::DocumentOptions choices;
  choices.review = review;
  const documents::Result outcome = documents::make(press(), "progress-report", plan, choices);
  REQUIRE(outcome.status == documents::Status::accepted);
  return outcome.bytes;
}

const std::string& pharmacist() {
  static const std::string plan = read_plan("pharmacist.json");
  return plan;
}

const std::string& empty_form() {
  static const std::string form = form_of(pharmacist(), 2);
  return form;
}

Json report() { return Json::parse(planpress::test::read_file("tests/forms/pharmacist-review-2.json")); }

std::string filled(const Json& with) {
  const documents::Result outcome = documents::fill_form(press(), empty_form(), with.dump());
  REQUIRE(outcome.status == documents::Status::accepted);
  return outcome.bytes;
}

const std::string& filled_form() {
  static const std::string form = filled(report());
  return form;
}

std::string written(QPDF& pdf, bool encrypted) {
  QPDFWriter writer(pdf);
  writer.setOutputMemory();
  if (encrypted)
    writer.setR6EncryptionParameters("", "owner", true, true, true, true, true, true, qpdf_r3p_full, true);
  writer.write();
  const auto bytes = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()};
}

std::string encrypted(const std::string& form) {
  QPDF pdf;
  pdf.processMemoryFile("form", form.data(), form.size());
  return written(pdf, true);
}

std::string flattened(const std::string& form) {
  QPDF pdf;
  pdf.processMemoryFile("form", form.data(), form.size());
  QPDFPageDocumentHelper(pdf).flattenAnnotations();
  pdf.getRoot().removeKey("/AcroForm");
  return written(pdf, false);
}

void collect_texts(const Json& value, std::vector<std::string>& texts) {
  if (value.is_string() && value.get_ref<const std::string&>().find(' ') != std::string::npos)
    texts.push_back(value.get<std::string>());
  if (value.is_structured())
    for (const Json& each : value) collect_texts(each, texts);
}

// Names of people and of their work, and whatever was written on the form.
std::vector<std::string> personal() {
  std::vector<std::string> texts;
  collect_texts(report(), texts);
  const Json plan = Json::parse(pharmacist());
  for (const char* list : {"people", "scopes"})
    for (const Json& each : plan[list]) texts.push_back(each["name"]);
  texts.push_back(plan["practitioner"]["name"]);
  return texts;
}

void check_nothing_personal(const std::string& said) {
  for (const std::string& text : personal())
    CHECK_MESSAGE(said.find(text) == std::string::npos, text << " is told in " << said);
}

}  // namespace

TEST_CASE("a filled form comes back as its report, alone and with its plan") {
  const auto alone = import(filled_form());
  REQUIRE(alone);
  INFO(alone->body);
  REQUIRE(alone->status == 200);
  CHECK(alone->get_header_value("Content-Type") == "application/json");
  CHECK(alone->get_header_value("Cache-Control") == "no-store");
  CHECK(Json::parse(alone->body) == report());
  CHECK(alone->get_header_value("Planpress-Warnings") == "1");  // a character that no font has

  const auto with_plan = import_with(filled_form(), pharmacist(), "?review=2");
  REQUIRE(with_plan);
  REQUIRE(with_plan->status == 200);
  CHECK(Json::parse(with_plan->body) == report());
  CHECK(with_plan->get_header_value("Planpress-Warnings") == "2");  // the next review is on another day, too
}

TEST_CASE("the warnings on a form that is accepted are told in words on request") {
  const auto told = import_with(filled_form(), pharmacist(), "?findings=true");
  REQUIRE(told->status == 200);
  const Json body = Json::parse(told->body);
  CHECK(body["valid"] == true);
  CHECK(body["report"] == Json::parse(import_with(filled_form(), pharmacist())->body));
  REQUIRE(body["findings"].size() == 2);
  CHECK(body["findings"][1]["field"] == "8 Outcome, Next review");
  CHECK(body["findings"][1]["detail"].get<std::string>().size() > 20);
  CHECK(Json::parse(import_with(filled_form(), pharmacist(), "?findings=false")->body) == body["report"]);
  problem_of(import_with(filled_form(), pharmacist(), "?findings=yes"), 400);
}

TEST_CASE("what is missing on a form is told all at once, with its place on the form") {
  const Json body = problem_of(import_with(empty_form(), pharmacist()), 422);
  const auto has = [&](const char* pointer, const char* field) {
    return std::ranges::any_of(body["errors"], [&](const Json& error) {
      return error["pointer"] == pointer && error["field"] == field;
    });
  };
  CHECK(has("/heldOn", "1 The review, Date held"));
  CHECK(has("/objectives/2/rating", "4 Objective 3 of 3: team working, Rating"));
  CHECK(has("/supervisorComment", "7 Comments, Clinical supervisor"));
  CHECK(has("/outcome", "8 Outcome, Outcome"));
  CHECK(body["detail"].get<std::string>().find("10 errors") != std::string::npos);
  check_nothing_personal(body.dump());

  const Json welsh = problem_of(import_with(empty_form(), pharmacist(), "?lang=cy"), 422);
  CHECK(welsh["errors"].size() == body["errors"].size());
  CHECK(welsh["detail"] != body["detail"]);
  CHECK(welsh["errors"][0]["field"].get<std::string>().starts_with("1 Yr adolygiad"));
  CHECK(problem_of(import(empty_form()), 422)["errors"].size() > 5);
}

TEST_CASE("refusals tell no names of people or of their work, and nothing that was written") {
  Json wrong = report();
  wrong["sessionsWorked"] = 99;
  wrong["attendees"] = {"C-P3"};
  wrong.erase("attendanceNote");
  for (Json& scope : wrong["scopes"]) {
    scope["levelNow"] = "excluded";
    scope.erase("reason");
  }
  wrong["safetyEvents"][0]["date"] = "2024-01-01";
  for (Json& signature : wrong["signatures"]) {
    signature["date"] = "2025-10-01";
    signature.erase("statement");
  }
  wrong["objectives"][0]["rating"] = "achieved";
  wrong.erase("outcome");
  const std::string form = filled(wrong);
  for (const char* query : {"", "?lang=cy"}) {
    const Json body = problem_of(import_with(form, pharmacist(), query), 422);
    CHECK(body["errors"].size() > 10);
    check_nothing_personal(body.dump());
    check_nothing_personal(problem_of(import(form, query), 422).dump());
  }
  check_nothing_personal(RunningService::shared().log());
  CHECK(RunningService::shared().log().find("Ann Invented") == std::string::npos);
}

TEST_CASE("a form of another plan, version or review is a conflict") {
  CHECK(code_of(import_with(filled_form(), read_plan("surgeon.json")), 409) == "form-of-another-plan");
  Json plan = Json::parse(pharmacist());
  Json later = plan;
  later["version"] = 3;
  later["versions"].push_back({{"version", 3}, {"date", "2025-12-01"}, {"summary", "Nothing else changed."}});
  for (Json& signature : later["signatures"]) signature["version"] = 3;
  CHECK(code_of(import_with(filled_form(), later.dump()), 409) == "form-of-another-version");
  CHECK(code_of(import(filled_form(), "?review=3"), 409) == "form-of-another-review");
  plan["reviews"].erase(1);
  CHECK(code_of(import_with(filled_form(), plan.dump()), 409) == "form-of-another-review");
}

TEST_CASE("what is not a whole PDF is a bad request") {
  CHECK(code_of(import(""), 400) == "form-not-a-pdf");
  CHECK(code_of(import(pharmacist()), 400) == "form-not-a-pdf");
  CHECK(code_of(import(filled_form().substr(0, filled_form().size() / 2)), 400) == "form-broken");
  problem_of(import(filled_form(), "?review=two"), 400);
  problem_of(import(filled_form(), "?lang=both"), 400);
}

TEST_CASE("a PDF whose answers cannot be read is refused with the reason") {
  CHECK(code_of(import(encrypted(filled_form())), 422) == "form-encrypted");
  CHECK(code_of(import(flattened(filled_form())), 422) == "form-without-fields");
  CHECK(code_of(import(client().Get("/v1/documents/progress-report")->body), 422) == "form-without-plan");
  const auto finished = client().Post("/v1/documents/action-plan", pharmacist(), "application/json");
  CHECK(code_of(import(finished->body), 422) == "form-without-fields");
}

TEST_CASE("a plan with errors beside the form is told as such") {
  Json plan = Json::parse(pharmacist());
  plan["objectives"][0].erase("statement");
  const Json body = problem_of(import_with(filled_form(), plan.dump()), 422);
  CHECK(body["errors"][0]["code"] == "form-plan-refused");
  CHECK(body["errors"][1]["pointer"] == "/objectives/0/statement");
  problem_of(import_with(filled_form(), "{"), 400);
  problem_of(import_with(filled_form(), "[]"), 400);
}

TEST_CASE("a form over the limit of bodies is a 413, alone and in parts") {
  const std::string large = filled_form() + std::string(RunningService::body_limit, '\n');
  problem_of(import(large), 413);
  problem_of(import_with(large, pharmacist()), 413);
}

TEST_CASE("what is not sent as the address takes it is a 415 that says how") {
  const auto json = client().Post(import_address, pharmacist(), "application/json");
  problem_of(json, 415);
  CHECK(json->get_header_value("Accept") == "application/pdf, multipart/form-data");
  const auto parts = [](const httplib::MultipartFormDataItems& items) {
    return client().Post(import_address, items);
  };
  const auto form = part("form", filled_form(), pdf_type);
  const auto plan = part("plan", pharmacist(), "application/json");
  const auto refused = [&](const httplib::MultipartFormDataItems& items, const std::string& why) {
    const std::string detail = problem_of(parts(items), 415)["detail"];
    CHECK_MESSAGE(detail.starts_with(why), detail);
  };
  refused({plan}, "The part form is missing.");
  refused({form, plan, plan}, "There are two parts plan.");
  refused({part("form", "%PDF-1.7", pdf_type), form}, "There are two parts form.");
  refused({form, plan, part("note", "x", "text/plain")}, "A part is neither called form nor plan.");
  refused({form, part("plan", pharmacist(), pdf_type)},
          "The part plan has to say of itself Content-Type: application/json.");
  refused({part("form", filled_form(), "application/json"), plan},
          "The part form has to say of itself Content-Type: application/pdf.");
  CHECK(parts({plan, form})->status == 200);
  for (const char* unknown : {"", "application/octet-stream"}) {  // of a client that knows no better
    CHECK(parts({form, part("plan", pharmacist(), unknown)})->status == 200);
    CHECK(parts({part("form", filled_form(), unknown), plan})->status == 200);
  }
  CHECK(parts({form})->status == 200);
}

TEST_CASE("more parts than anybody asks for are refused, and so are parts that are broken") {
  httplib::MultipartFormDataItems many(9, part("form", "x", pdf_type));
  const Json body = problem_of(client().Post(import_address, many), 413);
  CHECK(body["detail"].get<std::string>().find("8 parts") != std::string::npos);
  many.pop_back();
  problem_of(client().Post(import_address, many), 415);
  const char* type = "multipart/form-data; boundary=b";
  for (const char* broken : {"--b", "--b\r\n\r\nx", "--b\r\nContent-Disposition: form-data\r\n\r\nx"})
    problem_of(client().Post(import_address, std::string(broken), type), 400);
  problem_of(client().Post(import_address, std::string("--b--\r\n"), "multipart/form-data"), 400);
}

TEST_CASE("where no parts are taken, a body in parts is not looked at") {
  const char* type = "multipart/form-data; boundary=b";
  for (const char* body : {"--b\r\n\r\n--b--\r\n", "--c", ""})
    for (const char* address : {"/v1/documents/action-plan", "/v1/documents/bundle", "/v1/validate"})
      problem_of(client().Post(address, std::string(body), type), 415);
  problem_of(client().Post("/v1/documents/action-plan", {part("plan", pharmacist(), "application/json")}),
             415);
  problem_of(client().Post("/livez", std::string("--b"), type), 405);
  problem_of(client().Post("/nowhere", std::string("--b"), type), 404);
}

TEST_CASE("many forms at once are read each for itself") {
  std::vector<Json> reports;
  std::vector<std::string> forms;
  for (int number = 0; number < 16; ++number) {
    reports.push_back(report());
    reports.back()["supervisorComment"] = "Report number " + std::to_string(number);
    forms.push_back(filled(reports.back()));
  }
  std::atomic<int> good = 0;
  std::vector<std::thread> clients;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    clients.emplace_back([&, i] {
      const auto result = import_with(forms[i], pharmacist());
      if (result && result->status == 200 && Json::parse(result->body) == reports[i]) ++good;
    });
  }
  for (std::thread& each : clients) each.join();
  CHECK(good == 16);
}

TEST_CASE("who comes while too many forms are read is told when to come again") {
  namespace forms = planpress::forms;
  namespace sandbox = planpress::sandbox;
  const std::string form = form_of(pharmacist(), 2);
  std::vector<std::thread> waiting;
  {
    std::vector<std::unique_ptr<sandbox::Slot>> taken;
    for (std::size_t i = 0; i < forms::limits::readers; ++i)
      taken.push_back(std::make_unique<sandbox::Slot>(forms::form_reading_slots()));
    for (std::size_t i = 0; i < forms::limits::waiting_readers; ++i)
      waiting.emplace_back([] { const sandbox::Slot slot(forms::form_reading_slots()); });
    while (forms::form_reading_slots().waiting() < forms::limits::waiting_readers) std::this_thread::yield();
    const httplib::Result result = import(form, "?lang=cy");
    CHECK(problem_of(result, 503)["detail"].get<std::string>().starts_with("Mae gormod"));
    CHECK(result->get_header_value("Retry-After") == "5");
  }
  for (std::thread& each : waiting) each.join();
  const httplib::Result later = import(form);
  REQUIRE(later);
  CHECK(later->status == 422);  // it is empty
}
