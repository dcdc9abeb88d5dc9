"""A progress report as what people would tick, choose and write on its form: a second opinion on service/forms."""

TICKED, OTHER = "yes", "other"
# The levels that the pharmacist's plan has after 4 December 2025, in week 15.
PLANNED = {"C-S1": "independent", "C-S2": "supervised", "C-S3": "supervised", "C-S4": "independent"}


def part(identifier):
    return identifier.replace(".", ":")


def of_date(field, date):
    year, month, day = date.split("-")
    return {f"{field}/day": day, f"{field}/month": month, f"{field}/year": year}


def of_objective(row):
    field = f"objectives/{part(row['id'])}"
    values = {f"{field}/{name}": row[name] for name in ("rating", "concerns", "actions") if name in row}
    for given in row.get("evidence", []):
        below = f"{field}/evidence/{part(given['activity'])}"
        values[f"{below}/done"] = str(given["done"])
        if "note" in given:
            values[f"{below}/note"] = given["note"]
    return values


def of_scope(row, planned):
    field = f"scopes/{part(row['id'])}"
    values = {f"{field}/{name}": row[name] for name in ("levelNow", "reason", "authorisedBy") if name in row}
    if row["levelNext"] == planned[row["id"]]:
        return values | {f"{field}/levelNext": row["levelNext"]}
    return values | {f"{field}/levelNext": OTHER, f"{field}/otherLevel": row["levelNext"]}


def of_event(number, row):
    field = f"safetyEvents/{number}"
    return of_date(f"{field}/date", row["date"]) | {f"{field}/{name}": row[name] for name in ("summary", "actionTaken")}


def of_signature(row):
    field = f"signatures/{row['role']}/{part(row['person'])}"
    values = of_date(f"{field}/date", row["date"]) | {f"{field}/statement": row["statement"]}
    if row["method"] == "wet-ink":
        values[f"{field}/ink"] = TICKED
    if "comment" in row:
        values[f"{field}/comment"] = row["comment"]
    return values


def answers(report, planned):
    """{field: value}. planned: the level after the period by the scope's id, as the form prints it."""
    values = of_date("heldOn", report["heldOn"]) | of_date("period/to", report["period"]["to"])
    values |= of_date("nextReviewDate", report["nextReviewDate"])
    values |= {f"attendees/{part(person)}": TICKED for person in report["attendees"]}
    values |= {name: str(report[name]) for name in ("sessionsPlanned", "sessionsWorked", "leaveDays")}
    values |= {name: report[name] for name in ("attendanceNote", "practitionerComment", "supervisorComment", "outcome")}
    for row in report["objectives"]:
        values |= of_objective(row)
    for row in report["scopes"]:
        values |= of_scope(row, planned)
    for number, row in enumerate(report["safetyEvents"], 1):
        values |= of_event(number, row)
    values |= {f"adjustments/{number}": text for number, text in enumerate(report["adjustments"], 1)}
    for row in report["signatures"]:
        values |= of_signature(row)
    return values
