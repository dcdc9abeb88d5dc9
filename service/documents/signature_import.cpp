#include "service/documents/signature_import.hpp"

#include <algorithm>
#include <iterator>

#include "service/forms/report_from_answers.hpp"
#include "service/json/text.hpp"
#include "service/plan/check.hpp"
#include "service/plan/form_reference.hpp"
#include "service/plan/report_fields.hpp"

namespace planpress::documents {
namespace {

using plan::Finding;
using plan::SignatureRole;

// "date" of "/signatures/3/date", as the form calls it.
std::string question_for(std::string_view member) {
  if (member == "date") return "/date";
  return member == "comment" ? "/declared" : "/statement";
}

class SignatureImport {
 public:
  SignatureImport(const FormReading& reading, const forms::FormInHand& form, const CheckedPlan& plan,
                  const forms::QuestionPlaces& places)
      : reading_(reading), form_(form), checked_(plan), places_(places) {}

  Result into(ReturnAs what) {
    findings_ = forms::faults_of_answers(form_);
    const std::size_t of_form = findings_.size();
    Json document = checked_.posted;
    Json& signatures = document[Json::json_pointer(list())];
    if (!signatures.is_array()) signatures = Json::array();
    const std::size_t before = signatures.size();
    const std::vector<Signer> asked = signers();
    for (const Signer& signer : asked) sign(signer, signatures);
    std::ranges::move(forms::without_place(left_over(asked)), std::back_inserter(findings_));
    if (fields_.empty() && findings_.size() == of_form) find("", "form-not-signed");
    Result result = result_of(document, before);
    if (!result.is_accepted()) return result;
    if (what == ReturnAs::whole_plan) {
      result.bytes = document.dump(2) + "\n";
    } else {
      const Json& all = document.at(Json::json_pointer(list()));
      Json added = Json::array();
      for (std::size_t i = before; i < all.size(); ++i) added.push_back(all[i]);
      result.bytes = Json{{"signatures", std::move(added)}}.dump(2) + "\n";
    }
    return result;
  }

 private:
  // Who is asked in one place of the form.
  struct Signer {
    std::string field;  // "sign/case-manager/C-P2"
    plan::SignatureRole role;
    plan::Id person;
  };

  std::string list() const {
    if (form_.filled.reference.kind == plan::FormKind::summary_signatures) return at("summary", "signatures");
    if (form_.filled.reference.kind != plan::FormKind::report_signatures) return at("signatures");
    const auto report =
        std::ranges::find(plan_.reports, form_.filled.reference.review, &plan::Report::review);
    return at("reports", static_cast<std::size_t>(report - plan_.reports.begin()), "signatures");
  }

  bool has_version() const {
    return form_.filled.reference.kind == plan::FormKind::agreement ||
           form_.filled.reference.kind == plan::FormKind::acknowledgement;
  }

  std::vector<Signer> signers() const {
    using enum SignatureRole;
    switch (form_.filled.reference.kind) {
      case plan::FormKind::acknowledgement:
        return people_after("slip");
      case plan::FormKind::agreement: {
        std::vector<Signer> signers = below_the_whole();
        std::ranges::move(people_after("acknowledge"), std::back_inserter(signers));
        return signers;
      }
      default:
        return below_the_whole();
    }
  }

  std::vector<Signer> below_the_whole() const {
    using enum SignatureRole;
    std::vector<Signer> signers;
    const auto add = [&](SignatureRole role, const plan::Id& person) {
      signers.push_back({plan::report_fields::place_to_sign(role, person), role, person});
    };
    add(practitioner, plan_.practitioner.id);
    for (const auto& [holds, signs_as] : {std::pair(plan::Role::clinical_supervisor, clinical_supervisor),
                                          std::pair(plan::Role::case_manager, case_manager)})
      for (const plan::Person& person : plan_.people)
        if (person.role == holds) add(signs_as, person.id);
    return signers;
  }

  std::vector<std::string> left_over(const std::vector<Signer>& asked) const {
    std::vector<std::string> left;
    const auto is_asked = [&](std::string_view field) {
      return std::ranges::any_of(asked,
                                 [&](const Signer& signer) { return field.starts_with(signer.field + "/"); });
    };
    for (const auto& [field, value] : form_.filled.answers)
      if (field != plan::reference_field && !is_asked(field) && is_visible(value)) left.push_back(field);
    return left;
  }

  std::vector<Signer> people_after(std::string_view part) const {
    std::vector<Signer> signers;
    for (const plan::Person& person : plan_.people)
      signers.push_back({std::string(part) + "/" + plan::report_fields::part_of(person.id),
                         SignatureRole::clinical_supervisor, person.id});
    return signers;
  }

  std::string answer(const std::string& field) const {
    const auto found = form_.filled.answers.find(field);
    return found != form_.filled.answers.end() && is_visible(found->second) ? found->second : std::string();
  }

  void find(const std::string& field, std::string_view sentence,
            plan::Severity severity = plan::Severity::error) {
    findings_.push_back({field, plan::finding_of(sentence, severity)});
  }

