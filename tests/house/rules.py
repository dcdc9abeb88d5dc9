"""The house rules. Each takes a file's path from the top of the repository, and its text, and returns what is wrong:
sentences that begin with path:line."""
import json
import re

from cpp import functions, without_comments, without_comments_and_strings

FILE_LINES = 400
FUNCTION_LINES = 60

TOP_LEVEL = {"CMakeLists.txt", "CMakePresets.json", "README.md", "LICENSE", "CHANGELOG.md",
             "renderer", "layouts", "fonts", "service", "tests"}

# What each folder may include, beside itself. A folder that is not named may include nothing of ours.
RENDERER = ["renderer/text", "renderer/document", "renderer/markup", "renderer/typeset", "renderer/pdf",
            "renderer/html", "renderer"]
PLAN = ["service/json", "service/plan", "service/messages"]
MAY_INCLUDE = {
    "renderer/text": [],
    "renderer/document": ["renderer/text"],
    "renderer/markup": ["renderer/text", "renderer/document"],
    "renderer/typeset": ["renderer/text", "renderer/document"],
    "renderer/pdf": ["renderer/text", "renderer/document", "renderer/typeset"],
    "renderer/html": ["renderer/text", "renderer/document", "renderer/typeset"],
    "renderer": RENDERER,
    "service/json": ["renderer/text"],
    "service/sandbox": [],
    "service/plan": ["service/json", "renderer/text"],
    "service/messages": ["service/json", "service/plan", "renderer/text"],
    "service/views": PLAN,
    "service/forms/pdf": ["renderer/text", "service/sandbox"],
    "service/forms": [*PLAN, "service/forms/pdf", "renderer/document"],
    "service/documents": [*PLAN, "service/views", "service/forms", "service/forms/pdf", "service/sandbox", *RENDERER],
    "service/http": [*PLAN, "service/sandbox", "service/views", "service/documents", *RENDERER],
    "service/preview": [*PLAN, "service/documents", "service/http", *RENDERER],
    "service/cli": [*PLAN, "service/sandbox", "service/views", "service/documents", "service/http", "service/preview",
                    *RENDERER],
    "service": ["service/cli", "service/forms/pdf", "service/sandbox"],
}

# Libraries that one folder alone may know.
ONE_HOME = {r"hpdf\w*\.h": "renderer/pdf", r"(kainjow/)?mustache\.hpp": "renderer/markup",
            r"pugi(xml|config)\.hpp": "renderer/markup", r"httplib\.h": "service/http",
            r"qpdf/.+": "service/forms/pdf",
            r"qrencode\.h": "renderer/typeset"}

# Spelt in halves, so that this file keeps its own rule.
UNFINISHED = re.compile(r"\b(TO" r"DO|FIX" r"ME|X" r"XX|HA" r"CK|not imple" r"mented|place" r"holder|for n" r"ow|st" r"ub)\b",
                        re.IGNORECASE)

# Numbers in and out go through charconv and fmt: these follow the locale of the process.
LOCALE_BOUND = re.compile(r"\b(strto(d|f|ld)|atof|sto(d|f|ld)|setlocale|locale::global|imbue)\b")
FLOAT_FORMAT = re.compile(r"%[-+ #0]*[\d*]*(\.[\d*]+)?[lL]?[fFeEgG]\b")
# The same input gives the same bytes, so the renderer has neither clock nor chance.
CLOCK_OR_CHANCE = re.compile(r"\b(system_clock|steady_clock|random_device|mt19937(_64)?|s?rand|time)\b(?=\s*(::|\(|\{|\w))")

MACHINE = re.compile(r"(?<![\w.])/(wo" r"rk|ho" r"me|ro" r"ot|Us" r"ers)/")
REGISTRY = re.compile(r'"resolved": "https?://|\b(registry\.np' r'mjs|repo1?\.ma' r'ven|deb\.deb' r'ian|files\.python' r'hosted)\b')


def _lines_with(pattern, path, text, sentence):
    return [f"{path}:{number}: {sentence.format(match.group(0).strip())}"
            for number, line in enumerate(text.splitlines(), 1) for match in [pattern.search(line)] if match]


def folder_of(path):
    return path.rpartition("/")[0]


def include_order(path, text):
    """Includes go one way only."""
    folder, faults = folder_of(path), []
    if folder.split("/")[0] not in ("renderer", "service"):
        return faults
    allowed = {folder, *MAY_INCLUDE.get(folder, [])}
    # Only the directives: a path in quotes is a string to the comment stripper, so the raw line is read.
    for number, line in enumerate(text.splitlines(), 1):
        include = re.match(r'\s*#\s*include\s*([<"])([^>"]+)[>"]', line)
        if not include:
            continue
        bracket, target = include.groups()
        if bracket == '"' and folder_of(target) not in allowed:
            faults.append(f"{path}:{number}: {folder} must not include {target}")
        for library, home in ONE_HOME.items():
            if re.fullmatch(library, target) and folder != home:
                faults.append(f"{path}:{number}: only {home} includes {target}")
    return faults


def file_size(path, text):
    lines = text.count("\n")
    return [f"{path}:1: {lines} lines, of {FILE_LINES} at most"] if lines > FILE_LINES else []


def function_size(path, text):
    return [f"{path}:{function.line}: {function.lines} lines, of {FUNCTION_LINES} at most: {function.head}"
            for function in functions(text) if function.lines > FUNCTION_LINES]


def own_header_first(path, text):
    """x.cpp includes its x.hpp before anything else, so that the header stands on its own. Needs the header's name."""
    first = re.search(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', text, re.MULTILINE)
    own = path.removesuffix(".cpp") + ".hpp"
    return [] if first and first.group(1) == own else [f"{path}:1: its own header comes first: {own}"]


def header_guarded(path, text):
    return [] if re.search(r"^#pragma once$", text, re.MULTILINE) else [f"{path}:1: #pragma once is missing"]


def unfinished(path, text):
    return _lines_with(UNFINISHED, path, text, "a word that marks something unfinished: {}")


def locale_bound(path, text):
    return (_lines_with(LOCALE_BOUND, path, without_comments_and_strings(text), "follows the locale: {}")
            + _lines_with(FLOAT_FORMAT, path, without_comments(text), "prints a number by the locale: {}"))


def clock_or_chance(path, text):
    return _lines_with(CLOCK_OR_CHANCE, path, without_comments_and_strings(text), "not the same every time: {}")


def machine_traces(path, text):
    return (_lines_with(MACHINE, path, text, "a path of one machine: {}")
            + _lines_with(REGISTRY, path, text, "names a registry's host: {}"))


def top_level(names):
    return [f"{name}:1: the top level holds only {', '.join(sorted(TOP_LEVEL))} and dot files"
            for name in sorted(names) if name not in TOP_LEVEL and not name.startswith(".")]


def _no_constant(name):
    raise ValueError(f"{name} is not JSON")


def json_parses(path, text):
    try:
        json.loads(text, parse_constant=_no_constant)
    except ValueError as fault:
        return [f"{path}:{getattr(fault, 'lineno', 1)}: {fault}"]
    return []
