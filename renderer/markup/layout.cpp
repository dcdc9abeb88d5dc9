#include "renderer/markup/layout.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <stdexcept>

#include "renderer/markup/fill.hpp"
#include "renderer/markup/layout_files.hpp"
#include "renderer/markup/read.hpp"
#include "renderer/markup/template_check.hpp"
#include "renderer/markup/xml_text.hpp"

namespace planpress::markup {
namespace {

// Labels put in their places and, for a template that does not say, the language of the root. The names of
// the labels that were found are added to `used`.
Tokens place_labels(const Tokens& tokens, const std::optional<RootTag>& root, const Labels& labels,
                    std::string_view language, std::set<std::string>& used, Faults& faults) {
  Tokens out;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto& token = tokens[i];
    if (token.kind != TokenKind::label) {
      out.push_back(token);
      const bool says_language = !root || root->token != i || root->has_language;
      if (language != "en" && !says_language)
        out.back().text.insert(root->offset, fmt::format(" lang=\"{}\"", language));
    } else if (const auto label = labels.find(token.text); label != labels.end()) {
      used.insert(token.text);
      const Tokens& words = label->second.in(language).tokens;
      out.insert(out.end(), words.begin(), words.end());
    } else {
      std::vector<std::string_view> names;
      for (const auto& [name, each] : labels) names.emplace_back(name);
      faults.add(token.place, fmt::format("there is no label \"{}\"", token.text),
                 near_miss(token.text, names));
      out.push_back({TokenKind::text, std::string(any_value), token.place});
    }
  }
  return out;
}

void report_unused(const Labels& labels, const std::set<std::string>& used, Faults& faults) {
  for (const auto& [name, label] : labels) {
    if (!label.own || used.contains(name)) continue;
    faults.add(label.place, fmt::format("label \"{}\" is not used", name), "take it out of the label files");
  }
}

// The example of a template's markup, and the offsets at which its parts and their lines begin.
void check_vocabulary(const Tokens& tokens, const document::Pictures& pictures, Faults& faults) {
  std::string example;
  std::map<std::size_t, Place> places;
  for (const auto& token : tokens) {
    if (token.kind == TokenKind::variable) {
      places[example.size()] = token.place;
      example += any_value;
    }
    if (token.kind != TokenKind::text) continue;
    auto place = token.place;
    places[example.size()] = place;
    for (const char c : token.text) {
      example += c;
      if (c != '\n') continue;
      ++place.line;
      places[example.size()] = place;
    }
  }
  const auto locate = [&](std::size_t offset) {
    const auto after = places.upper_bound(offset);
    return after == places.begin() ? Place{} : std::prev(after)->second;
  };
  read_document(example, Check::example, locate, pictures, faults);
}

// Runs of white space as one space or line feed.
void append_shortened(std::string& out, std::string_view markup) {
  for (std::size_t at = 0; at < markup.size();) {
    if (!is_xml_space(markup[at])) {
      out += markup[at++];
      continue;
    }
    const auto end = std::min(markup.find_first_not_of(" \t\r\n", at), markup.size());
    out += markup.substr(at, end - at).find('\n') == std::string_view::npos ? ' ' : '\n';
    at = end;
  }
}

// For kainjow: white space shortened, which it would turn into a component a character.
std::string template_text(const Tokens& tokens) {
  std::string out;
  for (const auto& token : tokens) {
    if (token.kind == TokenKind::text)
      append_shortened(out, token.text);
    else if (token.kind == TokenKind::variable)
      out += "{{" + token.text + "}}";
    else
      out += std::string("{{") + static_cast<char>(token.kind) + token.text + "}}";
  }
  return out;
}

}  // namespace

struct Layout::Compiled {
  Json shape;
  ReachedThrough reached;
  std::map<std::string, std::unique_ptr<FillPool>, std::less<>> pools;  // by language
  std::map<std::string, std::string, std::less<>> titles;               // by language
};

Layout::Layout(const std::filesystem::path& folder, const std::filesystem::path& shared,
               const Json& view_shape, const std::vector<std::string>& languages,
               const document::Pictures& pictures) {
  check_shape(view_shape);
  const LayoutFolders folders{folder, shared};
  auto compiled = std::make_shared<Compiled>();
  compiled->shape = view_shape;
  Faults faults;
  kind_ = folders.kind();
  settings_ = read_settings(folders, faults);
  const auto labels = read_labels(folders, languages, faults);
  const auto tokens = read_template(folders, faults);
  const auto faults_before = faults.count();
  const auto root = check_structure(tokens, faults);
  const bool is_sound = faults.count() == faults_before;

  std::set<std::string> used{"title"};
  std::map<std::string, Tokens> composed;
  for (const std::string& language : languages) {
    composed[language] = place_labels(tokens, root, labels, language, used, faults);
    check_names(composed[language], compiled->shape, compiled->reached, faults);
    const auto title = labels.find("title");
    compiled->titles[language] = title == labels.end() ? kind_ : title->second.in(language).text;
  }
  report_unused(labels, used, faults);
  if (is_sound)
    for (const auto& [language, each] : composed) check_vocabulary(each, pictures, faults);
  faults.throw_if_any();
  for (const auto& [language, each] : composed)
    compiled->pools[language] = std::make_unique<FillPool>(template_text(each));
  compiled_ = std::move(compiled);
}

std::string Layout::fill(const Json& view, std::string_view language) const {
  const auto pool = compiled_->pools.find(language);
  if (pool == compiled_->pools.end()) throw std::out_of_range("no labels in this language");
  return pool->second->fill(view_data(view, compiled_->shape, compiled_->reached));
}

const std::string& Layout::title(std::string_view language) const {
  return compiled_->titles.find(language)->second;
}

}  // namespace planpress::markup
