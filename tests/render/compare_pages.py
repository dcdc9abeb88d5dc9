"""Compares a page with its picture, or writes the picture: compare_pages.py NOW.pgm GOLDEN.png [--write].

They are the same when their greys differ little on average, and hardly a point differs much: fonts are smoothed a
little differently from one version of poppler to the next. Pictures have six greys, so that they stay small."""
import pathlib
import struct
import sys
import zlib

MEAN_DIFFERENCE = 0.01 * 255  # of all points
FAR_APART = 64                # greys between two points that nobody would call the same
SHARE_FAR_APART = 0.005
MOST_BYTES = 20 * 1024        # of a picture that is committed
SIGNATURE = b"\x89PNG\r\n\x1a\n"


# Each grey's nearest of six, as four bits. Grounds and watermarks are light, so two of the six are.
NEAREST = [min((0, 3, 7, 11, 14, 15), key=lambda grey: abs(point - grey * 17)) for point in range(256)]


def read_pgm(path):
    """Width, height and the points from the top left, each a byte, of a binary PGM file with 256 greys."""
    kind, width, height, most, points = pathlib.Path(path).read_bytes().split(maxsplit=4)
    if kind != b"P5" or most != b"255":
        raise SystemExit(f"{path}: not a PGM file with 256 greys")
    return int(width), int(height), points[-int(width) * int(height):]


def write_png(path, width, height, points):
    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    rows = b""
    for y in range(height):
        greys = [NEAREST[point] for point in points[y * width:(y + 1) * width]] + [0] * (width % 2)
        rows += b"\0" + bytes(greys[i] << 4 | greys[i + 1] for i in range(0, len(greys), 2))
    header = struct.pack(">IIBBBBB", width, height, 4, 0, 0, 0, 0)
    pathlib.Path(path).write_bytes(SIGNATURE + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows, 9))
                                   + chunk(b"IEND", b""))


def read_png(path):
    """What write_png() wrote: four bits a point, rows as they are."""
    data, at, packed = pathlib.Path(path).read_bytes(), len(SIGNATURE), b""
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at:at + 8])
        body = data[at + 8:at + 8 + length]
        if kind == b"IHDR":
            width, height, *form = struct.unpack(">IIBBBBB", body)
        elif kind == b"IDAT":
            packed += body
        at += 12 + length
    if form != [4, 0, 0, 0, 0]:
        raise SystemExit(f"{path}: not written by this program")
    spread = [bytes(((byte >> 4) * 17, (byte & 15) * 17)) for byte in range(256)]
    rows, row_bytes = zlib.decompress(packed), (width + 1) // 2 + 1
    return width, height, b"".join(b"".join(spread[byte] for byte in rows[y * row_bytes + 1:(y + 1) * row_bytes])[:width]
                                   for y in range(height))


def fault(now, golden):
    if now[:2] != golden[:2]:
        return f"{now[0]} by {now[1]} points, not {golden[0]} by {golden[1]}"
    differences = [abs(NEAREST[a] * 17 - b) for a, b in zip(now[2], golden[2])]
    mean = sum(differences) / len(differences)
    apart = sum(difference > FAR_APART for difference in differences) / len(differences)
    if mean > MEAN_DIFFERENCE or apart > SHARE_FAR_APART:
        return f"greys differ by {mean:.2f} on average, and {apart:.2%} of the points are far apart"
    return ""


def main(now, golden, *options):
    page = read_pgm(now)
    if "--write" in options:
        pathlib.Path(golden).parent.mkdir(parents=True, exist_ok=True)
        write_png(golden, *page)
        size = pathlib.Path(golden).stat().st_size
        return f"{golden}: {size} bytes are too many" if size > MOST_BYTES else ""
    said = fault(page, read_png(golden))
    return f"{now} is not {golden}: {said}" if said else ""


if __name__ == "__main__":
    said = main(*sys.argv[1:])
    if said:
        raise SystemExit(said)
