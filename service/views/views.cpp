#include "service/views/views.hpp"

#include <array>

#include "service/plan/limits.hpp"
#include "service/views/action_plan.hpp"
#include "service/views/implementation_guidance.hpp"
#include "service/views/passages.hpp"
#include "service/views/progress_form.hpp"
#include "service/views/progress_report.hpp"
#include "service/views/summary.hpp"
#include "service/views/supervisor_pack.hpp"

namespace planpress::views {

namespace {

void refuse_endless(const Plan& plan, const ViewOptions&, Findings& findings) {
  const std::size_t rows = activity_rows(plan);
  if (rows > most_activity_rows)
    findings.error("/activities", "schema-items.document",
                   {{"count", static_cast<int>(rows)}, {"most", static_cast<int>(most_activity_rows)}});
}

void refuse_report(const Plan& plan, const ViewOptions& options, Findings& findings) {
  refuse_progress_report(plan, options, findings);
  if (!findings.has_errors()) refuse_endless(plan, options, findings);
}

// Near its start a document says once that texts in it are in the other language alone.
Json view_in(const Table<Plan>& table, const Plan& plan, const Catalogues& words,
             const ViewOptions& options) {
  if (written_in(plan) == options.language) return table(plan, words, options);
  Json view = table(in_language(plan, options.language), words, options);
  if (say_languages(view)) view["other_language"] = words.in(options.language).say("other-language");
  return view;
}

}  // namespace

std::span<const View> views_of_a_plan() {
  static const std::array views{
      View{"action-plan", action_plan_view, refuse_endless},
      View{"implementation-guidance", implementation_guidance_view, refuse_endless},
      View{"supervisor-pack", supervisor_pack_view, refuse_supervisor_pack},
      View{"progress-report", progress_report_view, refuse_report, blank_plan},
      View{"signed-off-summary", summary_view},
  };
  return views;
}

Json make_view(const Table<Plan>& table, const Plan& plan, const Catalogues& words, ViewOptions options) {
  if (options.language != "both") return view_in(table, plan, words, options);
  Json views = Json::object();
  for (const char* language : {"en", "cy"}) {
    options.language = language;
    views[language] = view_in(table, plan, words, options);
  }
  if (editions_of("both", plan).front() == "cy") views["first"] = "cy";
  return views;
}

Json make_blank_view(const View& view, const Catalogues& words, const ViewOptions& options,
                     const Room& room) {
  return make_view(view.table, view.blank(room), words, options);
}

std::vector<std::string> editions_of(const std::string& language, const Plan& plan) {
  if (language != "both") return {language};
  if (plan.organisation.jurisdiction == Jurisdiction::wales) return {"cy", "en"};
  return {"en", "cy"};
}

}  // namespace planpress::views
