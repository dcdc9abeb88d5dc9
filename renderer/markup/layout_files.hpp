// The files of a layout's folder: what they hold, checked on their own.
#pragma once
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "renderer/markup/faults.hpp"
#include "renderer/markup/template_tokens.hpp"

namespace planpress::markup {

using Json = nlohmann::json;

struct LayoutFolders {
  std::filesystem::path own;     // layouts/action-plan
  std::filesystem::path shared;  // layouts
  std::string kind() const { return (own.has_filename() ? own : own.parent_path()).filename().string(); }
};

// layout.json: {"view": "...", "options": {...}}
Json read_settings(const LayoutFolders& folders, Faults& faults);

struct LabelText {
  Tokens tokens;     // the fixed text escaped, variables between
  std::string text;  // as it is written
};
struct Label {
  std::map<std::string, LabelText, std::less<>> texts;  // by language
  Place place;
  bool own = false;  // the layout's, not shared
  const LabelText& in(std::string_view language) const { return texts.find(language)->second; }
};
using Labels = std::map<std::string, Label, std::less<>>;
// labels.en.json and its like of the layout over the shared ones. Every language has the labels of English.
Labels read_labels(const LayoutFolders& folders, const std::vector<std::string>& languages, Faults& faults);

// template.xhtml with its partials in place. A partial of the layout comes before a shared one of the same
// name.
Tokens read_template(const LayoutFolders& folders, Faults& faults);

}  // namespace planpress::markup
