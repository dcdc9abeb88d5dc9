// The closed lists of the plan format, each an enumeration beside the one table of its codes and what it is
// about. Codes are what stands in the JSON: `to_string(Level::observe_only)` is "observe-only".
#pragma once
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

// ---- the plan ----

enum class Status : std::uint8_t {
  draft,
  shared,
  not_agreed,
  agreed,
  in_progress,
  on_hold,
  extended,
  completed,
  closed_early
};
template <>
inline constexpr auto codes<Status> = to_array<Code>({"draft", "shared", "not-agreed", "agreed",
                                                      "in-progress", "on-hold", "extended", "completed",
                                                      "closed-early"});
constexpr About about(Status) { return {"Status", "Where a plan stands."}; }

enum class Language : std::uint8_t { en, cy, both };
template <>
inline constexpr auto codes<Language> = to_array<Code>({"en", "cy", "both"});
constexpr About about(Language) { return {"Language", "A language, or both."}; }

enum class Edition : std::uint8_t { standard, large_print };
template <>
inline constexpr auto codes<Edition> = to_array<Code>({"standard", "large-print"});
constexpr About about(Edition) { return {"Edition", "An edition of the documents."}; }

enum class Element : std::uint8_t { reskilling, remediation, reintegration, behavioural };
template <>
inline constexpr auto codes<Element> = to_array<Code>({"reskilling", "remediation", "reintegration",
                                                       "behavioural"});
constexpr About about(Element) { return {"Element", "What a plan is for."}; }

enum class ClosingReason : std::uint8_t { left, ill_health, unsafe, not_engaging, superseded, other };
template <>
inline constexpr auto codes<ClosingReason> = to_array<Code>({"left", "ill-health", "unsafe", "not-engaging",
                                                             "superseded", "other"});
constexpr About about(ClosingReason) { return {"ClosingReason", "Why a plan was closed early."}; }

// ---- people and organisation ----

enum class Profession : std::uint8_t { doctor, dentist, pharmacist };
template <>
inline constexpr auto codes<Profession> = to_array<Code>({"doctor", "dentist", "pharmacist"});
constexpr About about(Profession) { return {"Profession", "Each has its regulators."}; }

enum class Regulator : std::uint8_t { gmc, gdc, gphc, psni };
template <>
inline constexpr auto codes<Regulator> = to_array<Code>({"GMC", "GDC", "GPhC", "PSNI"});
constexpr About about(Regulator) {
  return {"Regulator", "Doctor: GMC. Dentist: GDC. Pharmacist: GPhC or PSNI."};
}

enum class Sector : std::uint8_t { primary, secondary, community, independent, other };
template <>
inline constexpr auto codes<Sector> = to_array<Code>({"primary", "secondary", "community", "independent",
                                                      "other"});
constexpr About about(Sector) { return {"Sector", "Where the practitioner works."}; }

enum class SpecialtyGroup : std::uint8_t {
  surgery,
  medicine,
  general_practice,
  psychiatry,
  obstetrics_and_gynaecology,
  anaesthesia,
  emergency_medicine,
  radiology,
  pathology,
  dental,
  pharmacy,
  other
};
template <>
inline constexpr auto codes<SpecialtyGroup> = to_array<Code>(
    {"surgery", "medicine", "general-practice", "psychiatry", "obstetrics-and-gynaecology", "anaesthesia",
     "emergency-medicine", "radiology", "pathology", "dental", "pharmacy", "other"});
constexpr About about(SpecialtyGroup) {
  return {"SpecialtyGroup", "Surgery without obstetrics and gynaecology; medicine with paediatrics."};
}

