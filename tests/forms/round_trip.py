"""Forms that other programs filled in come back with what was filled in, however the file was saved.

The specimen has every kind of field. pdf-lib, qpdf, PDFium (in Chromium), pikepdf and pdftk write the file anew, poppler
and pdf.js (in Firefox) append to it, PDFBox, OpenPDF, pypdf and MuPDF do either. The form of a review becomes the same
report whoever filled it in.
"""
import itertools
import json
import os
import shutil
import subprocess
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from conformance import gate
from forms.programs import CAN_APPEND, PROGRAMS, fill, missing_tools, prepare, typed
from forms.report_answers import PLANNED, answers
from tally import BUILD, run, tail

OUTPUT = BUILD / "forms"
# Each of these fills in what each of the others did; the others, what they did themselves.
VIEWERS = ["pdf-lib", "poppler", "qpdf", "PDFium", "pdf.js"]
# What mail gateways, archives and other programs do to a file on its way. (qpdf warns of the number of objects that
# some of them count.)
SAVED = {"as it is": None, "object streams": ["--object-streams=generate"],
         "no object streams": ["--object-streams=disable"],
         "qdf": ["--qdf"], "linearised": ["--linearize"]}
# poppler replaces an object by one of a later generation, and pdf-lib then numbers all that follow wrongly.
DAMAGES = [("poppler", "pdf-lib")]

# Two people fill it in, one after the other: the second time, what was set is changed or emptied.
ALPHABETS = "Mae'r ŵyl yn Llŷn; Zażółć gęślą jaźń; Ἀθῆναι; محمد; नमस्ते; 👩🏽‍⚕️ (£5 “now” – €6 \\ %)"
FIRST = {
    "held/day": "05", "held/month": "12", "held/year": "2025", "there/1": "yes", "there/2": "", "worked": "66.5",
    "rating": "behind", "next/1": "other", "other/1": "observe-only", "other/2": "close", "done/1": "8",
    "who": "Siân Llŷr-Gŵyn", "sign/practitioner/statement": "seen-not-agreed", "concerns": ALPHABETS}
SECOND = {
    "held/day": "", "there/1": "", "there/2": "yes", "there/3": "yes", "worked": "", "rating": "not-assessed",
    "next/1": "planned", "other/1": "direct", "who": "Małgorzata Święcicka-Żółkoś", "concerns":
    "line 1\nline 2\r\nline 3\rline 4\u2028line 5\n\nw\u0302 " + 400 * "A long answer that goes on, ŵ and ł. "}


def read(file):
    """What Planpress reads: {name: value}, or the fault as text."""
    with file.open("rb") as pdf:
        done = subprocess.run([BUILD / "planpress", "--sandboxed=read-form"], stdin=pdf, capture_output=True, check=False)
    if done.returncode:
        return f"status {done.returncode}"
    answer = json.loads(done.stdout)
    if "fields" not in answer:
        return answer["reason"]
    return {field["name"]: f"fault {field['fault']}" if field["fault"] else field["value"] for field in answer["fields"]}


def as_read(value):
    for end in ("\r\n", "\r"):
        value = value.replace(end, "\n")
    return unicodedata.normalize("NFC", value)


def difference(found, wanted):
    """Empty when every field has its value, those that nobody touched too."""
    if not isinstance(found, dict):
        return found
    return "\n".join(f"{name}: {found.get(name)!r:.200}, not {wanted.get(name)!r:.200}"
                     for name in sorted(found.keys() | wanted.keys()) if found.get(name) != wanted.get(name))


def each_saved(file):
    """The file in every way of being saved: [(how, file, what went wrong)]."""
    for how, options in SAVED.items():
        saved = file.with_suffix(f".{how.replace(' ', '-')}.pdf") if options else file
        status, output = run(["qpdf", "--warning-exit-0", *options, file, saved]) if options else (0, "")
        yield how, saved, output if status else ""


def check_saved(tally, file, wanted):
    for how, saved, fault in each_saved(file):
        fault = fault or difference(read(saved), wanted)
        if tally.check(f"forms: {file.name}, {how}", not fault, tail(fault, 20)) and saved != file:
            saved.unlink()


def check_filled(tally, specimen, first, second):
    """The first program fills it in, the second changes that."""
    state, source = read(specimen), specimen
    for number, program, values in ((1, first, FIRST), (2, second, SECOND)):
        filled = OUTPUT / f"{first}-{second}.{number}.pdf"
        values = {name: typed(program, value) for name, value in values.items()}
        fault = fill(program, source, filled, values)
        if not tally.check(f"forms: {program} fills {filled.name}", not fault, tail(fault, 20)):
            return
        state = state | {name: as_read(value) for name, value in values.items()}
        if number == 2 and (first, second) in DAMAGES:
            said = read(filled)
            tally.check(f"forms: {filled.name} is refused", said == "the file is damaged", str(said))
        else:
            check_saved(tally, filled, state)
        source = filled


