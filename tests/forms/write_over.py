"""Paints into the pages of a form as programs do that know nothing of its fields: write_over.py IN FIELD FOLDER.

Over the field of this name, or with "-" at the head of the first page, each in a file of its own: a text box that was
made flat, text, strokes of a pen and an image (MuPDF), a page merged into this one (pypdf), one laid over it (pikepdf)."""
import io
import sys
from pathlib import Path

import pikepdf
import pymupdf
import pypdf

WORDS = "Seven notes."


def place_of(pdf, field):
    """(the number of a page from 0, a rectangle)"""
    if field == "-":
        return 0, pymupdf.Rect(60, 10, 160, 30)
    return next((page.number, widget.rect) for page in pdf for widget in page.widgets() if widget.field_name == field)


def write(page, rect):
    page.insert_text((rect.x0 + 2, rect.y0 + 12), WORDS, fontsize=10)


def strike(page, rect):
    shape = page.new_shape()
    shape.draw_line(rect.tl, rect.br)
    shape.draw_line(rect.bl, rect.tr)
    shape.finish()
    shape.commit()


def stamp(page, rect):
    image = pymupdf.Pixmap(pymupdf.csRGB, pymupdf.IRect(0, 0, 9, 9), 0)
    image.clear_with(90)
    page.insert_image(rect, pixmap=image)


def flatten_box(page, rect):
    page.add_freetext_annot(rect, WORDS, fontsize=9).update()
    page.parent.bake(annots=True, widgets=False)


def overlay(size, rect):
    """A page of this size with words in the rectangle, as bytes."""
    with pymupdf.open() as pdf:
        write(pdf.new_page(width=size.width, height=size.height), rect)
        return pdf.tobytes()


def merged(source, number, page, target):
    writer = pypdf.PdfWriter(clone_from=source)
    writer.pages[number].merge_page(pypdf.PdfReader(io.BytesIO(page)).pages[0])
    writer.write(target)


def laid_over(source, number, page, target):
    with pikepdf.open(source) as pdf, pikepdf.open(io.BytesIO(page)) as over:
        pdf.pages[number].add_overlay(over.pages[0])
        pdf.save(target)


def main():
    source, field, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    with pymupdf.open(source) as pdf:
        number, rect = place_of(pdf, field)
        page = overlay(pdf[number].rect, rect)
    for name, change in {"text": write, "strokes": strike, "image": stamp, "text-box": flatten_box}.items():
        with pymupdf.open(source) as pdf:
            change(pdf[number], rect)
            pdf.save(folder / f"{name}.pdf")
    merged(source, number, page, folder / "merged.pdf")
    laid_over(source, number, page, folder / "laid-over.pdf")


if __name__ == "__main__":
    main()
