"""Fills a form with MuPDF: fill_pymupdf.py IN.pdf OUT.pdf VALUES.json [--incremental]. VALUES as for fill_pdf_lib.mjs."""
import json
import shutil
import sys
from pathlib import Path

import pymupdf


def empty(widget):
    """update() leaves a text that is to become empty as it was, and shows it."""
    document = widget.parent.parent
    holder = widget.xref
    if document.xref_get_key(holder, "T")[0] == "null":
        holder = int(document.xref_get_key(holder, "Parent")[1].split()[0])
    document.xref_set_key(holder, "V", "()")
    document.xref_set_key(widget.xref, "AP", "null")


def fill(widget, value):
    if widget.field_type == pymupdf.PDF_WIDGET_TYPE_RADIOBUTTON:
        if value and value != widget.on_state():
            return  # another button of the group clears this one
        widget.field_value = bool(value)
    elif widget.field_type == pymupdf.PDF_WIDGET_TYPE_CHECKBOX:
        widget.field_value = bool(value)
    else:
        widget.field_value = value
    widget.update()
    if not value and widget.field_type == pymupdf.PDF_WIDGET_TYPE_TEXT:
        empty(widget)


def main():
    source, target, values, *incremental = sys.argv[1:]
    values = json.loads(Path(values).read_text(encoding="utf-8"))
    shutil.copyfile(source, target)  # what is appended goes to the file that was opened
    document = pymupdf.open(target if incremental else source)
    for page in document:
        for widget in page.widgets():
            if widget.field_name in values:
                fill(widget, values[widget.field_name])
    if incremental:
        document.saveIncr()
    else:
        document.save(target)


if __name__ == "__main__":
    main()
