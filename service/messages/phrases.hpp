// The sentences and pieces of sentences that views put together: the section "phrases" of words.en.json and
// its like. What a layout says by itself stands in its labels instead.
#pragma once
#include <array>
#include <cstddef>
#include <stdexcept>
#include <string_view>

#include "service/messages/message_spec.hpp"

namespace planpress::messages {

inline constexpr auto phrases = std::to_array<MessageSpec>({
    // Dates, numbers and lists
    {"date", "day month year"},
    {"range", "from to"},
    {"range-end since", "date"},
    {"week", "number"},
    {"weeks", "n", true},
    {"list-and list-and-before-vowel", "first second"},
    // The document as a whole
    {"action-plan draft-mark other-language"},
    {"document-title", "kind name"},
    {"large-print", "kind"},
    {"identity", "id version status"},
    // The state of the plan
    {"draft no-effect before-sign not-to-sign-yet not-to-sign-ended all-reviews-held on-hold on-hold-undated "
     "completed-undated-head closed-early-undated-head"},
    {"draft-head", "draft version"},
    {"shared-head shared-signed-head not-agreed-head not-agreed-signed-head version-no-effect before-share "
     "before-not-agreed before-organisation-agrees before-practitioner-agrees before-sign-version "
     "not-agreed-by-both not-to-sign-version",
     "version"},
    {"agreed-head now-due on-hold-head extended-head first-end completed-head closed-early-head", "date"},
    {"runs on-hold-from-to", "from to"},
    {"in-progress-head", "n held", true},
    {"agreed-on", "version date"},
    {"next-review", "number date"},
    {"next-review-moved", "number planned date"},
    {"on-hold-open on-hold-from", "from"},
    {"decided-by reason-on-record", "person date"},
    // Who, what, until when
    {"whole-time"},
    {"part-time", "share"},
    {"objectives activities reviews", "n", true},
    {"practitioner-post", "grade specialty"},
    {"for-the-organisation", "post"},
    // Timetable
    {"start end"},
    {"review review-and-end", "number"},
    {"timeline", "from to reviews"},
    {"timeline-review", "number date"},
    {"timeline-review-held", "number date held"},
    // Background
    {"absence-from", "reason source"},
    {"conflict-accepted", "detail person"},
    {"all-work confidential"},
    {"no-looser-than", "level"},
    // Objectives
    {"titled-activity", "title type"},
    {"also-objective also-objective-record", "n list", true},
    {"waived", "date person"},
    // Supervision
    {"kinds-of-work supervisors sessions-a-week", "n", true},
    {"from-week", "week"},
    {"level-change", "from to"},
    {"last-level level-before-tightening", "level"},
    {"ladder", "scopes weeks paths"},
    {"tightened-on", "date person"},
    {"decided-level", "scope number level date planned"},
    {"decided-at-review", "number level"},
    {"path-kept", "scope level"},
    {"path", "scope from to"},
    {"authorised-by", "person"},
    // Reviews and what follows
    {"not-held capability-procedure performers-list local-procedure"},
    // Agreement
    {"version-agreed version-open version-signed-not-agreed version-in-force version-with-agreement "
     "version-replaced version-so-far version-not-agreed",
     "version"},
    {"signed-by-both", "date"},
    {"acknowledged-by-all adviser-does-not-sign", "n", true},
    {"acknowledged-by-some", "n of", true},
    {"not-acknowledged still-to-sign choose-agree choose-seen choose-not-agree choose-acknowledge"},
    // Implementation guidance
    {"implementation-guidance every-kind-of-work duty-practitioner duty-practitioner-tell duty-adviser-apart "
     "duty-mentor-apart duty-supervises-none plan-starts plan-ends plan-completed plan-closed-early "
     "plan-on-hold"},
    {"for-objective target-due", "n list", true},
    {"arrangements", "n", true},
    {"duty-supervises", "scopes"},
    {"duty-assesses", "activities"},
    {"activity-due", "name required"},
    {"scope-step", "scope change"},
    {"test-first", "test"},
    {"to-review", "number date"},
    {"after-review", "number"},
    {"held-on", "date"},
    {"extended-already", "from to"},
    {"extended-already-to", "to"},
    // Supervisor packs
    {"supervisor-pack supervisor-packs supervisor-pack-for no-slip no-slip-declare choose-take-part "
     "choose-not-take-part"},
    {"supervisor-to", "role practitioner grade"},
    {"until first-on first-due", "date"},
    {"reviews-not-held", "n", true},
    {"acknowledged-by-you", "version date"},
    // Progress, in reports and wherever a plan with reports is told
    {"progress-at progress-unsigned", "number"},
    {"progress-lead", "date"},
    {"of-required", "required"},
    {"part-of", "part whole"},
    {"amounts", "least most"},
    {"part-of-units", "part whole unit"},
    {"waived-tag"},
    // The progress report
    {"progress-report no-next-review levels-as-planned levels-not-as-planned levels-not-on-record none"},
    {"numbered-kind", "kind number"},
    {"report-signed-off report-not-signed-off", "number"},
    {"outcome-head outcome-head-unsigned", "outcome"},
    {"objectives-not-met objectives-behind", "n of", true},
    {"planned-for", "date"},
    {"leave-days", "n", true},
    {"was-not-there", "person"},
    {"required-by-version", "version"},
    {"required-by-version-agreed", "version date"},
    {"not-reported", "whole unit"},
    {"not-reported-since", "part whole unit"},
    {"planned-level", "level"},
    // The progress report to fill in
    {"blank-form default-marking to-fill-in-head return-it-blank supervision none-since-start none-in-period "
     "next-needed"},
    {"return-it", "person role"},
    {"covers-and-planned", "period planned"},
    {"covers-and-moved", "period planned date"},
    {"form-about", "kind plan version from to"},
    {"form-about-signing", "kind plan version"},
    {"if-not target-date supervision-from next-planned", "date"},
    {"objective-of", "number of"},
    {"objective-to-write activity-to-write scope-to-write at-review none-since-review event", "number"},
    {"objective-heading", "objective area"},
    {"evidence-on", "objective activity"},
    {"plan-in-week", "week"},
    // Signing off
    {"not-signed-off signed-off signed-so-far"},
    {"signatures-missing", "people"},
    {"signed-off-on", "date"},
    {"seen-not-agreed-by", "n people", true},
    // The signed-off summary
    {"signed-off-summary start-as-planned not-recorded never-held"},
    {"completed-objectives closed-objectives", "n achieved", true},
    {"objectives-waived", "n", true},
    {"last-outcome", "outcome"},
    {"extended-from-to", "first end"},
    {"planned-by-version", "version"},
    {"path-as-planned path-not-on-record", "n list", true},
    {"step", "level from to"},
    {"step-of-a-week", "level week"},
});

/// The name of a phrase, looked up when the program is compiled: a name that is not in the table does not
/// compile.
class PhraseName {
 public:
  consteval PhraseName(const char* name) : index_(find(name)) {}
  constexpr std::size_t index() const { return index_; }

 private:
  static consteval std::size_t find(std::string_view name) {
    std::size_t index = 0;
    for (const MessageSpec& spec : phrases)
      for (std::string_view names = spec.names; !names.empty(); ++index)
        if (take_word(names) == name) return index;
    throw std::invalid_argument("no such phrase");
  }
  std::size_t index_;
};

}  // namespace planpress::messages
