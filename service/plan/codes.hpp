// The closed lists of the plan format: enumerations, the codes of their enumerators and what each list is
// about. Codes are what stands in the JSON: `to_string(Level::observe_only)` is "observe-only".
#pragma once
#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>

namespace planpress::plan {

/// The codes of an enumeration, in the order of its enumerators.
template <class E>
inline constexpr std::array<std::string_view, 0> codes{};

template <class E>
concept Coded = std::is_enum_v<E> &&(codes<E>.size() > 0);

template <Coded E>
constexpr std::string_view to_string(E value) {
  return codes<E>[static_cast<std::size_t>(value)];
}

/// The enumerator of this code, or nothing; codes are case-sensitive.
template <Coded E>
constexpr std::optional<E> from_code(std::string_view code) {
  for (std::size_t i = 0; i < codes<E>.size(); ++i)
    if (codes<E>[i] == code) return static_cast<E>(i);
  return std::nullopt;
}

/// The words of the JSON Schema on a list of codes or on an object.
struct About {
  std::string_view title;  // CamelCase: classes made of the schema are called so
  std::string_view description;
};

using std::to_array;
using Code = std::string_view;

namespace detail {

/// "observe_only, direct" as "observe-only, direct".
template <std::size_t size>
consteval std::array<char, size> with_hyphens(const char (&enumerators)[size]) {
  std::array<char, size> text = std::to_array(enumerators);
  for (char& c : text) c = c == '_' ? '-' : c;
  return text;
}

/// The words of a text that ends with a zero byte and has ", " between them.
template <const auto& text>
consteval auto split() {
  std::array<Code, 1 + std::size_t(std::count(text.begin(), text.end(), ','))> words;
  std::size_t begin = 0;
  for (Code& word : words) {
    std::size_t end = begin;
    while (text[end] != ',' && text[end] != '\0') ++end;
    word = Code(text.data() + begin, end - begin);
    begin = end + 2;
  }
  return words;
}

}  // namespace detail

/// An enumeration whose codes are its enumerators with hyphens, and what it is about.
#define PLANPRESS_CODES(E, description, ...)                              \
  enum class E : std::uint8_t { __VA_ARGS__ };                            \
  inline constexpr auto text_of_##E = detail::with_hyphens(#__VA_ARGS__); \
  template <>                                                             \
  inline constexpr auto codes<E> = detail::split<text_of_##E>();          \
  constexpr About about(E) { return {#E, description}; }

// ---- the plan ----

PLANPRESS_CODES(Status, "Where a plan stands.", draft, shared, not_agreed, agreed, in_progress, on_hold,
                extended, completed, closed_early)
PLANPRESS_CODES(Language, "A language, or both.", en, cy, both)
PLANPRESS_CODES(Edition, "An edition of the documents.", standard, large_print)
PLANPRESS_CODES(Element, "What a plan is for.", reskilling, remediation, reintegration, behavioural)
PLANPRESS_CODES(ClosingReason, "Why a plan was closed early.", left, ill_health, unsafe, not_engaging,
                superseded, other)

// ---- people and organisation ----

PLANPRESS_CODES(Profession, "Each has its regulators.", doctor, dentist, pharmacist)

enum class Regulator : std::uint8_t { gmc, gdc, gphc, psni };
template <>
inline constexpr auto codes<Regulator> = to_array<Code>({"GMC", "GDC", "GPhC", "PSNI"});
constexpr About about(Regulator) {
  return {"Regulator", "Doctor: GMC. Dentist: GDC. Pharmacist: GPhC or PSNI."};
}

PLANPRESS_CODES(Sector, "Where the practitioner works.", primary, secondary, community, independent, other)
PLANPRESS_CODES(SpecialtyGroup, "Surgery without obstetrics and gynaecology; medicine with paediatrics.",
                surgery, medicine, general_practice, psychiatry, obstetrics_and_gynaecology, anaesthesia,
                emergency_medicine, radiology, pathology, dental, pharmacy, other)
PLANPRESS_CODES(Grade, "Fits the profession.", consultant, specialist, specialty_doctor, associate_specialist,
                locally_employed, trainee, gp_partner, salaried, locum, dental_associate, principal,
                pharmacist_band_6, pharmacist_band_7, pharmacist_band_8a, pharmacist_band_8b,
                pharmacist_band_8c, pharmacist_band_8d, pharmacist_band_9)
PLANPRESS_CODES(Jurisdiction, "Where the organisation is.", england, wales, northern_ireland, guernsey,
                jersey, isle_of_man)
PLANPRESS_CODES(Role, "What a person does for the plan.", case_manager, clinical_supervisor,
                educational_supervisor, coach, mentor, adviser, assessor, workplace_reporter, other)
PLANPRESS_CODES(AbsenceReason, "Why the practitioner was away.", restriction, sickness, parental_leave,
                career_break, exclusion, change_of_scope, redeployment, other)
PLANPRESS_CODES(RestrictionSource, "Who imposed the restriction that led to the absence.", local, regulator,
                other_external)

// ---- objectives, activities, supervision, resources ----

PLANPRESS_CODES(ObjectiveArea, "Clinical skills are technical and procedural skills only.", clinical_skills,
                communication, education_and_training, leadership, record_keeping, team_working)
PLANPRESS_CODES(ActivityType, "Workplace-based assessments and other work on an objective.", adept, acat,
                audit, case_note_review, cat, cbd, coaching, cot, course, doncs, dops, e_learning, logbook,
                mentoring, mini_cex, mrcf, msf, notss, observation_by_peer, pba, prescribing_review, psq,
                reflective_log, simulation, supervised_learning_event, supervisor_meeting, tutorial,
                video_review)

/// From tight to loose: a smaller enumerator is a tighter level.
PLANPRESS_CODES(Level, "A level of supervision, from tight to loose.", excluded, observe_only, direct, close,
                supervised, remote_review, independent)
PLANPRESS_CODES(ResourceKind, "A sort of resource.", protected_time, funding, placement, indemnity, equipment,
                other)

// ---- reports and signatures ----

PLANPRESS_CODES(Rating, "How an objective stands at a review.", not_started, behind, on_track, achieved,
                not_met, not_assessed)

/// `continue` is a word of C++; here it is `carry_on`.
enum class Outcome : std::uint8_t {
  carry_on,
  continue_adjusted,
  step_down_early,
  hold,
  tighten,
  extend,
  pause,
  complete,
  close_early
};
template <>
inline constexpr auto codes<Outcome> = to_array<Code>({"continue", "continue-adjusted", "step-down-early",
                                                       "hold", "tighten", "extend", "pause", "complete",
                                                       "close-early"});
constexpr About about(Outcome) { return {"Outcome", "What a review decides."}; }

PLANPRESS_CODES(SignatureRole, "The place in which somebody signs.", practitioner, clinical_supervisor,
                case_manager, organisation)
PLANPRESS_CODES(SignatureMethod, "How it was signed.", electronic, wet_ink)
PLANPRESS_CODES(SignatureStatement, "What the signatory declares.", agreed, acknowledged, seen_not_agreed)

// ---- equality and cohorts ----

PLANPRESS_CODES(Gender, "As the practitioner states it.", male, female, other, not_stated)

enum class AgeBand : std::uint8_t {
  under_35,
  from_35_to_44,
  from_45_to_54,
  from_55_to_64,
  from_65,
  not_stated
};
template <>
inline constexpr auto codes<AgeBand> = to_array<Code>({"under-35", "35-to-44", "45-to-54", "55-to-64",
                                                       "65-plus", "not-stated"});
constexpr About about(AgeBand) { return {"AgeBand", "Age in years."}; }

PLANPRESS_CODES(EthnicGroup, "Census groups, brought together.", white, mixed, asian_or_asian_british,
                black_or_black_british, other, not_stated)
PLANPRESS_CODES(Disability, "As the practitioner states it.", yes, no, not_stated)
PLANPRESS_CODES(QualifiedIn, "The place of the first qualification.", uk, eea, outside_eea, not_stated)

#undef PLANPRESS_CODES

}  // namespace planpress::plan
