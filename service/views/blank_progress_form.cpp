// A progress report to fill in without a plan.
#include <fmt/format.h>

#include <array>

#include "service/plan/form_reference.hpp"
#include "service/plan/report_fields.hpp"
#include "service/views/action_plan_parts.hpp"
#include "service/views/progress_form_parts.hpp"
#include "service/views/progress_report.hpp"

namespace planpress::views {

namespace {

constexpr std::size_t activities_asked_for = 5;  // under each objective

std::string number(std::size_t n) { return fmt::format("{}", n); }

class BlankForm {
 public:
  BlankForm(const Catalogue& words, const ViewOptions& options, const Room& room)
      : words_(words), options_(options), room_(room) {}

  Json view() const {
    const std::string kind = words_.say("progress-report");
    std::size_t section = room_.objectives + 1;
    Json form{{"heading", {{"kind", kind}, {"name", ""}}},
              {"about", words_.say("blank-form")},
              {"reference", to_text({.kind = FormKind::blank_progress_report})},
              {"covers", ""},
              {"holds", nullptr},
              {"banner",
               {{"tone", "frame"},
                {"head", words_.say("to-fill-in-head")},
                {"text", words_.say("return-it-blank")}}},
              {"unplanned", true},
              {"large_print", options_.edition == Edition::large_print},
              {"people", Json::array()},
              {"period_hint", ""},
              {"ratings", ratings(words_)},
              {"objectives", objectives()}};
    form["supervision"] = supervision(++section);
    form["safety"] = safety(words_, ++section, words_.say("none-in-period"));
    form["comments"] = comments(++section);
    form["outcome"] = outcome(words_, ++section, words_.say("next-needed"));
    form["sign_off"] = {{"number", number(++section)}, {"signatories", signatories()}};
    return form;
  }

 private:
  Json objectives() const {
    Json rows = Json::array();
    for (std::size_t i = 1; i <= room_.objectives; ++i) {
      const std::string name = words_.say("objective-to-write", {{"number", number(i)}});
      const std::string field = report_fields::objective(number(i));
      rows.push_back({{"field", field},
                      {"heading", number(i + 1) + " " + name},
                      {"name", name},
                      {"statement", ""},
                      {"target", ""},
                      {"waived", ""},
                      {"measures", nullptr},
                      {"evidence", {{"before_head", ""}, {"rows", evidence(number(i), name)}}}});
    }
    return rows;
  }

  Json evidence(const std::string& objective, const std::string& name) const {
    Json rows = Json::array();
    for (std::size_t i = 1; i <= activities_asked_for; ++i) {
      const std::string activity = words_.say("activity-to-write", {{"number", number(i)}});
      rows.push_back({{"field", report_fields::evidence(objective, number(i))},
                      {"activity", ""},
                      {"id", activity},
                      {"required", ""},
                      {"before", ""},
                      {"tip", words_.say("evidence-on", {{"objective", name}, {"activity", activity}})}});
    }
    return rows;
  }

  Json supervision(std::size_t section) const {
    Json scopes = Json::array();
    for (std::size_t i = 1; i <= room_.scopes; ++i)
      scopes.push_back({{"field", report_fields::scope(number(i))},
                        {"name", ""},
                        {"tip", words_.say("scope-to-write", {{"number", number(i)}})},
                        {"decided", ""},
                        {"now", ""},
                        {"planned", ""},
                        {"next", ""}});
    return {{"heading", number(section) + " " + words_.say("supervision")},
            {"planned_head", ""},
            {"levels", level_options(words_)},
            {"scopes", std::move(scopes)},
            {"authorisers", nullptr}};
  }

  Json signatories() const {
    Json rows = Json::array();
    for (const SignatureRole role :
         {SignatureRole::practitioner, SignatureRole::clinical_supervisor, SignatureRole::case_manager})
      rows.push_back({{"field", report_fields::signature(role, "1")},
                      {"role", words_.word(role)},
                      {"name", ""},
                      {"post", ""},
                      {"choices", signing_choices(words_)}});
    return rows;
  }

  const Catalogue& words_;
  const ViewOptions& options_;
  const Room& room_;
};

}  // namespace

nlohmann::json blank_progress_report_view(const Catalogues& words, const ViewOptions& options,
                                          const Room& room) {
  const Catalogue& wording = words.in(options.language);
  const std::string kind = wording.say("progress-report");
  Furniture furniture;
  furniture.title = kind;
  furniture.subject = furniture.foot_left = wording.say("blank-form");
  furniture.head_left = wording.say("default-marking");
  furniture.head_right =
      options.edition == Edition::large_print ? wording.say("large-print", {{"kind", kind}}) : kind;
  nlohmann::json view = document_members(words.in(options.language), furniture);
  view["page_code"] = "";
  view["report"] = nullptr;
  view["form"] = BlankForm(wording, options, room).view();
  return view;
}

}  // namespace planpress::views
