"""Random reports: a form is filled with each, programs of others save it, and the same report is imported.

pdf-lib and poppler set every answer again as they would one that is typed; qpdf writes the file in another shape.
"""
import os
import re
import shutil
from concurrent.futures import ThreadPoolExecutor

from forms.programs import DEBIAN_PYTHON, HERE
from tally import BUILD, run, tail

CORES = os.cpu_count() or 1
FOLDER = BUILD / "reports"
TOOL = BUILD / "tests/random_reports"
PROGRAMS = {"pdf-lib": ["node", HERE / "save_pdf_lib.mjs"], "poppler": [DEBIAN_PYTHON, HERE / "save_poppler.py"]}


def save_with_qpdf(source, target):
    for file in sorted(source.glob("*.pdf")):
        status, output = run(["qpdf", "--linearize", "--object-streams=generate", file, target / file.name])
        if status:
            return output
    return ""


def save(program, source, target):
    """Has a program save all files of a folder in another; returns what went wrong."""
    if program == "qpdf":
        return save_with_qpdf(source, target)
    status, output = run([*PROGRAMS[program], source, target], timeout=3600)
    return output if status else ""


def check_saved(tally, program, seeds):
    target = FOLDER / program
    target.mkdir()
    fault = save(program, FOLDER / "filled", target)
    if not tally.check(f"forms: {program} saves {len(seeds)} forms", not fault, tail(fault, 20)):
        return
    shares = [seeds[first::CORES] for first in range(CORES) if seeds[first::CORES]]
    with ThreadPoolExecutor(CORES) as pool:
        answers = list(pool.map(lambda share: run([TOOL, "check", target, *share], timeout=3600), shares))
    faults = re.findall(r"^seed .*", "\n".join(output for _, output in answers), re.MULTILINE)
    crashed = any(status not in (0, 1) for status, _ in answers)
    tally.passed += len(seeds) - len(faults)
    print(f"forms: {len(seeds) - len(faults)} of {len(seeds)} random reports came back from {program}", flush=True)
    if faults or crashed:
        tally.fail(f"forms: random reports through {program}", tail("\n".join(output for _, output in answers), 60),
                   max(len(faults), 1))


def check_all(tally, count):
    shutil.rmtree(FOLDER, ignore_errors=True)
    (FOLDER / "filled").mkdir(parents=True)
    status, output = run([TOOL, "make", FOLDER / "filled", str(count)], timeout=3600)
    if not tally.check(f"forms: {count} forms are filled with random reports", status == 0, tail(output, 20)):
        return
    for program in (*PROGRAMS, "qpdf"):
        check_saved(tally, program, output.split())
    shutil.rmtree(FOLDER)
