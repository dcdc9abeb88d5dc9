#include "service/plan/date.hpp"

#include <fmt/format.h>

namespace planpress::plan {

namespace {

constexpr bool is_leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

constexpr unsigned days_in_month(int year, unsigned month) {
  if (month == 2) return is_leap(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

// Years are taken to begin in March, so that the leap day is the last of its year; an era is 400 such years.
constexpr std::int64_t days_in_era = 146'097;
constexpr std::int64_t days_from_era_0_to_epoch = 719'468;

constexpr std::int64_t floor_divide(std::int64_t a, std::int64_t b) {
  return a >= 0 ? a / b : -((-a + b - 1) / b);
}

constexpr std::int64_t days_from(YearMonthDay parts) {
  const std::int64_t year = parts.month <= 2 ? parts.year - 1 : parts.year;
  const std::int64_t era = floor_divide(year, 400);
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t month_from_march = (parts.month + 9) % 12;
  const std::int64_t day_of_year = (153 * month_from_march + 2) / 5 + parts.day - 1;
  const std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * days_in_era + day_of_era - days_from_era_0_to_epoch;
}

std::optional<unsigned> digits(std::string_view text) {
  unsigned value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + static_cast<unsigned>(c - '0');
  }
  return value;
}

}  // namespace

std::optional<Date> Date::from(YearMonthDay parts) {
  if (parts.month < 1 || parts.month > 12) return std::nullopt;
  if (parts.day < 1 || parts.day > days_in_month(parts.year, parts.month)) return std::nullopt;
  return Date(Days{days_from(parts)});
}

std::optional<Date> Date::parse(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const auto year = digits(iso.substr(0, 4));
  const auto month = digits(iso.substr(5, 2));
  const auto day = digits(iso.substr(8, 2));
  if (!year || !month || !day || *year == 0) return std::nullopt;
  return from({static_cast<int>(*year), *month, *day});
}

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

}  // namespace planpress::plan
