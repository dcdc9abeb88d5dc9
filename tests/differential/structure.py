"""The structure of plan JSON a second time, written from the plan format and the list of codes, not from the product.

check(document) gives {(pointer, code, severity)}. A kind is a function of (value, pointer, found) that adds to found.
"""
import datetime
import re
import unicodedata

LEVELS = "excluded observe-only direct close supervised remote-review independent".split()
GRADES = {
    "doctor": "consultant specialist specialty-doctor associate-specialist locally-employed trainee gp-partner salaried "
              "locum".split(),
    "dentist": "dental-associate principal salaried consultant specialist trainee locum".split(),
    "pharmacist": [*(f"pharmacist-band-{band}" for band in "6 7 8a 8b 8c 8d 9".split()), "trainee", "locum"],
}
LARGEST = 2**31 - 1


def error(found, pointer, code):
    found.add((pointer, code, "error"))


def warning(found, pointer, code):
    found.add((pointer, code, "warning"))


def rows(holder, name):
    return list(enumerate(holder.get(name, [])))


def day(text):
    """The date, or None where it is not a real day written YYYY-MM-DD."""
    try:
        return datetime.date.fromisoformat(text) if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text) else None
    except ValueError:
        return None


def is_whole(value):
    return not isinstance(value, bool) and (isinstance(value, int) or isinstance(value, float) and value.is_integer())


NON_CHARACTERS = "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
FORBIDDEN = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef"
                       + NON_CHARACTERS + "]")
PRIVATE_USE = re.compile("[\U000f0000-\U000ffffd]")  # no font draws these


def text(most=4000):
    def kind(value, pointer, found):
        if not isinstance(value, str):
            return error(found, pointer, "schema-type")
        composed = unicodedata.normalize("NFC", value).replace("\r\n", "\n").replace("\r", "\n")
        if not composed.strip() or len(composed) > most:
            error(found, pointer, "schema-length")
        if FORBIDDEN.search(composed):
            error(found, pointer, "schema-control-character")
        if PRIVATE_USE.search(composed):
            found.add((pointer, "character-not-printable", "warning"))
        return None
    return kind


def string_that(holds, code):
    def kind(value, pointer, found):
        if not isinstance(value, str):
            error(found, pointer, "schema-type")
        elif not holds(value):
            error(found, pointer, code)
    return kind


def choice(words):
    return string_that(words.split().__contains__, "schema-enum")


def whole_from(least):
    def kind(value, pointer, found):
        if not is_whole(value):
            error(found, pointer, "schema-type")
        elif not least <= value <= LARGEST:
            error(found, pointer, "schema-range")
    return kind


def whole_time_equivalent(value, pointer, found):
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        error(found, pointer, "schema-type")
    elif not 0 < value <= 1:
        error(found, pointer, "schema-range")


def truth(value, pointer, found):
    if not isinstance(value, bool):
        error(found, pointer, "schema-type")
    elif not value:
        error(found, pointer, "schema-enum")


def several(kind, least=0, unique=False, most=300):
    def listing(value, pointer, found):
        if not isinstance(value, list):
            return error(found, pointer, "schema-type")
        if not least <= len(value) <= most:
            error(found, pointer, "schema-items")
        for at, item in enumerate(value[:most]):
            kind(item, f"{pointer}/{at}", found)
            if unique and isinstance(item, str) and item in value[:at]:
                error(found, f"{pointer}/{at}", "schema-unique")
        return None
    return listing


def record(members, others=None):
    """Members by name; a name that ends in ? may be left out. `others` is the kind of all others, where they may be."""
    kinds = {name.rstrip("?"): kind for name, kind in members.items()}

    def kind(value, pointer, found):
        if not isinstance(value, dict):
            return error(found, pointer, "schema-type")
        for name in members:
            if not name.endswith("?") and name not in value:
                error(found, f"{pointer}/{name}", "schema-required")
        for name, member in value.items():
            place = pointer + "/" + name.replace("~", "~0").replace("/", "~1")
            if name in kinds:
                kinds[name](member, place, found)
            elif others:
                others(name)(member, place, found)
            else:
                error(found, place, "schema-unknown-field")
        return None
    return kind


def boolean(value, pointer, found):
    if not isinstance(value, bool):
        error(found, pointer, "schema-type")


def objective_rows(kind):
    """The rows on objectives of a report, with 2,000 rows of evidence in all; told once, where they become too many."""
    def listing(value, pointer, found):
        several(kind)(value, pointer, found)
        in_all = 0
        for at, row in enumerate(value[:300] if isinstance(value, list) else []):
            evidence = row.get("evidence") if isinstance(row, dict) else None
            in_all += min(len(evidence), 2000) if isinstance(evidence, list) else 0
            if in_all > 2000:
                return error(found, f"{pointer}/{at}/evidence", "schema-items")
        return None
    return listing


