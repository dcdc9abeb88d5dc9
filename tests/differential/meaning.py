"""The rules on meaning a second time, written from the list of codes, not from the product: as plain as they can be.

check(plan, today, document) gives {(pointer, code, severity)} for a plan of sound structure. Where the list of codes
leaves something open, the comment says what was chosen.
"""
import re
from datetime import timedelta

from structure import GRADES, day, error, rows, warning
from supervision import check_report_floors, check_supervision, last_week, looser, week_of
from translations import check_translations

REGULATORS = {"doctor": ["GMC"], "dentist": ["GDC"], "pharmacist": ["GPhC", "PSNI"]}
NUMBERS = {"GMC": "[0-9]{7}", "GDC": "[0-9]{1,6}", "GPhC": "2[0-9]{6}", "PSNI": "[A-Za-z0-9]{1,10}"}
TERMINAL = ["completed", "closed-early"]
AGREED = ["agreed", "in-progress", "on-hold", "extended", *TERMINAL]


def ids(plan, name):
    return [row["id"] for row in plan[name]]


def all_signatures(plan):
    """Each as (pointer, signature, day on which the review was held or None)."""
    for i, signature in rows(plan, "signatures"):
        yield f"/signatures/{i}", signature, None
    for r, report in rows(plan, "reports"):
        for i, signature in rows(report, "signatures"):
            yield f"/reports/{r}/signatures/{i}", signature, day(report["heldOn"])
    for i, signature in rows(plan.get("summary", {}), "signatures"):
        yield f"/summary/signatures/{i}", signature, None


def references(plan):
    """Each as (pointer, id, what it names, whether the practitioner in it is self-supervision)."""
    for i, person in rows(plan, "people"):
        if "conflict" in person:
            yield f"/people/{i}/conflict/acceptedBy", person["conflict"]["acceptedBy"], "people", True
    for i, restriction in rows(plan, "restrictions"):
        if "scope" in restriction:
            yield f"/restrictions/{i}/scope", restriction["scope"], "scopes", False
    for i, objective in rows(plan, "objectives"):
        if "waived" in objective:
            yield f"/objectives/{i}/waived/authorisedBy", objective["waived"]["authorisedBy"], "people", True
    for i, activity in rows(plan, "activities"):
        for j, objective in rows(activity, "objectives"):
            yield f"/activities/{i}/objectives/{j}", objective, "objectives", False
        yield f"/activities/{i}/assessor", activity["assessor"], "people", True
    for i, scope in rows(plan, "scopes"):
        for j, person in rows(scope, "supervisors"):
            yield f"/scopes/{i}/supervisors/{j}", person, "people", True
        for j, change in rows(scope, "changes"):
            yield f"/scopes/{i}/changes/{j}/authorisedBy", change["authorisedBy"], "people", True
    if "statusReason" in plan:
        yield "/statusReason/by", plan["statusReason"]["by"], "people", False
    for r, report in rows(plan, "reports"):
        at = f"/reports/{r}"
        for j, person in rows(report, "attendees"):
            yield f"{at}/attendees/{j}", person, "people", False
        for j, row in rows(report, "objectives"):
            yield f"{at}/objectives/{j}/id", row["id"], "objectives", False
            for k, evidence in rows(row, "evidence"):
                yield f"{at}/objectives/{j}/evidence/{k}/activity", evidence["activity"], "activities", False
        for j, row in rows(report, "scopes"):
            yield f"{at}/scopes/{j}/id", row["id"], "scopes", False
            if "authorisedBy" in row:
                yield f"{at}/scopes/{j}/authorisedBy", row["authorisedBy"], "people", True
    for at, signature, _ in all_signatures(plan):
        yield f"{at}/person", signature["person"], "people", False


