#include "renderer/markup/layout_files.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>

#include "renderer/text/json_lines.hpp"
#include "renderer/text/unicode.hpp"
#include "renderer/text/xml.hpp"

namespace planpress::markup {
namespace {

// nullopt: there is no such file. Text that is not UTF-8 is a fault.
std::optional<std::string> read_text(const std::filesystem::path& path, const std::string& shown,
                                     Faults& faults) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  std::string text{std::istreambuf_iterator<char>(in), {}};
  constexpr std::string_view byte_order_mark = "\uFEFF";
  if (text.starts_with(byte_order_mark)) text.erase(0, byte_order_mark.size());
  if (!text::is_valid_utf8(text)) {
    faults.add({shown, 0}, "is not UTF-8");
    return std::string{};
  }
  return text;
}

// An object with no members for what is none.
text::JsonLine parse_object(const std::string& text, const std::string& shown, Faults& faults) {
  try {
    text::JsonLine json = text::parse_json_lines(text);
    if (json.kind == text::JsonLine::Kind::object) return json;
    faults.add({shown, 1}, "must be a JSON object", "{ \"name\": \"text\" }");
  } catch (const text::JsonLineError& error) {
    faults.add({shown, error.line}, "is not well-formed JSON");
  }
  return {};
}

// Of what a document takes beside the plan: {"review": "required", "for": "optional"}.
bool is_options(const Json& options) {
  return options.is_object() && std::all_of(options.begin(), options.end(), [](const Json& value) {
           return value == "required" || value == "optional";
         });
}

// ---- Labels ----

struct LabelInFile {
  LabelText text;
  Place place;
};
using LabelFile = std::map<std::string, LabelInFile, std::less<>>;

// "{page}" and "{pages}" in a label are the numbers at the head or foot of a page.
std::string label_markup(std::string_view text) {
  constexpr std::pair<std::string_view, std::string_view> numbers[] = {{"{page}", "<page-number/>"},
                                                                       {"{pages}", "<page-count/>"}};
  std::string out = text::escape_xml(text);
  for (const auto& [name, element] : numbers)
    for (auto at = out.find(name); at != std::string::npos; at = out.find(name, at + element.size()))
      out.replace(at, name.size(), element);
  return out;
}

Tokens label_tokens(const std::string& text, const Place& place, Faults& faults) {
  auto tokens = tokenise(text, place, faults);
  for (auto& token : tokens) {
    token.place.line = place.line;
    if (token.kind == TokenKind::text) token.text = label_markup(token.text);
    if (token.kind != TokenKind::text && token.kind != TokenKind::variable) {
      faults.add(place, "a label holds text and variables only",
                 "put sections and partials into the template");
    }
  }
  std::erase_if(tokens, [](const Token& token) {
    return token.kind != TokenKind::text && token.kind != TokenKind::variable;
  });
  return tokens;
}

// Empty when there is no such file.
LabelFile read_label_file(const std::filesystem::path& path, const std::string& shown, Faults& faults) {
  LabelFile file;
  const auto text = read_text(path, shown, faults);
  if (!text) return file;
  const text::JsonLine json = parse_object(*text, shown, faults);
  for (const auto& [name, value] : json.members) {
    const Place place{shown, value.line};
    if (value.kind != text::JsonLine::Kind::string)
      faults.add(place, fmt::format("label \"{}\" must be a text", name), "labels are a flat list of names");
    else if (const auto [first, is_new] = file.try_emplace(name); is_new)
      first->second = {{label_tokens(value.text, place, faults), value.text}, place};
    else
      faults.add(first->second.place,
                 fmt::format("label \"{}\" stands {} times", name,
                             std::ranges::count(json.members, name, &text::JsonMember::name)));
  }
  return file;
}

// Adds the labels of a folder; those that a language lacks, or has beside English, are faults.
void add_labels(const std::filesystem::path& folder, const std::string& prefix, bool own,
                const std::vector<std::string>& languages, Labels& labels, Faults& faults) {
  const auto file_of = [](std::string_view language) { return fmt::format("labels.{}.json", language); };
  const auto read = [&](const std::string& language) {
    return read_label_file(folder / file_of(language), prefix + file_of(language), faults);
  };
  const auto lacks = [&](const Place& place, const std::string& name, std::string_view language) {
    faults.add(place, fmt::format("label \"{}\" is not in {}", name, prefix + file_of(language)),
               "add it there");
  };
  const LabelFile english = read("en");
  for (const auto& [name, label] : english) labels[name] = {{{"en", label.text}}, label.place, own};
  for (const std::string& language : languages) {
    if (language == "en") continue;
    const LabelFile file = read(language);
    for (const auto& [name, label] : english) {
      const auto other = file.find(name);
      if (other == file.end()) lacks(label.place, name, language);
      labels[name].texts[language] = other == file.end() ? label.text : other->second.text;
    }
    for (const auto& [name, label] : file)
      if (!english.contains(name)) lacks(label.place, name, "en");
  }
}

// ---- Partials ----

class PartialReader {
 public:
  PartialReader(const LayoutFolders& folders, Faults& faults) : folders_(folders), faults_(faults) {}

