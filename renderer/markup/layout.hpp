// A layout: one folder under layouts/ that makes one kind of document from a view.
// In: template.xhtml, layout.json, labels.en.json and its like for other languages, and the partials; and the
// view as plain JSON. Out: the filled markup, an XHTML fragment of the vocabulary in document/document.hpp.
#pragma once
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "renderer/document/picture.hpp"

namespace planpress::markup {

using Json = nlohmann::json;

// Immutable after construction; fill() may be called from many threads.
class Layout {
 public:
  // folder: layouts/action-plan; shared: layouts, whose partials/ and labels.*.json all kinds share.
  // view_shape: an example of the view in which every name stands: "" a text, false a truth, {} an object,
  // [example] a list. Every name in the template is checked against it. pictures: what <img> may name.
  // languages: those that labels are read of, "en" among them, as their files are called. Throws AuthorError.
  Layout(const std::filesystem::path& folder, const std::filesystem::path& shared, const Json& view_shape,
         const std::vector<std::string>& languages, const document::Pictures& pictures = {});

  const std::string& kind() const { return kind_; }   // the folder's name
  const Json& settings() const { return settings_; }  // layout.json

  // The template with the view's values in it, escaped: user text cannot become markup. A line feed in a
  // value comes out as U+2028, which read() makes a LineBreak. In place of a text the view may have
  // {"text": ..., "lang": "cy"}, which read() marks as of that language, or a list of such and of texts.
  // Throws std::invalid_argument naming the member when the view does not have the declared shape.
  // Throws std::out_of_range for a language that was not named.
  std::string fill(const Json& view, std::string_view language) const;

  // The name of the kind in a language: the label "title"; the name of its folder where it has none.
  const std::string& title(std::string_view language) const;

 private:
  struct Compiled;  // the templates by language, labels and partials already in place

  std::string kind_;
  Json settings_;
  std::shared_ptr<const Compiled> compiled_;
};

}  // namespace planpress::markup
