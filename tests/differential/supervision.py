"""The rules on levels of supervision a second time: what weeks they cover, what loosens them, what bounds them."""
from datetime import timedelta

from structure import LEVELS, day, error, rows


def looser(level, other):
    return LEVELS.index(level) > LEVELS.index(other)


def week_of(start, date):
    return (date - start).days // 7 + 1


def last_week(start, end):
    return week_of(start, end)


def check_supervision(plan, start, end, found):
    for i, scope in rows(plan, "scopes"):
        at = f"/scopes/{i}"
        if start < end:
            # Told by end-before-start: where a phase is backward its scope's weeks say nothing.
            if all(phase["fromWeek"] <= phase["toWeek"] for phase in scope["phases"]):
                check_weeks(scope["phases"], last_week(start, end), f"{at}/phases", found)
            check_floors(plan, scope, start, end, at, found)
        neighbours = []
        in_weeks = sorted(rows(scope, "phases"), key=lambda row: row[1]["fromWeek"])
        for (_, before), (j, phase) in zip(in_weeks, in_weeks[1:]):
            step = (phase["fromWeek"], before["level"], phase["level"])
            neighbours.append(step)
            recorded = [(c["week"], c["fromLevel"], c["toLevel"]) for c in scope.get("changes", [])]
            if looser(before["level"], phase["level"]) and step not in recorded:
                error(found, f"{at}/phases/{j}/level", "supervision-tightened-without-reason")
        for j, change in rows(scope, "changes"):
            if (change["week"], change["fromLevel"], change["toLevel"]) not in neighbours:
                error(found, f"{at}/changes/{j}/week", "change-does-not-match-phases")


def check_weeks(phases, last, at, found):
    """Phases in the order of their weeks, which need not be that of the list."""
    covered = 0  # all weeks up to this one have a level
    final = None
    for j, phase in sorted(enumerate(phases), key=lambda row: row[1]["fromWeek"]):
        if phase["fromWeek"] > covered + 1 and covered < last:
            error(found, f"{at}/{j}/fromWeek", "phase-gap")
        if phase["fromWeek"] <= covered:
            error(found, f"{at}/{j}/fromWeek", "phase-overlap")
        if phase["toWeek"] > last:
            error(found, f"{at}/{j}/toWeek", "phase-outside-timeframe")
        if phase["toWeek"] > covered:
            covered, final = phase["toWeek"], j
    if covered < last:
        error(found, f"{at}/{final}/toWeek", "phase-gap")


def check_floors(plan, scope, start, end, at, found):
    for restriction in plan.get("restrictions", []):
        if "minimumLevel" not in restriction or restriction.get("scope", scope["id"]) != scope["id"]:
            continue
        until = day(restriction["to"]) if "to" in restriction else end
        for j, phase in rows(scope, "phases"):
            first = max(phase["fromWeek"] - 1, 0) * 7 + start.toordinal()
            final = phase["toWeek"] * 7 - 1 + start.toordinal()
            days = max(first, day(restriction["from"]).toordinal()), min(final, end.toordinal(), until.toordinal())
            if days[0] <= days[1] and looser(phase["level"], restriction["minimumLevel"]):
                error(found, f"{at}/phases/{j}/level", "restriction-floor-broken")


def check_report_floors(plan, report, start, at, found):
    """The level now is that of the day on which the period ends; the next that of the first day of the week after. A
    restriction that was over when the review was held forbids no next level."""
    until = day(report["period"]["to"])
    monday = start + timedelta(7 * week_of(start, until)) if until >= start else until + timedelta(1)

    def is_broken(row, level, date):
        return any(restriction.get("scope", row["id"]) == row["id"] and day(restriction["from"]) <= date and
                   ("to" not in restriction or date <= day(restriction["to"])) and
                   looser(level, restriction["minimumLevel"])
                   for restriction in plan.get("restrictions", []) if "minimumLevel" in restriction)

    for j, row in rows(report, "scopes"):
        for name, dates in (("levelNow", [until]), ("levelNext", [monday, max(monday, day(report["heldOn"]))])):
            if name in row and all(is_broken(row, row[name], date) for date in dates):
                error(found, f"{at}/scopes/{j}/{name}", "restriction-floor-broken")
