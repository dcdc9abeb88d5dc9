// Shapers that keep their words from one document to the next, one for each thread that works at the same
// time.
#pragma once
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "renderer/text/shaping.hpp"

namespace planpress::text {

class ShaperPool {
 public:
  // The fonts outlive the pool.
  explicit ShaperPool(const FontLibrary& fonts) : fonts_(fonts) {}

  // A shaper of the pool's, which goes back to it at the end of the scope.
  class Lease {
   public:
    Lease(ShaperPool& pool, std::unique_ptr<Shaper> shaper) : pool_(pool), shaper_(std::move(shaper)) {}
    ~Lease() { pool_.give_back(std::move(shaper_)); }
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    Shaper& operator*() const { return *shaper_; }

   private:
    ShaperPool& pool_;
    std::unique_ptr<Shaper> shaper_;
  };

  // One that has worked before where there is one. Safe in threads.
  Lease take();

 private:
  void give_back(std::unique_ptr<Shaper> shaper);

  const FontLibrary& fonts_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Shaper>> idle_;
};

}  // namespace planpress::text
