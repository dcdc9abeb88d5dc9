"""Renders every document, and all of them as one, in every language and edition from the example plans and has judges
look at the files: veraPDF for PDF/UA-1 and PDF/A-3a, qpdf for the syntax, poppler for the fonts and the structure tree.
The fields of forms are looked at one by one, and the codes of pages are read back from pictures of them.

Every judge is first shown a file that it must refuse.
"""
import hashlib
import itertools
import os
import re
import shutil
import time
from concurrent.futures import ThreadPoolExecutor

from conformance import readme_picture
from conformance.codes import check_codes, check_form_codes
from conformance.examples import EDITIONS, FORM_KIND, LANGUAGES, PLANS, Asked, documents, forms, path_of
from conformance.fields import check_itself, fields_fault
from tally import BUILD, ROOT, run, tail

HERE = ROOT / "tests/conformance"
OUTPUT = BUILD / "conformance"
CHECKER = OUTPUT / "checker"
REPORT = ROOT / "tests/forms/pharmacist-review-2.json"
TO_FILL = Asked(FORM_KIND, "pharmacist.json", ("--review", "2"))
BUNDLED = ["surgeon.json", "pharmacist.json"]  # one with a summary, one on its way
FLAVOURS = {"ua1": "PDF/UA-1", "3a": "PDF/A-3a"}


def build_checker():
    """Compiles Check.java and fetches veraPDF, once for each state of the sources. Returns what went wrong."""
    sources = [HERE / "pom.xml", *sorted((HERE / "src").rglob("*.java"))]
    state = hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()
    stamp = CHECKER / "sources.sha256"
    if stamp.exists() and stamp.read_text() == state:
        return ""
    shutil.rmtree(CHECKER, ignore_errors=True)
    status, output = run(["mvn", "-B", "-q", f"-Doutput={CHECKER}", "process-classes"], cwd=HERE)
    if status:
        return output or "mvn failed"
    stamp.write_text(state)
    return ""


def verapdf(files):
    """{(file, flavour): [faults]}, in one JVM. A file of which nothing is said has a fault."""
    classpath = f"{CHECKER / 'classes'}:{CHECKER / 'lib'}/*"
    command = ["java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", classpath, "planpress.conformance.Check"]
    _, output = run([*command, *files], timeout=900)
    verdicts = {}
    for line in output.splitlines():
        verdict = re.match(r"(PASS|FAIL) (\w+) (.+?\.pdf)(?:: (.*))?$", line)
        if verdict:
            result, flavour, file, fault = verdict.groups()
            verdicts.setdefault((file, flavour), []).extend([fault] if result == "FAIL" else [])
    silence = [f"veraPDF said nothing:\n{tail(output, 20)}"]
    return {(file, flavour): verdicts.get((str(file), flavour), silence) for file in files for flavour in FLAVOURS}


def qpdf_fault(file):
    status, output = run(["qpdf", "--check", file])
    return output if status else ""


def fonts_fault(file):
    """Every font embedded, a subset, and with a way back to Unicode."""
    status, output = run(["pdffonts", file])
    fonts = output.splitlines()[2:]
    if status or not fonts:
        return output or "no font"
    # The line ends: emb sub uni, and the object's number and generation.
    return "\n".join(line for line in fonts if line.split()[-5:-2] != ["yes", "yes", "yes"])


def structure_fault(file):
    """The structure tree gives text: what a screen reader would find."""
    status, output = run(["pdfinfo", "-struct-text", file])
    texts = [line for line in output.splitlines() if line.strip().startswith('"')]
    return "" if status == 0 and texts else f"no text in the structure tree (pdfinfo status {status})"


JUDGES = {"qpdf --check": qpdf_fault, "fonts": fonts_fault, "structure text": structure_fault}


def file_of(asked, language, edition):
    """Where render() puts a PDF."""
    return OUTPUT / f"{asked.name}.{language}.{edition}.pdf"


def render(asked, language, edition, form="pdf", share=BUILD / "share/planpress"):
    """(the file, what went wrong)."""
    file = file_of(asked, language, edition).with_suffix(f".{form}")
    file.unlink(missing_ok=True)
    plan = [path_of(asked.plan)] if asked.plan else []
    status, output = run([BUILD / "planpress", "render", asked.kind, *plan, "-o", file, "--lang", language,
                          "--edition", edition, "--share", share, *asked.options])
    return file, "" if status == 0 and file.exists() else output or f"status {status}, no file"


def check_refusal(tally, asked):
    """Every reason is named, and nothing is written."""
    file = OUTPUT / f"{asked.name}.refused.pdf"
    file.unlink(missing_ok=True)
    status, output = run([BUILD / "planpress", "render", asked.kind, path_of(asked.plan), "-o", file, *asked.options])
    unnamed = [code for code in asked.refused if f": {code} /" not in output]
    tally.check(f"conformance: {asked.name} is refused", status == 1 and not unnamed and not file.exists(),
                f"status {status}, without {unnamed}\n{output}")


def render_all(tally, form="pdf", wanted=lambda asked, language, edition: True):
    """Every document of the example plans; those that must be refused, are."""
    for asked in documents():
        if asked.refused:
            check_refusal(tally, asked)
            continue
        for language, edition in itertools.product(LANGUAGES, EDITIONS):
            if not wanted(asked, language, edition):
                continue
            file, fault = render(asked, language, edition, form)
            if tally.check(f"conformance: render {file.name}", not fault, tail(fault, 20)):
                yield file


