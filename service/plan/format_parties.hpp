// The format of who a plan is for and with, when, and what stands in the way: tables for format.cpp.
#pragma once
#include "service/plan/reader.hpp"

namespace planpress::plan {

template <>
struct Format<StatusReason> {
  static constexpr auto fields = std::to_array<Field<StatusReason>>({
      may<&StatusReason::code>("code"),
      must<&StatusReason::text, text>("text"),
      must<&StatusReason::date>("date"),
      must<&StatusReason::by, slug>("by"),
  });
};

template <>
struct Format<Hold> {
  static constexpr auto fields = std::to_array<Field<Hold>>({
      must<&Hold::from>("from"),
      may<&Hold::to>("to"),
  });
};

template <>
struct Format<Presentation> {
  static constexpr auto fields = std::to_array<Field<Presentation>>({
      must<&Presentation::edition>("edition"),
  });
};

template <>
struct Format<Timeframe> {
  static constexpr auto fields = std::to_array<Field<Timeframe>>({
      must<&Timeframe::start>("start"),
      must<&Timeframe::end>("end"),
      may<&Timeframe::original_end>("originalEnd"),
  });
};

template <>
struct Format<DateRange> {
  static constexpr auto fields = std::to_array<Field<DateRange>>({
      must<&DateRange::from>("from"),
      must<&DateRange::to>("to"),
  });
};

template <>
struct Format<Practitioner> {
  static constexpr auto fields = std::to_array<Field<Practitioner>>({
      must<&Practitioner::id, slug>("id"),
      may<&Practitioner::title, text>("title"),
      must<&Practitioner::name, text>("name"),
      must<&Practitioner::profession>("profession"),
      must<&Practitioner::regulator>("regulator"),
      must<&Practitioner::registration_number, text>("registrationNumber"),
      must<&Practitioner::sector>("sector"),
      must<&Practitioner::specialty_group>("specialtyGroup"),
      must<&Practitioner::specialty, text>("specialty"),
      must<&Practitioner::grade>("grade"),
      must<&Practitioner::whole_time_equivalent, share_of_one>("wholeTimeEquivalent"),
  });
};

template <>
struct Format<Organisation> {
  static constexpr auto fields = std::to_array<Field<Organisation>>({
      must<&Organisation::name, text>("name"),
      may<&Organisation::name_welsh, text>("nameWelsh"),
      must<&Organisation::jurisdiction>("jurisdiction"),
      may<&Organisation::site, text>("site"),
  });
};

template <>
struct Format<Conflict> {
  static constexpr auto fields = std::to_array<Field<Conflict>>({
      must<&Conflict::detail, text>("detail"),
      must<&Conflict::accepted_by, slug>("acceptedBy"),
  });
};

template <>
struct Format<Person> {
  static constexpr auto fields = std::to_array<Field<Person>>({
      must<&Person::id, slug>("id"),
      must<&Person::role>("role"),
      must<&Person::name, text>("name"),
      must<&Person::post, text>("post"),
      may<&Person::email, text>("email"),
      may<&Person::conflict>("conflict"),
  });
};

inline Date& from_day(Absence& absence) { return absence.period.from; }
inline Date& to_day(Absence& absence) { return absence.period.to; }
inline constexpr Text never_printed{text_limit, false};

template <>
struct Format<Absence> {
  static constexpr auto fields = std::to_array<Field<Absence>>({
      must<&Absence::reason>("reason"),
      may<&Absence::restriction_source>("restrictionSource"),
      must<&from_day>("from"),
      must<&to_day>("to"),
      may<&Absence::note, text>("note"),
      may<&Absence::confidential_detail, never_printed>("confidentialDetail"),
  });
};

template <>
struct Format<Restriction> {
  static constexpr auto fields = std::to_array<Field<Restriction>>({
      must<&Restriction::body, text>("body"),
      must<&Restriction::description, text>("description"),
      may<&Restriction::scope, slug>("scope"),
      may<&Restriction::minimum_level>("minimumLevel"),
      must<&Restriction::from>("from"),
      may<&Restriction::to>("to"),
      may<&Restriction::confidential, boolean>("confidential"),
  });
};

}  // namespace planpress::plan