def check_people(plan, found):
    practitioner, people = plan["practitioner"], plan["people"]
    me = practitioner["id"]
    known = {name: set(ids(plan, name)) for name in ("people", "objectives", "activities", "scopes")}
    known["people"].add(me)
    for pointer, name, kind, alone in references(plan):
        if name not in known[kind]:
            error(found, pointer, "unknown-reference")
        elif kind == "people" and name == me and alone:
            error(found, pointer, "self-supervision")
    for i, person in enumerate(people):
        if person["id"] == me:
            error(found, f"/people/{i}/id", "self-supervision")

    lists = [(f"/{name}", plan[name]) for name in known]
    for r, report in rows(plan, "reports"):
        lists += [(f"/reports/{r}/{name}", report[name]) for name in ("objectives", "scopes")]
    for pointer, listed in lists:
        for i, row in enumerate(listed):
            if row["id"] in [earlier["id"] for earlier in listed[:i]]:
                error(found, f"{pointer}/{i}/id", "duplicate-id")

    managers = [i for i, person in enumerate(people) if person["role"] == "case-manager"]
    if not managers:
        error(found, "/people", "case-manager-count")
    for i in managers[1:]:
        error(found, f"/people/{i}/role", "case-manager-count")
    if not any(person["role"] == "clinical-supervisor" for person in people):
        error(found, "/people", "clinical-supervisor-missing")

    if practitioner["regulator"] not in REGULATORS[practitioner["profession"]]:
        error(found, "/practitioner/regulator", "profession-regulator-mismatch")
    if not re.fullmatch(NUMBERS[practitioner["regulator"]], practitioner["registrationNumber"]):
        error(found, "/practitioner/registrationNumber", "registration-number-invalid")
    if practitioner["grade"] not in GRADES[practitioner["profession"]]:
        error(found, "/practitioner/grade", "grade-profession-mismatch")


def check_dates(plan, start, end, found):
    ranges = [("/absence", plan.get("absence", {}))]
    ranges += [(f"/restrictions/{i}", row) for i, row in rows(plan, "restrictions")]
    ranges += [(f"/holds/{i}", row) for i, row in rows(plan, "holds")]
    ranges += [(f"/reports/{i}/period", row["period"]) for i, row in rows(plan, "reports")]
    for pointer, row in ranges:
        if "to" in row and day(row["to"]) < day(row["from"]):
            error(found, f"{pointer}/to", "end-before-start")
    if "summary" in plan and day(plan["summary"]["actualEnd"]) < start:
        error(found, "/summary/actualEnd", "end-before-start")
    for i, scope in rows(plan, "scopes"):
        for j, phase in rows(scope, "phases"):
            if phase["toWeek"] < phase["fromWeek"]:
                error(found, f"/scopes/{i}/phases/{j}/toWeek", "end-before-start")

    if "absence" in plan:
        if day(plan["absence"]["to"]) > start:
            error(found, "/absence/to", "absence-after-start")
    elif {"reskilling", "reintegration"} & set(plan["elements"]):
        warning(found, "/absence", "absence-missing")

    if not any(objective["area"] == "clinical-skills" for objective in plan["objectives"]):
        warning(found, "/objectives", "no-clinical-objective")
    served = {objective for activity in plan["activities"] for objective in activity["objectives"]}
    for i, objective in rows(plan, "objectives"):
        if objective["id"] not in served:
            error(found, f"/objectives/{i}", "objective-without-activity")

    if end <= start:  # whatever is measured against the timeframe is left out
        return error(found, "/timeframe/end", "end-before-start")
    if (end - start).days >= 364:  # week 53 has begun
        warning(found, "/timeframe/end", "timeframe-over-52-weeks")
    original = day(plan["timeframe"].get("originalEnd", ""))
    if original and not start < original < end:
        error(found, "/timeframe/originalEnd", "original-end-mismatch")
    for i, objective in rows(plan, "objectives"):
        if not start <= day(objective["targetDate"]) <= end:
            error(found, f"/objectives/{i}/targetDate", "target-outside-timeframe")
    for i, activity in rows(plan, "activities"):
        if activity["dueWeek"] > last_week(start, end):
            error(found, f"/activities/{i}/dueWeek", "activity-due-outside-timeframe")
        # Of two objectives with one id, the first.
        targets = [next(day(o["targetDate"]) for o in plan["objectives"] if o["id"] == objective)
                   for objective in activity["objectives"] if objective in ids(plan, "objectives")]
        if targets and start.toordinal() + 7 * (activity["dueWeek"] - 1) > max(targets).toordinal():
            warning(found, f"/activities/{i}/dueWeek", "activity-due-after-target")
    return None


