"""Builds what is tested, runs the groups of tests and counts. tests/run.sh installs the packages and starts this."""
import argparse
import contextlib
import datetime
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import time
import unittest
from concurrent.futures import ThreadPoolExecutor

from conformance import gate as conformance_gate
from forms import matrix, random_reports, round_trip, written_over
from schema import schemas
from tally import BUILD, CI, ROOT, Tally, run, tail

CORES = os.cpu_count() or 1
MORE_SEEDS = {"json": ["tests/plan/data"]}  # by fuzz target
FURTHER_BUILDS = {"sanitize": ("asan", ()), "fuzz": ("fuzz", ("planpress_fuzz",))}  # by group: preset and targets
further = {}  # by group: the future of its build


def build(tally, preset, targets=(), definitions=()):
    """Configures where needed and builds. A build that fails is one failed check."""
    folder = BUILD if preset == "release" else BUILD / preset
    cache = folder / "CMakeCache.txt"
    settled = cache.exists() and (folder / "build.ninja").exists() and all(
        d.replace("=", ":BOOL=") in cache.read_text() for d in definitions)
    if not settled:
        status, output = run(["cmake", "--preset", preset, *(f"-D{d}" for d in definitions)])
        if status:
            return tally.check(f"configure {preset}", False, tail(output))
    politely = [] if preset == "release" else ["nice", "-n", "19"]
    command = [*politely, "cmake", "--build", folder] + (["--target", *targets] if targets else [])
    status, output = run(command, timeout=3600)
    return status == 0 or tally.check(f"build {preset}", False, tail(output))


def build_further(tally, groups):
    """Starts the builds that later groups need: they take what the tests before them leave of the processor."""
    pool = ThreadPoolExecutor(1)
    for group in groups:
        if group.__name__ in FURTHER_BUILDS and (group is not fuzz or shutil.which("clang++")):
            further[group.__name__] = pool.submit(build, tally, *FURTHER_BUILDS[group.__name__])
    pool.shutdown(wait=False)


def programs(folder):
    """The test programs that CMake registered: [(name, command)]."""
    status, output = run(["ctest", "--test-dir", folder, "--show-only=json-v1"])
    tests = json.loads(output)["tests"] if status == 0 else []
    return [(test["name"], test.get("command", [str(folder / test["name"])])) for test in tests]


def count_doctest(tally, name, status, output):
    """Reads doctest's summary. A program that died, or ran nothing, is a failure."""
    summary = re.search(r"test cases:\s*(\d+) \|\s*(\d+) passed \|\s*(\d+) failed \|\s*(\d+) skipped", output)
    if not summary:
        tally.fail(f"{name}: ended with status {status} before its summary", tail(output))
        return
    total, passed, failed, skipped = map(int, summary.groups())
    tally.passed += passed
    if skipped:
        tally.skip(name, "test cases marked skip", skipped)
    if failed:
        tally.fail(f"{name}: {failed} of {total} test cases", tail(output, 200), failed)
    elif status or total == 0:
        tally.fail(f"{name}: status {status} after {total} test cases", tail(output))


def run_programs(tally, folder, label):
    tests = programs(folder)
    if not tests:
        tally.fail(f"{label}: no test program is registered")
    with ThreadPoolExecutor(CORES) as pool:
        results = pool.map(lambda test: run([*test[1], "--no-colors"], timeout=1200), tests)
        for (name, _), (status, output) in zip(tests, results):
            count_doctest(tally, f"{label} {name}", status, output)


def unit(tally):
    run_programs(tally, BUILD, "unit")


def house(tally):
    suite = unittest.defaultTestLoader.discover(str(ROOT / "tests/house"))
    result = unittest.TestResult()
    suite.run(result)
    for test, trace in result.failures + result.errors:
        message = trace.split("AssertionError: ", 1)[-1]
        tally.fail(f"house: {test}", tail(message, 200))
    for test, reason in result.skipped:
        tally.unavailable(f"house: {test}", reason)
    tally.passed += result.testsRun - len(result.failures) - len(result.errors) - len(result.skipped)