def translations(document):
    """Of a plan: in the language that it is not written in; in either, where it does not say which that is."""
    own = document.get("language")
    languages = {"en": ["cy"], "both": ["cy"], "cy": ["en"]}.get(own, ["cy", "en"]) if isinstance(own, str) else ["cy", "en"]
    texts = record({}, others=lambda name: text(most=2000) if name == "/background" else text())
    return record({f"{language}?": texts for language in languages})


ID = string_that(lambda value: re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", value), "schema-format")
DATE = string_that(day, "schema-format")
TEXT = text()
COUNT = whole_from(0)
NUMBER = whole_from(1)
LEVEL = choice(" ".join(LEVELS))
ELEMENTS = several(choice("reskilling remediation reintegration behavioural"), least=1, unique=True)
SECTOR = choice("primary secondary community independent other")
SPECIALTY_GROUP = choice("surgery medicine general-practice psychiatry obstetrics-and-gynaecology anaesthesia "
                         "emergency-medicine radiology pathology dental pharmacy other")
GRADE = choice(" ".join(grade for grades in GRADES.values() for grade in grades))
AREA = choice("clinical-skills communication education-and-training leadership record-keeping team-working")
ABSENCE_REASON = choice("restriction sickness parental-leave career-break exclusion change-of-scope redeployment other")
RESTRICTION_SOURCE = choice("local regulator other-external")
ACTIVITY_TYPE = choice("adept acat audit case-note-review cat cbd coaching cot course doncs dops e-learning logbook "
                       "mentoring mini-cex mrcf msf notss observation-by-peer pba prescribing-review psq reflective-log "
                       "simulation supervised-learning-event supervisor-meeting tutorial video-review")
GENDER = choice("male female other not-stated")
AGE_BAND = choice("under-35 35-to-44 45-to-54 55-to-64 65-plus not-stated")
ETHNIC_GROUP = choice("white mixed asian-or-asian-british black-or-black-british other not-stated")
QUALIFIED_IN = choice("uk eea outside-eea not-stated")
PERIOD = record({"from": DATE, "to": DATE})

SIGNATURE = {"role": choice("practitioner clinical-supervisor case-manager organisation"), "person": ID, "date": DATE,
             "method": choice("electronic wet-ink"), "statement": choice("agreed acknowledged seen-not-agreed"),
             "comment?": TEXT}

REPORT = record({
    "review": NUMBER, "period": PERIOD, "heldOn": DATE, "attendees": several(ID, unique=True),
    "sessionsPlanned": COUNT, "sessionsWorked": COUNT, "leaveDays": COUNT, "attendanceNote?": TEXT,
    "objectives": objective_rows(record({
        "id": ID, "rating": choice("not-started behind on-track achieved not-met not-assessed"),
        "evidence?": several(record({"activity": ID, "done": COUNT, "note?": TEXT}), most=2000),
        "concerns?": TEXT, "actions?": TEXT})),
    "scopes": several(record({"id": ID, "levelNow": LEVEL, "levelNext?": LEVEL, "reason?": TEXT, "authorisedBy?": ID})),
    "safetyEvents?": several(record({"date": DATE, "summary": TEXT, "actionTaken": TEXT}), most=100),
    "practitionerComment?": TEXT, "supervisorComment": TEXT, "adjustments?": several(TEXT),
    "outcome": choice("continue continue-adjusted step-down-early hold tighten extend pause complete close-early"),
    "nextReviewDate?": DATE, "signatures?": several(record(SIGNATURE))})

PLAN = {
    "$schema?": TEXT, "schemaVersion": COUNT, "id": ID, "version": NUMBER,
    "status": choice("draft shared not-agreed agreed in-progress on-hold extended completed closed-early"),
    "statusReason?": record({
        "code?": choice("left ill-health unsafe not-engaging superseded other"), "text": TEXT, "date": DATE, "by": ID}),
    "holds?": several(record({"from": DATE, "to?": DATE})),
    "language": choice("en cy both"), "marking": TEXT, "retainUntil?": DATE,
    "presentation?": record({"edition": choice("standard large-print")}), "elements": ELEMENTS,
    "timeframe": record({"start": DATE, "end": DATE, "originalEnd?": DATE}),
    "practitioner": record({
        "id": ID, "title?": TEXT, "name": TEXT, "profession": choice("doctor dentist pharmacist"),
        "regulator": choice("GMC GDC GPhC PSNI"), "registrationNumber": TEXT, "sector": SECTOR,
        "specialtyGroup": SPECIALTY_GROUP, "specialty": TEXT, "grade": GRADE,
        "wholeTimeEquivalent": whole_time_equivalent}),
    "organisation": record({
        "name": TEXT, "nameWelsh?": TEXT,
        "jurisdiction": choice("england wales northern-ireland guernsey jersey isle-of-man"), "site?": TEXT}),
    "people": several(record({
        "id": ID, "role": choice("case-manager clinical-supervisor educational-supervisor coach mentor adviser assessor "
                                 "workplace-reporter other"),
        "name": TEXT, "post": TEXT, "email?": TEXT, "conflict?": record({"detail": TEXT, "acceptedBy": ID})}), least=1,
        most=100),
    "background": text(most=2000),
    "absence?": record({
        "reason": ABSENCE_REASON, "restrictionSource?": RESTRICTION_SOURCE, "from": DATE, "to": DATE, "note?": TEXT,
        "confidentialDetail?": TEXT}),
    "restrictions?": several(record({
        "body": TEXT, "description": TEXT, "scope?": ID, "minimumLevel?": LEVEL, "from": DATE, "to?": DATE,
        "confidential?": boolean})),
    "objectives": several(record({
        "id": ID, "area": AREA, "statement": TEXT, "measures": several(TEXT, least=1, most=50), "targetDate": DATE,
        "waived?": record({"reason": TEXT, "date": DATE, "authorisedBy": ID})}), least=1),
    "activities": several(record({
        "id": ID, "type": ACTIVITY_TYPE, "title?": TEXT, "objectives": several(ID, least=1, unique=True),
        "required": COUNT, "unit": TEXT, "assessor": ID, "dueWeek": NUMBER, "note?": TEXT}), least=1, most=2000),
    "scopes": several(record({
        "id": ID, "name": TEXT, "supervisors?": several(ID, unique=True),
        "phases": several(record({"fromWeek": NUMBER, "toWeek": NUMBER, "level": LEVEL, "sessionsPerWeek?": COUNT,
                                  "exitCriteria?": TEXT}), least=1, most=100),
        "changes?": several(record({"date": DATE, "week": NUMBER, "fromLevel": LEVEL, "toLevel": LEVEL, "reason": TEXT,
                                    "authorisedBy": ID}), most=100)}), least=1, most=100),
    "resources?": several(record({
        "kind": choice("protected-time funding placement indemnity equipment other"), "text": TEXT, "payer?": TEXT})),
    "relatedDocuments?": several(TEXT), "arrangements?": several(TEXT),
    "reviews": several(record({"number": NUMBER, "plannedDate": DATE}), least=1, most=100),
    "reports?": several(REPORT, most=100), "signatures?": several(record({**SIGNATURE, "version": NUMBER})),
    "versions?": several(record({"version": NUMBER, "date": DATE, "summary": TEXT})),
    "summary?": record({
        "text": TEXT, "actualEnd": DATE, "recommendations?": several(record({"text": TEXT, "owner": TEXT, "date?": DATE})),
        "signatures?": several(record(SIGNATURE))}),
    "contacts?": several(record({"label": TEXT, "name?": TEXT, "phone?": TEXT, "email?": TEXT})),
    "equality?": record({"gender": GENDER, "ageBand": AGE_BAND, "ethnicGroup": ETHNIC_GROUP,
                         "disability": choice("yes no not-stated"), "qualifiedIn": QUALIFIED_IN, "yearsInUk?": COUNT}),
    "labels?": record({"cy": record(dict.fromkeys(
        ["actionPlan?", "draft?", "progressReport?", "clinicalSupervisor?", "signedOffSummary?"], TEXT))})}

COHORT = record({
    "$schema?": TEXT, "schemaVersion": COUNT, "kind": choice("cohort"), "title": TEXT, "period": PERIOD, "minimumCell?": COUNT,
    "plans": several(record({
        "elements": ELEMENTS, "sector": SECTOR, "specialtyGroup": SPECIALTY_GROUP, "grade": GRADE,
        "absenceReason?": ABSENCE_REASON, "restrictionSource?": RESTRICTION_SOURCE,
        "objectiveAreas": several(AREA, unique=True), "gender": GENDER, "ageBand": AGE_BAND,
        "ethnicGroup": ETHNIC_GROUP, "qualifiedIn": QUALIFIED_IN}), most=20_000),
    "caseStudy?": record({"title": TEXT, "composite": truth, "text": TEXT})})


def is_cohort(document):
    return document.get("kind") == "cohort" or "plans" in document


def check(document):
    found = set()
    if not isinstance(document, dict):
        error(found, "", "body-not-an-object")
    elif is_whole(document.get("schemaVersion")) and document["schemaVersion"] != 1:
        error(found, "/schemaVersion", "unsupported-schema-version")
    else:
        kind = COHORT if is_cohort(document) else record({**PLAN, "translations?": translations(document)})
        kind(document, "", found)
    return found
