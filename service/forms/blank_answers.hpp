// A progress report form that was made without a plan: its answers as those of the plan's own form.
// Its rows have numbers where the plan has ids: objectives in the order of the plan, kinds of work,
// activities and people by what is written.
#pragma once
#include <initializer_list>
#include <map>
#include <string>
#include <vector>

#include "service/forms/form_in_hand.hpp"
#include "service/messages/catalogue.hpp"

namespace planpress::forms {

class BlankForm {
 public:
  BlankForm(const FormInHand& form, const plan::Plan& plan, const messages::Catalogues& words)
      : form_(form), plan_(plan), words_(words) {}

  // "plan/id" as it was written.
  std::string plan_id() const { return answer("plan/id"); }
  // The review that the form is about; null: none of the plan.
  const plan::Review* review() const;
  std::string reviews() const;  // "1, 2, 3"

  // Answers by the names of the plan's form. What fits nothing in the plan is found, by the name of the
  // question that it stands in.
  Answers translate();
  std::vector<AnswerFinding> take_findings() { return std::move(findings_); }
  // The same places, under the names of the plan's form too.
  QuestionPlaces translated(const QuestionPlaces& places) const;

 private:
  std::string answer(const std::string& field) const;
  bool is_answered(const std::string& field) const { return !answer(field).empty(); }
  bool is_any_answered(const std::string& field, std::initializer_list<const char*> members) const;
  void move(const std::string& from, const std::string& to);
  void find(const std::string& field, std::string_view sentence, plan::Arguments arguments = {},
            plan::Severity severity = plan::Severity::error);
  void as_they_are();
  void whose();
  void where();
  void attendees();
  void objectives();
  void objective(std::size_t number, const plan::Objective& objective);
  void statement(const std::string& field, std::size_t number, const plan::Objective& objective);
  void evidence(const std::string& field, const plan::Objective& objective);
  void scopes();
  void unknown_authoriser(const std::string& field, const std::string& to, const std::string& written);
  void signatures();
  void signature(plan::SignatureRole role, const std::string& field);
  bool names_activity(const std::string& written, const plan::Activity& activity) const;
  const plan::Id* person_called(const std::string& written) const;

  const FormInHand& form_;
  const plan::Plan& plan_;
  const messages::Catalogues& words_;
  Answers answers_;
  std::map<std::string, std::string, std::less<>> moved_;  // names of this form, as the plan's form has them
  std::vector<AnswerFinding> findings_;
};

}  // namespace planpress::forms
