"""Reads the codes of printed pages back as an office scanner gives them: grey, at 150 dots to the inch."""
import os
import random
import shutil
from concurrent.futures import ThreadPoolExecutor
from xml.sax.saxutils import quoteattr

from tally import ROOT, run, tail

TOOLS = ("pdftoppm", "zbarimg")
TEMPLATE = ROOT / "tests/specimen/layouts/specimen"
CODE = 'page-code="PP1/GYD-2025-C002/2/2"'  # the specimen's
IDS = ["A-1", "GYD-2025-C002", "R-2025-" + "abcdefgh-" * 6 + "xyz"]  # of 3, 13 and 64 characters
LETTERS = "".join(chr(code) for code in range(ord("!"), ord("~") + 1) if chr(code) not in "{}")
SEED = 20251204


def codes():
    """[(name of the kind of document, its page-code, edition)]: ids in both editions, and texts of every length."""
    chance = random.Random(SEED)
    for number, plan in enumerate(IDS):
        for edition in ("standard", "large-print"):
            yield f"coded-{number}", f"PP1/{plan}/2/2", edition
    for number in range(6):
        text = "".join(chance.choices(LETTERS, k=chance.randint(1, 96)))
        yield f"coded-any-{number}", text, "standard"


def add_kind(share, kind, code):
    """The specimen as a kind of document of its own, with this code."""
    folder = share / "layouts" / kind
    shutil.copytree(TEMPLATE, folder, dirs_exist_ok=True)
    template = folder / "template.xhtml"
    text = template.read_text(encoding="utf-8")
    assert text.count(CODE) == 1, f"{TEMPLATE}: {CODE} is not there"
    template.write_text(text.replace(CODE, f"page-code={quoteattr(code)}"), encoding="utf-8")


def scanned(pdf):
    """What the codes on each page say: one list a page."""
    for old in pdf.parent.glob(f"{pdf.stem}-scan-*"):
        old.unlink()
    status, output = run(["pdftoppm", "-r", "150", "-gray", pdf, pdf.parent / f"{pdf.stem}-scan"])
    if status:
        return output
    pages = sorted(pdf.parent.glob(f"{pdf.stem}-scan-*.pgm"))
    said = [run(["zbarimg", "--quiet", "--nodbus", "--raw", "--set", "disable", "--set", "qrcode.enable", page])[1].splitlines()
            for page in pages]
    for page in pages:
        page.unlink()
    return said


def missing_tools(tally):
    missing = [tool for tool in TOOLS if not shutil.which(tool)]
    if missing:
        tally.unavailable("conformance: codes", f"not on this machine: {', '.join(missing)}")
    return missing


def check_form_codes(tally, files, code):
    """Whose a form is, and which page of it, is read off each page."""
    if missing_tools(tally):
        return
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for file, pages in zip(files, pool.map(scanned, files)):
            ok = len(pages) > 1 and pages == [[f"{code}/{page}"] for page in range(1, len(pages) + 1)]
            tally.check(f"conformance: every page of {file.name} has the code {code!r}", ok, str(pages))


def check_codes(tally, share, render):
    """render(kind, edition, share) gives (the file, what went wrong)."""
    if missing_tools(tally):
        return
    wanted = list(codes())
    for kind, code, _ in wanted:
        add_kind(share, kind, code)
    for kind, code, edition in wanted:
        file, fault = render(kind, edition, share)
        name = f"conformance: every page of {file.name} has the code {code!r} (seed {SEED})"
        if fault:
            tally.fail(name, tail(fault, 20))
            continue
        pages = scanned(file)
        ok = len(pages) > 1 and pages == [[f"{code}/{page}"] for page in range(1, len(pages) + 1)]
        tally.check(name, ok, str(pages))
