"""The JSON Schemas of plans and cohorts, as tools take them: ajv in strict mode judges as planpress does, and quicktype,
datamodel-code-generator and json-schema-to-typescript make typed classes that read the example plans."""
import hashlib
import json
import random
import shutil
import sys
import unicodedata

from tally import BUILD, ROOT, run, tail

sys.path.insert(0, str(ROOT / "tests/differential"))
from edits import Editor  # noqa: E402
from schema.sample import Sampler  # noqa: E402

FOLDER = ROOT / "tests/schema"
OUTPUT = BUILD / "schema"
KINDS = ("plan", "cohort")
EXAMPLES = sorted((ROOT / "tests/plan/data").glob("*.json")) + sorted((ROOT / "service/plan/starters").glob("*.json"))
MUTATIONS = 600  # of each kind
SAMPLES = 100
ON_STRUCTURE = ("schema-", "body-not-an-object", "unsupported-schema-version", "json-")


def schema_file(kind):
    return OUTPUT / f"{kind}.schema.json"


def examples(kind):
    return [path for path in EXAMPLES if path.name.startswith("cohort") == (kind == "cohort")]


def install_python(requirements):
    """A virtual environment with the pinned packages, made once for each state of the list. Returns its folder and what
    went wrong, or an empty string."""
    folder = OUTPUT / "python"
    stamp = folder / ".planpress-lock"
    lock = hashlib.sha256(requirements.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == lock:
        return folder, ""
    shutil.rmtree(folder, ignore_errors=True)
    for command in ([sys.executable, "-m", "venv", folder],
                    [folder / "bin/pip", "install", "--quiet", "--no-deps", "-r", requirements]):
        status, output = run(command)
        if status:
            return folder, output
    stamp.write_text(lock)
    return folder, ""


def empty_folder(name):
    folder = OUTPUT / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def in_nfc(value):
    """What a schema cannot say: that text is put in NFC before it is counted."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, dict):
        return {name: in_nfc(part) for name, part in value.items()}
    return [in_nfc(part) for part in value] if isinstance(value, list) else value


def mutations(kind, chance):
    originals = [json.loads(path.read_text()) for path in examples(kind)]
    while True:
        original = chance.choice(originals)
        editor = Editor(original, chance)
        for _ in range(chance.choice([1, 1, 1, 2, 3])):
            if isinstance(editor.document, dict):
                chance.choice(Editor.STRUCTURE)(editor)
        document = in_nfc(editor.document)
        # With another kind or with plans it is judged as the other document.
        if not isinstance(document, dict) or (document.get("kind") == "cohort" or "plans" in document) == (
                kind == "cohort"):
            yield document


def edges(kind):
    """The example with one value at an edge: texts of one plane and another, white space, halves of pairs, days, ids."""
    example = json.loads(examples(kind)[0].read_text())
    text = "title" if kind == "cohort" else "marking"
    for value in ["\U0001F600" * 4000, "\U0001F600" * 4001, "\U0010FFFD", "\U0001FFFE", "\U0010FFFF", "\uFFFE", "\uFDD0", "\uFEFF",
                  "\u200B", "\u00A0", "\u3000", "\u0085", "\u2028", "\u2028x", "\u007F", "x\ud800", "\udc00x", "\u2066x", "\u202A",
                  "\t\n", "x\ty\nz", "\u180E", "x\r\ny\rz", "\r"]:
        yield {**example, text: value}
    for day in ["0000-01-01", "0001-01-01", "1900-02-29", "2000-02-29", "2023-02-29", "2024-02-29", "2400-02-29", "2100-02-29",
                "2024-04-31", "2024-12-31", "2024-13-01", "9999-12-31", "10000-01-01", "2024-1-01", "2024-01-01 "]:
        period = "period" if kind == "cohort" else "timeframe"
        member = "to" if kind == "cohort" else "end"
        yield {**example, period: {**example[period], member: day}}
    if kind == "plan":
        for name in ["a" * 64, "a" * 65, "-a", "a\n", "\u00e9", "0", ".a"]:
            yield {**example, "id": name}
        # The background has another limit than the other texts that may be translated.
        other = "en" if example["language"] == "cy" else "cy"
        for pointer, length in (("/background", 2000), ("/background", 2001), ("/organisation/site", 2001), ("/organisation/site", 4000),
                                ("/organisation/site", 4001)):
            yield {**example, "translations": {other: {pointer: "x" * length}}}


def samples(kind, chance):
    schema = json.loads(schema_file(kind).read_text())
    while True:
        document = Sampler(schema, chance).value(schema)
        if "translations" in document:
            document["translations"].pop("cy" if document["language"] == "cy" else "en", None)
        if kind == "cohort" or "language" in document:
            yield document


def judged(kind, folder, documents):
    """Writes the documents; their names with the verdicts of both: does the structure fit?"""
    for number, document in enumerate(documents):
        (folder / f"{number:04}.json").write_text(json.dumps(document, allow_nan=False))
    status, output = run([BUILD / "planpress", "validate", folder, "--json"])
    if status not in (0, 1):
        return None, output
    ours = {}
    for entry in json.loads(output)["files"]:
        codes = [finding["code"] for finding in entry["findings"] if finding["severity"] == "error"]
        ours[entry["file"].rsplit("/", 1)[1]] = sorted({code for code in codes if code.startswith(ON_STRUCTURE)})
    status, output = run(["node", FOLDER / "judge.mjs", schema_file(kind), folder])
    if status:
        return None, output
    return [(name, fits, ours[name]) for name, fits in json.loads(output).items()], ""


def check_judgement(tally, kind, what, documents):
    verdicts, fault = judged(kind, empty_folder(f"{kind}-{what}"), documents)
    if verdicts is None:
        return tally.fail(f"schema: {what} of {kind}s", tail(fault))
    differ = [f"{name}: ajv {'takes' if fits else 'refuses'} it, planpress says {', '.join(codes) or 'nothing'}"
              for name, fits, codes in verdicts if fits != (not codes)]
    both = {fits for _, fits, _ in verdicts}
    tally.check(f"schema: {len(verdicts)} {what} of {kind}s are judged alike", not differ, "\n".join(differ))
    if what == "samples":
        return tally.check(f"schema: samples of {kind}s are allowed", both == {True})
    return tally.check(f"schema: some {what} of {kind}s are allowed and some are not", both == {True, False})


def check_typescript(tally):
    made = empty_folder("typescript")
    (made / "package.json").write_text('{"type": "module"}')
    tools = FOLDER / "node_modules/.bin"
    for kind in KINDS:
        status, output = run([tools / "json2ts", "-i", schema_file(kind), "-o", made / f"{kind}-types.ts"])
        tally.check(f"schema: json-schema-to-typescript makes types of a {kind}", status == 0, tail(output))
        status, output = run([tools / "quicktype", "-s", "schema", schema_file(kind), "--lang", "ts", "-o",
                              made / f"{kind}.ts"])
        tally.check(f"schema: quicktype makes classes of a {kind}", status == 0, tail(output))
    shutil.copy(FOLDER / "convert.mts", made / "convert.ts")
    (made / "node_modules").symlink_to(FOLDER / "node_modules")
    status, output = run([tools / "tsc", "--strict", "--skipLibCheck", "--target", "es2022", "--module", "nodenext", "--types", "node",
                          *sorted(made.glob("*.ts"))], cwd=made)
    if tally.check("schema: what they make compiles", status == 0, tail(output)):
        status, output = run(["node", made / "convert.js", *EXAMPLES])
        tally.check("schema: the classes of quicktype read the examples and write them again", status == 0, tail(output))
    text = " ".join((made / "plan-types.ts").read_text().split())
    for words in ('export type Language = "en" | "cy" | "both";', "schemaVersion: 1;", "phases: [Phase, ...Phase[]];",
                  "Sessions (half days) of work a week, from 0."):
        tally.check(f"schema: the types say {words}", words in text, text[:2000])


def check_python(tally):
    folder, fault = install_python(FOLDER / "requirements.txt")
    if fault:
        return tally.unavailable("schema: datamodel-code-generator", tail(fault, 5))
    made = empty_folder("classes")
    for kind in KINDS:
        status, output = run([folder / "bin/datamodel-codegen", "--formatters", "builtin", "--input", schema_file(kind),
                              "--input-file-type", "jsonschema", "--output-model-type", "pydantic_v2.BaseModel",
                              "--output", made / f"{kind}.py"])
        tally.check(f"schema: datamodel-code-generator makes classes of a {kind}", status == 0, tail(output))
        program = (f"import sys, {kind}\n"
                   f"for path in sys.argv[1:]: {kind}.{kind.title()}.model_validate_json(open(path).read())")
        status, output = run([folder / "bin/python", "-c", program, *examples(kind)], cwd=made)
        tally.check(f"schema: its classes read the examples of a {kind}", status == 0, tail(output))
    return None


def check_all(tally):
    OUTPUT.mkdir(exist_ok=True)
    for kind in KINDS:
        schema_file(kind).unlink(missing_ok=True)
        status, output = run([BUILD / "planpress", "schema", kind, "-o", schema_file(kind)])
        if status:
            return tally.fail(f"schema: planpress schema {kind}", tail(output))
        chance = random.Random(f"schema {kind}")
        documents = mutations(kind, chance)
        check_judgement(tally, kind, "mutations", [next(documents) for _ in range(MUTATIONS)])
        check_judgement(tally, kind, "edges", list(edges(kind)))
        documents = samples(kind, chance)
        check_judgement(tally, kind, "samples", [next(documents) for _ in range(SAMPLES)])
    check_typescript(tally)
    check_python(tally)
