#include "service/plan/views/words_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <span>
#include <utility>

#include "service/plan/json.hpp"

namespace planpress::plan {

namespace {

using Group = std::vector<std::string>;
using Groups = std::map<std::string, Group, std::less<>>;

constexpr auto months = std::to_array<Code>({"january", "february", "march", "april", "may", "june", "july",
                                             "august", "september", "october", "november", "december"});

struct GroupSpec {
  std::string_view name;
  std::span<const Code> codes;
  std::string_view variables;
};

template <Coded E>
constexpr GroupSpec group(std::string_view variables = {}) {
  return {word_group<E>, codes<E>, variables};
}
template <Coded E>
constexpr GroupSpec meanings() {
  return {meaning_group<E>, codes<E>, {}};
}

constexpr auto groups = std::to_array<GroupSpec>({
    {"month", months, {}},
    group<Status>(),
    group<Element>(),
    meanings<Element>(),
    group<Profession>(),
    group<Grade>("profession"),
    group<Role>(),
    meanings<Role>(),
    group<AbsenceReason>(),
    group<RestrictionSource>(),
    group<ObjectiveArea>(),
    group<ActivityType>(),
    group<Level>(),
    meanings<Level>(),
    GroupSpec{brief_group<Level>, codes<Level>, {}},
    group<ResourceKind>(),
    group<Rating>(),
    group<Outcome>(),
    group<SignatureRole>(),
    group<SignatureMethod>(),
    group<SignatureStatement>(),
});

bool is_among(std::string_view word, std::string_view words) {
  while (!words.empty()) {
    const std::size_t space = words.find(' ');
    if (words.substr(0, space) == word) return true;
    words = space == std::string_view::npos ? std::string_view{} : words.substr(space + 1);
  }
  return false;
}

class WordsReader {
 public:
  WordsReader(const std::filesystem::path& layouts, std::string file, Tongue tongue)
      : file_(std::move(file)), tongue_(tongue), json_(parse(layouts / file_)) {}

  Wording read(HelpTexts help) {
    Groups all;
    for (const GroupSpec& spec : groups) all.emplace(spec.name, read_group(spec));
    const Json& said = member(json_, "phrases", "an object with a text for each phrase");
    std::vector<Wording::Forms> forms;
    forms.reserve(std::size(phrases));
    for (const Phrase& phrase : phrases) forms.push_back(read_phrase(said, phrase));
    refuse_unknown_groups();
    refuse_unknown(said, "phrases", [](std::string_view name) {
      return std::ranges::find(phrases, name, &Phrase::name) != phrases.end();
    });
    return {tongue_, std::move(all), std::move(forms), std::move(help)};
  }

  const std::vector<std::string>& faults() const { return faults_; }

 private:
  void fault(std::string_view message, std::string_view hint) {
    faults_.push_back(fmt::format("{}: {} ({})", file_, message, hint));
  }

  Json parse(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    auto read = read_json(bytes);
    if (const auto* problem = std::get_if<JsonFault>(&read)) {
      fault(problem->detail, "write one JSON object");
      return Json::object();
    }
    return std::get<Json>(std::move(read));
  }

  // The object of this name, or an empty one.
  const Json& member(const Json& parent, std::string_view name, std::string_view hint) {
    static const Json empty = Json::object();
    const auto found = parent.find(std::string(name));
    if (found != parent.end() && found->is_object()) return *found;
    fault(fmt::format("\"{}\" is missing", name), hint);
    return empty;
  }

  Group read_group(const GroupSpec& spec) {
    const Json& words = member(json_, spec.name, "an object with a word for each code");
    Group group;
    for (const Code code : spec.codes) {
      const auto found = words.find(std::string(code));
      const auto where = fmt::format("{}.{}", spec.name, code);
      group.push_back(found == words.end() ? missing(where) : text(*found, where, spec.variables));
    }
    refuse_unknown(words, spec.name, [&](std::string_view name) {
      return std::ranges::find(spec.codes, name) != spec.codes.end();
    });
    return group;
  }

  Wording::Forms read_phrase(const Json& said, const Phrase& phrase) {
    const auto found = said.find(std::string(phrase.name));
    const auto where = fmt::format("phrases.{}", phrase.name);
    if (found == said.end()) return {{{"other", missing(where)}}};
    if (!phrase.counted) return {{{"other", text(*found, where, phrase.variables)}}};
    return read_forms(*found, where, phrase.variables);
  }

  Wording::Forms read_forms(const Json& value, const std::string& where, std::string_view variables) {
    const std::string_view categories =
        tongue_ == Tongue::english ? "one other" : "zero one two few many other";
    if (!value.is_object() || !value.contains("other")) {
      fault(fmt::format("\"{}\" must be an object with \"other\"", where),
            fmt::format("its names are {}", categories));
      return {{{"other", {}}}};
    }
    Wording::Forms forms;
    for (const auto& [category, form] : value.items()) {
      if (!is_among(category, categories))
        fault(fmt::format("\"{}.{}\" is no plural category", where, category),
              fmt::format("use {}", categories));
      forms.by_category.emplace(category, text(form, where + "." + category, variables));
    }
    return forms;
  }

  std::string missing(const std::string& where) {
    fault(fmt::format("\"{}\" is missing", where), "add it");
    return {};
  }

  std::string text(const Json& value, const std::string& where, std::string_view variables) {
    if (!value.is_string() || value.get_ref<const std::string&>().empty()) {
      fault(fmt::format("\"{}\" must be a text", where), "write the words to print");
      return {};
    }
    const auto& words = value.get_ref<const std::string&>();
    check_variables(words, where, variables);
    return words;
  }

  void check_variables(std::string_view words, const std::string& where, std::string_view variables) {
    for (std::size_t open = words.find('{'); open != std::string_view::npos;
         open = words.find('{', open + 1)) {
      const std::string_view name = words.substr(open + 1, words.find('}', open) - open - 1);
      if (is_among(name, variables)) continue;
      fault(fmt::format("\"{}\" has the variable {{{}}}, which it is never given", where, name),
            variables.empty() ? "it has no variables" : fmt::format("its variables are {}", variables));
    }
  }

  void refuse_unknown_groups() {
    refuse_unknown(json_, "the file", [](std::string_view name) {
      return name == "phrases" || std::ranges::find(groups, name, &GroupSpec::name) != groups.end();
    });
  }

  template <class Known>
  void refuse_unknown(const Json& object, std::string_view where, Known known) {
    for (const auto& [name, value] : object.items())
      if (!known(name)) fault(fmt::format("\"{}\" is not known in {}", name, where), "take it out");
  }

  std::string file_;
  Tongue tongue_;
  std::vector<std::string> faults_;
  Json json_;
};

}  // namespace

WordsOfBoth read_words(const std::filesystem::path& layouts) {
  HelpOfBoth help = read_help_texts(layouts);
  WordsReader english(layouts, "words.en.json", Tongue::english);
  WordsReader welsh(layouts, "words.cy.json", Tongue::welsh);
  WordsOfBoth both{english.read(std::move(help.english)), welsh.read(std::move(help.welsh))};
  std::string report;
  for (const auto* faults : {&english.faults(), &welsh.faults(), &std::as_const(help.faults)})
    for (const std::string& fault : *faults) report += (report.empty() ? "" : "\n") + fault;
  if (!report.empty()) throw WordsError(report);
  return both;
}

}  // namespace planpress::plan
