// The sentences and pieces of sentences that views put together: the names that words.en.json and
// words.cy.json must have, and the variables that each may use. What a layout says by itself stands in its
// labels instead.
#pragma once
#include <array>
#include <cstddef>
#include <stdexcept>
#include <string_view>

namespace planpress::plan {

struct Phrase {
  std::string_view name;
  std::string_view variables;  // separated by spaces
  bool counted = false;        // its text depends on the number {n}: forms by CLDR's plural categories
};

inline constexpr auto phrases = std::to_array<Phrase>({
    // Dates, numbers and lists
    {"date", "day month year"},
    {"range", "from to"},
    {"range-end", "date"},
    {"since", "date"},
    {"week", "number"},
    {"weeks", "n", true},
    {"list-and", "first second"},
    {"list-and-before-vowel", "first second"},
    // The document as a whole
    {"action-plan", ""},
    {"document-title", "kind name"},
    {"large-print", "kind"},
    {"identity", "id version status"},
    {"draft-mark", ""},
    {"other-language", ""},
    // The state of the plan
    {"draft", ""},
    {"draft-head", "draft version"},
    {"shared-head", "version"},
    {"shared-signed-head", "version"},
    {"not-agreed-head", "version"},
    {"not-agreed-signed-head", "version"},
    {"no-effect", ""},
    {"version-no-effect", "version"},
    {"agreed-head", "date"},
    {"runs", "from to"},
    {"in-progress-head", "n held", true},
    {"not-agreed-by-both", "version"},
    {"not-to-sign-yet", ""},
    {"not-to-sign-version", "version"},
    {"not-to-sign-ended", ""},
    {"agreed-on", "version date"},
    {"next-review", "number date"},
    {"next-review-moved", "number planned date"},
    {"now-due", "date"},
    {"all-reviews-held", ""},
    {"on-hold-head", "date"},
    {"on-hold", ""},
    {"on-hold-undated", ""},
    {"on-hold-from-to", "from to"},
    {"on-hold-open", "from"},
    {"on-hold-from", "from"},
    {"decided-by", "person date"},
    {"reason-on-record", "person date"},
    {"extended-head", "date"},
    {"first-end", "date"},
    {"completed-head", "date"},
    {"completed-undated-head", ""},
    {"closed-early-head", "date"},
    {"closed-early-undated-head", ""},
    // Who, what, until when
    {"whole-time", ""},
    {"part-time", "share"},
    {"objectives", "n", true},
    {"activities", "n", true},
    {"reviews", "n", true},
    {"practitioner-post", "grade specialty"},
    {"for-the-organisation", "post"},
    // Timetable
    {"start", ""},
    {"end", ""},
    {"review", "number"},
    {"review-and-end", "number"},
    {"timeline", "from to reviews"},
    {"timeline-review", "number date"},
    {"timeline-review-held", "number date held"},
    // Background
    {"absence-from", "reason source"},
    {"conflict-accepted", "detail person"},
    {"all-work", ""},
    {"no-looser-than", "level"},
    {"confidential", ""},
    // Objectives
    {"titled-activity", "title type"},
    {"also-objective", "n list", true},
    {"also-objective-record", "n list", true},
    {"waived", "date person"},
    // Supervision
    {"kinds-of-work", "n", true},
    {"supervisors", "n", true},
    {"from-week", "week"},
    {"sessions-a-week", "n", true},
    {"level-change", "from to"},
    {"last-level", "level"},
    {"ladder", "scopes weeks paths"},
    {"level-before-tightening", "level"},
    {"tightened-on", "date person"},
    {"decided-level", "scope number level date planned"},
    {"decided-at-review", "number level"},
    {"path-kept", "scope level"},
    {"path", "scope from to"},
    {"authorised-by", "person"},
    // Reviews and what follows
    {"not-held", ""},
    {"capability-procedure", ""},
    {"performers-list", ""},
    {"local-procedure", ""},
    // Agreement
    {"version-agreed", "version"},
    {"version-open", "version"},
    {"version-signed-not-agreed", "version"},
    {"signed-by-both", "date"},
    {"acknowledged-by-all", "n", true},
    {"acknowledged-by-some", "n of", true},
    {"not-acknowledged", ""},
    {"adviser-does-not-sign", "n", true},
    {"still-to-sign", ""},
    {"version-in-force", "version"},
    {"version-with-agreement", "version"},
    {"version-replaced", "version"},
    {"version-so-far", "version"},
    {"version-not-agreed", "version"},
    {"choose-agree", ""},
    {"choose-seen", ""},
    {"choose-not-agree", ""},
    {"choose-acknowledge", ""},
    // Implementation guidance
    {"implementation-guidance", ""},
    {"for-objective", "n list", true},
    {"every-kind-of-work", ""},
    {"arrangements", "n", true},
    {"duty-practitioner", ""},
    {"duty-practitioner-tell", ""},
    {"duty-adviser-apart", ""},
    {"duty-mentor-apart", ""},
    {"duty-supervises", "scopes"},
    {"duty-supervises-none", ""},
    {"duty-assesses", "activities"},
    {"plan-starts", ""},
    {"plan-ends", ""},
    {"plan-on-hold", ""},
    {"activity-due", "name required"},
    {"scope-step", "scope change"},
    {"test-first", "test"},
    {"target-due", "n list", true},
    {"to-review", "number date"},
    {"after-review", "number"},
    {"held-on", "date"},
    {"extended-already", "from to"},
    {"extended-already-to", "to"},
    // Supervisor packs
    {"supervisor-pack", ""},
    {"supervisor-packs", ""},
    {"supervisor-pack-for", ""},
    {"supervisor-to", "role practitioner grade"},
    {"until", "date"},
    {"first-on", "date"},
    {"first-due", "date"},
    {"acknowledged-by-you", "version date"},
    {"choose-take-part", ""},
    {"choose-not-take-part", ""},
    // Progress, in reports and wherever a plan with reports is told
    {"progress-at", "number"},
    {"progress-lead", "date"},
    {"progress-unsigned", "number"},
    {"of-required", "required"},
    {"part-of", "part whole"},
    {"amounts", "least most"},
    {"part-of-units", "part whole unit"},
    {"waived-tag", ""},
    // The progress report
    {"progress-report", ""},
    {"numbered-kind", "kind number"},
    {"report-signed-off", "number"},
    {"report-not-signed-off", "number"},
    {"outcome-head", "outcome"},
    {"outcome-head-unsigned", "outcome"},
    {"objectives-not-met", "n of", true},
    {"objectives-behind", "n of", true},
    {"planned-for", "date"},
    {"leave-days", "n", true},
    {"no-next-review", ""},
    {"was-not-there", "person"},
    {"required-by-version", "version"},
    {"required-by-version-agreed", "version date"},
    {"not-reported", "whole unit"},
    {"not-reported-since", "part whole unit"},
    {"levels-as-planned", ""},
    {"levels-not-as-planned", ""},
    {"levels-not-on-record", ""},
    {"planned-level", "level"},
    {"none", ""},
    // The progress report to fill in
    {"blank-form", ""},
    {"default-marking", ""},
    {"to-fill-in-head", ""},
    {"return-it", "person role"},
    {"return-it-blank", ""},
    {"covers-and-planned", "period planned"},
    {"covers-and-moved", "period planned date"},
    {"form-about", "kind plan version from to"},
    {"form-about-signing", "kind plan version"},
    {"if-not", "date"},
    {"objective-of", "number of"},
    {"objective-to-write", "number"},
    {"objective-heading", "objective area"},
    {"target-date", "date"},
    {"evidence-on", "objective activity"},
    {"activity-to-write", "number"},
    {"scope-to-write", "number"},
    {"at-review", "number"},
    {"plan-in-week", "week"},
    {"supervision-from", "date"},
    {"supervision", ""},
    {"none-since-review", "number"},
    {"none-since-start", ""},
    {"none-in-period", ""},
    {"event", "number"},
    {"next-planned", "date"},
    {"next-needed", ""},
    // Signing off
    {"not-signed-off", ""},
    {"signatures-missing", "people"},
    {"signed-off-on", "date"},
    {"seen-not-agreed-by", "n people", true},
    {"signed-off", ""},
    {"signed-so-far", ""},
    // The signed-off summary
    {"signed-off-summary", ""},
    {"completed-objectives", "n achieved", true},
    {"closed-objectives", "n achieved", true},
    {"objectives-waived", "n", true},
    {"last-outcome", "outcome"},
    {"extended-from-to", "first end"},
    {"start-as-planned", ""},
    {"planned-by-version", "version"},
    {"path-as-planned", "n list", true},
    {"path-not-on-record", "n list", true},
    {"not-recorded", ""},
    {"step", "level from to"},
    {"step-of-a-week", "level week"},
    {"never-held", ""},
});

// The name of a phrase, looked up when the program is compiled: a name that is not in the table does not
// compile.
class PhraseName {
 public:
  consteval PhraseName(const char* name) : index_(find(name)) {}
  constexpr std::size_t index() const { return index_; }

 private:
  static consteval std::size_t find(std::string_view name) {
    for (std::size_t i = 0; i < phrases.size(); ++i)
      if (phrases[i].name == name) return i;
    throw std::invalid_argument("no such phrase");
  }
  std::size_t index_;
};

}  // namespace planpress::plan
