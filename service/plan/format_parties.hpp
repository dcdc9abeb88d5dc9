// The format of who a plan is for and with, when, and what stands in the way: tables for format.cpp.
#pragma once
#include "service/plan/reader.hpp"

namespace planpress::plan {

template <>
struct Format<StatusReason> {
  static constexpr About about{"StatusReason",
                               "Why the plan was not agreed, is on hold or was closed early."};
  static constexpr auto fields = std::to_array<Field<StatusReason>>({
      may<&StatusReason::code>("code", "The reason of an early close, for statistics."),
      must<&StatusReason::text, text>("text", "The reason in words."),
      must<&StatusReason::date>("date", "The day of the decision."),
      must<&StatusReason::by, slug>("by", "Id of a person of the plan who decided it."),
  });
};

template <>
struct Format<Hold> {
  static constexpr About about{"Hold", "Time during which the plan was on hold."};
  static constexpr auto fields = std::to_array<Field<Hold>>({
      must<&Hold::from>("from", "The first day on hold."),
      may<&Hold::to>("to", "The last day on hold; not over yet when absent."),
  });
};

template <>
struct Format<Presentation> {
  static constexpr About about{"Presentation", "How the documents are to look."};
  static constexpr auto fields = std::to_array<Field<Presentation>>({
      must<&Presentation::edition>("edition", "Standard print, or large print of 18 points."),
  });
};

template <>
struct Format<Timeframe> {
  static constexpr About about{"Timeframe", "When the plan runs."};
  static constexpr auto fields = std::to_array<Field<Timeframe>>({
      must<&Timeframe::start>("start", "The first day of week 1."),
      must<&Timeframe::end>("end", "The last day; after `start`."),
      may<&Timeframe::original_end>("originalEnd", "The last day before an extension."),
  });
};

template <>
struct Format<DateRange> {
  static constexpr About about{"Period", "Two days and all days between them."};
  static constexpr auto fields = std::to_array<Field<DateRange>>({
      must<&DateRange::from>("from", "The first day."),
      must<&DateRange::to>("to", "The last day; not before `from`."),
  });
};

template <>
struct Format<Practitioner> {
  static constexpr About about{"Practitioner", "Whom the plan is for."};
  static constexpr auto fields = std::to_array<Field<Practitioner>>({
      must<&Practitioner::id, slug>(
          "id", "The id by which the plan refers to the practitioner; none of the people has it."),
      may<&Practitioner::title, text>("title", "Form of address, such as Mr or Dr."),
      must<&Practitioner::name, text>("name", "First and last name."),
      must<&Practitioner::profession>("profession", "The profession; each has its regulators."),
      must<&Practitioner::regulator>("regulator", "Doctor: GMC. Dentist: GDC. Pharmacist: GPhC or PSNI."),
      must<&Practitioner::registration_number, text>(
          "registrationNumber",
          "GMC: seven digits. GDC: one to six digits. GPhC: seven digits, the first 2. PSNI: one to ten "
          "letters or digits."),
      must<&Practitioner::sector>("sector", "Where the practitioner works."),
      must<&Practitioner::specialty_group>("specialtyGroup", "The group that the specialty belongs to."),
      must<&Practitioner::specialty, text>("specialty", "The specialty, in words."),
      must<&Practitioner::grade>("grade", "The grade; one that the profession has."),
      must<&Practitioner::whole_time_equivalent, share_of_one>(
          "wholeTimeEquivalent", "Working time as a share of full time: over 0, and up to 1 for full time."),
  });
};

template <>
struct Format<Organisation> {
  static constexpr About about{"Organisation", "The employer or contracting body, which owns the decisions."};
  static constexpr auto fields = std::to_array<Field<Organisation>>({
      must<&Organisation::name, text>("name", "The name in English."),
      may<&Organisation::name_welsh, text>("nameWelsh", "The name in Welsh."),
      must<&Organisation::jurisdiction>("jurisdiction", "Where the organisation is."),
      may<&Organisation::site, text>("site", "The place of work."),
  });
};

template <>
struct Format<Conflict> {
  static constexpr About about{"Conflict", "A declared conflict of interest."};
  static constexpr auto fields = std::to_array<Field<Conflict>>({
      must<&Conflict::detail, text>("detail", "What the conflict is."),
      must<&Conflict::accepted_by, slug>("acceptedBy", "Id of a person of the plan who accepted it."),
  });
};

template <>
struct Format<Person> {
  static constexpr About about{"Person", "Somebody who runs or supports the plan; never the practitioner."};
  static constexpr auto fields = std::to_array<Field<Person>>({
      must<&Person::id, slug>("id", "The id by which the plan refers to this person."),
      must<&Person::role>("role", "What this person does for the plan."),
      must<&Person::name, text>("name", "First and last name, with the form of address."),
      must<&Person::post, text>("post", "The post that this person holds."),
      may<&Person::email, text>("email", "An e-mail address."),
      may<&Person::conflict>("conflict", "A declared conflict of interest."),
  });
};

inline Date& from_day(Absence& absence) { return absence.period.from; }
inline Date& to_day(Absence& absence) { return absence.period.to; }
inline constexpr Text never_printed{text_limit, false};

template <>
struct Format<Absence> {
  static constexpr About about{"Absence", "The time away that the plan follows."};
  static constexpr auto fields = std::to_array<Field<Absence>>({
      must<&Absence::reason>("reason", "Why the practitioner was away."),
      may<&Absence::restriction_source>("restrictionSource",
                                        "Who imposed the restriction that led to the absence."),
      must<&from_day>("from", "The first day away."),
      must<&to_day>("to", "The last day away; not after the plan starts."),
      may<&Absence::note, text>("note", "A note that is printed."),
      may<&Absence::confidential_detail, never_printed>("confidentialDetail",
                                                        "For the case file only: never printed."),
  });
};

template <>
struct Format<Restriction> {
  static constexpr About about{"Restriction", "A limit on practice that somebody has imposed."};
  static constexpr auto fields = std::to_array<Field<Restriction>>({
      must<&Restriction::body, text>("body", "Who imposed the restriction."),
      must<&Restriction::description, text>("description", "What is restricted."),
      may<&Restriction::scope, slug>("scope", "Id of the scope that it covers; all scopes when absent."),
      may<&Restriction::minimum_level>(
          "minimumLevel", "No level of supervision may be looser while the restriction is in force."),
      must<&Restriction::from>("from", "The first day in force."),
      may<&Restriction::to>("to", "The last day in force; no end when absent."),
      may<&Restriction::confidential, boolean>(
          "confidential", "Whether it is printed on the action plan alone; false when absent."),
  });
};

}  // namespace planpress::plan
