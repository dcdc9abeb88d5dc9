"""Random edits of plans and cohorts: some that anybody could make by mistake, some that meaning hangs on."""
import datetime
import pickle

from structure import LEVELS, day

STATUSES = "draft shared not-agreed agreed in-progress on-hold extended completed closed-early".split()
RATINGS = "not-started behind on-track achieved not-met not-assessed".split()
OUTCOMES = "continue continue-adjusted step-down-early hold tighten extend pause complete close-early".split()
ROLES = "case-manager clinical-supervisor coach adviser assessor workplace-reporter other".split()
SIGNS = "practitioner clinical-supervisor case-manager organisation".split()
ODD_VALUES = [None, True, False, 0, 1, -1, 3.99, 2.0, 10**12, "", "  ", "text", "2025-02-30", "2025-06-01", "A-P1", "A-P3", "a b",
              [], {}, [1], {"a": 1}, "bell \a", "left \u202e right", "not a character \ufffe", "x" * 4001, "private \U000f0000",
              "e\u0301" * 3000, "close", "completed", "en", "both",
              "Draft", "01/02/2025", "2025-01-06T00:00:00Z", "12", "true", "line\r\nend\r", "\r\n", [1] * 301, "half \ud83d"]
WAIVER = {"reason": "Left the post.", "date": "2025-05-05", "authorisedBy": "A-P2"}


def copied(value):
    return pickle.loads(pickle.dumps(value))


def places(document):
    """Every place of a document, as tuples of steps."""
    found = []
    waiting = [((), document)]
    while waiting:
        place, value = waiting.pop()
        found.append(place)
        steps = value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
        waiting += [((*place, step), value[step]) for step in steps]
    return found


def at(document, place):
    for step in place:
        document = document[step]
    return document


def all_of(document, name):
    """Places whose last step has this name."""
    return [place for place in places(document) if place and place[-1] == name]


def members(value, name):
    return value.get(name, []) if isinstance(value.get(name, []), list) else []


