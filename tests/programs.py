"""Runs test programs of each kind and counts what they report; says nothing about what they test."""

import re
import subprocess
import sys
import unittest
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Count:
    passed: int = 0
    failed: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.passed + other.passed, self.failed + other.failed)


def check(holds: bool, what: str) -> Count:
    """One test that is no program of its own."""
    print(f"  {'ok' if holds else 'FAILED'}: {what}", flush=True)
    return Count(1, 0) if holds else Count(0, 1)


def run(command: list, dull: str) -> tuple:
    """Exit code and output of a program; the lines that are not dull are shown while it runs."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
    lines = []
    for line in process.stdout:
        lines.append(line)
        if not re.match(dull, line):
            print(line, end="", flush=True)
    return process.wait(), "".join(lines)


def count_googletest(code: int, output: str) -> Count:
    """A crash fails every case that has not passed by then; no case at all is a failure too."""
    started = re.search(r"^\[=+\] Running (\d+) test", output, re.MULTILINE)
    cases = int(started[1]) if started else 0
    passed = len(re.findall(r"^\[ +OK \]", output, re.MULTILINE))
    failed = cases - passed
    return Count(passed, failed if failed or (code == 0 and cases) else 1)


def googletest(command: list) -> Count:
    return count_googletest(*run([*command, "--gtest_color=no"], dull=r"\[ RUN|\[ +OK|\[-+\]|\s*$"))


def count_tap(code: int, output: str) -> Count:
    """Node's closing summary; a test that was skipped, cancelled or left to do has not passed."""

    def number(name: str) -> int:
        found = re.findall(rf"^# {name} (\d+)$", output, re.MULTILINE)
        return int(found[-1]) if found else 0

    failed = sum(map(number, ("fail", "cancelled", "skipped", "todo")))
    passed = number("pass")
    return Count(passed, failed if failed or (code == 0 and passed) else 1)


def failures(tap: str) -> str:
    """Of Node's output what did not pass, with its details; all of it where nothing is named."""
    shown, is_failing = [], False
    for line in tap.splitlines():
        is_failing = is_failing or bool(re.match(r" *(not ok|ok .* # (SKIP|TODO))", line))
        if is_failing:
            shown.append(line)
        is_failing = is_failing and line.strip() != "..."
    return "\n".join(shown) or tap


def node_tests(node: str, folder: Path, environment: dict) -> Count:
    files = sorted(path for path in folder.rglob("*") if path.name.endswith((".test.js", ".test.mjs")))
    command = [node, "--test", "--test-reporter=tap", *map(str, files)]
    process = subprocess.run(command, stdout=subprocess.PIPE, text=True, env=environment)
    count = count_tap(process.returncode, process.stdout)
    if count.failed:
        print(failures(process.stdout))
    return count


def unit_tests(*modules: str) -> Count:
    suite = unittest.defaultTestLoader.loadTestsFromNames(modules)
    result = unittest.TextTestRunner(stream=sys.stdout, verbosity=1).run(suite)
    failed = len(result.failures) + len(result.errors) + len(result.unexpectedSuccesses) + len(result.skipped)
    return Count(result.testsRun - failed, failed if failed or result.testsRun else 1)
