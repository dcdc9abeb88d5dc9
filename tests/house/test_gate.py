"""The gate itself can fail: a program that dies, runs nothing or says nothing is never counted as good."""
import contextlib
import io
import sys
import unittest
from pathlib import Path
from unittest import mock

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import run
import tally
from conformance import gate


class Gate(unittest.TestCase):
    def counted(self, status, output):
        counts = tally.Tally()
        with contextlib.redirect_stdout(io.StringIO()):
            run.count_doctest(counts, "test_x", status, output)
        return counts.passed, counts.failed, len(counts.skipped)

    def test_a_summary_is_counted(self):
        summary = "[doctest] test cases:  7 |  4 passed | 2 failed | 1 skipped\n"
        self.assertEqual(self.counted(1, summary), (4, 2, 1))

    def test_a_program_that_dies_fails(self):
        self.assertEqual(self.counted(-11, "Segmentation fault\n"), (0, 1, 0))

    def test_a_fault_after_the_summary_fails(self):
        self.assertEqual(self.counted(1, "test cases: 3 | 3 passed | 0 failed | 0 skipped\nLeakSanitizer"), (3, 1, 0))

    def test_a_program_without_tests_fails(self):
        self.assertEqual(self.counted(0, "test cases: 0 | 0 passed | 0 failed | 0 skipped\n"), (0, 1, 0))

    def test_a_run_without_tests_fails(self):
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            self.assertEqual(tally.Tally().close(), 1)
        self.assertEqual(printed.getvalue().splitlines()[-1], "0 passed, 1 failed")

    def test_a_missing_tool_is_a_skip_here_and_a_failure_in_ci(self):
        for ci, expected in ((False, (0, 1)), (True, (1, 0))):
            counts = tally.Tally()
            with mock.patch.object(tally, "CI", ci), contextlib.redirect_stdout(io.StringIO()):
                counts.unavailable("conformance", "not on this machine: java")
            self.assertEqual((counts.failed, len(counts.skipped)), expected)

    def test_a_file_of_which_verapdf_says_nothing_fails(self):
        said = "PASS ua1 a.pdf\nFAIL 3a a.pdf: clause 6.1-1 Something (2 times, first at root)\n"
        with mock.patch.object(gate, "run", return_value=(1, said)):
            verdicts = gate.verapdf(["a.pdf", "b.pdf"])
        self.assertEqual(verdicts[("a.pdf", "ua1")], [])
        self.assertEqual(verdicts[("a.pdf", "3a")], ["clause 6.1-1 Something (2 times, first at root)"])
        self.assertTrue(verdicts[("b.pdf", "ua1")][0].startswith("veraPDF said nothing"))
