#include "renderer/markup/layout.hpp"

#include <fmt/format.h>

#include <map>
#include <stdexcept>

#include "renderer/markup/compose.hpp"
#include "renderer/markup/fill_pool.hpp"
#include "renderer/markup/layout_files.hpp"
#include "renderer/markup/read.hpp"
#include "renderer/markup/view_data.hpp"

namespace planpress::markup {
namespace {

void report_unused(const Labels& labels, const std::set<std::string>& used, Faults& faults) {
  for (const auto& [name, label] : labels) {
    if (!label.own || used.contains(name)) continue;
    faults.add(label.place, fmt::format("label \"{}\" is not used", name), "take it out of the label files");
  }
}

void check_vocabulary(const Tokens& tokens, const document::Pictures& pictures, Faults& faults) {
  const Example example(tokens);
  const auto locate = [&](std::size_t at) { return example.locate(at); };
  read_document(example.text(), Check::example, locate, pictures, faults);
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
  auto tokens = read_template(folders, faults);
  const auto faults_before = faults.count();
  const auto root = check_structure(tokens, faults);
  const bool is_sound = faults.count() == faults_before;

  std::set<std::string> used{"title"};
  std::map<std::string, Tokens> composed;
  for (const std::string& language : languages) {
    composed[language] = place_labels(tokens, root, labels, language, used, faults);
    check_names(composed[language], compiled->shape, compiled->reached, faults);
    const auto title = labels.find("title");
    compiled->titles[language] = title == labels.end() ? kind_ : title->second.texts.at(language);
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
