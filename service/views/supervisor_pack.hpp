// What a supervisor has to know, as plain JSON: one edition for one person, or all of them in one document
// for the case manager to hand out. It is filled into layouts/supervisor-pack/ and attached to the PDF.
#pragma once
#include "service/plan/findings.hpp"
#include "service/views/table.hpp"

namespace planpress::views {

// Options: person: whose edition; everybody's who supervises a kind of work when it is not set.
// A pack names what it tells, and tells nothing else. Of the practitioner: name, grade and specialty; of the
// plan: its dates, elements, objectives' statements and reviews; of the supervisor's own kinds of work:
// levels, tests, changes and the floor that a restriction sets; the activities that the supervisor assesses;
// protected time; how to reach the case manager. So background, absence, arrangements, descriptions of
// restrictions, reports, other people's conflicts and kinds of work, and equality cannot slip in.
extern const Table<Plan> supervisor_pack_view;

// Somebody whom the plan does not have (unknown-reference), the practitioner (self-supervision), somebody who
// supervises no kind of work, or a plan in which nobody does (unknown-reference).
void refuse_supervisor_pack(const Plan& plan, const ViewOptions& options, Findings& findings);

}  // namespace planpress::views
