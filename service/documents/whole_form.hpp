// Whether a form that came back has every field that it was made with, and where its questions stand.
#pragma once
#include "service/documents/form_file.hpp"
#include "service/forms/form_in_hand.hpp"

namespace planpress::documents {

class WholeForm {
 public:
  // All must outlive this.
  WholeForm(const FormReading& reading, const forms::FormInHand& form);

  // Throws FormRefused for missing, renamed, added or doubled fields. plan and review: where they are known.
  void check(const plan::Plan* plan = nullptr, const plan::Review* review = nullptr) const;

  // As the form itself says.
  forms::QuestionPlaces places() const;
  // The questions of the form of this plan, then those that the form had besides.
  forms::QuestionPlaces places_on(const plan::Plan& plan, const plan::Review& review) const;

 private:
  void check_earlier(const plan::Plan* plan, const plan::Review* review) const;
  void check_pages() const;
  nlohmann::json view_of(plan::Plan plan, const plan::Review& review) const;
  std::vector<document::FormField> printed(const plan::Plan& plan, const plan::Review& review) const;

  const FormReading& reading_;
  const forms::FormInHand& form_;
  forms::ExpectedFields
      listed_;  // by the form itself; empty: it does not say, or not what its reference says
};

// Refuses a file whose data list its fields, and which has lost the one that says which form it is, with all
// that is missing; does nothing where the data do not tell.
void check_without_reference(const FormReading& reading, const FormFile& file);

}  // namespace planpress::documents
