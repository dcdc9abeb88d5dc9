// The reference of a form: which document, plan, version and review it belongs to, so that it comes back
// to the right place.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "service/json/json.hpp"
#include "service/plan/plan.hpp"

namespace planpress::plan {

/// The code that is printed on each page, before "/" and the page's number: "PP1/GYD-2025-C002/2/1" of plan,
/// version and review. Nothing personal.
std::string page_code(const Plan& plan, int review);

/// The kinds of forms that come back filled in.
enum class FormKind : std::uint8_t {
  progress_report,        // the report on one review
  blank_progress_report,  // the same without a plan
  agreement,              // signatures of the action plan
  acknowledgement,        // the supervisor pack's slip
  report_signatures,      // of a report that the plan has
  summary_signatures
};

/// The field of the PDF that holds the reference; viewers keep it.
inline constexpr std::string_view reference_field = "form";
struct Reference {
  FormKind kind = FormKind::progress_report;
  std::string plan{};  // empty: blank
  int version = 1;
  int review = 1;                     // of progress reports
  DateRange period{};                 // as printed on a progress report
  std::optional<Date> next_review{};  // that the plan has after this one
  std::string signed_text{};          // signed_text()
  std::string fields{};  // the summary of the form's fields, "123-5f2a91c0"; empty: of an earlier build
  int editions = 1;      // in each of which every field stands
};
/// "progress-report/GYD-2025-C002/2/1/20250901-20251009-20251204", "action-plan/GYD-2025-C002/2" or, with
/// what is signed, "action-plan/GYD-2025-C002/2/1f2e3d4c5b6a7988": without the summary of the fields, which
/// the renderer adds behind another slash.
std::string to_text(const Reference& reference);
/// With the summary; or as forms of an earlier build have it,
/// "progress-report GYD-2025-C002 2 1 2025-09-01 2025-10-09 2025-12-04".
std::optional<Reference> reference_from(std::string_view text);

/// Sixteen hexadecimal digits: the first of SHA-256 over the canonical form (RFC 8785) of what is signed.
///
/// Of the action plan: the plan, without what comes to it while it runs (reports, holds, status, summary). Of
/// a report that the plan has: the same with the report. Of the signed-off summary: the plan with all that.
/// Of a supervisor pack: the work that it is made of. Never the signatures themselves; and never what is
/// confidential, as who has the digest could try guesses at it.
/// In: a plan as it was posted, without errors; a kind of form that is signed; for a report, its review.
std::string signed_text(const Json& plan, FormKind kind, int review);

}  // namespace planpress::plan
