// Who has signed, and who has still to sign.
#pragma once
#include <span>

#include "service/plan/form_reference.hpp"
#include "service/views/table.hpp"

namespace planpress::views {

extern const Table<Signature> signature_row;

// A place in a signature panel.
struct ToSign {
  struct Choice {
    std::string_view value;  // of the form field
    std::string text;
  };
  std::string role, name, post;
  std::string field;  // what the names of its form fields begin with, unique in the document
  std::vector<Choice> choices;
};
extern const Table<ToSign> place_to_sign_row;
ToSign practitioner_to_sign(const ViewContext& context);

// "slip/jane:smith" for the id "jane.smith": a full stop would divide the field.
std::string field_of(std::string_view part, std::string_view id);

// Which form the signatures to be given are.
struct FormReference {
  FormKind kind;
  std::string document;  // what it is called
  int review = 0;        // of which it is
};
// {"about", "reference"}: in words and as it is read again; empty where there is no form.
extern const Table<std::optional<FormReference>> form_reference_members;

// The places of those who have still to sign.
struct SignaturePanel {
  FormReference form;
  std::string heading, not_yet;
  std::vector<ToSign> signatories;
};
extern const Table<SignaturePanel> signature_panel;

// Why a version of the plan is not to be signed: it is a draft, was not agreed, or is over; empty where it
// may be.
std::string not_to_sign_yet(const ViewContext& context);

// Reports and summaries are signed off by three: the practitioner, a clinical supervisor, the case manager.
// A practitioner who signs "seen, not agreed" has signed.
std::vector<SignatureRole> still_to_sign(std::span<const Signature> signatures);
// Of a report that is not signed off by all three: that it is not; empty where it is.
std::string unsigned_in_words(const ViewContext& context, const Report& report);
// Whether a supervisor is asked to acknowledge the plan: only who may sign in the place of a clinical
// supervisor (codes.md, signature-role-mismatch).
bool acknowledges(const Person& supervisor);
// The latest signature of the supervisor on the plan's present version; null: none, or one that does not
// agree.
const AgreementSignature* acknowledgement(const Plan& plan, const Person& supervisor);
// Whether the person signs anything in the plan or its reports.
bool has_signed(const Plan& plan, const Person& person);

// The day of the last of the signatures; none while one of the three is missing.
std::optional<Date> signed_off_on(std::span<const Signature> signatures);
// "NOT SIGNED OFF. Still to sign: ..."; empty when it is signed off.
std::string not_signed_off(const ViewContext& context, std::span<const Signature> signatures);
// "Ms Ann Ash has seen it and does not agree."; empty when nobody says so.
std::string not_agreed_by(const ViewContext& context, std::span<const Signature> signatures);

// The end of a report or summary.
struct SignOff {
  const std::vector<Signature>& signatures;
  const Person* supervisor;  // asked for the clinical supervisor's signature; null: nobody in particular
  FormReference form;
};
extern const Table<SignOff> sign_off_members;

// {"authorised", "authoriser"}: who authorised something, as a sentence and by name.
extern const Table<std::optional<Id>> authorised_by;

}  // namespace planpress::views
