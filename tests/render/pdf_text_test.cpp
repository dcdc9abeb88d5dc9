// What other programs read out of the PDF: all that the document says, in its order.
#include <doctest/doctest.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "tests/render/command.hpp"
#include "tests/render/leaves.hpp"
#include "tests/render/press.hpp"
#include "tests/render/printed.hpp"

namespace planpress::test {
namespace {

struct Case {
  const char* plan;
  Choice choice;
};
const Case cases[] = {{"surgeon", {}},
                      {"surgeon", {"cy", true}},
                      {"surgeon-draft", {"en", false}},
                      {"surgeon-draft", {"both", true}},
                      {"pharmacist", {"both", false}},
                      {"pharmacist", {"en", true}},
                      {"surgeon", {"cy", false, "implementation-guidance"}},
                      {"pharmacist", {"both", true, "implementation-guidance"}},
                      {"surgeon", {"en", false, "supervisor-pack", "A-P4"}},
                      {"pharmacist", {"both", true, "supervisor-pack", "C-P3"}}};

std::string without_spaces(std::string text) {
  for (std::size_t at = text.find("\u00A0"); at != std::string::npos; at = text.find("\u00A0", at))
    text.erase(at, std::string_view("\u00A0").size());
  std::erase_if(text, [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); });
  return text;
}

// Takes what a page repeats out of its text: the watermark and heads of tables at its beginning, head and
// foot lines at its end. The labels that large print repeats in a table stay.
void erase_artifacts(const typeset::Page& page, bool large_print, std::string& text) {
  bool begun = false;
  for (const typeset::Item& item : page.items) {
    const auto* mark = std::get_if<typeset::TextMark>(&item.mark);
    const bool is_content = item.artifact == typeset::ArtifactKind::none;
    begun = begun || is_content;
    const bool is_label = begun && item.artifact == typeset::ArtifactKind::layout;
    if (mark == nullptr || is_content || (large_print && is_label)) continue;
    const std::string artifact = without_spaces(text_of(*mark));
    const bool at_end =
        item.artifact == typeset::ArtifactKind::header || item.artifact == typeset::ArtifactKind::footer;
    const std::size_t at = at_end ? text.rfind(artifact) : text.find(artifact);
    INFO(artifact);
    CHECK(at != std::string::npos);
    if (at != std::string::npos) text.erase(at, artifact.size());
  }
}

// The text of so many pages off the front.
std::string take_pages(std::string_view& raw, std::size_t pages) {
  std::size_t end = 0;
  for (std::size_t i = 0; i < pages; ++i) end = std::min(raw.find('\f', end), raw.size() - 1) + 1;
  const std::string taken(raw.substr(0, end));
  raw.remove_prefix(end);
  return taken;
}

// The text of all pages without what each of them repeats.
std::string content_text(const std::string& raw, const typeset::Pages& pages, bool large_print) {
  std::string all;
  std::size_t begin = 0;
  for (const typeset::Page& page : pages.pages) {
    const std::size_t end = std::min(raw.find('\f', begin), raw.size());
    std::string text = without_spaces(raw.substr(begin, end - begin));
    begin = end + 1;
    erase_artifacts(page, large_print, text);
    all += text;
  }
  return all;
}

// Each text in its order; the words of a figure, wherever its picture has them.
void check_order(const std::string& extracted, const std::vector<Printed>& printed) {
  std::size_t at = 0;
  for (const Printed& each : printed) {
    const auto* line = std::get_if<ContentsLine>(&each);
    const auto* text = line != nullptr ? &line->text : std::get_if<std::string>(&each);
    if (text == nullptr) continue;
    const std::string wanted = without_spaces(*text);
    const std::size_t found = extracted.find(wanted, at);
    INFO(*text);
    CHECK(found != std::string::npos);
    if (found != std::string::npos) at = found + wanted.size();
  }
}

void check_figures(const std::string& extracted, const std::vector<Printed>& printed,
                   const text::FontLibrary& fonts) {
  const auto has = [&](const std::string& text) {
    INFO(text);
    CHECK(extracted.find(without_spaces(as_printed(text, fonts))) != std::string::npos);
  };
  for (const Printed& each : printed) {
    if (const auto* timeline = std::get_if<const document::Timeline*>(&each)) {
      for (const document::TimelineEvent& event : (*timeline)->events) {
        has(event.label);
        has(event.note);
      }
    } else if (const auto* chart = std::get_if<const document::IntervalChart*>(&each)) {
      for (const document::Track& track : (*chart)->tracks) {
        has(track.name);
        for (const document::Interval& interval : track.intervals) has(interval.text);
      }
      for (const document::ChartMark& mark : (*chart)->marks) has(mark.label + mark.note);
    }
  }
}

TEST_CASE("pdftotext finds every text, in order") {
  Press& press = Press::instance();
  for (const auto& [plan, choice] : cases) {
    INFO(std::string(plan) << " " << name_of(choice));
    const std::string file = kept_file("text.pdf", made(example(plan), choice));
    const Ran ran = run({"pdftotext", "-raw", "-enc", "UTF-8", file, "-"});
    REQUIRE(ran.status == 0);
    std::string_view rest = ran.output;
    for (const Choice& edition : editions_of(sound_plan(example(plan)), choice)) {
      const Sheets sheets = press.set(sound_plan(example(plan)), edition);
      const std::string raw = take_pages(rest, sheets.pages.pages.size());
      const std::string extracted = content_text(raw, sheets.pages, choice.large_print);
      const auto all =
          printed(sheets.document, choice.large_print ? Reading::large_print_pages : Reading::standard,
                  press.fonts());
      REQUIRE(all.size() > 100);
      check_order(extracted, all);
      check_figures(extracted, all, press.fonts());
    }
    CHECK(rest.empty());
  }
}

TEST_CASE("pdftotext keeps the words of a line apart") {
  const std::string file = kept_file("words.pdf", made(example("surgeon"), {}));
  const std::string text = in_one_line(run({"pdftotext", "-raw", "-enc", "UTF-8", file, "-"}).output);
  CHECK(text.find("colleagues raised worries about decisions in theatre, manner and the way") !=
        std::string::npos);
}

// poppler draws a page anew for each element, which takes a second or two: one plan stands for all.
TEST_CASE("pdfinfo finds every text in the structure, in order") {
  Press& press = Press::instance();
  const Choice choice{"both", false};
  const Ran ran =
      run({"pdfinfo", "-struct-text", kept_file("structure.pdf", made(example("pharmacist"), choice))});
  REQUIRE(ran.status == 0);
  std::string extracted;  // texts stand in quotation marks, each on a line of its own
  for (std::size_t begin = 0; begin < ran.output.size();) {
    const std::size_t end = std::min(ran.output.find('\n', begin), ran.output.size());
    const std::string line = in_one_line(ran.output.substr(begin, end - begin));
    if (line.size() > 1 && line.front() == '"' && line.back() == '"')
      extracted += line.substr(1, line.size() - 2);
    begin = end + 1;
  }
  extracted = without_spaces(extracted);
  std::vector<Printed> all;
  std::vector<Sheets> sheets;
  for (const Choice& edition : editions_of(sound_plan(example("pharmacist")), choice))
    sheets.push_back(press.set(sound_plan(example("pharmacist")), edition));
  for (const Sheets& edition : sheets)
    std::ranges::move(printed(edition.document, Reading::standard, press.fonts()), std::back_inserter(all));
  check_order(extracted, all);
  check_figures(extracted, all, press.fonts());
}

}  // namespace
}  // namespace planpress::test
