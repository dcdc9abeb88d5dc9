#include "renderer/markup/layout.hpp"

#include <fmt/format.h>

#include <array>

#include "renderer/markup/compose.hpp"
#include "renderer/markup/fill_pool.hpp"
#include "renderer/markup/layout_files.hpp"
#include "renderer/markup/reading.hpp"
#include "renderer/markup/view_data.hpp"

namespace planpress::markup {
namespace {

constexpr std::array languages{Language::english, Language::welsh};

void report_unused(const Labels& labels, const std::set<std::string>& used, Faults& faults) {
  for (const auto& [name, label] : labels) {
    if (!label.own || used.contains(name)) continue;
    faults.add(label.place, fmt::format("label \"{}\" is not used", name), "take it out of both label files");
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
  std::array<std::unique_ptr<FillPool>, languages.size()> pools;
};

Layout::Layout(const std::filesystem::path& folder, const std::filesystem::path& shared,
               const Json& view_shape, const document::Pictures& pictures) {
  check_shape(view_shape);
  const LayoutFolders folders{folder, shared};
  auto compiled = std::make_shared<Compiled>();
  compiled->shape = view_shape;
  Faults faults;
  kind_ = folders.kind();
  settings_ = read_settings(folders, faults);
  const auto labels = read_labels(folders, faults);
  auto tokens = read_template(folders, faults);
  const auto faults_before = faults.count();
  const auto root = check_structure(tokens, faults);
  const bool is_sound = faults.count() == faults_before;

  std::set<std::string> used;
  std::array<Tokens, languages.size()> composed;
  for (std::size_t i = 0; i < languages.size(); ++i) {
    composed[i] = place_labels(tokens, root, labels, languages[i], used, faults);
    check_names(composed[i], compiled->shape, compiled->reached, faults);
  }
  report_unused(labels, used, faults);
  if (is_sound)
    for (const Tokens& each : composed) check_vocabulary(each, pictures, faults);
  faults.throw_if_any();
  for (std::size_t i = 0; i < languages.size(); ++i) {
    compiled->pools[i] = std::make_unique<FillPool>(template_text(composed[i]));
  }
  compiled_ = std::move(compiled);
}

std::string Layout::fill(const Json& view, Language language) const {
  const auto data = view_data(view, compiled_->shape, compiled_->reached);
  return compiled_->pools[static_cast<std::size_t>(language)]->fill(data);
}

}  // namespace planpress::markup
