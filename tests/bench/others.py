#!/usr/bin/env python3
"""The same document by other programs, as Markdown: processor time and bytes a thousand words, and what veraPDF says of
the file. Planpress sets the example plan from its JSON; WeasyPrint and Chromium (which Gotenberg runs) print the web page
that Planpress makes of it, Typst sets the page's headings, paragraphs and tables. Installs what it needs from PyPI into
build/others. Nothing is asserted here.

    tests/bench/others.py [--rounds N]
"""
import argparse
import json
import re
import resource
import subprocess
import sys
import venv
from html.parser import HTMLParser
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))
from conformance import gate  # noqa: E402

PLAN = ROOT / "tests/plan/data/surgeon.json"
FOLDER = ROOT / "build/others"
PYTHON = FOLDER / "venv/bin/python"
PACKAGES = ["weasyprint==70.0", "typst==0.15.2"]

# Prints the milliseconds of processor time of the first and of the last of the rounds.
WARM = """
import sys, time
{imports}
times = []
for _ in range(int(sys.argv[1])):
    begin = time.process_time()
    {make}
    times.append(1000 * (time.process_time() - begin))
print(times[0], min(times))
"""


class TypstMarkup(HTMLParser):
    """The headings, paragraphs, lists and tables of a page as Typst's markup."""
    SKIPPED = {"style", "svg", "head", "script"}

    def __init__(self):
        super().__init__()
        self.out, self.open, self.cells, self.columns, self.text = [], [], [], 0, ""

    def handle_starttag(self, tag, _):
        if tag in self.SKIPPED:
            self.open.append(tag)
        if tag == "table":
            self.flush("")
            self.cells, self.columns = [], 0
        if tag == "tr":
            self.row = 0

    def handle_endtag(self, tag):
        if self.open and self.open[-1] == tag:
            self.open.pop()
        if tag in ("h1", "h2", "h3", "h4"):
            self.flush("=" * int(tag[1]) + " ")
        elif tag in ("td", "th"):
            self.cells.append(self.taken())
            self.row += 1
        elif tag == "tr":
            self.columns = max(self.columns, self.row)
        elif tag == "table":
            body = ", ".join(f"[{cell}]" for cell in self.cells)
            self.out.append(f"#table(columns: {max(self.columns, 1)}, {body})")
        elif tag in ("p", "dd", "dt", "li", "figcaption", "caption") and "td" not in self.open:
            self.flush("- " if tag == "li" else "")

    def handle_data(self, data):
        if not self.open:
            self.text += re.sub(r"([\\#$*_`<>@=\[\]/~+-])", r"\\\1", data)

    def taken(self):
        text, self.text = " ".join(self.text.split()), ""
        return text

    def flush(self, mark):
        if text := self.taken():
            self.out.append(mark + text)

    def markup(self, page):
        self.feed(page)
        return '#set document(title: "Action plan")\n#set text(lang: "en")\n\n' + "\n\n".join(self.out) + "\n"


def processor_ms(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def again_ms(imports, make, rounds):
    program = WARM.format(imports=imports, make=make)
    output = subprocess.run([PYTHON, "-c", program, str(rounds)], check=True, capture_output=True, text=True).stdout
    return float(output.split()[1])


def planpress_again_ms(rounds):
    output = subprocess.run([ROOT / "build/tests/planpress_bench", ROOT / "build/share/planpress", PLAN, "--documents",
                             "plan", "--rounds", str(rounds)], check=True, capture_output=True).stdout
    return json.loads(output)["documents"][0]["stages"]["total"]["best_ms"]


def words_in(pdf):
    return len(subprocess.run(["pdftotext", pdf, "-"], check=True, capture_output=True, text=True).stdout.split())


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--rounds", type=int, default=10)
    rounds = arguments.parse_args().rounds
    FOLDER.mkdir(parents=True, exist_ok=True)
    if not PYTHON.exists():
        venv.create(FOLDER / "venv", with_pip=True)
    subprocess.run([PYTHON, "-m", "pip", "install", "-q", *PACKAGES], check=True)
    program = ROOT / "build/planpress"
    page, source = FOLDER / "plan.html", FOLDER / "plan.typ"
    subprocess.run([program, "render", "action-plan", PLAN, "-o", page], check=True, stderr=subprocess.DEVNULL)
    source.write_text(TypstMarkup().markup(page.read_text()))
    files = {name: FOLDER / f"{name}.pdf" for name in ("Planpress", "Typst", "WeasyPrint", "Chromium")}
    typst = f'typst.compile({str(source)!r}, output={str(files["Typst"])!r}, pdf_standards=["ua-1", "a-3a"])'
    weasy = f'weasyprint.HTML({str(page)!r}).write_pdf({str(files["WeasyPrint"])!r}, pdf_variant="pdf/ua-1")'
    commands = {
        "Planpress": [program, "render", "action-plan", PLAN, "-o", files["Planpress"]],
        "Typst": [PYTHON, "-c", f"import typst; {typst}"],
        "WeasyPrint": [PYTHON, "-c", f"import weasyprint; {weasy}"],
        "Chromium": ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                     "--generate-pdf-document-outline", f"--print-to-pdf={files['Chromium']}", f"file://{page}"],
    }
    cold = {name: min(processor_ms(command) for _ in range(3)) for name, command in commands.items()}
    again = {"Planpress": planpress_again_ms(rounds), "Typst": again_ms("import typst", typst, rounds),
             "WeasyPrint": again_ms("import weasyprint", weasy, 3)}
    if fault := gate.build_checker():
        sys.exit(fault)
    verdicts = gate.verapdf(list(files.values()))
    print("| program | words | CPU a thousand words, from cold | again | bytes a thousand words | PDF/UA-1 | PDF/A-3a |\n"
          "|---|---:|---:|---:|---:|---|---|")
    for name, file in files.items():
        words = words_in(file) / 1000
        conforms = [f"{len(faults)} faults" if (faults := verdicts[file, flavour]) else "yes" for flavour in ("ua1", "3a")]
        warm = f"{again[name] / words:.1f} ms" if name in again else "–"
        print(f"| {name} | {1000 * words:,.0f} | {cold[name] / words:,.0f} ms | {warm} | "
              f"{file.stat().st_size / 1000 / words:,.0f} KB | {' | '.join(conforms)} |")


if __name__ == "__main__":
    main()
