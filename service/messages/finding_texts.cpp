#include "service/messages/finding_texts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <utility>

#include "service/messages/author_file.hpp"
#include "service/messages/place_list.hpp"
#include "service/messages/sentence_list.hpp"
#include "service/plan/findings.hpp"

namespace planpress::messages {

namespace {

struct Section {
  std::string_view name;
  std::span<const TextSpec> texts;
};
constexpr Section sections[] = {
    {"sentences", sentence_list}, {"on-form", on_form_list}, {"places", place_list}, {"report", report_list}};

enum class Use : std::uint8_t { unknown, open, kept_back };

/// How a text may use an argument: {place} and {where} always, others as the list says.
Use use_of(std::string_view argument, std::string_view arguments) {
  if (argument == "place" || argument == "where") return Use::open;
  while (!arguments.empty()) {
    const std::size_t space = std::min(arguments.find(' '), arguments.size());
    const std::string_view known = arguments.substr(0, space);
    if (known == argument) return Use::open;
    if (known.starts_with('?') && known.substr(1) == argument) return Use::kept_back;
    arguments.remove_prefix(std::min(space + 1, arguments.size()));
  }
  return Use::unknown;
}

class TextsReader {
 public:
  TextsReader(const std::filesystem::path& layouts, std::string file) : file_(layouts, std::move(file)) {}

  FindingTexts read() {
    FindingTexts texts;
    for (const Section& section : sections) read_section(section, texts[std::string(section.name)]);
    for (const auto& [name, value] : file_.json().items())
      if (std::ranges::find(sections, name, &Section::name) == std::end(sections))
        fault(at(name), fmt::format("\"{}\" is not known", name), "take it out");
    return texts;
  }

  std::string report() const { return file_.report(); }

 private:
  void fault(std::string pointer, std::string message, std::string hint) {
    file_.fault(std::move(pointer), std::move(message), std::move(hint));
  }

  void read_section(const Section& section, FindingTexts::mapped_type& texts) {
    static const Json none = Json::object();
    const auto found = file_.json().find(std::string(section.name));
    const Json& members = found != file_.json().end() && found->is_object() ? *found : none;
    for (const TextSpec& spec : section.texts) {
      const auto member = members.find(std::string(spec.name));
      const bool is_text =
          member != members.end() && member->is_string() && !member->get_ref<const std::string&>().empty();
      if (!is_text) {
        fault(at(section.name, spec.name), fmt::format("\"{}\" is missing", spec.name), "write its text");
        continue;
      }
      const auto& text = member->get_ref<const std::string&>();
      check(section, spec, text);
      texts.emplace(spec.name, text);
    }
    for (const auto& [name, value] : members.items())
      if (std::ranges::find(section.texts, name, &TextSpec::name) == section.texts.end())
        fault(at(section.name, name), fmt::format("\"{}\" is not known", name), "take it out");
  }

  /// Goes through a text: braces and brackets close, and what is kept back stands in brackets.
  void check(const Section& section, const TextSpec& spec, std::string_view text) {
    const auto wrong = [&](std::string message, std::string hint) {
      fault(at(section.name, spec.name), fmt::format("\"{}\" {}", spec.name, message), std::move(hint));
    };
    bool bracketed = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '[' || text[i] == ']') {
        if (bracketed == (text[i] == '[')) return wrong("has a bracket too many", "give each [ its ]");
        bracketed = text[i] == '[';
      }
      if (text[i] == '}') return wrong("has a } without {", "give each { its }");
      if (text[i] != '{') continue;
      const std::size_t close = text.find('}', i);
      if (close == std::string_view::npos) return wrong("has a { without }", "give each { its }");
      const std::string_view argument = text.substr(i + 1, close - i - 1);
      const Use use = use_of(argument, spec.arguments);
      if (use == Use::unknown)
        wrong(fmt::format("has {{{}}}, which it is never given", argument),
              fmt::format("it is given: {}", spec.arguments.empty() ? "nothing" : spec.arguments));
      if (use == Use::kept_back && !bracketed)
        wrong(fmt::format("tells {{{}}} to everybody", argument), "put it in [brackets]");
      i = close;
    }
    if (bracketed) wrong("has a [ without ]", "give each [ its ]");
  }

  AuthorFile file_;
};

}  // namespace

FindingTextsOfBoth read_finding_texts(const std::filesystem::path& layouts) {
  TextsReader english(layouts, "findings.en.json"), welsh(layouts, "findings.cy.json");
  FindingTextsOfBoth both{english.read(), welsh.read()};
  std::string report = english.report() + welsh.report();
  if (report.empty()) return both;
  report.pop_back();
  throw SentencesError(report);
}

}  // namespace planpress::messages
