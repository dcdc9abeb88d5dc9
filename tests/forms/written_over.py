"""What other programs paint into the pages of a form is told: over an empty field it is an answer that would be lost."""
import json
import shutil
import subprocess

from conformance import gate
from forms.programs import python
from tally import BUILD, run, tail

OUTPUT = BUILD / "forms-written-over"
WAYS = ["text", "strokes", "image", "text-box", "merged", "laid-over"]
ON_FIELD, BESIDE = "form-note-on-field", "form-notes-not-read"


def said_of(file):
    """[(a code, its sentence)] of `planpress import`, those on what is painted."""
    done = subprocess.run([BUILD / "planpress", "import", file, "--plan", gate.path_of(gate.TO_FILL.plan), "--json"],
                          capture_output=True, check=False, encoding="utf-8")
    if done.returncode not in (0, 1):
        return [(f"status {done.returncode}", done.stderr)]
    return [(each["code"], each["detail"]) for each in json.loads(done.stdout)["findings"]
            if each["code"].startswith("form-note")]


def check(tally, form, field, codes, place):
    folder = OUTPUT / field
    folder.mkdir(parents=True)
    status, fault = run([*python("write_over.py"), form, field, folder])
    if not tally.check(f"forms: {field} is painted over", not status, tail(fault, 20)):
        return
    for way in WAYS:
        said = said_of(folder / f"{way}.pdf")
        tally.check(f"forms: {way} on {field}",
                    sorted(code for code, _ in said) == codes and all(place in words for _, words in said), str(said))


def check_all(tally):
    shutil.rmtree(OUTPUT, ignore_errors=True)
    form, fault = gate.render(gate.TO_FILL, "en", "standard")
    if tally.check("forms: a form to paint over", not fault, tail(fault, 20)):
        check(tally, form, "attendanceNote", [ON_FIELD, BESIDE], "Page 1: ")
        check(tally, form, "-", [BESIDE], "Page 1: ")
