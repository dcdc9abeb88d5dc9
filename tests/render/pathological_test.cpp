// Plans that nobody would write: each is set whole, in its place, and soon.
#include <doctest/doctest.h>

#include <chrono>
#include <functional>
#include <string>

#include "renderer/text/unicode.hpp"
#include "service/plan/date.hpp"
#include "tests/render/leaves.hpp"
#include "tests/render/page_check.hpp"
#include "tests/render/press.hpp"

namespace planpress::test {
namespace {

#ifdef __SANITIZE_ADDRESS__
constexpr std::chrono::seconds longest_wait{60};  // the sanitizers slow everything down
#else
constexpr std::chrono::seconds longest_wait{5};
#endif

// The surgeon's plan before anybody reported on it or signed it.
Json open_plan() {
  Json json = example("surgeon");
  for (const char* part : {"reports", "signatures", "summary", "restrictions"}) json.erase(part);
  json["status"] = "draft";
  return json;
}

std::string repeated(std::string_view text, std::size_t characters) {
  std::string out;
  while (out.size() < characters) out += text;
  return out.substr(0, characters);
}

const std::string long_text =
    repeated("Every case is discussed before it begins, and what was agreed is written down. ", 3999) + ".";
const std::string long_word(400, 'w');

std::string iso(const Json& json, int days) {
  return (*plan::Date::parse(json["timeframe"]["start"].get<std::string>()) + plan::Days{days}).iso();
}

// So many weeks, with one level in each scope and a review in the last.
void lengthen(Json& json, int weeks) {
  json["timeframe"] = {{"start", json["timeframe"]["start"]}, {"end", iso(json, weeks * 7 - 1)}};
  for (Json& scope : json["scopes"]) {
    scope.erase("changes");
    scope["phases"] = {{{"fromWeek", 1}, {"toWeek", weeks}, {"level", "close"}}};
  }
  json["reviews"] = {{{"number", 1}, {"plannedDate", iso(json, weeks * 7 - 1)}}};
}

// Calls `change` with every text of the plan that is printed: not codes, ids, dates or numbers.
void each_text(Json& json, const std::string& name, const std::function<void(Json&)>& change) {
  static const std::string texts[] = {
      "name",         "post",    "specialty",    "site",      "background", "detail",
      "note",         "body",    "description",  "statement", "measures",   "reason",
      "title",        "unit",    "exitCriteria", "text",      "payer",      "relatedDocuments",
      "arrangements", "summary", "label",        "phone",     "email",      "nameWelsh",
      "marking"};
  if (json.is_structured()) {
    for (auto& [key, member] : json.items()) each_text(member, json.is_object() ? key : name, change);
  } else if (json.is_string() && std::find(std::begin(texts), std::end(texts), name) != std::end(texts)) {
    const bool code = name == "reason" && json.get<std::string>().find(' ') == std::string::npos;
    if (!code) change(json);
  }
}

struct PageCounts {
  std::size_t standard, large_print;
};

// Both editions, and the bytes of both.
PageCounts set_whole(const Json& json) {
  const auto begin = std::chrono::steady_clock::now();
  const PageCounts pages{check_pages(json, {}), check_pages(json, {.large_print = true})};
  for (const bool large_print : {false, true}) {
    const std::string bytes = made(json, {.large_print = large_print});
    CHECK(bytes.starts_with("%PDF-"));
    CHECK(bytes.ends_with("%%EOF\n"));
  }
  CHECK(std::chrono::steady_clock::now() - begin < longest_wait);
  return pages;
}

TEST_CASE("two hundred objectives") {
  Json json = open_plan();
  const Json objective = json["objectives"][0], activity = json["activities"][0];
  for (int i = 4; i <= 200; ++i) {
    const std::string id = "extra-" + std::to_string(i);
    json["objectives"].push_back(objective);
    json["objectives"].back()["id"] = id;
    json["activities"].push_back(activity);
    json["activities"].back()["id"] = id;
    json["activities"].back()["objectives"] = {id};
  }
  const PageCounts pages = set_whole(json);
  CHECK(pages.standard > 100);
  CHECK(pages.standard < 230);
  CHECK(pages.large_print < 450);
}

TEST_CASE("a statement of four thousand characters") {
  Json json = open_plan();
  const PageCounts before = set_whole(json);
  json["objectives"][0]["statement"] = long_text;
  const PageCounts after = set_whole(json);
  CHECK(after.standard > before.standard);
  CHECK(after.standard <= before.standard + 2);
  CHECK(after.large_print > before.large_print);
  CHECK(after.large_print <= before.large_print + 4);
}

TEST_CASE("a row that is taller than a page") {
  Json json = open_plan();
  json["activities"][0]["title"] = long_text;
  json["activities"][0]["note"] = long_text;
  json["activities"][0]["unit"] = long_text;
  const PageCounts pages = set_whole(json);
  CHECK(pages.standard > 10);
  CHECK(pages.standard < 60);
}

TEST_CASE("a word of four hundred letters in every text") {
  Json json = open_plan();
  each_text(json, "", [](Json& text) { text = long_word; });
  const PageCounts pages = set_whole(json);
  CHECK(pages.standard > 10);
  CHECK(pages.standard < 80);
}

TEST_CASE("four thousand characters in every text") {
  Json json = open_plan();
  each_text(json, "", [&](Json& text) { text = long_text; });
  json["background"] = long_text.substr(0, 2000);
  const PageCounts pages = set_whole(json);
  CHECK(pages.standard > 60);
  CHECK(pages.standard < 900);
}

TEST_CASE("twelve scopes") {
  Json json = open_plan();
  const Json scope = json["scopes"][1];
  while (json["scopes"].size() < 12) {
    json["scopes"].push_back(scope);
    json["scopes"].back()["id"] = "scope-" + std::to_string(json["scopes"].size());
    json["scopes"].back()["name"] = "Kind of work number " + std::to_string(json["scopes"].size());
  }
  const PageCounts pages = set_whole(json);
  CHECK(pages.standard < 20);
  CHECK(pages.large_print < 40);
}

TEST_CASE("a hundred and four weeks") {
  Json json = open_plan();
  lengthen(json, 104);
  const PageCounts pages = set_whole(json);
  CHECK(pages.standard < 20);
  CHECK(pages.large_print < 40);
}

TEST_CASE("a review in every week") {
  Json json = open_plan();
  for (const int weeks : {26, 100}) {
    lengthen(json, weeks);
    json["reviews"] = Json::array();
    for (int week = 1; week <= weeks; ++week)
      json["reviews"].push_back({{"number", week}, {"plannedDate", iso(json, week * 7 - 1)}});
    const PageCounts pages = set_whole(json);
    CHECK(pages.standard < 30);
    CHECK(pages.large_print < 80);
  }
}

TEST_CASE("a review on each of ten days") {
  Json json = open_plan();
  lengthen(json, 4);
  for (Json& objective : json["objectives"]) objective["targetDate"] = iso(json, 27);
  for (Json& activity : json["activities"]) activity["dueWeek"] = 4;
  json["reviews"] = Json::array();
  for (int day = 1; day <= 10; ++day)
    json["reviews"].push_back({{"number", day}, {"plannedDate", iso(json, 17 + day)}});
  set_whole(json);
}

TEST_CASE("nothing that may be left out") {
  Json json = open_plan();
  for (const char* part : {"retainUntil", "presentation", "absence", "resources", "relatedDocuments",
                           "arrangements", "versions", "contacts", "equality", "labels"})
    json.erase(part);
  json["practitioner"].erase("title");
  for (Json& person : json["people"]) {
    person.erase("email");
    person.erase("conflict");
  }
  for (Json& activity : json["activities"]) {
    activity.erase("title");
    activity.erase("note");
  }
  json["scopes"] = {json["scopes"][0]};
  json["scopes"][0].erase("supervisors");
  json["scopes"][0].erase("changes");
  json["scopes"][0]["phases"] = {{{"fromWeek", 1}, {"toWeek", 26}, {"level", "independent"}}};
  const PageCounts pages = set_whole(json);
  CHECK(pages.standard >= 5);
  CHECK(pages.standard < 12);
}

TEST_CASE("characters that no font has are seen, and counted in no other way") {
  Json json = open_plan();
  std::string text;
  for (const char32_t c : {U'\U0001FAE0', U'\uE000', U'\U0010FFFD', U'\U000F0000'}) {
    text::append_utf8(text, c);
    text += ' ';
  }
  json["practitioner"]["name"] = "Ada " + text;
  each_text(json["objectives"], "", [&](Json& value) { value = value.get<std::string>() + " " + text; });
  set_whole(json);
  const Sheets sheets = Press::instance().set(sound_plan(json), {});
  CHECK(leaves(sheets.pages).front().text.ends_with("Ada [U+1FAE0] [U+E000] [U+10FFFD] [U+F0000]"));
}

TEST_CASE("thirty people") {
  Json json = open_plan();
  for (std::size_t i = json["people"].size(); i < 30; ++i) {
    json["people"].push_back({{"id", "person-" + std::to_string(i)},
                              {"role", i % 2 == 0 ? "clinical-supervisor" : "mentor"},
                              {"name", "Person of the Plan " + std::to_string(i)},
                              {"post", "Consultant in a department with a long name"}});
  }
  const PageCounts pages = set_whole(json);
  CHECK(pages.standard < 20);
  CHECK(pages.large_print < 45);
}

}  // namespace
}  // namespace planpress::test
