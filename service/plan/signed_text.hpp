// What a signature is under, in few digits: a form to sign says it in its reference, so that no signature
// comes back under a text that has changed since the form was made.
#pragma once
#include <string>
#include <string_view>

#include "service/json/json.hpp"
#include "service/plan/form_reference.hpp"

namespace planpress::plan {

/// Sixteen hexadecimal digits: the first of SHA-256 over the canonical form (RFC 8785) of what is signed.
///
/// Of the action plan: the plan, without what comes to it while it runs (reports, holds, status, summary). Of
/// a report that the plan has: the same with the report. Of the signed-off summary: the plan with all that.
/// Of a supervisor pack: the work that it is made of. Never the signatures themselves; and never what is
/// confidential, as who has the digest could try guesses at it.
/// In: a plan as it was posted, without errors; a kind of form that is signed; for a report, its review.
std::string signed_text(const Json& plan, FormKind kind, int review);

/// Whether a part of a reference has the shape of one.
bool is_signed_text(std::string_view part);

}  // namespace planpress::plan
