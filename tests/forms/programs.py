"""The programs that fill in forms, and what they need: sources compiled and packages fetched, once for each state."""
import base64
import hashlib
import json
import shutil
import sys

from tally import BUILD, ROOT, run

HERE = ROOT / "tests/forms"
DEBIAN_PYTHON = "/usr/bin/python3"  # for which python3-gi is
VENV, JAVA = BUILD / "forms-python", BUILD / "forms-java"


def java(name):
    return ["java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", f"{JAVA}/classes:{JAVA}/lib/*", name]


def python(name):
    return [VENV / "bin/python", HERE / name]


PROGRAMS = {"pdf-lib": ["node", HERE / "fill_pdf_lib.mjs"], "poppler": [DEBIAN_PYTHON, HERE / "fill_poppler.py"],
            "qpdf": [DEBIAN_PYTHON, HERE / "fill_qpdf.py"], "PDFium": ["node", HERE / "fill_pdfium.mjs"],
            "pdf.js": ["node", HERE / "fill_pdf_js.mjs"], "PDFBox": java("FillPdfBox"), "OpenPDF": java("FillOpenPdf"),
            "pypdf": python("fill_pypdf.py"), "MuPDF": python("fill_pymupdf.py"), "pikepdf": python("fill_pikepdf.py"),
            "pdftk": [DEBIAN_PYTHON, HERE / "fill_pdftk.py"]}
# Those that write the file anew, and can append to it instead. (poppler and pdf.js always append.)
CAN_APPEND = ["PDFBox", "OpenPDF", "pypdf", "MuPDF"]


def typed(program, value):
    """What can be typed there: PDFium takes no character beyond U+FFFF."""
    return "".join(sign for sign in value if sign <= "\uffff") if program == "PDFium" else value


def fill(program, source, target, values, append=False):
    """Has a program fill in the fields that are named; returns what went wrong."""
    target.unlink(missing_ok=True)
    wanted = target.with_suffix(".json" if program not in ("PDFBox", "OpenPDF") else ".txt")
    if wanted.suffix == ".json":
        wanted.write_text(json.dumps(values), encoding="utf-8")
    else:
        wanted.write_text("".join(" ".join(base64.b64encode(text.encode()).decode() for text in row) + "\n"
                                  for row in values.items()), encoding="ascii")
    status, output = run([*PROGRAMS[program], source, target, wanted, *(["--incremental"] if append else [])])
    return "" if status == 0 and target.exists() else output or f"status {status}, no file"


def missing_tools():
    tools = ("node", "qpdf", "pdftocairo", "pdftk", "java", "mvn")
    missing = [tool for tool in tools if not shutil.which(tool)]
    status, _ = run([DEBIAN_PYTHON, "-c", "import gi; gi.require_version('Poppler', '0.18')"])
    return missing + (["gir1.2-poppler-0.18 and python3-gi"] if status else [])


def set_up(folder, sources, commands):
    """Runs the commands, once for each state of the sources. Returns what went wrong."""
    state = hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()
    stamp = folder / "sources.sha256"
    if stamp.exists() and stamp.read_text() == state:
        return ""
    shutil.rmtree(folder, ignore_errors=True)
    for command in commands:
        status, output = run(command, cwd=HERE)
        if status:
            return output or f"{command[0]} failed"
    stamp.write_text(state)
    return ""


def prepare():
    """Returns what went wrong."""
    pom, packages = HERE / "java/pom.xml", HERE / "requirements.txt"
    return set_up(JAVA, [pom, *sorted((HERE / "java/src").rglob("*.java"))],
                  [["mvn", "-B", "-q", "-f", pom, f"-Doutput={JAVA}", "process-classes"]]) or \
        set_up(VENV, [packages], [[sys.executable, "-m", "venv", VENV],
                                  [VENV / "bin/pip", "-q", "install", "--only-binary", ":all:", "-r", packages]])