  Tokens with_partials(const std::string& xhtml, const std::string& shown) {
    chain_.push_back(std::filesystem::path(shown).stem().string());
    Tokens out;
    for (auto& token : tokenise(without_comments(xhtml, shown, faults_), {shown, 1}, faults_)) {
      if (token.kind == TokenKind::partial)
        std::ranges::move(partial(token), std::back_inserter(out));
      else
        out.push_back(std::move(token));
    }
    chain_.pop_back();
    return out;
  }

 private:
  Tokens partial(const Token& use) {
    const auto& name = use.text;
    if (std::ranges::count(chain_, name) > 0) {
      faults_.add(use.place, fmt::format("partial \"{}\" includes itself", name),
                  fmt::format("{} > {}", fmt::join(chain_, " > "), name));
      return {};
    }
    const std::pair<std::filesystem::path, std::string> places[] = {
        {folders_.own, folders_.kind() + "/"}, {folders_.shared / "partials", "partials/"}};
    for (const auto& [folder, prefix] : places) {
      const auto shown = prefix + name + ".xhtml";
      if (const auto text = read_text(folder / (name + ".xhtml"), shown, faults_))
        return with_partials(*text, shown);
    }
    faults_.add(use.place, fmt::format("partial \"{}\" is not there", name),
                fmt::format("write {0}/{1}.xhtml or partials/{1}.xhtml", folders_.kind(), name));
    return {};
  }

  const LayoutFolders& folders_;
  Faults& faults_;
  std::vector<std::string> chain_;
};

}  // namespace

Json read_settings(const LayoutFolders& folders, Faults& faults) {
  const auto shown = folders.kind() + "/layout.json";
  const auto text = read_text(folders.own / "layout.json", shown, faults);
  if (!text) {
    faults.add({shown, 0}, "is not there", R"(write { "view": "name of the view" })");
    return Json::object();
  }
  const text::JsonLine lines = parse_object(*text, shown, faults);
  Json settings = lines.kind == text::JsonLine::Kind::object ? Json::parse(*text) : Json::object();
  const auto place_of = [&](const std::string& name) {
    const text::JsonLine* member = lines.find(name);
    return Place{shown, member == nullptr ? 1 : member->line};
  };
  const auto check = [&](const std::string& name, bool right, const char* hint) {
    if (!right) faults.add(place_of(name), fmt::format("\"{}\" is not right", name), hint);
  };
  for (const auto& [name, value] : settings.items()) {
    if (name == "view" || name == "options") continue;
    faults.add(place_of(name), fmt::format("\"{}\" is not known", name),
               name == "title" ? "the title is a label of each language: \"title\" in labels.en.json"
                               : near_miss(name, {"view", "options"}));
  }
  check("view", settings.value("view", Json{}).is_string(), "the name of the view, a text");
  check("options", is_options(settings.value("options", Json::object())),
        R"({ "review": "required", "for": "optional" }: what the document takes beside the plan)");
  return settings;
}

Labels read_labels(const LayoutFolders& folders, const std::vector<std::string>& languages, Faults& faults) {
  Labels labels;
  add_labels(folders.shared, "", false, languages, labels, faults);
  add_labels(folders.own, folders.kind() + "/", true, languages, labels, faults);
  return labels;
}

Tokens read_template(const LayoutFolders& folders, Faults& faults) {
  const auto shown = folders.kind() + "/template.xhtml";
  const auto text = read_text(folders.own / "template.xhtml", shown, faults);
  if (!text) {
    faults.add({shown, 0}, "is not there", "write <document title=\"...\">...</document>");
    return {};
  }
  return PartialReader(folders, faults).with_partials(*text, shown);
}

}  // namespace planpress::markup
