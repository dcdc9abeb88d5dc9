"""What is asked of the example plans: every kind of document, of each plan, for each review or person that the kind
asks for. A kind that a plan cannot give is asked for all the same: it must be refused, for the reason named here.
A progress report is a form for a review without a report, and for no plan at all."""
import json
from dataclasses import dataclass

from tally import ROOT

PLANS = ["surgeon.json", "surgeon-draft.json", "pharmacist.json", "dentist.json", "dentist-unsigned.json"]
LANGUAGES = ["en", "cy", "both"]
EDITIONS = ["standard", "large-print"]

FORM_KIND = "progress-report"
# The first form of a draft, and one of a plan on its way, with a report on the review before.
FORM_REVIEWS = {"surgeon-draft.json": 1, "pharmacist.json": 2}

REFUSED = {
    ("signed-off-summary", "surgeon-draft.json"): ["status-not-terminal", "summary-missing"],
    ("signed-off-summary", "pharmacist.json"): ["status-not-terminal", "summary-missing"],
    ("signed-off-summary", "dentist-unsigned.json"): ["status-not-terminal", "summary-missing", "unsigned-report"],
}


@dataclass(frozen=True)
class Asked:
    kind: str
    plan: str             # "" for the form without a plan
    options: tuple = ()   # of planpress render: ("--review", "2")
    refused: tuple = ()   # codes of the findings, where there is no document

    @property
    def name(self):
        """For a file: "progress-report-2.surgeon"."""
        return "-".join([self.kind, *self.options[1::2]]) + "." + (self.plan.removesuffix(".json") or "blank")


def path_of(plan):
    return ROOT / "tests/plan/data" / plan


def choices(settings, plan):
    """The options for each document of a kind."""
    asked = settings.get("options", {})
    if "review" in asked:
        return [("--review", str(report["review"])) for report in plan.get("reports", [])]
    people = [("--for", person["id"]) for person in plan["people"] if person["role"] == "clinical-supervisor"]
    return ([] if asked.get("for") == "required" else [()]) + (people[:1] if "for" in asked else [])


def documents():
    kinds = sorted((ROOT / "layouts").glob("*/layout.json"))
    for path in kinds:
        settings, kind = json.loads(path.read_text()), path.parent.name
        for plan in PLANS:
            refused = tuple(REFUSED.get((kind, plan), ()))
            for options in choices(settings, json.loads(path_of(plan).read_text())):
                yield Asked(kind, plan, options, refused)
    yield from forms()


def forms():
    """To fill in."""
    for plan, review in FORM_REVIEWS.items():
        yield Asked(FORM_KIND, plan, ("--review", str(review)))
    yield Asked(FORM_KIND, "")
