"""Fills a form with qpdf: fill_qpdf.py IN.pdf OUT.pdf VALUES.json. VALUES as for fill_pdf_lib.mjs."""
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import widgets


def fill(each, value):
    """Changes a widget and its field, and returns them by their keys."""
    widget, field = each.objects[each.widget], each.objects[each.field]
    if each.entry("/FT") == "/Btn":
        widget["/AS"] = f"/{each.state}" if value and value == each.state else "/Off"
        field["/V"] = f"/{value or 'Off'}"
    else:
        field["/V"] = f"u:{value}"
        if not value:
            widget.pop("/AP", None)  # what is emptied is not shown any more
    return {each.field: {"value": field}, each.widget: {"value": widget}}


def update(pdf, values):
    """qpdf's JSON for what changes."""
    found, head = widgets.read(pdf)
    unknown = values.keys() - {each.name for each in found}
    if unknown:
        sys.exit(f"no field is named {', '.join(sorted(unknown))}")
    objects = {}
    for each in found:
        if each.name in values:
            objects |= fill(each, values[each.name])
    return {"qpdf": [head, objects]}


def main():
    source, target, values = sys.argv[1:4]
    values = json.loads(Path(values).read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        # qpdf 11.3 loses an update of one object when it reads another from the same object stream.
        plain, changes = Path(folder, "plain.pdf"), Path(folder, "changes.json")
        subprocess.run(["qpdf", "--object-streams=disable", source, plain], check=True)
        changes.write_text(json.dumps(update(plain, values)), encoding="utf-8")
        subprocess.run(["qpdf", f"--update-from-json={changes}", plain, target], check=True)


if __name__ == "__main__":
    main()
