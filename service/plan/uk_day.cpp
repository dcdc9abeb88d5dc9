#include "service/plan/uk_day.hpp"

#include <unicode/timezone.h>
#include <unicode/unistr.h>

#include <memory>
#include <stdexcept>

namespace planpress::plan {

namespace {

// ICU brings the time zone database along: nothing is asked of the machine's own.
const icu::TimeZone& london() {
  static const std::unique_ptr<const icu::TimeZone> zone = [] {
    std::unique_ptr<icu::TimeZone> found(icu::TimeZone::createTimeZone(u"Europe/London"));
    if (!found || *found == icu::TimeZone::getUnknown())
      throw std::runtime_error("ICU does not know the time zone Europe/London");
    return found;
  }();
  return *zone;
}

}  // namespace

Date uk_day(std::chrono::system_clock::time_point instant) {
  using std::chrono::milliseconds;
  const auto since_epoch = std::chrono::floor<milliseconds>(instant.time_since_epoch());
  std::int32_t standard = 0, summer = 0;  // milliseconds east of Greenwich
  UErrorCode status = U_ZERO_ERROR;
  london().getOffset(static_cast<UDate>(since_epoch.count()), false, standard, summer, status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU could not tell the time in the United Kingdom");
  const auto local = since_epoch + milliseconds(standard) + milliseconds(summer);
  return Date(Days{std::chrono::floor<std::chrono::days>(local).count()});
}

}  // namespace planpress::plan