enum class Grade : std::uint8_t {
  consultant,
  specialist,
  specialty_doctor,
  associate_specialist,
  locally_employed,
  trainee,
  gp_partner,
  salaried,
  locum,
  dental_associate,
  principal,
  pharmacist_band_6,
  pharmacist_band_7,
  pharmacist_band_8a,
  pharmacist_band_8b,
  pharmacist_band_8c,
  pharmacist_band_8d,
  pharmacist_band_9
};
template <>
inline constexpr auto codes<Grade> =
    to_array<Code>({"consultant", "specialist", "specialty-doctor", "associate-specialist",
                    "locally-employed", "trainee", "gp-partner", "salaried", "locum", "dental-associate",
                    "principal", "pharmacist-band-6", "pharmacist-band-7", "pharmacist-band-8a",
                    "pharmacist-band-8b", "pharmacist-band-8c", "pharmacist-band-8d", "pharmacist-band-9"});
constexpr About about(Grade) { return {"Grade", "Fits the profession."}; }

enum class Jurisdiction : std::uint8_t { england, wales, northern_ireland, guernsey, jersey, isle_of_man };
template <>
inline constexpr auto codes<Jurisdiction> = to_array<Code>({"england", "wales", "northern-ireland",
                                                            "guernsey", "jersey", "isle-of-man"});
constexpr About about(Jurisdiction) { return {"Jurisdiction", "Where the organisation is."}; }

enum class Role : std::uint8_t {
  case_manager,
  clinical_supervisor,
  educational_supervisor,
  coach,
  mentor,
  adviser,
  assessor,
  workplace_reporter,
  other
};
template <>
inline constexpr auto codes<Role> = to_array<Code>({"case-manager", "clinical-supervisor",
                                                    "educational-supervisor", "coach", "mentor", "adviser",
                                                    "assessor", "workplace-reporter", "other"});
constexpr About about(Role) { return {"Role", "What a person does for the plan."}; }

enum class AbsenceReason : std::uint8_t {
  restriction,
  sickness,
  parental_leave,
  career_break,
  exclusion,
  change_of_scope,
  redeployment,
  other
};
template <>
inline constexpr auto codes<AbsenceReason> = to_array<Code>({"restriction", "sickness", "parental-leave",
                                                             "career-break", "exclusion", "change-of-scope",
                                                             "redeployment", "other"});
constexpr About about(AbsenceReason) { return {"AbsenceReason", "Why the practitioner was away."}; }

enum class RestrictionSource : std::uint8_t { local, regulator, other_external };
template <>
inline constexpr auto codes<RestrictionSource> = to_array<Code>({"local", "regulator", "other-external"});
constexpr About about(RestrictionSource) {
  return {"RestrictionSource", "Who imposed the restriction that led to the absence."};
}

// ---- objectives, activities, supervision, resources ----

enum class ObjectiveArea : std::uint8_t {
  clinical_skills,
  communication,
  education_and_training,
  leadership,
  record_keeping,
  team_working
};
template <>
inline constexpr auto codes<ObjectiveArea> = to_array<Code>({"clinical-skills", "communication",
                                                             "education-and-training", "leadership",
                                                             "record-keeping", "team-working"});
constexpr About about(ObjectiveArea) {
  return {"ObjectiveArea", "Clinical skills are technical and procedural skills only."};
}

enum class ActivityType : std::uint8_t {
  adept,
  acat,
  audit,
  case_note_review,
  cat,
  cbd,
  coaching,
  cot,
  course,
  doncs,
  dops,
  e_learning,
  logbook,
  mentoring,
  mini_cex,
  mrcf,
  msf,
  notss,
  observation_by_peer,
  pba,
  prescribing_review,
  psq,
  reflective_log,
  simulation,
  supervised_learning_event,
  supervisor_meeting,
  tutorial,
  video_review
};
template <>
inline constexpr auto codes<ActivityType> = to_array<Code>({"adept",
                                                            "acat",
                                                            "audit",
                                                            "case-note-review",
                                                            "cat",
                                                            "cbd",
                                                            "coaching",
                                                            "cot",
                                                            "course",
                                                            "doncs",
                                                            "dops",
                                                            "e-learning",
                                                            "logbook",
                                                            "mentoring",
                                                            "mini-cex",
                                                            "mrcf",
                                                            "msf",
                                                            "notss",
                                                            "observation-by-peer",
                                                            "pba",
                                                            "prescribing-review",
                                                            "psq",
                                                            "reflective-log",
                                                            "simulation",
                                                            "supervised-learning-event",
                                                            "supervisor-meeting",
                                                            "tutorial",
                                                            "video-review"});
