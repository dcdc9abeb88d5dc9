"""Does with a form what programs do that are no viewers: rework.py PROGRAM IN COPY OTHER PAGE FOLDER.

Writes FOLDER/copy.pdf (IN and then COPY in one file), other.pdf (IN and then OTHER), page.pdf (IN without the page of this
number) and flat.pdf (IN made flat)."""
import sys
from pathlib import Path

import pikepdf
import pymupdf
import pypdf


def pypdf_join(first, second, target):
    writer = pypdf.PdfWriter()
    for file in (first, second):
        writer.append(file)
    writer.write(target)


def pypdf_remove(source, page, target):
    writer = pypdf.PdfWriter(clone_from=source)
    writer.remove_page(page - 1)
    writer.write(target)


def pypdf_flatten(source, target):
    writer = pypdf.PdfWriter(clone_from=source)
    for page in writer.pages:
        writer.update_page_form_field_values(page, {}, auto_regenerate=False, flatten=True)
    writer.remove_annotations(subtypes="/Widget")
    writer.write(target)


def saved(open_pdf, source, target, change):
    with open_pdf(source) as pdf:
        change(pdf)
        pdf.save(target)


def pikepdf_join(first, second, target):
    with pikepdf.open(second) as more:
        saved(pikepdf.open, first, target, lambda pdf: pdf.add_pages_from(more))


def pikepdf_remove(source, page, target):
    saved(pikepdf.open, source, target, lambda pdf: pdf.pages.__delitem__(page - 1))


def pikepdf_flatten(source, target):
    saved(pikepdf.open, source, target, pikepdf.Pdf.flatten_annotations)


def mupdf_join(first, second, target):
    with pymupdf.open(second) as more:
        saved(pymupdf.open, first, target, lambda pdf: pdf.insert_pdf(more))


def mupdf_remove(source, page, target):
    saved(pymupdf.open, source, target, lambda pdf: pdf.delete_page(page - 1))


def mupdf_flatten(source, target):
    saved(pymupdf.open, source, target, pymupdf.Document.bake)


PROGRAMS = {"pypdf": (pypdf_join, pypdf_remove, pypdf_flatten),
            "pikepdf": (pikepdf_join, pikepdf_remove, pikepdf_flatten),
            "MuPDF": (mupdf_join, mupdf_remove, mupdf_flatten)}


def main():
    program, source, copy, other, page, folder = sys.argv[1:]
    join, remove, flatten = PROGRAMS[program]
    join(source, copy, Path(folder, "copy.pdf"))
    join(source, other, Path(folder, "other.pdf"))
    remove(source, int(page), Path(folder, "page.pdf"))
    flatten(source, Path(folder, "flat.pdf"))


if __name__ == "__main__":
    main()
