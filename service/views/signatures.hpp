// Who has signed, and who has still to sign.
#pragma once
#include <span>

#include "service/plan/form_reference.hpp"
#include "service/views/view_context.hpp"

namespace planpress::views {

Json signature_row(const ViewContext& context, const Signature& signature);

// A place in a signature panel. `field`: what the names of its form fields begin with, unique in the
// document.
struct ToSign {
  struct Choice {
    std::string_view value;  // of the form field
    std::string text;
  };
  std::string role, name, post, field;
  std::vector<Choice> choices;
};
Json to_sign(const ToSign& place);
// "slip/jane:smith" for the id "jane.smith": a full stop would divide the field.
std::string field_of(std::string_view part, std::string_view id);
Json practitioner_to_sign(const ViewContext& context);

// "about" and "reference" of a document's signatures to be given: which form this is, in words and as it is
// read again.
Json form_reference(const ViewContext& context, FormKind kind, const std::string& document, int review = 0);

// Why a version of the plan is not to be signed: it is a draft, was not agreed, or is over; empty where it
// may be.
std::string not_to_sign_yet(const ViewContext& context);

// Reports and summaries are signed off by three: the practitioner, a clinical supervisor, the case manager.
// A practitioner who signs "seen, not agreed" has signed.
std::vector<SignatureRole> still_to_sign(std::span<const Signature> signatures);
// Whether a supervisor is asked to acknowledge the plan: only who may sign in the place of a clinical
// supervisor (codes.md, signature-role-mismatch).
bool acknowledges(const Person& supervisor);

// The latest signature of the supervisor on the plan's present version; null: none, or one that does not
// agree.
const AgreementSignature* acknowledgement(const Plan& plan, const Person& supervisor);
// The day of the last of the signatures; none while one of the three is missing.
std::optional<Date> signed_off_on(std::span<const Signature> signatures);
// "NOT SIGNED OFF. Still to sign: ..."; empty when it is signed off.
std::string not_signed_off(const ViewContext& context, std::span<const Signature> signatures);
// "Ms Ann Ash has seen it and does not agree."; empty when nobody says so.
std::string not_agreed_by(const ViewContext& context, std::span<const Signature> signatures);
// {"signed": {"heading", "rows"} or null, "panel": {"heading", "signatories"} or null}. supervisor: who is
// asked for the clinical supervisor's signature; null: nobody in particular. form: form_reference().
Json sign_off(const ViewContext& context, std::span<const Signature> signatures, const Person* supervisor,
              const Json& form);

}  // namespace planpress::views
