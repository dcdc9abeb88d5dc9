#include "service/plan/sentences/file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <span>
#include <variant>

#include "service/plan/findings.hpp"
#include "service/plan/positions.hpp"
#include "service/plan/sentences/list.hpp"

namespace planpress::plan {

namespace {

struct Section {
  std::string_view name;
  std::span<const TextSpec> texts;
};
constexpr Section sections[] = {
    {"sentences", sentence_list}, {"places", place_list}, {"report", report_list}};

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
  TextsReader(const std::filesystem::path& layouts, std::string file)
      : file_(std::move(file)), bytes_(contents(layouts / file_)), json_(parse()) {}

  FindingTexts read() {
    FindingTexts texts;
    for (const Section& section : sections) read_section(section, texts[std::string(section.name)]);
    for (const auto& [name, value] : json_.items())
      if (std::ranges::find(sections, name, &Section::name) == std::end(sections))
        fault(at(name), fmt::format("\"{}\" is not known", name), "take it out");
    return texts;
  }

  /// Each fault with the line on which it stands.
  std::string report() const {
    std::vector<std::string> pointers;
    for (const Fault& fault : faults_) pointers.push_back(fault.pointer);
    const auto lines =
        json_.empty() ? std::vector<TextPosition>(faults_.size()) : positions_of(bytes_, pointers);
    std::string report = unreadable_;
    for (std::size_t i = 0; i < faults_.size(); ++i)
      report += fmt::format("{}:{}: {} ({})\n", file_, lines[i].line, faults_[i].message, faults_[i].hint);
    return report;
  }

 private:
  struct Fault {
    std::string pointer, message, hint;
  };

  static std::string contents(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  Json parse() {
    auto read = read_json(bytes_);
    if (const auto* problem = std::get_if<JsonFault>(&read)) {
      unreadable_ = fmt::format("{}:{}: {} (write one JSON object)\n", file_, problem->line, problem->detail);
      return Json::object();
    }
    return std::get<Json>(std::move(read));
  }

  void fault(std::string pointer, std::string message, std::string hint) {
    faults_.push_back({std::move(pointer), std::move(message), std::move(hint)});
  }

  void read_section(const Section& section, FindingTexts::mapped_type& texts) {
    static const Json none = Json::object();
    const auto found = json_.find(std::string(section.name));
    const Json& members = found != json_.end() && found->is_object() ? *found : none;
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

  std::string file_;
  std::string bytes_;
  std::string unreadable_;
  std::vector<Fault> faults_;
  Json json_;
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

}  // namespace planpress::plan