def share_with_specimen():
    """The product's resources and, as a kind of document beside its own, the specimen of the whole vocabulary."""
    share = OUTPUT / "share"
    shutil.rmtree(share, ignore_errors=True)
    shutil.copytree(BUILD / "share/planpress", share)
    shutil.copytree(ROOT / "tests/specimen/layouts", share / "layouts", dirs_exist_ok=True)
    return share


def render_specimen(tally, form="pdf"):
    """The specimen in both editions."""
    share = share_with_specimen()
    for edition in EDITIONS:
        file, fault = render(Asked("specimen", PLANS[0]), "en", edition, form, share)
        if tally.check(f"conformance: render {file.name}", not fault, tail(fault, 20)):
            yield file


def render_bundles(tally):
    """All kinds as one, and the specimen among them, so that a bundle is of several and has a form."""
    share = share_with_specimen()
    for plan, language, edition in itertools.product(BUNDLED, LANGUAGES, EDITIONS):
        file, fault = render(Asked("bundle", plan), language, edition, share=share)
        if tally.check(f"conformance: render {file.name}", not fault, tail(fault, 20)):
            yield file


def fill_all(tally):
    """A form in every language and edition, filled in."""
    for language, edition in itertools.product(LANGUAGES, EDITIONS):
        form = file_of(TO_FILL, language, edition)
        filled = form.with_name(f"filled.{form.name}")
        filled.unlink(missing_ok=True)
        status, output = run([BUILD / "planpress", "fill", form, "--with", REPORT, "-o", filled])
        if tally.check(f"conformance: fill {form.name}", status == 0 and filled.exists(), tail(output, 20)):
            yield filled


def write_bad_pdf(file):
    """Well-formed but for the end, untagged, with a font that is not embedded: all that our documents must not be."""
    text = b"BT /F1 12 Tf 72 720 Td (No tags) Tj ET"
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
               b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
               b" /Resources << /Font << /F1 5 0 R >> >> >>",
               b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text),
               b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    body, offsets = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    # The cross-reference table is announced one byte too early, which qpdf repairs with a warning.
    file.write_bytes(body + b"xref\n0 6\n0000000000 65535 f \n" + table +
                     b"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(body) - 1))


def check_judges(tally, bad, verdicts):
    """A judge that lets the bad file pass would let everything pass."""
    for flavour, name in FLAVOURS.items():
        faults = verdicts[(bad, flavour)]
        named = [fault for fault in faults if fault.startswith("clause ")]
        tally.check(f"conformance: {name} refuses a bad file, naming clauses", named, "\n".join(faults))
    for name, judge in JUDGES.items():
        tally.check(f"conformance: {name} refuses a bad file", judge(bad) != "")


def looked_at_by(name, file):
    """poppler takes seconds for the text of one structure tree, so it is shown each plan once."""
    return name != "structure text" or file.name.endswith(".en.standard.pdf")


def check_documents(tally, files, verdicts):
    for file, (flavour, name) in itertools.product(files, FLAVOURS.items()):
        faults = verdicts[(file, flavour)]
        tally.check(f"conformance: {name} {file.name}", not faults, "\n".join(faults))
    shown = [(name, file) for name, file in itertools.product(JUDGES, files) if looked_at_by(name, file)]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for (name, file), fault in zip(shown, pool.map(lambda pair: JUDGES[pair[0]](pair[1]), shown)):
            tally.check(f"conformance: {name} {file.name}", not fault, tail(fault, 20))


def check_forms(tally, filled):
    """Every form, filled in or not, field by field."""
    asked = itertools.product(forms(), LANGUAGES, EDITIONS)
    files = [file for file in (file_of(*each) for each in asked) if file.exists()] + filled
    tally.check("conformance: there are forms", len(files) > len(filled) > 0)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for file, fault in zip(files, pool.map(fields_fault, files)):
            tally.check(f"conformance: fields of {file.name}", not fault, tail(fault, 20))


def check_all(tally):
    missing = [tool for tool in ("java", "mvn", "qpdf", "pdffonts", "pdfinfo") if not shutil.which(tool)]
    if missing:
        return tally.unavailable("conformance", f"not on this machine: {', '.join(missing)}")
    OUTPUT.mkdir(parents=True, exist_ok=True)
    fault = build_checker()
    if fault:
        return tally.fail("conformance: the veraPDF checker does not build", tail(fault, 30))
    files = list(render_all(tally))
    filled = list(fill_all(tally))
    files.extend(filled)
    files.extend(render_specimen(tally))
    files.extend(render_bundles(tally))
    bad = OUTPUT / "bad.pdf"
    write_bad_pdf(bad)
    start = time.monotonic()
    verdicts = verapdf([bad, *files])
    print(f"veraPDF looked at {len(files)} documents in {time.monotonic() - start:.1f} s", flush=True)
    check_judges(tally, bad, verdicts)
    check_documents(tally, files, verdicts)
    check_itself(tally, file_of(TO_FILL, "en", "standard"))
    check_forms(tally, filled)
    check_form_codes(tally, [file_of(TO_FILL, "en", "standard"), file_of(TO_FILL, "both", "large-print"), *filled[:1]],
                     "PP1/GYD-2025-C002/2/2")
    check_codes(tally, share_with_specimen(),
                lambda kind, edition, share: render(Asked(kind, PLANS[0]), "en", edition, share=share))
    readme_picture.check(tally, OUTPUT)