def differential(tally):
    """The checks of plans against a second opinion, on random edits of the example plans."""
    status, output = run([sys.executable, ROOT / "tests/differential/compare.py", "--program", BUILD / "planpress"])
    tally.check("differential: random edits of plans get the same findings twice", status == 0, tail(output))


def conformance(tally):
    conformance_gate.check_all(tally)


def install_node_modules(folder):
    """npm ci, once for each state of the lock file. Returns what went wrong, or an empty string."""
    lock = hashlib.sha256((folder / "package-lock.json").read_bytes()).hexdigest()
    stamp = folder / "node_modules/.planpress-lock"
    if stamp.exists() and stamp.read_text() == lock:
        return ""
    status, output = run(["npm", "ci", "--omit=optional", "--no-audit", "--no-fund"], cwd=folder)
    if status == 0:
        stamp.write_text(lock)
    return output if status else ""


def crowded_plan(path):
    """A plan of twelve weeks with a review every third day and six kinds of work that change every week."""
    plan = json.loads((ROOT / "tests/plan/data/surgeon-draft.json").read_text())
    start = datetime.date(2025, 1, 6)
    end = start + datetime.timedelta(days=12 * 7 - 1)
    plan["timeframe"] = {"start": start.isoformat(), "end": end.isoformat()}
    for objective in plan["objectives"]:
        objective["targetDate"] = end.isoformat()
    for activity in plan["activities"]:
        activity["dueWeek"] = min(activity["dueWeek"], 12)
    levels = ["excluded", "observe-only", "direct", "close", "supervised", "remote-review", "independent"]
    plan["scopes"] = [
        {"id": f"s{scope}", "name": f"Intermediate elective lists {scope}",
         "phases": [{"fromWeek": week + 1, "toWeek": week + 1 if week < 11 - scope else 12, "level": levels[week // 2]}
                    for week in range(12 - scope)]} for scope in range(6)]
    plan["reviews"] = [{"number": n, "plannedDate": (start + datetime.timedelta(days=3 * n - 1)).isoformat()}
                       for n in range(1, 29)]
    path.write_text(json.dumps(plan))
    return path


def looked_at_in_browser(asked, language, edition):
    """Every document once; one plan's, and the form without a plan, in the other languages and in large print too. A page
    takes seconds."""
    return (language, edition) == ("en", "standard") or asked.plan in (conformance_gate.PLANS[0], "") and (
        language, edition) in (("cy", "standard"), ("both", "large-print"))


def render_pages(tally):
    """The documents of the example plans, and a crowded plan, as web pages for the browser."""
    pages = BUILD / "browser"
    pages.mkdir(exist_ok=True)
    crowded = crowded_plan(pages / "crowded.json")
    for language, edition in (("en", "standard"), ("cy", "standard"), ("both", "large-print")):
        page = pages / f"crowded.{language}.{edition}.html"
        status, output = run([BUILD / "planpress", "render", "action-plan", crowded,
                              "--format", "html", "--lang", language, "--edition", edition, "-o", page])
        if tally.check(f"browser: render {page.name}", status == 0, tail(output, 20)):
            yield page
    yield from conformance_gate.render_all(tally, "html", looked_at_in_browser)
    yield from conformance_gate.render_specimen(tally, "html")


def render_bundle(tally):
    """Several documents as one page."""
    page = BUILD / "browser/bundle.html"
    share = conformance_gate.share_with_specimen()
    status, output = run([BUILD / "planpress", "render", "bundle", ROOT / "tests/plan/data/surgeon-draft.json",
                          "-o", page, "--share", share])
    return [page] if tally.check("browser: render bundle.html", status == 0, tail(output, 20)) else []


@contextlib.contextmanager
def previews():
    """The addresses of previews that run: of a document, of a mistake in its layout, of a plan with errors."""
    share = conformance_gate.share_with_specimen()
    broken = share.with_name("broken")
    shutil.rmtree(broken, ignore_errors=True)
    shutil.copytree(share, broken)
    template = broken / "layouts/action-plan/template.xhtml"
    template.write_text(template.read_text().replace("{{labels.timetable}}", "{{labels.timetabel}}"))
    bad_plan = BUILD / "browser/bad-plan.json"
    bad_plan.write_text('{"schemaVersion": 1, "people": [{}]}')
    plan = ROOT / "tests/plan/data/surgeon.json"
    with contextlib.ExitStack() as stack:
        addresses = []
        for folder, data in ((share, plan), (broken, plan), (share, bad_plan)):
            process = stack.enter_context(subprocess.Popen(
                [BUILD / "planpress", "preview", "action-plan", data, "--port", "0", "--share", folder],
                stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True))
            stack.callback(process.terminate)
            addresses.append(process.stdout.readline().strip().removeprefix("Preview on "))
        yield addresses


def count_checks(tally, status, output):
    """Reads the closing line of a program that checks in the browser."""
    closing = re.findall(r"(\d+) passed, (\d+) failed(?:, (\d+) skipped)?", output)
    if not closing:
        tally.fail(f"browser: ended with status {status} before its closing line", tail(output))
        return
    passed, failed, skipped = (int(number or 0) for number in closing[-1])
    tally.passed += passed
    if skipped:
        tally.skip("browser", "named in its own output", skipped)
    if failed or status or passed == 0:
        faults = re.findall(r"^not ok .*\n(?:    .*\n)*", output, re.MULTILINE)
        tally.fail(f"browser: {failed} failed, status {status}", tail("".join(faults) or output, 200), max(failed, 1))


def browser(tally):
    """Accessibility (axe), reflow and print of the web pages, in Chromium."""
    folder = ROOT / "tests/browser"
    missing = [tool for tool in ("node", "npm", "chromium") if not shutil.which(tool)]
    if missing:
        return tally.unavailable("browser", f"not on this machine: {', '.join(missing)}")
    fault = install_node_modules(folder)
    if fault:
        return tally.fail("browser: npm ci", tail(fault))
    (BUILD / "browser").mkdir(exist_ok=True)
    pages = [*render_pages(tally), *render_bundle(tally)]
    with previews() as addresses:
        count_checks(tally, *run(["node", folder / "run.mjs", *pages, *addresses], timeout=1800))
        label = conformance_gate.OUTPUT / "share/layouts/action-plan/labels.en.json"
        count_checks(tally, *run(["node", folder / "live.mjs", addresses[0], label, "People", "Persons of the plan"]))
    return None


def forms(tally):
    """Forms that programs of others filled in, saved, joined, cut and made flat, read back."""
    if not shutil.which("npm"):
        return tally.unavailable("forms", "not on this machine: npm")
    fault = install_node_modules(ROOT / "tests/forms")
    if fault:
        return tally.fail("forms: npm ci", tail(fault))
    round_trip.check_all(tally)
    if not round_trip.missing_tools():
        matrix.check_all(tally)
        written_over.check_all(tally)
        random_reports.check_all(tally, 60)
    return None


def reports(tally):
    """1,000 random reports through forms and programs of others, where the group forms takes 60. Some minutes."""
    missing = round_trip.missing_tools()
    fault = missing or install_node_modules(ROOT / "tests/forms")
    if fault:
        return tally.unavailable("reports", f"not on this machine: {fault}")
    return random_reports.check_all(tally, 1000)


def schema(tally):
    """The JSON Schemas in ajv, quicktype, json-schema-to-typescript and datamodel-code-generator."""
    missing = [tool for tool in ("node", "npm") if not shutil.which(tool)]
    if missing:
        return tally.unavailable("schema", f"not on this machine: {', '.join(missing)}")
    fault = install_node_modules(ROOT / "tests/schema")
    if fault:
        return tally.fail("schema: npm ci", tail(fault))
    return schemas.check_all(tally)


def sanitize(tally):
    """The test programs again, with the address and undefined-behaviour sanitizers."""
    os.environ.setdefault("PLANPRESS_RANDOM_PLANS", "20")  # each is many times slower here
    if further["sanitize"].result():
        run_programs(tally, BUILD / "asan", "sanitize")


def fuzz_one(target, seconds):
    """Its status and what it printed."""
    found = BUILD / "fuzz/found" / target.name
    found.mkdir(parents=True, exist_ok=True)
    name = target.name.removeprefix("fuzz_")
    words = ROOT / f"tests/fuzz/{name}.dict"
    seeds = [ROOT / "tests/fuzz/corpus" / name, *(ROOT / folder for folder in MORE_SEEDS.get(name, []))]
    return run([target, "-print_funcs=0", f"-max_total_time={seconds}", "-timeout=5", "-rss_limit_mb=2048",
                "-max_len=32768", f"-artifact_prefix={found}/crash-",
                *([f"-dict={words}"] if words.exists() else []), found, *seeds])


def fuzz(tally, seconds=60):
    """Each libFuzzer target for a minute from its corpus; a crash leaves its input in build/fuzz."""
    if not shutil.which("clang++"):
        return tally.unavailable("fuzz", "not on this machine: clang++")
    if not further["fuzz"].result():
        return None
    targets = [path for path in sorted((BUILD / "fuzz/tests/fuzz").glob("fuzz_*"))
               if path.is_file() and os.access(path, os.X_OK)]
    with ThreadPoolExecutor(CORES) as pool:
        for target, (status, output) in zip(targets, pool.map(lambda each: fuzz_one(each, seconds), targets)):
            tally.check(f"fuzz {target.name}", status == 0, tail(output, 60))
    return None


def tidy(tally):
    """clang-tidy over our own sources, one check a file. Slow: a minute or more a core."""
    if not shutil.which("clang-tidy"):
        return tally.unavailable("tidy", "not on this machine: clang-tidy")
    sources = sorted(p for folder in ("renderer", "service") for p in (ROOT / folder).rglob("*.cpp"))
    with ThreadPoolExecutor(CORES) as pool:
        results = pool.map(lambda path: run(["clang-tidy", "--quiet", "-p", BUILD, path]), sources)
        for path, (status, output) in zip(sources, results):
            found = [line for line in output.splitlines() if re.search(r"(warning|error): ", line)]
            tally.check(f"tidy {path.relative_to(ROOT)}", status == 0 and not found, "\n".join(found) or tail(output))
    return None


EVERY_TIME = [unit, house, differential, schema, conformance, forms, browser]
IN_CI = [sanitize, fuzz]
ON_REQUEST = [*IN_CI, tidy, reports]


def chosen_groups():
    groups = {group.__name__: group for group in EVERY_TIME + ON_REQUEST}
    arguments = argparse.ArgumentParser(prog="tests/run.sh", description="Runs the tests; without options, those "
                                        f"of every time: {', '.join(group.__name__ for group in EVERY_TIME)}.")
    arguments.add_argument("--only", action="append", choices=groups, help="this group alone; may be repeated")
    for group in ON_REQUEST:
        arguments.add_argument(f"--{group.__name__}", action="store_true", help=f"also: {group.__doc__}")
    options = arguments.parse_args()
    if options.only:
        return [groups[name] for name in options.only]
    return EVERY_TIME + [group for group in ON_REQUEST
                         if getattr(options, group.__name__) or (CI and group in IN_CI)]


def main():
    groups = chosen_groups()
    tally = Tally()
    start = time.monotonic()
    built = groups == [house] or build(tally, "release", definitions=["PLANPRESS_TESTS=ON"])
    print(f"set up in {time.monotonic() - start:.0f} s", flush=True)
    if built:
        build_further(tally, groups)
    for group in groups if built else [house]:
        start, before = time.monotonic(), tally.passed
        group(tally)
        print(f"{group.__name__}: {tally.passed - before} good, {time.monotonic() - start:.0f} s", flush=True)
    return tally.close()


if __name__ == "__main__":
    sys.exit(main())
