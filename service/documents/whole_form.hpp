// Whether a form that came back has every field that it was made with, and where its questions stand.
#pragma once
#include "service/documents/form_in_hand.hpp"
#include "service/documents/making.hpp"

namespace planpress::documents {

class Documents::WholeForm {
 public:
  // All must outlive this.
  WholeForm(const Documents& documents, const FormInHand& form, const Audience& audience);

  // Missing, renamed, added or doubled fields; nothing for a form that is whole. plan and review: where they
  // are known.
  std::optional<Outcome> fault(const plan::Plan* plan = nullptr, const plan::Review* review = nullptr) const;

  // As the form itself says.
  QuestionPlaces places() const;
  // What this plan asks, then what the form asked besides.
  QuestionPlaces places_on(const plan::Plan& plan, const plan::Review& review) const;

 private:
  std::optional<Outcome> fault_of_earlier(const plan::Plan* plan, const plan::Review* review) const;
  std::optional<Outcome> without_pages() const;
  nlohmann::json view_of(plan::Plan plan, const plan::Review& review) const;
  std::vector<document::FormField> printed(const plan::Plan& plan, const plan::Review& review) const;
  Outcome told(std::vector<FieldFinding> findings) const;
  Outcome refused(std::string_view sentence, plan::Arguments arguments = {}) const;

  const Documents& documents_;
  const FormInHand& form_;
  const Audience& audience_;
  ExpectedFields listed_;  // by the form itself; empty: it does not say, or not what its reference says
};

}  // namespace planpress::documents
