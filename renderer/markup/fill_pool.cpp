#include "renderer/markup/fill_pool.hpp"

#include <stdexcept>

namespace planpress::markup {

using kainjow::mustache::mustache;

// A template without partials and lambdas keeps nothing of a document: one that has rendered is as good as
// new. One that threw is not given back.
std::string FillPool::fill(const kainjow::mustache::data& data) {
  auto parsed = take();
  std::string out;
  out.reserve(2 * template_text_.size());
  parsed->render(data, [&out](const std::string& part) { out += part; });
  if (!parsed->is_valid()) throw std::logic_error("template: " + parsed->error_message());
  give_back(std::move(parsed));
  return out;
}

FillPool::Template FillPool::take() {
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      auto parsed = std::move(idle_.back());
      idle_.pop_back();
      return parsed;
    }
  }
  auto parsed = std::make_unique<mustache>(template_text_);
  if (!parsed->is_valid()) throw std::invalid_argument("template: " + parsed->error_message());
  return parsed;
}

void FillPool::give_back(Template parsed) {
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(parsed));
}

}  // namespace planpress::markup
