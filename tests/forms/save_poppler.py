"""Saves forms with poppler, every written answer set again: save_poppler.py FROM TO, two folders."""
import sys
from pathlib import Path

import gi

gi.require_version("Poppler", "0.18")
from gi.repository import Poppler  # noqa: E402


def set_again(document):
    for number in range(document.get_n_pages()):
        for mapping in document.get_page(number).get_form_field_mapping():
            field = mapping.field
            if field.get_field_type() == Poppler.FormFieldType.TEXT and not field.is_read_only():
                field.text_set_text(field.text_get_text() or "")


def main():
    source, target = map(Path, sys.argv[1:3])
    for file in sorted(source.glob("*.pdf")):
        document = Poppler.Document.new_from_file(file.resolve().as_uri(), None)
        set_again(document)
        document.save((target / file.name).resolve().as_uri())


if __name__ == "__main__":
    main()
