// A view into a template: the only file that knows kainjow.
#pragma once
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include <kainjow/mustache.hpp>

#include "renderer/markup/template_check.hpp"

namespace planpress::markup {

// A view as kainjow takes it, checked against the declared shape on the way. Throws std::invalid_argument
// naming the member (a JSON Pointer) that is missing, not declared or of another kind.
kainjow::mustache::data view_data(const Json& view, const Json& shape, const ReachedThrough& reached);

// Parsed templates at the ready: kainjow's render() is not const, so every document has an object to itself.
// The first is parsed when it is asked for.
class FillPool {
 public:
  explicit FillPool(std::string template_text) : template_text_(std::move(template_text)) {}
  // Throws std::invalid_argument when kainjow cannot parse the text.
  std::string fill(const kainjow::mustache::data& data);

 private:
  using Template = std::unique_ptr<kainjow::mustache::mustache>;
  Template take();

  std::string template_text_;
  std::mutex mutex_;
  std::vector<Template> idle_;
};

}  // namespace planpress::markup
