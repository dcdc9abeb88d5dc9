// The messages of layouts/findings.en.json and findings.cy.json, by section of the file. Names that are given
// the same arguments stand in one row; MessageSpec says how.
#pragma once
#include <array>

#include "service/messages/message_spec.hpp"

namespace planpress::messages {

/// Each sentence may also use {place}, the place it is about ("Scope A-S4, weeks 5 to 9"), and {where}, the
/// same with the name of the field behind it.
inline constexpr auto sentence_list = std::to_array<MessageSpec>({
    // Reading
    {"json-malformed.unexpected .raw-control .ends-early .nul .not-utf8 .repeated-name",
     "line column offset"},
    {"json-malformed.empty json-too-large.bytes"},
    {"json-too-large.depth .values .string .name", "line column offset"},
    {"body-not-an-object unsupported-schema-version"},
    {"findings-left-off", "count"},
    {"cohort-not-a-plan plan-not-a-cohort"},
    // Structure
    {"schema-type.object .list .text .whole-number .number .true .boolean .date .fraction .quoted-number "
     ".quoted-boolean .null .null-required .null-item schema-required"},
    {"schema-unknown-field", "?name fields"},
    {"schema-unknown-field.meant", "?name fields meant"},
    {"schema-unknown-field.half-pair"},
    {"schema-enum", "?value values"},
    {"schema-enum.meant", "?value values meant"},
    {"schema-enum.composite"},
    {"schema-format.id .date .date-order .date-digits .date-with-time .no-such-day", "?value"},
    {"schema-format.date-in-words .year schema-length.blank"},
    {"schema-length.too-long", "limit"},
    {"schema-range.too-small", "least"},
    {"schema-range.too-large", "most"},
    {"schema-range.share schema-items.too-few"},
    {"schema-items.too-many .form .document .packs", "count most"},
    {"schema-items.evidence document-too-long.text .pages", "most"},
    {"schema-unique", "first"},
    {"schema-control-character", "character"},
    {"schema-control-character.half-pair"},
    {"character-not-printable", "character"},
    // People and references
    {"unknown-reference.person .objective .activity .scope", "?id"},
    {"duplicate-id", "first ?id"},
    {"self-supervision.person .conflict .waiver .assessor .supervisor .level case-manager-count.none"},
    {"case-manager-count.further", "first"},
    {"clinical-supervisor-missing"},
    {"profession-regulator-mismatch", "profession regulator"},
    {"registration-number-invalid.gmc .gdc .gphc .psni", "?number"},
    {"grade-profession-mismatch", "profession grade grades"},
    // Dates, objectives and activities
    {"end-before-start.timeframe .closing", "?start ?end"},
    {"end-before-start.range", "?from ?to"},
    {"end-before-start.phase", "first last"},
    {"timeframe-over-52-weeks", "last"},
    {"original-end-mismatch", "?original ?start ?end"},
    {"absence-missing"},
    {"absence-after-start", "?to ?start"},
    {"no-clinical-objective objective-without-activity"},
    {"target-outside-timeframe", "?target ?start ?end"},
    {"activity-due-outside-timeframe", "due last"},
    {"activity-due-after-target", "due ?begins ?target"},
    // Supervision
    {"phase-gap phase-overlap", "weeks"},
    {"phase-outside-timeframe", "last"},
    {"supervision-tightened-without-reason.phase", "week from to"},
    {"supervision-tightened-without-reason.report", "from to"},
    {"change-does-not-match-phases", "week from to"},
    {"restriction-floor-broken.phase", "level floor restriction"},
    {"restriction-floor-broken.now .next", "level floor restriction ?day"},
    // Reviews and reports
    {"review-before-start", "?planned ?start"},
    {"review-after-end", "?planned ?end"},
    {"review-numbers-not-increasing", "position number before"},
    {"review-dates-not-increasing", "?planned before ?before-planned"},
    {"last-review-too-early", "?planned ?end"},
    {"report-without-review duplicate-report .form", "position number"},
    {"review-without-report"},
    {"review-held-late", "?held ?planned"},
    {"next-review-required"},
    {"next-review-mismatch.day .version", "?given next ?planned version"},
    {"report-period-gap.first .later", "?from ?due"},
    {"report-objective-missing report-scope-missing", "missing"},
    {"report-level-mismatch.plan", "week given planned"},
    {"report-level-mismatch.decided", "week given planned review"},
    {"concerns-required"},
    {"achieved-without-evidence", "activity required"},
    {"evidence-objective-mismatch"},
    {"held-before-period", "?held ?from"},
    {"held-in-future", "?held"},
    {"event-outside-period", "?event ?from ?held"},
    {"evidence-totals-differ.elsewhere", "done other objective"},
    {"evidence-totals-differ.twice", "done other"},
    {"sessions-over-planned", "worked planned"},
    {"practitioner-absent-unexplained"},
    // Signatures and closing
    {"signature-on-draft"},
    {"signature-before-held", "?signed ?held"},
    {"signature-in-future", "?signed"},
    {"signature-role-mismatch.practitioner .other", "role"},
    {"signature-version-unknown", "signed version"},
    {"agreement-unsigned.practitioner .organisation .both", "status version"},
    {"unsigned-report", "role"},
    {"objective-not-achieved"},
    {"summary-on-open-plan status-not-terminal", "status"},
    {"summary-missing translation-without-text"},
    {"cohort-below-minimum", "count"},
    // Supervisor packs
    {"unknown-reference.for .supervisor", "people"},
    {"unknown-reference.supervisors"},
    {"unknown-reference.review", "numbers"},
    {"self-supervision.pack", "people"},
    // Advice
    {"sentence-too-long", "words most"},
    {"objective-not-measurable supervision-never-loosens"},
    {"review-gap-over-3-months.first .later", "?planned ?before"},
    {"activity-without-other-assessor"},
    {"signed-not-agreed", "status"},
    {"translation-missing", "missing texts"},
    // Forms that are filled in
    {"form-not-a-pdf"},
    {"form-too-large", "most"},
    {"form-encrypted form-without-fields form-broken form-too-complex .fill form-unknown"},
    {"form-unknown.fill", "form"},
    {"form-several .kinds", "forms"},
    {"form-several.joined"},
    {"form-several.copies .same", "form"},
    {"form-renamed form-fields-missing.field"},
    {"form-fields-missing.on-page", "page"},
    {"form-fields-missing.page", "page count fields"},
    {"form-fields-missing.more", "count"},
    {"form-fields-unknown.field", "page ?name"},
    {"form-fields-unknown.nameless .doubled", "page"},
    {"form-fields-unknown.more", "count"},
    {"form-fields-differ .pages", "asked found"},
    {"form-fields-differ.no-list"},
    {"form-notes-not-read", "page count"},
    {"form-notes-not-read.page", "page"},
    {"form-notes-not-read.files .signatures", "count"},
    {"form-note-on-field", "page"},
    {"form-answer-unclear.unknown-state .contradicts .several-buttons .several-choices .two-values .not-text "
     "form-without-plan form-not-signed .name form-answer-without-place form-signed-already .same "
     "form-not-consented.agreement .supervision form-declared form-blank.plan .activity .scope .no-name "
     ".continuation"},
    {"form-blank.review", "numbers"},
    {"form-blank.practitioner .organisation .nobody", "?name"},
    {"form-blank.objective .statement .required", "number"},
    {"form-of-another-plan .blank", "?id"},
    {"form-of-another-version.older .newer", "number version"},
    {"form-of-another-version.changed", "number"},
    {"form-of-another-version.no-summary"},
    {"form-of-another-review", "number asked"},
    {"form-of-another-review.fill .gone .no-report", "number"},
    {"form-of-another-review.none", "asked form"},
    {"form-of-another-period", "number ?from ?to ?plan-from ?plan-to"},
    {"form-of-another-period.next", "number ?given ?planned"},
    {"form-of-another-period.last", "number"},
    {"form-of-another-period.fill", "from"},
    {"form-of-another-release form-in-a-bundle form-plan-refused form-report-not-an-object .plan "
     "form-has-no-place .twice .blank form-answer-not-kept.unclear .signed .choice .date .emptied"},
    {"form-answer-not-kept.notes .page", "page"},
    {"form-answer-not-kept.files", "count"},
    {"form-answers-contradict.level .events form-answer-missing.other-level .next-level .events"},
    {"form-total-fell", "total review"},
    {"form-period-after-review", "?to ?held"},
    {"form-signed-early", "version ?issued"},
    {"form-signed-early.summary", "review ?held"},
});

/// The sentences that read otherwise for those who fill in a form, who know its questions and not the JSON:
/// {place} and {where} are the question, as printed.
inline constexpr auto on_form_list = std::to_array<MessageSpec>({
    {"schema-type.fraction .quoted-number .whole-number .number .text schema-required schema-enum "
     "schema-format.id .date schema-length.blank unknown-reference.person self-supervision.level "
     "next-review-required concerns-required practitioner-absent-unexplained"},
    {"schema-enum.meant", "?value values meant"},
    {"schema-format.date-order .date-digits .date-with-time .no-such-day", "?value"},
    {"schema-length.too-long", "limit"},
    {"schema-control-character", "character"},
    {"supervision-tightened-without-reason.report", "from to"},
    {"next-review-mismatch.day", "?given next ?planned version"},
    {"review-held-late", "?held ?planned"},
    {"report-level-mismatch.plan", "week given planned"},
    {"report-level-mismatch.decided", "week given planned review"},
    {"achieved-without-evidence", "activity required"},
    {"sessions-over-planned", "worked planned"},
});

/// The names of the parts of a document, by the members of its JSON; ".x" is that of an item known by its x.
inline constexpr auto place_list = std::to_array<MessageSpec>({
    {"plan cohort statusReason presentation timeframe practitioner organisation conflict absence waived "
     "period summary equality labels translations cy en caseStudy"},
    {"week holds elements people restrictions objectives .entry measures activities scopes supervisors "
     "phases changes .week resources relatedDocuments arrangements reviews .number reports .review attendees "
     "evidence safetyEvents adjustments signatures .agreement versions .version recommendations contacts "
     "plans objectiveAreas",
     "n"},
    {"weeks", "first last"},
    {"named", "label ?name"},
    {"people.name scopes.name", "?name"},
    {"objectives.id activities.id scopes.id evidence.activity", "id"},
});

/// The words around the findings where people read them.
inline constexpr auto report_list = std::to_array<MessageSpec>({
    {"errors warnings advice whole-file nothing-written problem.not-json .not-a-plan .not-a-form .conflict "
     ".too-large .busy .parameter asked-for part.plan .timeframe .practitioner .organisation .people "
     ".absence .restrictions .objectives .activities .scopes .resources .reviews .reports .signatures "
     ".summary .contacts .plans"},
    {"valid not-valid", "file"},
    {"position", "line column"},
    {"errors-count warnings-count advice-count", "n", true},
    {"files.valid", "n valid"},
    {"problem.form-refused .refused", "errors"},
});

}  // namespace planpress::messages
