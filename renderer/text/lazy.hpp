// A value made when it is first asked for; shared by threads.
#pragma once
#include <memory>
#include <mutex>

namespace planpress::text {

template <class T>
class Lazy {
 public:
  /// make: returns the value; where it throws, the next that asks tries again.
  template <class Make>
  const T& get(Make make) const {
    std::call_once(once_, [&] { value_.reset(new T(make())); });
    return *value_;
  }

 private:
  mutable std::once_flag once_;
  mutable std::unique_ptr<const T> value_;
};

}  // namespace planpress::text
