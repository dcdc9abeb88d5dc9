"""Holds the product against a second opinion: 10,000 random edits of the example plans must get the same findings.

    python3 tests/differential/compare.py --program build/planpress [--edits 10000] [--seed N]

The second opinion (structure.py, meaning.py) is written from the list of codes alone. What differs is printed with its
seed; the same seed makes the same edits again.
"""
import argparse
import collections
import datetime
import functools
import json
import multiprocessing
import random
import subprocess
import sys
import tempfile
import zoneinfo
from pathlib import Path

import cohorts
import meaning
import structure
from edits import edited

DATA = Path(__file__).resolve().parent.parent / "plan/data"
PLANS = ["surgeon.json", "surgeon.json", "surgeon.json", "pharmacist.json", "pharmacist.json", "gp.json",
         "surgeon-draft.json", "cohort-74.json"]
BATCH = 500
SUMMARY = "signed-off-summary"
CODES = """body-not-an-object unsupported-schema-version schema-type schema-required schema-unknown-field schema-enum
schema-format schema-length schema-range schema-items schema-unique schema-control-character character-not-printable
unknown-reference duplicate-id self-supervision case-manager-count clinical-supervisor-missing
profession-regulator-mismatch registration-number-invalid grade-profession-mismatch end-before-start
timeframe-over-52-weeks absence-missing absence-after-start no-clinical-objective objective-without-activity
original-end-mismatch target-outside-timeframe activity-due-outside-timeframe phase-gap phase-overlap
phase-outside-timeframe supervision-tightened-without-reason change-does-not-match-phases restriction-floor-broken
review-before-start review-after-end review-numbers-not-increasing review-dates-not-increasing last-review-too-early
report-without-review duplicate-report review-without-report report-period-gap review-held-late next-review-required
next-review-mismatch report-objective-missing report-scope-missing report-level-mismatch concerns-required
held-before-period held-in-future event-outside-period evidence-totals-differ activity-due-after-target
translation-without-text achieved-without-evidence evidence-objective-mismatch sessions-over-planned
practitioner-absent-unexplained signature-on-draft signature-before-held signature-in-future signature-role-mismatch
signature-version-unknown agreement-unsigned unsigned-report objective-not-achieved summary-on-open-plan
status-not-terminal summary-missing cohort-below-minimum""".split()


def today_in_the_uk():
    return datetime.datetime.now(zoneinfo.ZoneInfo("Europe/London")).date()


def second_opinion(document, asked_for):
    found = structure.check(document)
    if any(severity == "error" for _, _, severity in found):
        return found
    if structure.is_cohort(document):
        return found | cohorts.check_cohort(document)
    return found | meaning.check(document, today_in_the_uk(), asked_for)


def validate(program, folder, *options):
    done = subprocess.run([str(word) for word in (program, "validate", folder, *options)], capture_output=True, check=False)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"planpress ended with status {done.returncode}: {done.stderr.decode()}")
    return done


def first_opinion(program, folder, asked_for):
    """What the product finds in each file of a folder, in its order. It must have words for people too."""
    validate(program, folder, "--lang", "cy", "--advice")
    done = validate(program, folder, "--json", *(["--document", asked_for] if asked_for else []))
    return [(Path(file["file"]).name, file["findings"]) for file in json.loads(done.stdout)["files"]]


def position(document, pointer):
    """Where a place stands in a document: positions in lists and objects, what is missing behind all others."""
    place = []
    for step in pointer.split("/")[1:]:
        step = step.replace("~1", "/").replace("~0", "~")
        keys = list(document) if isinstance(document, dict) else []
        place.append(int(step) if isinstance(document, list) else keys.index(step) if step in keys else 10**9)
        known = isinstance(document, list) or step in keys
        document = document[int(step) if isinstance(document, list) else step] if known else None
    return place


def faults(document, findings, expected):
    told = [(finding["pointer"], finding["code"], finding["severity"]) for finding in findings]
    yield from (f"not found: {finding}" for finding in sorted(expected - set(told)))
    yield from (f"false alarm: {finding}" for finding in sorted(set(told) - expected))
    yield from (f"told twice: {finding}" for finding, n in collections.Counter(told).items() if n > 1)
    places = [position(document, pointer) for pointer, _, _ in told]
    if places != sorted(places):
        yield "not in the order of the document"


def for_summary(seed):
    """Whether the signed-off summary is asked for besides."""
    return seed % 4 == 0


def compare(program, seeds):
    """The faults of a batch, each with its seed, and how often each code came."""
    counts, differing = collections.Counter(), []
    asked_for = SUMMARY if for_summary(seeds[0]) else None
    bases = {name: json.loads((DATA / name).read_text()) for name in PLANS}
    with tempfile.TemporaryDirectory() as folder:
        documents = {}
        for seed in seeds:
            chance = random.Random(seed)
            document = edited(bases[chance.choice(PLANS)], chance)
            name = f"{seed:012}.json"
            documents[name] = document
            Path(folder, name).write_text(json.dumps(document))
        for name, findings in first_opinion(program, folder, asked_for):
            document = documents.pop(name)
            expected = second_opinion(document, asked_for)
            counts.update(code for _, code, _ in expected)
            if asked_for and isinstance(document, dict) and structure.is_cohort(document) and findings:
                findings = [f for f in findings if f["pointer"] != "/kind" or f["code"] != "schema-unknown-field"]
            found = list(faults(document, findings, expected))
            if found:
                differing.append("\n".join([f"seed {int(name[:12])}{' for the summary' if asked_for else ''}:", *found]))
        if documents:
            differing.append(f"no answer on {len(documents)} of {len(seeds)} files")
    return differing, counts


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--program", type=Path, required=True)
    arguments.add_argument("--edits", type=int, default=10_000)
    arguments.add_argument("--seed", type=int, default=20250306, help="of the first edit; each next one is one more")
    options = arguments.parse_args()
    seeds = range(options.seed, options.seed + options.edits)
    groups = [[seed for seed in seeds if for_summary(seed) == wanted] for wanted in (False, True)]
    batches = [group[start:start + BATCH] for group in groups for start in range(0, len(group), BATCH)]
    counts, differing = collections.Counter(), []
    with multiprocessing.Pool() as pool:
        for faults_of_batch, counts_of_batch in pool.imap(functools.partial(compare, options.program), batches):
            differing += faults_of_batch
            counts += counts_of_batch
    for fault in differing[:20]:
        print(fault)
    never = [code for code in CODES if code not in counts]
    print(f"{options.edits} edits from seed {options.seed}: {len(differing)} differ; {len(CODES) - len(never)} of {len(CODES)} "
          f"codes came, {sum(counts.values())} findings")
    if never and options.edits >= 10_000:
        print("never came:", ", ".join(never))
    return 1 if differing or never and options.edits >= 10_000 else 0


if __name__ == "__main__":
    sys.exit(main())
