// A language is files: an invented one, made of the English texts, prints every document and says every
// finding.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "service/documents/make.hpp"
#include "tests/render/press.hpp"
#include "tests/support/own_share.hpp"

namespace planpress::test {
namespace {

namespace fs = std::filesystem;
using documents::Library;

// ISO 639-2 keeps qaa to qtz for local use.
constexpr const char* language = "qaa";
constexpr std::string_view mark = "Zz ";

// Every text with the mark before it; names stay, and so does the tag.
void invent(nlohmann::ordered_json& texts) {
  if (texts.is_string()) {
    texts = std::string(mark) + texts.get<std::string>();
  } else {
    for (auto& each : texts) invent(each);
  }
}

void write_language(const OwnShare& share) {
  const fs::path layouts = share.folder() / "layouts";
  for (const auto& entry : fs::recursive_directory_iterator(layouts)) {
    const std::string name = entry.path().filename().string();
    if (!name.ends_with(".en.json")) continue;
    nlohmann::ordered_json json;
    std::ifstream(entry.path()) >> json;
    invent(json);
    if (json.contains("language")) json["language"]["tag"] = language;
    if (json.contains("page_numbers")) json["page_numbers"] = "Zz {page} / {pages}";
    std::string other = entry.path().string();
    other.replace(other.rfind(".en.json"), std::string::npos, std::string(".") + language + ".json");
    std::ofstream(other) << json.dump(1);
  }
  const fs::path help = layouts / "implementation-guidance/help";
  fs::create_directory(help / language);
  for (const auto& entry : fs::directory_iterator(help / "en")) {
    std::ifstream in(entry.path());
    std::ofstream out(help / language / entry.path().filename());
    for (std::string line; std::getline(in, line);)
      out << (line.empty() || line.starts_with(' ') ? line
              : line.starts_with("- ")              ? "- Zz " + line.substr(2)
                                                    : "Zz " + line)
          << '\n';
  }
}

const Library& with_third_language() {
  static const OwnShare share;
  static const Library library = [] {
    write_language(share);
    return Library(share.folder());
  }();
  return library;
}

std::size_t count_of(const std::string& text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

// The texts of headings of a web page, and which of them lack the mark.
std::vector<std::string> headings_without_mark(const std::string& html) {
  std::vector<std::string> found;
  for (std::size_t at = html.find("<h2"); at != std::string::npos; at = html.find("<h2", at + 1)) {
    const std::string heading = html.substr(at, html.find("</h2>", at) - at);
    if (heading.find("Zz") == std::string::npos) found.push_back(heading);
  }
  return found;
}

TEST_CASE("a third language by files alone prints every kind of document") {
  const Library& library = with_third_language();
  CHECK(library.languages() == std::vector<std::string>{"en", "cy", language});
  const std::string plan = example("surgeon").dump();
  for (const documents::Kind& kind : library.kinds()) {
    CAPTURE(kind.name);
    CHECK(library.title(kind.name, language).starts_with(mark));
    documents::DocumentOptions choices{.format = Format::html, .language = language};
    if (kind.review == documents::Need::required) choices.review = 1;
    const std::string html = documents::make(library, kind.name, plan, choices).bytes;
    CHECK(html.find("<html lang=\"qaa\"") != std::string::npos);
    CHECK(count_of(html, "Zz") > 50);
    CHECK(headings_without_mark(html) == std::vector<std::string>{});
    // The plan's own texts are in English, and marked so.
    CHECK(html.find("lang=\"en-GB\"") != std::string::npos);
    choices.format = Format::pdf;
    const std::string pdf = documents::make(library, kind.name, plan, choices).bytes;
    CHECK(pdf.starts_with("%PDF"));
    CHECK(pdf.find("qaa") != std::string::npos);
    if (kind.can_be_blank)
      CHECK_FALSE(documents::make_blank(library, kind.name, {.language = language}, {}).empty());
  }
  CHECK_FALSE(documents::make_bundle(library, {}, plan, {.language = language}).bytes.empty());
}

TEST_CASE("a third language by files alone says every finding") {
  Json plan = example("surgeon");
  plan.erase("practitioner");
  plan["people"][0]["role"] = "nobody";
  const documents::Result outcome =
      documents::validate(with_third_language(), plan.dump(), {}, {.language = language});
  REQUIRE(outcome.findings.size() >= 2);
  for (const messages::Diagnostic& finding : outcome.findings) {
    CAPTURE(finding.detail);
    CHECK(finding.detail.starts_with("Zz"));
  }
  CHECK(with_third_language().formatter(language).count("errors-count", 2) == "Zz 2 errors");
}

}  // namespace
}  // namespace planpress::test