constexpr About about(ActivityType) {
  return {"ActivityType", "Workplace-based assessments and other work on an objective."};
}

/// From tight to loose: a smaller enumerator is a tighter level.
enum class Level : std::uint8_t {
  excluded,
  observe_only,
  direct,
  close,
  supervised,
  remote_review,
  independent
};
template <>
inline constexpr auto codes<Level> = to_array<Code>({"excluded", "observe-only", "direct", "close",
                                                     "supervised", "remote-review", "independent"});
constexpr About about(Level) { return {"Level", "A level of supervision, from tight to loose."}; }

enum class ResourceKind : std::uint8_t { protected_time, funding, placement, indemnity, equipment, other };
template <>
inline constexpr auto codes<ResourceKind> = to_array<Code>({"protected-time", "funding", "placement",
                                                            "indemnity", "equipment", "other"});
constexpr About about(ResourceKind) { return {"ResourceKind", "A sort of resource."}; }

// ---- reports and signatures ----

enum class Rating : std::uint8_t { not_started, behind, on_track, achieved, not_met, not_assessed };
template <>
inline constexpr auto codes<Rating> = to_array<Code>({"not-started", "behind", "on-track", "achieved",
                                                      "not-met", "not-assessed"});
constexpr About about(Rating) { return {"Rating", "How an objective stands at a review."}; }

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

enum class SignatureRole : std::uint8_t { practitioner, clinical_supervisor, case_manager, organisation };
template <>
inline constexpr auto codes<SignatureRole> = to_array<Code>({"practitioner", "clinical-supervisor",
                                                             "case-manager", "organisation"});
constexpr About about(SignatureRole) { return {"SignatureRole", "The place in which somebody signs."}; }

enum class SignatureMethod : std::uint8_t { electronic, wet_ink };
template <>
inline constexpr auto codes<SignatureMethod> = to_array<Code>({"electronic", "wet-ink"});
constexpr About about(SignatureMethod) { return {"SignatureMethod", "How it was signed."}; }

enum class SignatureStatement : std::uint8_t { agreed, acknowledged, seen_not_agreed };
template <>
inline constexpr auto codes<SignatureStatement> = to_array<Code>({"agreed", "acknowledged",
                                                                  "seen-not-agreed"});
constexpr About about(SignatureStatement) { return {"SignatureStatement", "What the signatory declares."}; }

// ---- equality and cohorts ----

enum class Gender : std::uint8_t { male, female, other, not_stated };
template <>
inline constexpr auto codes<Gender> = to_array<Code>({"male", "female", "other", "not-stated"});
constexpr About about(Gender) { return {"Gender", "As the practitioner states it."}; }

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

enum class EthnicGroup : std::uint8_t {
  white,
  mixed,
  asian_or_asian_british,
  black_or_black_british,
  other,
  not_stated
};
template <>
inline constexpr auto codes<EthnicGroup> = to_array<Code>({"white", "mixed", "asian-or-asian-british",
                                                           "black-or-black-british", "other", "not-stated"});
constexpr About about(EthnicGroup) { return {"EthnicGroup", "Census groups, brought together."}; }

enum class Disability : std::uint8_t { yes, no, not_stated };
template <>
inline constexpr auto codes<Disability> = to_array<Code>({"yes", "no", "not-stated"});
constexpr About about(Disability) { return {"Disability", "As the practitioner states it."}; }

enum class QualifiedIn : std::uint8_t { uk, eea, outside_eea, not_stated };
template <>
inline constexpr auto codes<QualifiedIn> = to_array<Code>({"uk", "eea", "outside-eea", "not-stated"});
constexpr About about(QualifiedIn) { return {"QualifiedIn", "The place of the first qualification."}; }

}  // namespace planpress::plan
