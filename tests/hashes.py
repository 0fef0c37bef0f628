"""Compares what core_hashes printed in each variant of the build: with each other first, then with the kept file."""

from itertools import zip_longest


def first_difference(expected: str, found: str) -> str:
    """The first line that differs, in words; empty if none does."""
    for number, (left, right) in enumerate(zip_longest(expected.splitlines(), found.splitlines()), start=1):
        if left != right:
            return f"line {number}: {right or '(nothing)'}, not {left or '(nothing)'}"
    return ""


def disagreements(outputs: dict, golden: str) -> dict:
    """By variant, where it leaves the first one; under the name golden, where the first leaves the kept file."""
    first, *others = outputs
    found = {name: first_difference(outputs[first], outputs[name]) for name in others}
    found["golden"] = first_difference(golden, outputs[first])
    return found
