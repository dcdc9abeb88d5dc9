// The forms that ask for signatures: of the agreement, the supervisor's slip, a report that is written, the
// summary. From their answers to signatures in the plan, which is checked with them.
#pragma once
#include "service/documents/form_in_hand.hpp"
#include "service/documents/making.hpp"

namespace planpress::documents {

class Documents::SignatureImport {
 public:
  SignatureImport(const Documents& documents, const FormInHand& form, const Audience& audience,
                  const plan::Plan& plan)
      : documents_(documents), form_(form), audience_(audience), plan_(plan) {}

  // posted: the plan as it was read. places: where the form's questions are.
  Outcome into(const Json& posted, const QuestionPlaces& places, Import what);

 private:
  // Who is asked in one place of the form.
  struct Signer {
    std::string field;  // "sign/case-manager/C-P2"
    plan::SignatureRole role;
    plan::Id person;
  };
  std::vector<Signer> signers() const;
  // Those who hold the roles that sign the plan, a report or the summary as a whole.
  std::vector<Signer> below_the_whole() const;
  std::vector<Signer> people_after(std::string_view part) const;
  std::string list() const;
  bool has_version() const;
  // Null: nobody has signed there. Of plans in versions, the present one.
  const Json* standing(const Json& signatures, const Signer& signer) const;
  std::string answer(const std::string& field) const;
  std::vector<std::string> left_over(const std::vector<Signer>& asked) const;
  void sign(const Signer& signer, Json& signatures);
  void check_day(const std::string& field, const std::string& date);
  void find(const std::string& field, std::string_view sentence,
            plan::Severity severity = plan::Severity::error);
  Outcome told(const Json& document, std::size_t before, const QuestionPlaces& places);

  const Documents& documents_;
  const FormInHand& form_;
  const Audience& audience_;
  const plan::Plan& plan_;
  std::vector<AnswerFinding> findings_;
  std::vector<std::string> fields_;  // of the signatures that are added, in their order
};

}  // namespace planpress::documents
