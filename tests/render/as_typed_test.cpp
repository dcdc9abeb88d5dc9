// Whatever its authors write in a plan is printed as they typed it: no text is read as an instruction.
#include <doctest/doctest.h>

#include <regex>
#include <set>

#include "service/plan/format.hpp"
#include "tests/render/passages.hpp"
#include "tests/render/press.hpp"

namespace planpress::test {
namespace {

// Every mark of substitution and separator of ours and of the languages that our files are written in.
const std::string marks =
    " {page} {pages} {n} {name} {date} {profession} {{x}} {{{x}}} {{#x}}{{/x}} {{>banner}} {{labels.who}} "
    "<page-number/> <b>bold</b> <br/> &amp; &#38; & | : / \\n %s %1 ${x} $1 (a) [b] ]]> --> \" ' ~ * "
    "first\nsecond";
// For texts at the edge of a page, which are short.
const std::string short_ones = " {page} of {pages} {{x}} <b>";

std::string without_spaces(std::string text) {
  for (const std::string space : {"\u00A0", "\u2028"})
    for (std::size_t at = text.find(space); at != std::string::npos; at = text.find(space, at))
      text.erase(at, space.size());
  std::erase_if(text, [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); });
  return text;
}

std::string word(std::size_t number) { return "XO" + std::to_string(number) + "X"; }

// Where a plan says a text that is neither translatable nor a code: names and what stands beside them.
std::vector<std::string> names_in(const Json& json) {
  std::vector<std::string> pointers{"/marking", "/practitioner/name", "/practitioner/specialty",
                                    "/organisation/name"};
  const auto each = [&](const char* list, const char* member) {
    if (!json.contains(list)) return;
    for (std::size_t i = 0; i < json.at(list).size(); ++i)
      if (json.at(list).at(i).contains(member))
        pointers.push_back(std::string("/") + list + "/" + std::to_string(i) + "/" + member);
  };
  each("people", "name");
  each("restrictions", "body");
  each("signatures", "comment");
  each("contacts", "name");
  return pointers;
}

// Each text begins with a word of its own; behind it `ending`.
Json with_endings(Json json, const std::string& ending) {
  std::size_t number = 0;
  const auto set = [&](const std::string& pointer, const std::string& behind) {
    json[Json::json_pointer(pointer)] = word(++number) + behind;
  };
  const plan::Plan sound = sound_plan(json);
  plan::for_each_own_text(sound,
                          [&](const std::string& pointer, const std::string&) { set(pointer, ending); });
  for (const std::string& pointer : names_in(json))
    set(pointer, pointer == "/marking" && !ending.empty() ? short_ones : ending);
  return json;
}

std::string text_of(const std::vector<Passage>& passages) {
  std::string all;
  for (const Passage& passage : passages) all += passage.text;
  return without_spaces(all);
}

// The words printed, each of them followed by what is to stand behind it.
std::set<std::string> words_in(const std::string& text, const std::string& ending) {
  std::set<std::string> words;
  const std::regex any("XO[0-9]+X");
  for (std::sregex_iterator it(text.begin(), text.end(), any), end; it != end; ++it) {
    const std::string behind = text.substr(static_cast<std::size_t>(it->position() + it->length()), 400);
    const bool whole =
        behind.starts_with(without_spaces(ending)) || behind.starts_with(without_spaces(short_ones));
    INFO(it->str() << " " << behind);
    CHECK((ending.empty() || whole));
    words.insert(it->str());
  }
  return words;
}

void check_as_typed(const std::string& plan, Choice choice) {
  CAPTURE(name_of(choice));
  const Json plain = with_endings(example(plan), ""), full = with_endings(example(plan), marks);
  for (const Format format : {Format::pdf, Format::html}) {
    const auto read = format == Format::pdf ? passages_of_pdf : passages_of_html;
    const auto wanted = words_in(text_of(read(made(plain, choice, format))), "");
    CHECK(wanted.size() > 10);
    CHECK(words_in(text_of(read(made(full, choice, format))), marks) == wanted);
  }
}

TEST_CASE("every mark of substitution and separator in every text is printed as it was typed") {
  for (const std::string language : {"en", "cy"}) {
    for (const bool large : {false, true}) {
      check_as_typed("surgeon", {language, large, "action-plan"});
      check_as_typed("surgeon", {language, large, "progress-report", {}, 1});
      check_as_typed("pharmacist", {language, large, "progress-report", {}, 2});
    }
    check_as_typed("surgeon", {language, false, "implementation-guidance"});
    check_as_typed("surgeon", {language, false, "supervisor-pack", "A-P4"});
    check_as_typed("dentist", {language, false, "signed-off-summary"});
  }
}

}  // namespace
}  // namespace planpress::test
