"""Fills a form with pikepdf: fill_pikepdf.py IN.pdf OUT.pdf VALUES.json. VALUES as for fill_pdf_lib.mjs."""
import json
import sys
from pathlib import Path

import pikepdf
from pikepdf import form as fields


def tick(box, value):
    """pikepdf takes a box to be its only widget: one with several is set at each, as its users do."""
    if pikepdf.Name.Kids not in box.obj:
        box.checked = bool(value)
        return
    box.obj.V = pikepdf.Name(f"/{value or 'Off'}")
    for widget in box.obj.Kids:
        widget.AS = box.obj.V


def fill(field, value):
    if isinstance(field, fields.CheckboxField):
        tick(field, value)
    elif isinstance(field, fields.RadioButtonGroup):
        next(option for option in field.options if str(option.on_value) == f"/{value}").select()
    elif isinstance(field, fields.ChoiceField):
        next(option for option in field.options if option.export_value == value).select()
    else:
        field.value = value


def main():
    source, target, values = sys.argv[1:4]
    with pikepdf.open(source) as pdf:
        form = fields.Form(pdf)
        for name, value in json.loads(Path(values).read_text(encoding="utf-8")).items():
            fill(form[name], value)
        pdf.save(target)


if __name__ == "__main__":
    main()
