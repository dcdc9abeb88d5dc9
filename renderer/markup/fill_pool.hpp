// Parsed templates at the ready: kainjow's render() is not const, so every document has an object to itself.
// The first is parsed when it is asked for.
#pragma once
#include <kainjow/mustache.hpp>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace planpress::markup {

class FillPool {
 public:
  explicit FillPool(std::string template_text) : template_text_(std::move(template_text)) {}
  // Throws std::invalid_argument when kainjow cannot parse the text.
  std::string fill(const kainjow::mustache::data& data);

 private:
  using Template = std::unique_ptr<kainjow::mustache::mustache>;
  Template take();
  void give_back(Template parsed);

  std::string template_text_;
  std::mutex mutex_;
  std::vector<Template> idle_;
};

}  // namespace planpress::markup
