"""The counting and comparing of tests/run: what would hide a failure must not."""

import unittest

from hashes import disagreements, first_difference
from programs import Count, count_googletest, count_tap, failures


class GoogleTestTest(unittest.TestCase):
    ALL = "[==========] Running 2 tests from 1 test suite.\n[       OK ] A.b (0 ms)\n[       OK ] A.c (0 ms)\n"

    def test_counts_cases(self):
        self.assertEqual(count_googletest(0, self.ALL), Count(2, 0))
        self.assertEqual(count_googletest(1, self.ALL.replace("[       OK ] A.c", "[  FAILED  ] A.c")), Count(1, 1))

    def test_a_crash_fails_what_had_not_run(self):
        self.assertEqual(count_googletest(139, self.ALL.replace("Running 2", "Running 40")), Count(2, 38))

    def test_a_crash_after_the_last_case_fails(self):
        self.assertEqual(count_googletest(1, self.ALL), Count(2, 1))

    def test_no_case_fails(self):
        self.assertEqual(count_googletest(0, "[==========] Running 0 tests"), Count(0, 1))
        self.assertEqual(count_googletest(127, ""), Count(0, 1))

    def test_a_skipped_case_has_not_passed(self):
        self.assertEqual(count_googletest(0, self.ALL.replace("[       OK ] A.c", "[  SKIPPED ] A.c")), Count(1, 1))


class TapTest(unittest.TestCase):
    def summary(self, **numbers) -> str:
        names = ("tests", "pass", "fail", "cancelled", "skipped", "todo")
        return "".join(f"# {name} {numbers.get(name, 0)}\n" for name in names)

    def test_counts_tests(self):
        self.assertEqual(count_tap(0, "# pass 99 of them\n" + self.summary(**{"pass": 7})), Count(7, 0))
        self.assertEqual(count_tap(1, self.summary(**{"pass": 7, "fail": 2, "cancelled": 1})), Count(7, 3))

    def test_skipped_and_todo_have_not_passed(self):
        self.assertEqual(count_tap(0, self.summary(**{"pass": 7, "skipped": 1, "todo": 1})), Count(7, 2))

    def test_no_summary_fails(self):
        self.assertEqual(count_tap(0, ""), Count(0, 1))
        self.assertEqual(count_tap(1, self.summary(**{"pass": 7})), Count(7, 1))

    def test_shows_what_failed_alone(self):
        tap = "# Subtest: a\n    ok 1 - b\n      ---\n      ...\n    not ok 2 - c\n      ---\n      error: 'why'\n      ...\n    ok 3 - d\n"
        self.assertEqual(failures(tap), "    not ok 2 - c\n      ---\n      error: 'why'\n      ...")
        self.assertEqual(failures("it crashed"), "it crashed")


class HashesTest(unittest.TestCase):
    def test_names_the_line(self):
        self.assertEqual(first_difference("a 1\nb 2\n", "a 1\nb 2\n"), "")
        self.assertEqual(first_difference("a 1\nb 2\n", "a 1\nb 3\n"), "line 2: b 3, not b 2")
        self.assertEqual(first_difference("a 1\nb 2\n", "a 1\n"), "line 2: (nothing), not b 2")
        self.assertEqual(first_difference("a 1\n", "a 1\nb 2\n"), "line 2: b 2, not (nothing)")

    def test_compares_variants_with_each_other_before_the_file(self):
        found = disagreements({"g++": "a 1\n", "clang": "a 1\n", "wasm": "a 2\n"}, golden="a 2\n")
        self.assertEqual(list(found), ["clang", "wasm", "golden"])
        self.assertEqual(found["clang"], "")
        self.assertEqual(found["wasm"], "line 1: a 2, not a 1")
        self.assertEqual(found["golden"], "line 1: a 1, not a 2")


if __name__ == "__main__":
    unittest.main()
