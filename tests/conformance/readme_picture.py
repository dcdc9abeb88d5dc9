#!/usr/bin/env python3
"""The picture in the README: the first page of the example's action plan, as it is made today.

    tests/conformance/readme_picture.py --write    # makes it anew with build/planpress
"""
import shutil
import struct
import sys
import zlib
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from tally import BUILD, ROOT, run, tail  # noqa: E402

PICTURE = ROOT / "tests/golden/first-page.png"
PLAN = ROOT / "tests/plan/data/surgeon.json"
MOST_DIFFERENCE = 1.0  # of 255, on average: fonts are smoothed a little differently by other versions of poppler


def paeth(left, above, corner):
    """The predictor of PNG's filter of type 4 (RFC 2083, 6.6)."""
    estimate = left + above - corner
    return min((left, above, corner), key=lambda value: abs(estimate - value))


def points_of(path):
    """(width, height, bytes of red, green and blue) of a PNG of eight bits a colour without interlacing."""
    data, at, packed = path.read_bytes(), 8, b""
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at:at + 8])
        body = data[at + 8:at + 8 + length]
        if kind == b"IHDR":
            width, height, *form = struct.unpack(">IIBBBBB", body)
        packed += body if kind == b"IDAT" else b""
        at += 12 + length
    if form != [8, 2, 0, 0, 0]:
        raise ValueError(f"{path}: not a PNG of eight bits for each of three colours")
    rows, row_bytes, before, points = zlib.decompress(packed), 3 * width, bytearray(3 * width), bytearray()
    for y in range(height):
        start = y * (row_bytes + 1)
        kind, row = rows[start], bytearray(rows[start + 1:start + 1 + row_bytes])
        for i in range(row_bytes if kind else 0):
            left, corner = (row[i - 3], before[i - 3]) if i >= 3 else (0, 0)
            above = before[i]
            row[i] = row[i] + (0, left, above, (left + above) // 2, paeth(left, above, corner))[kind] & 255
        points += row
        before = row
    return width, height, bytes(points)


def make(folder):
    """(the picture of the page as it is made now, what went wrong)."""
    pdf, picture = folder / "first-page.pdf", folder / "first-page"
    for command in ([BUILD / "planpress", "render", "action-plan", PLAN, "-o", pdf],
                    ["pdftoppm", "-png", "-r", "80", "-singlefile", "-f", "1", pdf, picture]):
        status, output = run(command)
        if status:
            return None, output or f"status {status}"
    return picture.with_suffix(".png"), ""


def check(tally, folder):
    now, fault = make(folder)
    if not fault:
        width, height, points = points_of(now)
        golden_width, golden_height, golden = points_of(PICTURE)
        if (width, height) != (golden_width, golden_height):
            fault = f"{width} by {height} points, not {golden_width} by {golden_height}"
        else:
            mean = sum(abs(a - b) for a, b in zip(points, golden)) / len(golden)
            fault = f"colours differ by {mean:.2f} on average" if mean > MOST_DIFFERENCE else ""
    tally.check("conformance: the README's picture is the example's first page (readme_picture.py --write)", not fault,
                tail(fault, 20))


if __name__ == "__main__":
    if sys.argv[1:] != ["--write"]:
        sys.exit(__doc__)
    made, wrong = make(BUILD)
    if wrong:
        sys.exit(wrong)
    shutil.copyfile(made, PICTURE)