def check_flattened(tally, specimen):
    """Printed to a new file or made flat, a form is told to be none."""
    for name, command in {"qpdf": ["qpdf", "--flatten-annotations=all", specimen],
                          "cairo": ["pdftocairo", "-pdf", specimen]}.items():
        flat = OUTPUT / f"flat.{name}.pdf"
        status, output = run([*command, flat])
        said = read(flat) if status == 0 else output
        tally.check(f"forms: {flat.name} has no form", said == "the file has no form", str(said))


# How the programs of this world may write one text: the ends of lines, and letters with their marks apart.
AS_WRITTEN = {"pdf-lib": lambda text: text.replace("\n", "\r\n"),
              "qpdf": lambda text: unicodedata.normalize("NFD", text.replace("\n", "\r"))}


def import_fault(file, report):
    """What is wrong with the report that comes out of a form."""
    plan = gate.path_of(gate.TO_FILL.plan)
    done = subprocess.run([BUILD / "planpress", "import", file, "--plan", plan], capture_output=True, check=False,
                          encoding="utf-8")
    if done.returncode:
        return done.stderr
    found = json.loads(done.stdout)
    return "" if found == report else "\n".join(f"{name}: {found.get(name)}, not {report.get(name)}"
                                               for name in found.keys() | report if found.get(name) != report.get(name))


def of_people(program, report):
    """The report as far as it can be typed."""
    return {name: typed(program, value) if isinstance(value, str) else value for name, value in report.items()}


def check_imported(tally, file, report):
    for how, saved, fault in each_saved(file):
        fault = fault or import_fault(saved, report)
        tally.check(f"forms: the report out of {file.name}, {how}", not fault, tail(fault, 20))


def check_filled_further(tally, form, values, report):
    """What people filled in stays when Planpress fills in the rest."""
    by_people, rest = OUTPUT / "review-people.pdf", OUTPUT / "review-rest.json"
    fault = fill("poppler", form, by_people, values)
    rest.write_text(json.dumps({"review": report["review"], "signatures": report["signatures"]}), encoding="utf-8")
    whole = OUTPUT / "review-people-and-rest.pdf"
    status, output = run([BUILD / "planpress", "fill", by_people, "--with", rest, "-o", whole])
    if tally.check(f"forms: {whole.name} is filled in", not fault and status == 0, tail(fault + output, 20)):
        check_imported(tally, whole, report)


def check_in_turn(tally, form, steps, report):
    """The form of a review, filled in by programs one after the other: (a program, what it fills in)."""
    source = form
    for number, (program, some) in enumerate(steps):
        filled = OUTPUT / f"review-{'-'.join(each for each, _ in steps)}.{number + 1}.pdf"
        write = AS_WRITTEN.get(program, lambda text: text)
        some = {name: write(typed(program, value)) for name, value in some.items()}
        fault = fill(program, source, filled, some, append=number > 0 and program in CAN_APPEND)
        if not tally.check(f"forms: {program} fills {filled.name}", not fault, tail(fault, 20)):
            return
        source = filled
    check_imported(tally, source, of_people(steps[0][0], report))


def review_checks(tally):
    """The form of a review, filled in by each program alone, and by two of them in turn: the checks, to be called."""
    report = json.loads(gate.REPORT.read_text(encoding="utf-8"))
    values = answers(report, PLANNED)
    form, fault = gate.render(gate.TO_FILL, "both", "standard")
    if not tally.check("forms: render the form of a review", not fault, tail(fault, 20)):
        return []
    signed = {name for name in values if name.startswith("signatures/")}
    before = {name: value for name, value in values.items() if name not in signed}
    signatures = {name: values[name] for name in signed}
    turns = [[(program, values)] for program in PROGRAMS]
    turns += [[(program, before), (program, signatures)] for program in CAN_APPEND]
    turns += [[("qpdf", before), ("poppler", signatures)], [("PDFium", before), ("pdf.js", signatures)]]
    return [*(partial(check_in_turn, tally, form, steps, report) for steps in turns),
            partial(check_filled_further, tally, form, before, report)]


def check_all(tally):
    missing = missing_tools()
    if missing:
        return tally.unavailable("forms", f"not on this machine: {', '.join(missing)}")
    if fault := prepare():
        return tally.fail("forms: fetch the programs that fill in", tail(fault, 20))
    shutil.rmtree(OUTPUT, ignore_errors=True)
    OUTPUT.mkdir(parents=True)
    gate.OUTPUT.mkdir(parents=True, exist_ok=True)
    specimen, fault = gate.render(gate.Asked("specimen", gate.PLANS[0]), "en", "standard",
                                  share=gate.share_with_specimen())
    if not tally.check("forms: render the specimen", not fault, tail(fault, 20)):
        return None
    alone = [(program, program) for program in PROGRAMS if program not in VIEWERS]
    checks = [partial(check_filled, tally, specimen, *pair) for pair in [*itertools.product(VIEWERS, VIEWERS), *alone]]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for done in [pool.submit(check) for check in [*checks, *review_checks(tally)]]:
            done.result()
    return check_flattened(tally, specimen)
