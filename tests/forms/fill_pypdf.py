"""Fills a form with pypdf: fill_pypdf.py IN.pdf OUT.pdf VALUES.json [--incremental]. VALUES as for fill_pdf_lib.mjs."""
import json
import logging
import sys
from pathlib import Path

from pypdf import PdfWriter


def main():
    source, target, values, *incremental = sys.argv[1:]
    logging.disable()  # of the characters that the font has not
    writer = PdfWriter(source, incremental=True) if incremental else PdfWriter(clone_from=source)
    fields = writer.get_fields()
    # Its users write the names of states with their solidus.
    wanted = {name: f"/{value or 'Off'}" if fields[name]["/FT"] == "/Btn" else value
              for name, value in json.loads(Path(values).read_text(encoding="utf-8")).items()}
    for page in writer.pages:
        if "/Annots" in page:
            writer.update_page_form_field_values(page, wanted, auto_regenerate=False)
    writer.write(target)


if __name__ == "__main__":
    main()
