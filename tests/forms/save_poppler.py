"""Saves forms with poppler, the written answers set again: save_poppler.py FROM TO FILE..., two folders and names.

Those in letters beyond Cyrillic stay as they are: poppler looks for a font for each letter of them, seconds a text.
"""
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
                text = field.text_get_text() or ""
                if all(letter < "\u0530" for letter in text):
                    field.text_set_text(text)


def main():
    source, target = map(Path, sys.argv[1:3])
    for name in sys.argv[3:]:
        document = Poppler.Document.new_from_file((source / name).resolve().as_uri(), None)
        set_again(document)
        document.save((target / name).resolve().as_uri())


if __name__ == "__main__":
    main()
