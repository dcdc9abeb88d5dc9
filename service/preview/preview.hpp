// Serves a document while its layout is written: watches the files, makes the document again when one has
// changed, and notifies the page that shows it.
#pragma once
#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "service/http/message.hpp"
#include "service/preview/proof.hpp"

namespace planpress::preview {

struct Subject {
  std::string kind;             // as it is called in titles
  std::filesystem::path share;  // the folder with layouts/
  std::filesystem::path plan;
  Maker make;
};

class Preview final : public http::Handler {
 public:
  // Makes the first proof. on_proof hears of every proof, this one too, from one thread at a time.
  Preview(Subject subject, std::function<void(const Proof&)> on_proof);
  ~Preview() override;

  std::optional<http::Response> handle(const http::Request& request) const override;
  void stop_accepting() override;

 private:
  void watch(Stamps made_from);
  void renew();
  bool wait_or_stop(std::chrono::milliseconds time) const;
  std::shared_ptr<const Proof> current() const;
  http::Response changes(std::int64_t after) const;
  http::Response document(const Proof& proof, Format format) const;

  const Subject subject_;
  const std::function<void(const Proof&)> on_proof_;
  mutable std::mutex mutex_;
  mutable std::condition_variable changed_;
  std::shared_ptr<const Proof> proof_;
  bool stopping_ = false;
  std::thread watcher_;
};

}  // namespace planpress::preview
