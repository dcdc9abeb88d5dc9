// A progress report's form: from its answers to the report, checked with its plan or by itself.
#pragma once
#include <functional>

#include "service/documents/form_in_hand.hpp"
#include "service/documents/making.hpp"

namespace planpress::documents {

// What is said of a question, at its place among them; behind them all what is said of none.
struct PlacedFinding {
  std::size_t order = 0;
  plan::Finding finding;
  std::string question;
};

class Documents::ReportImport {
 public:
  // form: must outlive this. places: where its questions are; asked for where there is something to tell.
  ReportImport(const Documents& documents, const FormInHand& form, const Audience& audience,
               std::function<QuestionPlaces()> places)
      : documents_(documents), form_(form), audience_(audience), places_(std::move(places)) {}

  // What no report can have wrong.
  void add(std::vector<AnswerFinding> findings);

  Outcome by_itself();
  // posted: the plan as it was read.
  Outcome with_plan(const plan::Plan& plan, const plan::Review& review, const Json& posted, Import what);

 private:
  struct PlanWithReport;
  std::vector<plan::Finding> of_report(const PlanWithReport& whole) const;
  void add_rules(const plan::Plan& plan, const plan::Review& review, const Json& posted, const Json& report,
                 const std::string& here, std::vector<plan::Finding>& findings) const;
  std::vector<PlacedFinding> in_order_of_form(std::vector<plan::Finding> findings, const Json& report,
                                              const std::string& here);
  std::vector<messages::Diagnostic> told(std::vector<PlacedFinding> placed, const Json& document) const;
  Outcome outcome(const Json& report, const Json& document, std::vector<plan::Finding> findings,
                  plan::Findings own, const std::string& here);

  const Documents& documents_;
  const FormInHand& form_;
  const Audience& audience_;
  std::function<QuestionPlaces()> places_;
  std::vector<AnswerFinding> of_answers_;
};

}  // namespace planpress::documents