  const Json* standing(const Json& signatures, const Signer& signer) const {
    const auto found = std::ranges::find_if(signatures, [&](const Json& each) {
      return each.at("role") == plan::to_string(signer.role) && each.at("person") == signer.person &&
             (!has_version() || each.at("version") == plan_.version);
    });
    return found == signatures.end() ? nullptr : &*found;
  }

  void sign(const Signer& signer, Json& signatures) {
    std::string statement = trimmed(answer(signer.field + "/statement"));
    const std::string date = answer(signer.field + "/date"), declared = answer(signer.field + "/declared");
    const std::string place = signer.field + "/statement";
    if (statement.empty() && date.empty() && declared.empty() && answer(signer.field + "/signature").empty())
      return;
    if (statement == "not-agreed") return find(place, "form-not-consented.agreement");
    if (statement == "not-take-part") return find(place, "form-not-consented.supervision");
    if (statement == "take-part") statement = plan::to_string(plan::SignatureStatement::acknowledged);
    if (const Json* before = standing(signatures, signer)) {
      const bool is_same = before->at("statement") == statement && before->at("date") == date &&
                           before->value("comment", std::string()) == declared;
      return is_same ? find(place, "form-signed-already.same", plan::Severity::warning)
                     : find(place, "form-signed-already");
    }
    Json row{{"role", plan::to_string(signer.role)}, {"person", signer.person}};
    if (!date.empty()) row["date"] = date;
    if (const auto fault = forms::fault_of_date(date); !date.empty() && !fault.empty())
      find(signer.field + "/date", fault);
    check_day(signer.field + "/date", date);
    row["method"] = plan::to_string(plan::SignatureMethod::electronic);
    if (has_version()) row["version"] = plan_.version;
    if (!statement.empty()) row["statement"] = statement;
    if (!declared.empty()) {
      row["comment"] = declared;
      find(signer.field + "/declared", "form-declared", plan::Severity::warning);
    }
    signatures.push_back(std::move(row));
    fields_.push_back(signer.field);
  }

  // A text exists before it is signed: a version from the day on which it was issued, a summary after the
  // last review.
  void check_day(const std::string& field, const std::string& date) {
    const auto day = plan::Date::parse(date);
    if (!day) return;
    const auto version = std::ranges::find(plan_.versions, plan_.version, &plan::Version::version);
    if (has_version() && version != plan_.versions.end() && *day < version->date)
      findings_.push_back({field, plan::finding_of("form-signed-early", plan::Severity::warning,
                                                   {{"version", plan_.version}, {"issued", version->date}})});
    if (form_.filled.reference.kind != plan::FormKind::summary_signatures) return;
    const auto last = std::ranges::max_element(plan_.reports, {}, &plan::Report::held_on);
    if (last != plan_.reports.end() && *day < last->held_on)
      findings_.push_back({field, plan::finding_of("form-signed-early.summary", plan::Severity::warning,
                                                   {{"review", last->review}, {"held", last->held_on}})});
  }

  // The plan was sound: what is wrong with it now, the signatures bring.
  Result result_of(const Json& document, std::size_t before) {
    std::vector<Finding> findings;
    std::vector<std::string> questions;
    for (forms::AnswerFinding& each : findings_) {
      findings.push_back(std::move(each.finding));
      questions.push_back(places_.of(each.field));
    }
    const std::size_t own = findings.size();
    for (Finding& finding :
         plan::check(document, {reading_.library.can_print(), reading_.audience.today, std::nullopt, false})
             .findings) {
      std::string question;
      for (std::size_t i = 0; i < fields_.size(); ++i) {
        std::string row = list();
        append_index(row, before + i);
        if (!finding.pointer.starts_with(row + "/") && finding.pointer != row) continue;
        const std::size_t member = std::min(row.size() + 1, finding.pointer.size());
        question = places_.of(fields_[i] + question_for(finding.pointer.substr(member)));
      }
      const bool is_said = std::ranges::any_of(
          findings.begin(), findings.begin() + static_cast<std::ptrdiff_t>(own), [&](const Finding& each) {
            const auto at = static_cast<std::size_t>(&each - findings.data());
            return each.code == finding.code && !question.empty() && questions[at] == question;
          });
      if (is_said || (finding.severity != plan::Severity::error && question.empty())) continue;
      findings.push_back(std::move(finding));
      questions.push_back(std::move(question));
    }
    Result result;
    result.findings = reading_.library.formatter(reading_.audience.language)
                          .on_form(findings, document, reading_.audience.naming, questions);
    if (count_of(plan::Severity::error, result.findings) > 0) result.status = Status::refused;
    return result;
  }

  const FormReading& reading_;
  const forms::FormInHand& form_;
  const CheckedPlan& checked_;
  const forms::QuestionPlaces& places_;
  const plan::Plan& plan_ = checked_.plan;
  std::vector<forms::AnswerFinding> findings_;
  std::vector<std::string> fields_;  // of the signatures that are added, in their order
};

}  // namespace

Result import_signatures(const FormReading& reading, const forms::FormInHand& form, const CheckedPlan& plan,
                         const forms::QuestionPlaces& places, ReturnAs what) {
  return SignatureImport(reading, form, plan, places).into(what);
}

}  // namespace planpress::documents
