#include "renderer/text/shaper_pool.hpp"

namespace planpress::text {

ShaperPool::Lease ShaperPool::take() {
  const std::lock_guard lock(mutex_);
  if (idle_.empty()) return {*this, std::make_unique<Shaper>(fonts_)};
  std::unique_ptr<Shaper> shaper = std::move(idle_.back());
  idle_.pop_back();
  return {*this, std::move(shaper)};
}

void ShaperPool::give_back(std::unique_ptr<Shaper> shaper) {
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(shaper));
}

}  // namespace planpress::text
