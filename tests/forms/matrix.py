"""Three forms × the programs that fill them in × what becomes of the file: nothing is lost or changed in silence.

Each form is filled in and saved anew, or with the changes appended to the file; then joined with another person's copy
and with another form, left without one of its pages, and made flat, by the same program where it can. What was entered
comes back, or the file is refused for a reason that is true; which of the two is known for each.
"""
import json
import os
import re
import shutil
import subprocess
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from conformance import gate
from conformance.examples import FORM_KIND, Asked, path_of
from forms.programs import CAN_APPEND, HERE, PROGRAMS, fill, java, python, typed
from forms.report_answers import PLANNED, answers
from tally import BUILD, run, tail

OUTPUT = BUILD / "forms-matrix"
REWORK = {"pdf-lib": ["node", HERE / "rework_pdf_lib.mjs"], "PDFium": ["node", HERE / "rework_pdfium.mjs"],
          "PDFBox": java("ReworkPdfBox"), "OpenPDF": java("ReworkOpenPdf"), "pypdf": [*python("rework.py"), "pypdf"],
          "MuPDF": [*python("rework.py"), "MuPDF"], "pikepdf": [*python("rework.py"), "pikepdf"]}
REWORKED = ["copy", "other", "page", "flat"]

# A supervisor's acknowledgement slip, and what is to come out of it.
SLIP = {"slip/C-P3/date/day": "06", "slip/C-P3/date/month": "10", "slip/C-P3/date/year": "2025",
        "slip/C-P3/statement": "take-part", "slip/C-P3/declared": "A cousin in Llŷn works for the practice (2 days)."}
SLIP_ENTERED = {"signatures": [{"role": "clinical-supervisor", "person": "C-P3", "date": "2025-10-06", "version": 2,
                                "method": "electronic", "statement": "acknowledged",
                                "comment": SLIP["slip/C-P3/declared"]}]}

ENTERED = ""  # it comes back
# The code of the refusal; what is known of a program and a form goes before what is known of all.
EXPECTED = {
    "full": ENTERED, "appended": ENTERED,
    "copy": "form-several",
    "copy poppler report-both": "form-broken",  # pdfunite loses the tree of fields
    "copy PDFium report-both": "form-fields-unknown",  # the fields of the second file lose their names
    "other": "form-several",
    "other poppler report-both": "form-fields-differ",
    # Where the fields of the page are in the other edition too, or it has none, the pages are counted.
    "page": "form-fields-differ", **{f"page {program} report": "form-fields-missing" for program in PROGRAMS},
    # The attached data, which say how many pages there were, are gone too.
    "page pdftk slip": ENTERED, "page pdftk report-both": ENTERED,
    "flat": "form-without-fields",
    # Made flat on the pages alone: the fields stay in the file. PDFium takes them off the pages.
    "flat PDFium": "form-fields-missing", "flat pikepdf": ENTERED,
}
# What a reason that is true says of such a file.
SAYS = {"form-several": r"several forms: .+; .+|two forms that ask the same, .+|joined into this file field by field",
        "form-answer-unclear": r"(Comment|declare).*two different answers", "form-fields-unknown": r"^Page \d+: ",
        "form-fields-missing": r"Objective 2 of 3|Page \d+ of the form is missing", "form-fields-differ": r"had \d+ (fields|pages) .* the file has \d+",
        "form-without-fields": "flattened", "form-broken": "broken"}


@dataclass(frozen=True)
class Form:
    name: str
    empty: Path
    plan: Path
    values: dict   # what is filled in, by the names of the fields
    entered: dict  # what is to come out of it
    page: int      # the one that is taken away


def without_page(page, last):
    """The ranges of pages around one."""
    return [f"1-{page - 1}"] * (page > 1) + [f"{page + 1}-{last}"]


# With programs of the command line: joined, without a page, and flat. poppler takes pages apart, and not away.
QPDF = (lambda first, second, target: ["qpdf", first, "--pages", ".", second, "--", target],
        lambda source, page, target: ["qpdf", source, "--pages", ".", ",".join(without_page(page, "z")), "--", target],
        lambda source, target: ["qpdf", "--flatten-annotations=all", source, target])
COMMANDS = {
    "qpdf": QPDF, "pdf.js": QPDF,
    "pdftk": (lambda first, second, target: ["pdftk", first, second, "cat", "output", target],
              lambda source, page, target: ["pdftk", source, "cat", *without_page(page, "end"), "output", target],
              lambda source, target: ["pdftk", source, "output", target, "flatten"]),
    "poppler": (lambda first, second, target: ["pdfunite", first, second, target], QPDF[1],
                lambda source, target: ["pdftocairo", "-pdf", source, target])}


def rework(program, form, joined, folder):
    """Makes full.pdf of the folder the files that rework.py names; returns what went wrong."""
    filled = folder / "full.pdf"
    if program in REWORK:
        commands = [[*REWORK[program], filled, *joined, str(form.page), folder]]
    else:
        join, remove, flatten = COMMANDS[program]
        commands = [join(filled, joined[0], folder / "copy.pdf"), join(filled, joined[1], folder / "other.pdf"),
                    remove(filled, form.page, folder / "page.pdf"), flatten(filled, folder / "flat.pdf")]
    done = [run(command) for command in commands]
    missing = [how for how in REWORKED if not (folder / f"{how}.pdf").exists()]
    return "\n".join(output for status, output in done if status) or ("no " + ", ".join(missing) if missing else "")


