#include "service/plan/date.hpp"

#include <fmt/format.h>
#include <unicode/timezone.h>
#include <unicode/unistr.h>

#include <memory>
#include <stdexcept>

namespace planpress::plan {

namespace {

// Years are taken to begin in March, so that the leap day is the last of its year; an era is 400 such years.
constexpr std::int64_t days_in_era = 146'097;
constexpr std::int64_t days_from_era_0_to_epoch = 719'468;

constexpr std::int64_t floor_divide(std::int64_t a, std::int64_t b) {
  return a >= 0 ? a / b : -((-a + b - 1) / b);
}

std::optional<unsigned> digits(std::string_view text) {
  unsigned value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + static_cast<unsigned>(c - '0');
  }
  return value;
}

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

std::optional<Date> Date::from(YearMonthDay parts) {
  const std::chrono::year_month_day date{std::chrono::year(parts.year), std::chrono::month(parts.month),
                                         std::chrono::day(parts.day)};
  if (!date.ok()) return std::nullopt;
  return Date(Days{std::chrono::sys_days(date).time_since_epoch().count()});
}

std::optional<Date> Date::parse(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const auto year = digits(iso.substr(0, 4));
  const auto month = digits(iso.substr(5, 2));
  const auto day = digits(iso.substr(8, 2));
  if (!year || !month || !day || *year == 0) return std::nullopt;
  return from({static_cast<int>(*year), *month, *day});
}

// Not by std::chrono, whose years end with 32,767: a plan may name a week that is much later.
YearMonthDay Date::parts() const {
  const std::int64_t days = days_ + days_from_era_0_to_epoch;
  const std::int64_t era = floor_divide(days, days_in_era);
  const std::int64_t day_of_era = days - era * days_in_era;
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t month_from_march = (5 * day_of_year + 2) / 153;
  const auto day = static_cast<unsigned>(day_of_year - (153 * month_from_march + 2) / 5 + 1);
  const auto month =
      static_cast<unsigned>(month_from_march < 10 ? month_from_march + 3 : month_from_march - 9);
  const auto year = static_cast<int>(year_of_era + era * 400 + (month <= 2 ? 1 : 0));
  return {year, month, day};
}

std::string Date::iso() const {
  const YearMonthDay date = parts();
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

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
