// The files of a layout's folder: what they hold, checked on their own.
#pragma once
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
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

// nullopt: there is no such file. Text that is not UTF-8 is a fault.
std::optional<std::string> read_text(const std::filesystem::path& path, const std::string& shown,
                                     Faults& faults);

// layout.json: {"view": "...", "options": {...}}
Json read_settings(const LayoutFolders& folders, Faults& faults);

// What a label says, as tokens: the fixed text escaped, variables between.
struct Label {
  std::map<std::string, Tokens, std::less<>> tokens;      // by language
  std::map<std::string, std::string, std::less<>> texts;  // the same as they are written
  Place place;
  bool own = false;  // the layout's, not shared
};
using Labels = std::map<std::string, Label, std::less<>>;
// labels.en.json and its like of the layout over the shared ones. Every language has the labels of English.
Labels read_labels(const LayoutFolders& folders, const std::vector<std::string>& languages, Faults& faults);

// template.xhtml with its partials in place. A partial of the layout comes before a shared one of the same
// name.
Tokens read_template(const LayoutFolders& folders, Faults& faults);

}  // namespace planpress::markup