class Editor:
    """One document in the making. Each edit is a method; what it cannot do, it leaves."""

    def __init__(self, document, chance):
        self.document = copied(document)
        self.chance = chance

    def pick(self, things):
        return self.chance.choice(things) if things else None

    def edit(self):
        edits = self.STRUCTURE if self.chance.random() < 0.3 else self.MEANING
        self.chance.choice(edits)(self)

    # ---- structure ----

    def put_odd_value(self):
        place = self.pick([place for place in places(self.document) if place])
        at(self.document, place[:-1])[place[-1]] = copied(self.pick(ODD_VALUES))

    def remove(self):
        place = self.pick([place for place in places(self.document) if place])
        del at(self.document, place[:-1])[place[-1]]

    def add_field(self):
        holder = self.pick([place for place in places(self.document) if isinstance(at(self.document, place), dict)])
        name = self.pick(["nickname", "id", "a/b~c", "note", "kind", "$schema", "Practitioner", "start_date"])
        at(self.document, holder)[name] = self.pick(ODD_VALUES)

    def add_unknown_field(self):
        holder = self.pick([place for place in places(self.document) if isinstance(at(self.document, place), dict)])
        at(self.document, holder)["x"] = 1

    def repeat_item(self):
        holder = self.pick([place for place in places(self.document) if isinstance(at(self.document, place), list)])
        if holder and at(self.document, holder):
            items = at(self.document, holder)
            items.insert(self.chance.randrange(len(items) + 1), copied(self.pick(items)))

    def empty_list(self):
        holder = self.pick([place for place in places(self.document) if isinstance(at(self.document, place), list)])
        if holder:
            at(self.document, holder).clear()

    def replace_document(self):
        if self.chance.random() < 0.05:
            self.document = self.pick([[], 1, "plan", None])
        else:
            self.document["schemaVersion"] = self.pick([2, 0, 1.0, 1.5, "1", 10**20, None])

    STRUCTURE = [put_odd_value, put_odd_value, put_odd_value, remove, remove, add_field, add_unknown_field, repeat_item,
                 empty_list, replace_document]

    # ---- meaning ----

    def shift_date(self):
        dates = [place for place in places(self.document) if place and isinstance(at(self.document, place), str)
                 and day(at(self.document, place))]
        if place := self.pick(dates):
            by = datetime.timedelta(self.pick([-400, -60, -15, -14, -7, -1, 1, 6, 7, 14, 15, 60, 400]))
            at(self.document, place[:-1])[place[-1]] = (day(at(self.document, place)) + by).isoformat()

    def hold_review_on(self):
        if report := self.pick(members(self.document, "reports")):
            held = self.pick(["2999-01-01", report["period"]["from"], report["period"]["to"], "2024-01-03"])
            report["heldOn"] = held

    def work_more(self):
        if report := self.pick(members(self.document, "reports")):
            report["sessionsWorked"] = report["sessionsPlanned"] + self.pick([0, 1, 3])
            if self.chance.random() < 0.7:
                report.pop("attendanceNote", None)

    def move_event(self):
        if report := self.pick(members(self.document, "reports")):
            report["safetyEvents"] = [{"date": self.pick(["2024-02-20", report["heldOn"], report["period"]["from"],
                                                          "2025-02-20", "2025-12-31"]),
                                       "summary": "A fall.", "actionTaken": "None."}]

    def count_again(self):
        row = self.pick([at(self.document, place[:-1]) for place in all_of(self.document, "done")])
        if isinstance(row, dict):
            row["done"] = row["done"] + self.pick([0, 1, 5])

    def set_target(self):
        start = day(self.document.get("timeframe", {}).get("start", "2025-01-06")) or datetime.date(2025, 1, 6)
        for objective in members(self.document, "objectives"):
            objective["targetDate"] = (start + datetime.timedelta(self.chance.randrange(0, 180))).isoformat()

    def put_on_hold(self):
        self.document["status"] = self.pick(["on-hold", "closed-early", self.document.get("status")])
        by = self.pick(["A-P1", "A-P2", "C-P2", "X-1"])
        self.document["statusReason"] = {"text": "Ill.", "date": "2025-03-01", "by": by}
        if self.chance.random() < 0.5:
            self.document["statusReason"]["code"] = self.pick(["left", "ill-health", "moved"])
        self.document["holds"] = [{"from": "2025-03-01", "to": self.pick(["2025-02-28", "2025-03-01", "2025-04-01"])},
                                  {"from": "2025-05-01"}]

    def translate(self):
        texts = ["".join(f"/{step}" for step in place) for place in places(self.document)
                 if isinstance(at(self.document, place), str)]
        odd = ["", "background", "/objectives/0", "/objectives/99/statement", "/objectives/00/statement", "/people/0/name"]
        pointers = [self.pick(texts) if self.chance.random() < 0.8 else self.pick(odd) for _ in range(3)]
        own = self.document.get("language")
        language = self.pick(["en", "cy", "fr"]) if self.chance.random() < 0.2 else "en" if own == "cy" else "cy"
        self.document["translations"] = {language: dict.fromkeys(pointers, "Testun")}

    def future_signature(self):
        if place := self.pick([place for place in all_of(self.document, "date") if "signatures" in place]):
            at(self.document, place[:-1])["date"] = "2999-01-01"

    def shift_number(self):
        numbers = [place for place in places(self.document) if place and isinstance(at(self.document, place), int)
                   and not isinstance(at(self.document, place), bool) and place != ("schemaVersion",)]
        if place := self.pick(numbers):
            at(self.document, place[:-1])[place[-1]] += self.pick([-9, -2, -1, 1, 2, 9])

    def swap_id(self):
        """An id is put where another stands, or one that nothing has."""
        names = ("id", "assessor", "person", "authorisedBy", "acceptedBy", "scope", "activity")
        lists = ("objectives", "supervisors", "attendees")
        ids = [place for place in places(self.document) if len(place) > 1 and isinstance(at(self.document, place), str)
               and (place[-1] in names or place[-2] in lists)]
        if place := self.pick(ids):
            other = "X-1" if self.chance.random() < 0.2 else at(self.document, self.pick(ids))
            at(self.document, place[:-1])[place[-1]] = other

    def let_practitioner(self):
        me = self.document.get("practitioner", {}).get("id")
        names = ("assessor", "person", "authorisedBy", "acceptedBy")
        ids = [place for place in places(self.document) if len(place) > 1 and (place[-1] in names or place[-2] == "supervisors"
               or (place[0], place[-1]) == ("people", "id"))]
        if me and (place := self.pick(ids)):
            at(self.document, place[:-1])[place[-1]] = me

    def change_word(self):
        words = {"status": STATUSES, "rating": RATINGS, "outcome": OUTCOMES, "language": ["en", "cy", "both"],
                 "statement": ["agreed", "acknowledged", "seen-not-agreed"], "area": ["clinical-skills", "leadership"],
                 "role": ROLES + SIGNS, "profession": ["doctor", "dentist", "pharmacist"],
                 "regulator": ["GMC", "GDC", "GPhC", "PSNI"], "grade": ["consultant", "principal", "locum", "gp-partner"],
                 "registrationNumber": ["1", "1234567", "2345678", "a1", "12345678", "abcdefghijk", "1a34567"],
                 **dict.fromkeys(["level", "levelNow", "levelNext", "fromLevel", "toLevel", "minimumLevel"], LEVELS)}
        kind = self.pick([name for name in words if all_of(self.document, name)])
        if kind:
            place = self.pick(all_of(self.document, kind))
            at(self.document, place[:-1])[kind] = self.pick(words[kind])

    def change_status(self):
        self.document["status"] = self.pick(STATUSES)

    def drop_optional(self):
        """What a rule asks for is taken away."""
        names = ("absence", "summary", "labels", "signatures", "reports", "changes", "note", "concerns", "attendanceNote",
                 "nextReviewDate", "reason", "to", "scope", "supervisors", "evidence", "levelNext")
        found = [place for name in names for place in all_of(self.document, name)]
        if place := self.pick(found):
            del at(self.document, place[:-1])[place[-1]]

    def drop_item(self):
        lists = [place for place in places(self.document) if isinstance(at(self.document, place), list)
                 and at(self.document, place)]
        if place := self.pick(lists):
            items = at(self.document, place)
            del items[self.chance.randrange(len(items))]

    def swap_items(self):
        lists = [place for place in places(self.document) if isinstance(at(self.document, place), list)
                 and len(at(self.document, place)) > 1]
        if place := self.pick(lists):
            items = at(self.document, place)
            i, j = self.chance.sample(range(len(items)), 2)
            items[i], items[j] = items[j], items[i]

    def drop_objective(self):
        """An objective and what serves it alone are taken away: no clinical objective may be left."""
        objective = self.pick(members(self.document, "objectives"))
        if isinstance(objective, dict) and self.chance.random() < 0.5:
            for activity in members(self.document, "activities"):
                if isinstance(activity.get("objectives"), list):
                    activity["objectives"] = [o for o in activity["objectives"] if o != objective.get("id")] or ["X-1"]

    def restrict(self):
        scope = self.pick(members(self.document, "scopes"))
        start = day(self.document.get("timeframe", {}).get("start", "2025-01-06")) or datetime.date(2025, 1, 6)
        first = start + datetime.timedelta(self.chance.randrange(-30, 200))
        restriction = {"body": "Trust", "description": "A bar.", "minimumLevel": self.pick(LEVELS), "from": first.isoformat()}
        if self.chance.random() < 0.5:
            restriction["to"] = (first + datetime.timedelta(self.chance.randrange(-5, 60))).isoformat()
        if isinstance(scope, dict) and self.chance.random() < 0.7:
            restriction["scope"] = scope.get("id", "X-1")
        self.document["restrictions"] = [*members(self.document, "restrictions"), restriction]

    def record_change(self):
        scope = self.pick(members(self.document, "scopes"))
        phases = members(scope or {}, "phases")
        if len(phases) > 1:
            i = self.chance.randrange(1, len(phases))
            scope["changes"] = [{"date": "2025-03-01", "week": phases[i].get("fromWeek", 1), "reason": "Events.",
                                 "fromLevel": phases[i - 1].get("level", "close"), "authorisedBy": "A-P2",
                                 "toLevel": phases[i].get("level", "close")}]

    def split_phase(self):
        scope = self.pick(members(self.document, "scopes"))
        phases = members(scope or {}, "phases")
        if phases:
            i = self.chance.randrange(len(phases))
            middle = (phases[i].get("fromWeek", 1) + phases[i].get("toWeek", 1)) // 2
            phases.insert(i + 1, {**phases[i], "fromWeek": middle + 1, "level": self.pick(LEVELS)})
            phases[i]["toWeek"] = middle

    def justify(self):
        row = self.pick([at(self.document, place[:-1]) for place in all_of(self.document, "levelNow")])
        if isinstance(row, dict):
            row.update(reason="Events.", authorisedBy=self.pick(["A-P2", "A-P1", "C-P2", "X-1"]))

    def waive(self):
        if objective := self.pick(members(self.document, "objectives")):
            objective["waived"] = {**WAIVER, "authorisedBy": self.pick(["A-P2", "A-P1", "X-1"])}

    def move_end(self):
        start = day(self.document["timeframe"]["start"])
        days = self.pick([0, -30, 1, 100, 178, 181, 182, 363, 364, 500])
        self.document["timeframe"]["end"] = (start + datetime.timedelta(days)).isoformat()

    def extend(self):
        start = day(self.document["timeframe"]["start"])
        original = start + datetime.timedelta(self.pick([-1, 0, 1, 100, 179, 300]))
        self.document["timeframe"]["originalEnd"] = original.isoformat()

    def note(self):
        row = self.pick([at(self.document, place[:-1]) for place in all_of(self.document, "done")])
        if isinstance(row, dict):
            row.update(note="Enough.", done=0)

    def shrink_cohort(self):
        if plans := members(self.document, "plans"):
            del plans[self.chance.randrange(17, 24):]

    MEANING = [shift_date, shift_date, shift_date, future_signature, shift_number, shift_number, shift_number, swap_id, swap_id,
               let_practitioner, change_word, change_word, change_word, change_status, drop_optional, drop_optional, drop_item,
               drop_item, swap_items, drop_objective, restrict, record_change, split_phase, justify, waive, move_end, extend,
               note, shrink_cohort, hold_review_on, move_event, move_event, count_again, count_again, set_target,
               put_on_hold, translate, translate, work_more]


def edited(document, chance):
    """A document after one to three edits. An edit of what an earlier one has broken may fail; then it is left out."""
    editor = Editor(document, chance)
    for _ in range(chance.choice([1, 1, 2, 2, 3])):
        if not isinstance(editor.document, dict):
            break
        before = copied(editor.document)
        try:
            editor.edit()
        except (KeyError, TypeError, AttributeError, IndexError, ValueError, OverflowError):
            editor.document = before
    return editor.document
