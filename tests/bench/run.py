#!/usr/bin/env python3
"""What the action plan costs, as Markdown: milliseconds of processor time (best of the rounds; they depend on the
machine and on what else it does), instructions (callgrind; they repeat), bytes and memory, beside the same pages drawn
by libharu alone; and the command line from cold. Nothing is asserted here.

    tests/bench/run.py [--build DIR] [--rounds N] [--no-instructions]
    tests/bench/run.py [--build DIR] --counts    # two figures: the example's instructions, warm and from cold
"""
import argparse
import json
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PLAN = ROOT / "tests/plan/data/surgeon.json"
STAGES = {"json": "read JSON", "check": "check the plan", "view": "make the view", "fill": "fill the template",
          "read": "read the markup", "structure": "make the structure", "compose": "shape and set",
          "paginate": "break into pages", "write": "write the PDF"}
NAMES = {"short": "short plan", "plan": "example plan", "x10": "10 × objectives", "x50": "50 × objectives",
         "300 pages": "73 × objectives"}


def measure(bench, share, rounds, *options):
    output = subprocess.run([bench, share, PLAN, "--rounds", str(rounds), *options], check=True,
                            stdout=subprocess.PIPE).stdout
    return json.loads(output)


def kinds():
    """{kind: what the bench is told beside}: documents on one review are made of the first."""
    for settings in sorted((ROOT / "layouts").glob("*/layout.json")):
        options = json.loads(settings.read_text()).get("options", {})
        yield settings.parent.name, ["--review", "1"] if "review" in options else []


def kind_rows(bench, share, rounds):
    """What each kind of document costs a page, beside the action plan."""
    measured = {kind: measure(bench, share, rounds, "--kind", kind, "--documents", "plan", *options)["documents"][0]
                for kind, options in kinds()}
    a_page = {kind: cost["stages"]["total"]["best_ms"] / cost["pages"] for kind, cost in measured.items()}
    for kind, cost in measured.items():
        yield [kind, cost["pages"], f"{cost['bytes']:,}", f"{cost['stages']['total']['best_ms']:.2f}",
               f"{a_page[kind]:.2f}", f"{a_page[kind] / a_page['action-plan']:.2f}"]


def count_instructions(bench, share, *options):
    """{document: {stage: instructions}} from the profiles that callgrind leaves, one for each stage."""
    counts = {}
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["valgrind", "--quiet", "--tool=callgrind", "--instr-atstart=no",
                        f"--callgrind-out-file={folder}/profile", bench, share, PLAN, "--count", *options],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for profile in Path(folder).iterdir():
            text = profile.read_text(errors="replace")
            name = re.search(r"^desc: Trigger: Client Request: (.+)/(.+)$", text, re.MULTILINE)
            total = re.search(r"^totals: (\d+)$", text, re.MULTILINE)
            if name and total:
                counts.setdefault(name[1], {})[name[2]] = int(total[1])
    return counts