def check_reviews(plan, start, end, found):
    reviews = plan["reviews"]
    dates = [day(review["plannedDate"]) for review in reviews]
    for i, review in enumerate(reviews):
        at = f"/reviews/{i}"
        if i and review["number"] <= reviews[i - 1]["number"]:
            error(found, f"{at}/number", "review-numbers-not-increasing")
        if i and dates[i] <= dates[i - 1]:
            error(found, f"{at}/plannedDate", "review-dates-not-increasing")
        if start < end and dates[i] < start:
            error(found, f"{at}/plannedDate", "review-before-start")
        if start < end and dates[i] > end:
            error(found, f"{at}/plannedDate", "review-after-end")
        if plan["status"] == "completed" and review["number"] not in [r["review"] for r in plan.get("reports", [])]:
            error(found, at, "review-without-report")
    if start < end and end - dates[-1] > timedelta(14):
        error(found, f"/reviews/{len(reviews) - 1}/plannedDate", "last-review-too-early")


def check_reports(plan, today, start, end, found):
    reports = plan.get("reports", [])
    numbers = [review["number"] for review in plan["reviews"]]
    for r, report in enumerate(reports):
        at = f"/reports/{r}"
        if report["review"] not in numbers:
            error(found, f"{at}/review", "report-without-review")
        if report["review"] in [earlier["review"] for earlier in reports[:r]]:
            error(found, f"{at}/review", "duplicate-report")
        check_next_review(plan, report, at, found)
        check_days(report, today, at, found)
        check_totals(report, at, found)
        check_report_floors(plan, report, start, at, found)
        if report["sessionsWorked"] > report["sessionsPlanned"] and "attendanceNote" not in report:
            error(found, f"{at}/sessionsWorked", "sessions-over-planned")
        if plan["practitioner"]["id"] not in report["attendees"] and "attendanceNote" not in report:
            error(found, f"{at}/attendees", "practitioner-absent-unexplained")
        for name, code in (("objectives", "report-objective-missing"), ("scopes", "report-scope-missing")):
            if not set(ids(plan, name)) <= set(ids(report, name)):
                error(found, f"{at}/{name}", code)
        for j, row in rows(report, "objectives"):
            check_objective_row(plan, row, f"{at}/objectives/{j}", found)
        for j, row in rows(report, "scopes"):
            check_scope_row(plan, row, day(report["period"]["to"]), start, end, f"{at}/scopes/{j}", found)

    # In the order of the reviews; where that is broken, and told, in the order in which they stand.
    order = list(enumerate(reports))
    if len({report["review"] for report in reports} & set(numbers)) == len(reports):
        order.sort(key=lambda row: row[1]["review"])
    expected = start if start < end else None  # where it ends before it starts, its first day may be wrong
    for r, report in order:
        if expected and day(report["period"]["from"]) != expected:
            error(found, f"/reports/{r}/period/from", "report-period-gap")
        expected = day(report["period"]["to"]) + timedelta(1)


def check_days(report, today, at, found):
    begins, held = day(report["period"]["from"]), day(report["heldOn"])
    if held < begins:
        error(found, f"{at}/heldOn", "held-before-period")
    if held > today:
        error(found, f"{at}/heldOn", "held-in-future")
    for j, event in rows(report, "safetyEvents"):
        if not begins <= day(event["date"]) <= held:
            warning(found, f"{at}/safetyEvents/{j}/date", "event-outside-period")


def check_totals(report, at, found):
    """Each is held against the first of its activity in the report, under another objective or under the same."""
    first = {}
    for j, row in rows(report, "objectives"):
        for k, evidence in rows(row, "evidence"):
            if first.setdefault(evidence["activity"], evidence["done"]) != evidence["done"]:
                warning(found, f"{at}/objectives/{j}/evidence/{k}/done", "evidence-totals-differ")


def check_next_review(plan, report, at, found):
    numbers = [review["number"] for review in plan["reviews"]]
    if "nextReviewDate" not in report and report["outcome"] not in ("complete", "close-early"):
        error(found, f"{at}/nextReviewDate", "next-review-required")
    if report["review"] not in numbers:
        return
    place = numbers.index(report["review"])
    if day(report["heldOn"]) > day(plan["reviews"][place]["plannedDate"]) + timedelta(14):
        warning(found, f"{at}/heldOn", "review-held-late")
    later = plan["reviews"][place + 1:]
    if later and report.get("nextReviewDate", later[0]["plannedDate"]) != later[0]["plannedDate"]:
        warning(found, f"{at}/nextReviewDate", "next-review-mismatch")


