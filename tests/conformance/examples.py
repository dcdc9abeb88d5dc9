"""What is asked of the example plans: every kind of document, of each plan, for each review or person that the kind
asks for. A kind that a plan cannot give is asked for all the same: it must be refused, for the reason named here."""
import json
from dataclasses import dataclass

from tally import ROOT

PLANS = ["surgeon.json", "surgeon-draft.json", "pharmacist.json", "dentist.json", "dentist-unsigned.json"]
LANGUAGES = ["en", "cy", "both"]
EDITIONS = ["standard", "large-print"]

REFUSED = {
    ("progress-report", "surgeon-draft.json"): ["review-without-report"],
    ("signed-off-summary", "surgeon-draft.json"): ["status-not-terminal", "summary-missing"],
    ("signed-off-summary", "pharmacist.json"): ["status-not-terminal", "summary-missing"],
    ("signed-off-summary", "dentist-unsigned.json"): ["status-not-terminal", "summary-missing", "unsigned-report"],
}


@dataclass(frozen=True)
class Asked:
    kind: str
    plan: str
    options: tuple = ()   # of planpress render: ("--review", "2")
    refused: tuple = ()   # codes of the findings, where there is no document

    @property
    def name(self):
        """For a file: "progress-report-2.surgeon"."""
        return "-".join([self.kind, *self.options[1::2]]) + "." + self.plan.removesuffix(".json")


def path_of(plan):
    return ROOT / "tests/plan/data" / plan


def choices(settings, plan):
    """The options for each document of a kind. The first review stands for a plan that has no report."""
    asked = settings.get("options", {})
    if "review" in asked:
        return [("--review", str(report["review"])) for report in plan.get("reports", [])] or [("--review", "1")]
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
