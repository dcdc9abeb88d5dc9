"""Counts checks, prints what failed with enough to act on, and closes with one line."""
import os
import subprocess
import textwrap
import threading
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
CI = os.environ.get("CI") == "true"


class Tally:
    """check and fail may be called by several threads."""

    def __init__(self):
        self.passed = 0
        self.failed = 0
        self.skipped = []
        self._counting = threading.Lock()

    def check(self, name, ok, detail=""):
        """One check. detail says what is wrong; it is printed only on failure."""
        if ok:
            with self._counting:
                self.passed += 1
        else:
            self.fail(name, detail)
        return ok

    def fail(self, name, detail="", count=1):
        report = f"FAIL {name}\n" + (textwrap.indent(detail.rstrip(), "    ") + "\n" if detail.strip() else "")
        with self._counting:
            self.failed += count
            print(report, end="", flush=True)

    def skip(self, name, reason, count=1):
        self.skipped += [f"SKIP {name}: {reason}"] * count

    def unavailable(self, name, reason):
        """Something that the machine lacks: a skip for a developer, a failure where everything must be there."""
        if CI:
            self.fail(name, reason)
        else:
            self.skip(name, reason)

    def close(self):
        """Prints the skips and the closing line; returns the exit status."""
        for line in sorted(set(self.skipped)):
            print(line)
        if self.passed + self.failed == 0:
            self.fail("the run", "no test ran")
        line = f"{self.passed} passed, {self.failed} failed"
        print(line + (f", {len(self.skipped)} skipped" if self.skipped else ""))
        return 1 if self.failed else 0


def run(command, timeout=600, **options):
    """Runs a command from the top of the repository; returns its exit status and its output, both streams together."""
    options = {"cwd": ROOT, "stdin": subprocess.DEVNULL, "errors": "replace", **options}
    try:
        done = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              text=True, timeout=timeout, check=False, **options)
    except subprocess.TimeoutExpired as late:
        output = late.stdout or b""
        return -1, (output if isinstance(output, str) else output.decode("utf-8", "replace")) + \
            f"\nstopped after {timeout} seconds"
    except FileNotFoundError as missing:
        return 127, str(missing)
    return done.returncode, done.stdout


def tail(text, lines=80):
    kept = text.rstrip().splitlines()
    return "\n".join((["…"] if len(kept) > lines else []) + kept[-lines:])
