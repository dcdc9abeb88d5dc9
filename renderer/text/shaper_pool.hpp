// Shapers that keep their words from one document to the next, one for each thread that works at the same
// time.
#pragma once
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "renderer/text/shaping.hpp"

namespace planpress::text {

class ShaperPool {
 public:
  // The fonts outlive the pool.
  explicit ShaperPool(const FontLibrary& fonts) : fonts_(fonts) {}

  // A shaper that goes back to the pool, which outlives it.
  using Lease = std::unique_ptr<Shaper, std::function<void(Shaper*)>>;

  // One that has worked before where there is one. Safe in threads.
  Lease take() {
    const std::lock_guard lock(mutex_);
    if (idle_.empty()) idle_.push_back(std::make_unique<Shaper>(fonts_));
    Shaper* shaper = idle_.back().release();
    idle_.pop_back();
    return {shaper, [this](Shaper* used) {
              const std::lock_guard given_back(mutex_);
              idle_.emplace_back(used);
            }};
  }

 private:
  const FontLibrary& fonts_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Shaper>> idle_;
};

}  // namespace planpress::text