def cold_instructions(program):
    """Instructions of `planpress render`, from its start to its end."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["valgrind", "--quiet", "--tool=callgrind", f"--callgrind-out-file={folder}/profile", program,
                        "render", "action-plan", PLAN, "-o", f"{folder}/plan.pdf"], check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        profile = (Path(folder) / "profile").read_text(errors="replace")
    return int(re.search(r"^(?:totals|summary): (\d+)", profile, re.MULTILINE)[1])


def cold_milliseconds(program, rounds=20):
    """Processor time of `planpress render`, from its start to its end: (best, median)."""
    times = []
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(rounds):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run([program, "render", "action-plan", PLAN, "-o", f"{folder}/plan.pdf"], check=True,
                           stderr=subprocess.DEVNULL)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            times.append(1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime))
    times.sort()
    return times[0], times[len(times) // 2]


def table(head, rows):
    aligned = ["---"] + ["---:"] * (len(head) - 1)
    return "\n".join("| " + " | ".join(map(str, row)) + " |" for row in [head, aligned, *rows]) + "\n"


def cost(milliseconds, instructions):
    """"1.24 ms, 7.4 M", the second where it was counted."""
    return f"{milliseconds:.2f} ms" + (f", {instructions / 1e6:.1f} M" if instructions else "")


def stage_rows(documents, counts):
    def row(title, stage):
        return [title] + [cost(d["stages"][stage]["best_ms"], counts.get(d["name"], {}).get(stage)) for d in documents]

    def remainder(document):
        stages, counted = document["stages"], counts.get(document["name"], {})
        spent = stages["total"]["best_ms"] - sum(stages[stage]["best_ms"] for stage in STAGES)
        return cost(max(spent, 0), counted and counted["total"] - sum(counted[stage] for stage in STAGES))

    return [*(row(title, stage) for stage, title in STAGES.items()),
            ["release what was between"] + [remainder(d) for d in documents],
            row("**JSON bytes to PDF bytes**", "total"),
            row("JSON bytes to web page", "web page"),
            row("shape and set, no word seen before", "compose, new words"),
            row("the same pages by libharu alone", "raw libharu")]


def document_rows(documents, counts):
    for document in documents:
        best = document["stages"]["total"]["best_ms"]
        raw = document["stages"]["raw libharu"]["best_ms"]
        counted = counts.get(document["name"])
        by_instructions = f"{counted['total'] / counted['raw libharu']:.2f}" if counted else "–"
        yield [NAMES[document["name"]], document["pages"], f"{document['words']:,}", f"{document['bytes']:,}",
               f"{document['web_page_bytes']:,}", f"{best:.2f}", f"{document['stages']['total']['median_ms']:.2f}",
               f"{best / document['pages']:.2f}", f"{document['peak_growth_mb']:.1f}", f"{best / raw:.2f}",
               by_instructions]


def print_counts(bench, share, program):
    warm = count_instructions(bench, share, "--documents", "plan")["plan"]["total"]
    print(f"{NAMES['plan']}, warm: {warm / 1e6:.1f} M instructions\n"
          f"{NAMES['plan']}, from cold: {cold_instructions(program) / 1e6:.1f} M instructions")


def print_report(report, counts, cold, rows_of_kinds):
    documents = report["documents"]
    print(table(["Stage"] + [f"{NAMES[d['name']]}, {d['pages']} pages" for d in documents],
                stage_rows(documents, counts)))
    print(table(["Document", "Pages", "Words", "PDF bytes", "HTML bytes", "Best ms", "Median ms", "ms a page",
                 "Peak memory, MB", "Time to libharu's", "Instructions to libharu's"],
                document_rows(documents, counts)))
    print(table(["Check of a plan", "Bytes", "Findings", "Best ms", "Median ms", "Peak memory, MB"],
                [[c["name"], f"{c['input_bytes']:,}", f"{c['findings']:,}", f"{c['best_ms']:.2f}", f"{c['median_ms']:.2f}",
                  f"{c['peak_growth_mb']:.1f}"] for c in report["checks"]]))
    print(table(["Kind of document", "Pages", "PDF bytes", "Best ms", "ms a page", "To the action plan's"],
                rows_of_kinds))
    resident = report["resident_mb"]
    print(f"Resident when loaded: {resident['loaded']:.0f} MB; after all documents: {resident['after']:.0f} MB.")
    if cold:
        print(f"`planpress render action-plan` from cold: {cold[0]:.0f} ms of processor time (median {cold[1]:.0f}).")


def main():
    parser = argparse.ArgumentParser(description="Prints what the action plan costs, as Markdown.")
    parser.add_argument("--build", type=Path, default=ROOT / "build")
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--no-instructions", action="store_true", help="do not run callgrind (about two minutes)")
    parser.add_argument("--counts", action="store_true", help="only the example's instructions, warm and from cold")
    arguments = parser.parse_args()
    bench, share = arguments.build / "tests/planpress_bench", arguments.build / "share/planpress"
    if not bench.exists():
        sys.exit(f"{bench} is not built: cmake --build {arguments.build} --target planpress_bench")
    program = arguments.build / "planpress"
    if arguments.counts:
        return print_counts(bench, share, program)
    report = measure(bench, share, arguments.rounds)
    with_valgrind = shutil.which("valgrind") and not arguments.no_instructions
    counts = count_instructions(bench, share) if with_valgrind else {}
    print_report(report, counts, cold_milliseconds(program) if program.exists() else None,
                 kind_rows(bench, share, arguments.rounds))


if __name__ == "__main__":
    main()
