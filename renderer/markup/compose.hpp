// Tokens → the text of a template in one language, and an example of its markup to check.
#pragma once
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "renderer/markup/layout.hpp"
#include "renderer/markup/layout_files.hpp"
#include "renderer/markup/template_structure.hpp"

namespace planpress::markup {

// Labels put in their places and, for a template that does not say, the language of the root. The names of
// the labels that were found are added to `used`.
Tokens place_labels(const Tokens& tokens, const std::optional<RootTag>& root, const Labels& labels,
                    std::string_view language, std::set<std::string>& used, Faults& faults);

// For kainjow: white space shortened, which it would turn into a component a character.
std::string template_text(const Tokens& tokens);

// The markup with every section once and `any_value` for each variable; and where each part of it was
// written.
class Example {
 public:
  explicit Example(const Tokens& tokens);
  const std::string& text() const { return text_; }
  Place locate(std::size_t offset) const;

 private:
  struct Mark {
    std::size_t offset;
    Place place;
  };
  std::string text_;
  std::vector<Mark> marks_;
};

}  // namespace planpress::markup
