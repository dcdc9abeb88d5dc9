"""The house rules over the whole tree. rules.py says what they are; test_rules.py proves that each can fail."""
import os
import re
import shutil
import subprocess
import unittest
from collections import Counter
from pathlib import Path

import rules

ROOT = Path(__file__).resolve().parents[2]
NOT_OURS = {"build", ".git", "node_modules", "__pycache__", ".cache", ".vscode", ".idea", "compile_commands.json"}
TEXT = {".cpp", ".hpp", ".h", ".py", ".sh", ".mjs", ".js", ".java", ".md", ".txt", ".json", ".xml", ".xhtml", ".css",
        ".cmake", ".yml", ".yaml", ".1", ".in"}
SCRIPTS = ["service/run.sh", "tests/run.sh", ".ci/run"]


def tree():
    """The project's files, as paths from the top."""
    found = []
    for folder, folders, files in os.walk(ROOT):
        folders[:] = sorted(name for name in folders if name not in NOT_OURS and not name.startswith("build-"))
        found += [Path(folder, name).relative_to(ROOT) for name in sorted(files) if name not in NOT_OURS]
    return found


def clang_format_faults(files):
    done = subprocess.run(["clang-format", "--dry-run", "-Werror", *map(str, files)], capture_output=True, text=True,
                          cwd=ROOT, check=False)
    if done.returncode == 0:
        return ""
    places = Counter(re.findall(r"^(.+?):\d+:\d+: ", done.stderr, re.MULTILINE))
    return "\n".join(["clang-format -i mends:", *(f"{file}: {count} places" for file, count in places.items())]
                     if places else [done.stderr])


def executable_faults(files):
    return [f"{file}: must be executable" for file in files if not os.access(file, os.X_OK)]


class House(unittest.TestCase):
    longMessage = False

    @classmethod
    def setUpClass(cls):
        cls.files = tree()
        cls.cpp = [path for path in cls.files if path.suffix in (".cpp", ".hpp")]
        cls.product = [path for path in cls.cpp if path.parts[0] in ("renderer", "service")]

    def holds(self, rule, paths):
        self.assertTrue(paths, "no file to look at")
        faults = []
        for path in paths:
            faults += rule(path.as_posix(), (ROOT / path).read_text(encoding="utf-8"))
        if faults:
            self.fail("\n" + "\n".join(faults))

    def texts(self):
        return [path for path in self.files if path.suffix in TEXT or path.parts[0] == ".ci"]

    def test_includes_go_one_way(self):
        self.holds(rules.include_order, self.product)

    def test_own_header_comes_first(self):
        self.holds(rules.own_header_first, [p for p in self.product if p.suffix == ".cpp"
                                            and (ROOT / p).with_suffix(".hpp").exists()])

    def test_headers_are_guarded(self):
        self.holds(rules.header_guarded, [path for path in self.cpp if path.suffix == ".hpp"])

    def test_files_are_short(self):
        self.holds(rules.file_size, [p for p in self.files if p.suffix in (".cpp", ".hpp", ".py", ".mjs", ".java")])

    def test_functions_are_short(self):
        self.holds(rules.function_size, self.cpp)

    def test_nothing_is_marked_unfinished(self):
        self.holds(rules.unfinished, [path for path in self.texts() if path.suffix not in (".md", ".json")])

    def test_numbers_do_not_follow_the_locale(self):
        self.holds(rules.locale_bound, self.product)

    def test_the_renderer_has_no_clock_and_no_chance(self):
        self.holds(rules.clock_or_chance, [path for path in self.product if path.parts[0] == "renderer"])

    def test_no_trace_of_a_machine(self):
        self.holds(rules.machine_traces, self.texts())

    def test_json_parses(self):
        self.holds(rules.json_parses, [path for path in self.files if path.suffix == ".json"])

    def test_top_level_holds_only_what_is_allowed(self):
        faults = rules.top_level({path.parts[0] for path in self.files})
        self.assertEqual(faults, [], "\n".join(faults))

    def test_scripts_can_be_run(self):
        self.assertEqual(executable_faults([ROOT / script for script in SCRIPTS]), [])

    def test_cpp_is_formatted(self):
        if not shutil.which("clang-format"):
            self.skipTest("not on this machine: clang-format")
        faults = clang_format_faults(self.cpp)
        self.assertFalse(faults, faults)


if __name__ == "__main__":
    unittest.main()
