#include "service/plan/views/words_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <utility>

#include "service/plan/author_file.hpp"
#include "service/plan/findings.hpp"

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
    {"month", months, {}},      group<Status>(),
    group<ClosingReason>(),     group<Element>(),
    meanings<Element>(),        group<Profession>(),
    group<Grade>("profession"), group<Role>(),
    meanings<Role>(),           group<AbsenceReason>(),
    group<RestrictionSource>(), group<ObjectiveArea>(),
    group<ActivityType>(),      group<Level>(),
    meanings<Level>(),          GroupSpec{brief_group<Level>, codes<Level>, {}},
    group<ResourceKind>(),      group<Rating>(),
    group<Outcome>(),           group<SignatureRole>(),
    group<SignatureMethod>(),   group<SignatureStatement>(),
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
      : file_(layouts, std::move(file)), tongue_(tongue) {}

  Wording read(const HelpLibrary& help) {
    Groups all;
    for (const GroupSpec& spec : groups) all.emplace(spec.name, read_group(spec));
    std::vector<Wording::Forms> forms;
    forms.reserve(std::size(phrases));
    if (const Json* said = member("phrases", "an object with a text for each phrase")) {
      for (const Phrase& phrase : phrases) forms.push_back(read_phrase(*said, phrase));
      refuse_unknown(*said, at("phrases"), [](std::string_view name) {
        return std::ranges::find(phrases, name, &Phrase::name) != phrases.end();
      });
    }
    refuse_unknown(file_.json(), at(), [](std::string_view name) {
      return name == "phrases" || std::ranges::find(groups, name, &GroupSpec::name) != groups.end();
    });
    return {tongue_, std::move(all), std::move(forms), help};
  }

  std::string report() const { return file_.report(); }

 private:
  // pointer: of what is wrong, "/level/direct", which the message calls "level.direct".
  void fault(const std::string& pointer, std::string_view message, std::string_view hint) {
    std::string named = pointer.empty() ? pointer : pointer.substr(1);
    std::ranges::replace(named, '/', '.');
    file_.fault(pointer, fmt::format("\"{}\" {}", named, message), std::string(hint));
  }

  // The object of this name in the file, or nothing.
  const Json* member(std::string_view name, std::string_view hint) {
    const auto found = file_.json().find(std::string(name));
    if (found != file_.json().end() && found->is_object()) return &*found;
    fault(at(name), "is missing", hint);
    return nullptr;
  }

  Group read_group(const GroupSpec& spec) {
    const Json* words = member(spec.name, "an object with a word for each code");
    Group group;
    if (words == nullptr) return group;
    for (const Code code : spec.codes) {
      const auto found = words->find(std::string(code));
      const auto where = at(spec.name, code);
      group.push_back(found == words->end() ? missing(where) : text(*found, where, spec.variables));
    }
    refuse_unknown(*words, at(spec.name), [&](std::string_view name) {
      return std::ranges::find(spec.codes, name) != spec.codes.end();
    });
    return group;
  }

  Wording::Forms read_phrase(const Json& said, const Phrase& phrase) {
    const auto found = said.find(std::string(phrase.name));
    const auto where = at("phrases", phrase.name);
    if (found == said.end()) return {{{"other", missing(where)}}};
    if (!phrase.counted) return {{{"other", text(*found, where, phrase.variables)}}};
    return read_forms(*found, where, phrase.variables);
  }

  Wording::Forms read_forms(const Json& value, const std::string& where, std::string_view variables) {
    const std::string_view categories =
        tongue_ == Tongue::english ? "one other" : "zero one two few many other";
    if (!value.is_object() || !value.contains("other")) {
      fault(where, "must be an object with \"other\"", fmt::format("its names are {}", categories));
      return {{{"other", {}}}};
    }
    Wording::Forms forms;
    for (const auto& [category, form] : value.items()) {
      const std::string form_at = where + at(category);
      if (!is_among(category, categories))
        fault(form_at, "is no plural category", fmt::format("use {}", categories));
      forms.by_category.emplace(category, text(form, form_at, variables));
    }
    return forms;
  }

  std::string missing(const std::string& where) {
    fault(where, "is missing", "add it");
    return {};
  }

  std::string text(const Json& value, const std::string& where, std::string_view variables) {
    if (!value.is_string() || value.get_ref<const std::string&>().empty()) {
      fault(where, "must be a text", "write the words to print");
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
      fault(where, fmt::format("has the variable {{{}}}, which it is never given", name),
            variables.empty() ? "it has no variables" : fmt::format("its variables are {}", variables));
    }
  }

  template <class Known>
  void refuse_unknown(const Json& object, const std::string& where, Known known) {
    for (const auto& [name, value] : object.items())
      if (!known(name)) fault(where + at(name), "is not known", "take it out");
  }

  AuthorFile file_;
  Tongue tongue_;
};

}  // namespace

Wording read_wording(const std::filesystem::path& layouts, Tongue tongue, const HelpLibrary& help) {
  WordsReader file(layouts, tongue == Tongue::welsh ? "words.cy.json" : "words.en.json", tongue);
  Wording wording = file.read(help);
  std::string report = file.report();
  if (report.empty()) return wording;
  report.pop_back();
  throw WordsError(report);
}

}  // namespace planpress::plan