def check_objective_row(plan, row, at, found):
    if row["rating"] in ("behind", "not-met") and "concerns" not in row:
        error(found, f"{at}/concerns", "concerns-required")
    if row["id"] not in ids(plan, "objectives"):
        return
    serving = [(a["id"], a["required"]) for a in plan["activities"] if row["id"] in a["objectives"]]
    for k, evidence in rows(row, "evidence"):
        if evidence["activity"] in ids(plan, "activities") and evidence["activity"] not in dict(serving):
            error(found, f"{at}/evidence/{k}/activity", "evidence-objective-mismatch")
    for activity, required in serving:
        enough = [e for e in row.get("evidence", [])
                  if e["activity"] == activity and (e["done"] >= required or "note" in e)]
        if row["rating"] == "achieved" and not enough:
            error(found, f"{at}/rating", "achieved-without-evidence")


def check_scope_row(plan, row, until, start, end, at, found):
    if "reason" in row and "authorisedBy" in row:
        return
    if "levelNext" in row and looser(row["levelNow"], row["levelNext"]):
        error(found, f"{at}/levelNext", "supervision-tightened-without-reason")
    if row["id"] not in ids(plan, "scopes") or end <= start or until < start:
        return
    scope = next(scope for scope in plan["scopes"] if scope["id"] == row["id"])
    now = week_of(start, until)
    for name, week in (("levelNow", now), ("levelNext", now + 1)):
        planned = [phase["level"] for phase in scope["phases"] if phase["fromWeek"] <= week <= phase["toWeek"]]
        if name in row and week <= last_week(start, end) and planned and row[name] not in planned:
            error(found, f"{at}/{name}", "report-level-mismatch")


def check_signatures(plan, today, document, found):
    me, status, agreement = plan["practitioner"]["id"], plan["status"], plan.get("signatures", [])
    roles = [(person["id"], person["role"]) for person in plan["people"]]
    for at, signature, held in all_signatures(plan):
        role, person = signature["role"], signature["person"]
        if held and day(signature["date"]) < held:
            error(found, f"{at}/date", "signature-before-held")
        if day(signature["date"]) > today:
            error(found, f"{at}/date", "signature-in-future")
        others = role == "organisation" or (person, role) in roles
        holds = role == "practitioner" if person == me else others
        if not holds and person in [me, *ids(plan, "people")]:
            error(found, f"{at}/person", "signature-role-mismatch")
        if signature.get("version", 0) > plan["version"]:
            error(found, f"{at}/version", "signature-version-unknown")

    if status == "draft" and agreement:
        error(found, "/signatures", "signature-on-draft")
    signed = {signature["role"] for signature in agreement if signature["version"] == plan["version"]}
    if status in AGREED and not ("practitioner" in signed and signed & {"case-manager", "organisation"}):
        error(found, "/signatures", "agreement-unsigned")
    for r, report in rows(plan, "reports"):
        lacking = {"practitioner", "clinical-supervisor", "case-manager"} - {s["role"] for s in report.get("signatures", [])}
        if lacking and (status == "completed" or document == "signed-off-summary"):
            error(found, f"/reports/{r}/signatures", "unsigned-report")


def check_closing(plan, document, found):
    status = plan["status"]
    reports = rows(plan, "reports")
    waived = [objective["id"] for objective in plan["objectives"] if "waived" in objective]
    if status == "completed" and reports:
        r, last = max(reversed(reports), key=lambda row: row[1]["review"])  # of two on one review, the later
        for j, row in rows(last, "objectives"):
            if row["rating"] != "achieved" and row["id"] in ids(plan, "objectives") and row["id"] not in waived:
                error(found, f"/reports/{r}/objectives/{j}/rating", "objective-not-achieved")
    if "summary" in plan and status not in TERMINAL:
        error(found, "/summary", "summary-on-open-plan")
    if document == "signed-off-summary":
        if status not in TERMINAL:
            error(found, "/status", "status-not-terminal")
        if "summary" not in plan:
            error(found, "/summary", "summary-missing")


def check(plan, today, document):
    found = set()
    start, end = day(plan["timeframe"]["start"]), day(plan["timeframe"]["end"])
    check_people(plan, found)
    check_dates(plan, start, end, found)
    check_supervision(plan, start, end, found)
    check_reviews(plan, start, end, found)
    check_reports(plan, today, start, end, found)
    check_signatures(plan, today, document, found)
    check_closing(plan, document, found)
    check_translations(plan, found)
    return found
