"""Fills a form with pdftk: fill_pdftk.py IN.pdf OUT.pdf VALUES.json. VALUES as for fill_pdf_lib.mjs."""
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import widgets


def string(text):
    return f"<{(chr(0xFEFF) + text).encode('utf-16-be').hex()}>"


def entry(name, value, buttons):
    written = f"/{value or 'Off'}" if name in buttons else string(value)
    return f"<</T{string(name)}/V{written}>>"


def fdf(values, buttons):
    """The values in the format of forms' data (ISO 32000-1, 12.7.7)."""
    rows = "\n".join(entry(name, value, buttons) for name, value in values.items())
    return f"%FDF-1.2\n1 0 obj\n<</FDF<</Fields[\n{rows}]>>>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n"


def main():
    source, target, values = sys.argv[1:4]
    values = json.loads(Path(values).read_text(encoding="utf-8"))
    buttons = {each.name for each in widgets.read(source)[0] if each.entry("/FT") == "/Btn"}
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder, "values.fdf")
        data.write_text(fdf(values, buttons), encoding="ascii")
        subprocess.run(["pdftk", source, "fill_form", data, "output", target], check=True)


if __name__ == "__main__":
    main()