def expected(how, program, form):
    for key in (f"{how} {program} {form.name}", f"{how} {program}", how):
        if key in EXPECTED:
            return EXPECTED[key]
    raise KeyError(how)


def fault_of(file, how, program, form):
    """What is wrong with what `planpress import` says."""
    done = subprocess.run([BUILD / "planpress", "import", file, "--plan", form.plan, "--json"], capture_output=True,
                          check=False, encoding="utf-8")
    if done.returncode not in (0, 1):
        return f"status {done.returncode}: {done.stderr}"
    said, code = json.loads(done.stdout), expected(how, program, form)
    if said["valid"]:
        entered = {name: typed(program, value) if isinstance(value, str) else value
                   for name, value in form.entered.items()}
        if code != ENTERED:
            return f"not refused with {code}"
        return "" if said["report"] == entered else f"{said['report']}\nis not\n{entered}"
    errors = [each for each in said["findings"] if each["severity"] == "error"]
    true = [each for each in errors if each["code"] == code and re.search(SAYS[code], each["detail"])]
    return "" if code != ENTERED and true else f"not {code or 'as entered'}, but {errors}"


def saved(program, form, joined):
    """The form filled in by a program, and what becomes of the file: [(how, file, what went wrong)]."""
    folder = OUTPUT / f"{form.name}.{program}"
    folder.mkdir()
    values = {name: typed(program, value) for name, value in form.values.items()}
    for how in ("full", "appended") if program in CAN_APPEND else ("full",):
        file = folder / f"{how}.pdf"
        yield how, file, fill(program, form.empty, file, values, append=how == "appended")
    fault = rework(program, form, joined, folder)
    for how in REWORKED:
        yield how, folder / f"{how}.pdf", fault


def checked(program, form, joined):
    """[(how, what went wrong)]"""
    return [(how, fault or fault_of(file, how, program, form)) for how, file, fault in saved(program, form, joined)]


def unsigned_plan():
    """The pharmacist's plan, whose supervisor has not signed yet."""
    plan = json.loads(path_of("pharmacist.json").read_text(encoding="utf-8"))
    plan["signatures"] = [each for each in plan["signatures"] if each["person"] != "C-P3"]
    file = OUTPUT / "unsigned.json"
    file.write_text(json.dumps(plan), encoding="utf-8")
    return file


def forms():
    """(the three forms, what went wrong)."""
    report, plan = json.loads(gate.REPORT.read_text(encoding="utf-8")), path_of("pharmacist.json")
    slip, unsigned = OUTPUT / "slip.pdf", unsigned_plan()
    status, fault = run([BUILD / "planpress", "render", "supervisor-pack", unsigned, "--lang", "en", "-o", slip])
    if status:
        return [], fault
    found = []
    for name, language in (("report", "en"), ("report-both", "both")):
        empty, fault = gate.render(gate.TO_FILL, language, "standard")
        if fault:
            return [], fault
        found.append(Form(name, empty, plan, answers(report, PLANNED), report, page=3))
    return [*found, Form("slip", slip, unsigned, SLIP, SLIP_ENTERED, page=1)], ""


def another_copy(form):
    """(the form as another person filled it in, what went wrong)."""
    values = {name: "Written by another." if re.search("omment$|declared$", name) else value
              for name, value in form.values.items()}
    file = OUTPUT / f"{form.name}.copy.pdf"
    return file, fill("qpdf", form.empty, file, values)


def to_join(three):
    """({name of a form: (a copy of it, another form)}, what went wrong)."""
    of_another_plan, fault = gate.render(Asked(FORM_KIND, "surgeon-draft.json", ("--review", "1")), "en", "standard")
    copies = [another_copy(form) for form in three]
    others = [of_another_plan, three[2].empty, three[0].empty]
    return ({form.name: (copy, other) for form, (copy, _), other in zip(three, copies, others)},
            fault + "".join(wrong for _, wrong in copies))


def check_all(tally):
    shutil.rmtree(OUTPUT, ignore_errors=True)
    OUTPUT.mkdir(parents=True)
    three, fault = forms()
    joined, fault = to_join(three) if not fault else ({}, fault)
    if not tally.check("forms: three forms for the matrix", not fault, tail(fault, 20)):
        return
    pairs = [(program, form) for form in three for program in PROGRAMS]
    counts = Counter()
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for (program, form), results in zip(pairs, pool.map(lambda pair: checked(*pair, joined[pair[1].name]), pairs)):
            for how, fault in results:
                if tally.check(f"forms: {form.name}, {program}, {how}", not fault, tail(fault, 20)):
                    counts[expected(how, program, form) == ENTERED] += 1
    total = sum(3 * (1 + (program in CAN_APPEND) + len(REWORKED)) for program in PROGRAMS)
    print(f"forms: {total} of the matrix: {counts[True]} came back as entered, {counts[False]} were refused", flush=True)
