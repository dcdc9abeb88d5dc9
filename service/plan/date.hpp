// A civil day: no time, no zone, no clock. Dates in plans are ISO 8601 `YYYY-MM-DD` (plan format, first
// line).
#pragma once
#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace planpress::plan {

/// A count of days; what two dates differ by.
struct Days {
  std::int64_t count = 0;
  constexpr auto operator<=>(const Days&) const = default;
};

/// The parts of a date as people write them: month 1 to 12, day 1 to 31.
struct YearMonthDay {
  int year = 1970;
  unsigned month = 1;
  unsigned day = 1;
  constexpr auto operator<=>(const YearMonthDay&) const = default;
};

/// A day of the proleptic Gregorian calendar, kept as days since 1 January 1970.
class Date {
 public:
  constexpr Date() = default;
  constexpr explicit Date(Days since_epoch) : days_(since_epoch.count) {}

  /// The day of these parts, or nothing where there is no such day (30 February).
  static std::optional<Date> from(YearMonthDay parts);
  /// Reads exactly `YYYY-MM-DD`, years 0001 to 9999, real days only.
  static std::optional<Date> parse(std::string_view iso);

  constexpr Days since_epoch() const { return Days{days_}; }
  YearMonthDay parts() const;
  /// `2025-03-06`.
  std::string iso() const;

  constexpr auto operator<=>(const Date&) const = default;
  friend constexpr Date operator+(Date date, Days days) { return Date(Days{date.days_ + days.count}); }
  friend constexpr Date operator-(Date date, Days days) { return Date(Days{date.days_ - days.count}); }
  friend constexpr Days operator-(Date a, Date b) { return Days{a.days_ - b.days_}; }

 private:
  std::int64_t days_ = 0;
};

/// The civil day in the United Kingdom at an instant, winter and summer, by the time zone database
/// (Europe/London).
Date uk_day(std::chrono::system_clock::time_point instant);

}  // namespace planpress::plan
