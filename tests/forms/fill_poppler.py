"""Fills a form with poppler, as Evince does, which appends to the file: fill_poppler.py IN.pdf OUT.pdf VALUES.json.
VALUES as for fill_pdf_lib.mjs."""
import json
import sys
from pathlib import Path

import gi

import widgets

gi.require_version("Poppler", "0.18")
from gi.repository import Poppler  # noqa: E402


def fill(field, each, value):
    kind = field.get_field_type()
    if kind == Poppler.FormFieldType.TEXT:
        field.text_set_text(value)
    elif kind == Poppler.FormFieldType.BUTTON:
        # Ticking one button of a group clears the others; clearing the others would clear it again.
        if value in ("", each.state):
            field.button_set_state(value != "")
    elif kind == Poppler.FormFieldType.CHOICE:
        field.choice_select_item(each.options.index(value))
    else:
        sys.exit(f"{each.name} cannot be filled in")


def near(area, rect):
    return all(abs(a - b) < 0.01 for a, b in zip((area.x1, area.y1, area.x2, area.y2), rect))


def main():
    source, target, values = sys.argv[1:4]
    values = json.loads(Path(values).read_text(encoding="utf-8"))
    document = Poppler.Document.new_from_file(Path(source).resolve().as_uri(), None)
    left = set(values)
    for each in widgets.read(source)[0]:
        if each.name not in values:
            continue
        page = document.get_page(each.page - 1)
        # poppler tells neither the state nor what is exported: the place says which widget it is.
        field = next(mapping.field for mapping in page.get_form_field_mapping() if near(mapping.area, each.rect))
        fill(field, each, values[each.name])
        left.discard(each.name)
    if left:
        sys.exit(f"no field is named {', '.join(sorted(left))}")
    document.save(Path(target).resolve().as_uri())


if __name__ == "__main__":
    main()
