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


def save_with_qpdf(source, target, names):
    for name in names:
        status, output = run(["qpdf", "--linearize", "--object-streams=generate", source / name, target / name])
        if status:
            return status, output
    return 0, ""


def save_and_check(program, target, seeds):
    """Has a program save the forms of these seeds: the exit status and output of the one that failed, or of the check."""
    source, names = FOLDER / "filled", [f"{seed}.pdf" for seed in seeds]
    status, output = save_with_qpdf(source, target, names) if program == "qpdf" else \
        run([*PROGRAMS[program], source, target, *names], timeout=3600)
    return (2, output) if status else run([TOOL, "check", target, *seeds], timeout=3600)


def check_saved(tally, program, seeds):
    target = FOLDER / program
    target.mkdir()
    shares = [seeds[first::CORES] for first in range(CORES) if seeds[first::CORES]]
    with ThreadPoolExecutor(CORES) as pool:
        answers = list(pool.map(lambda share: save_and_check(program, target, share), shares))
    faults = re.findall(r"^seed .*", "\n".join(output for _, output in answers), re.MULTILINE)
    crashed = any(status not in (0, 1) for status, _ in answers)
    if not crashed:
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
