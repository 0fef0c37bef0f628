#!/usr/bin/env python3
"""Prints the accuracy table of the READMEs, in Markdown.

    PLAYGROUND_ACCURACY=accuracy.tsv build/release/tests/core_tests --gtest_filter='*eference*'
    python3 tests/tools/accuracy.py accuracy.tsv
"""

import sys

# PyTorch 1.13.1, CPU, float64, f and f' by autograd: worst ULP over its whole range, and over 0.01 < |z| < 5, measured
# against references of 60 digits on a grid of 66 points and 3,000 random ones.
PYTORCH = {
    "sigmoid": ("4e14 / 1.7", "9e15 / 99"),
    "tanh": ("1.0 / 0.5", "9e15 / 4e3"),
    "softplus": ("6e5 / 1.2", "2e7 / 1.8"),
    "elu": ("6e15 / 31", "0.7 / 0.7"),
    "selu": ("9e15 / 28", "2.5 / 2.5"),
    "gelu": ("9e15 / 2e5", "1e14 / 1e4"),
    "gelu_tanh": ("9e15 / 1e6", "NaN / 2e6"),
    "silu": ("9e15 / 1.8", "9e15 / 56"),
    "mish": ("8e2 / 1.5", "9e15 / 2e2"),
    "log_sigmoid": ("1.4 / 1.1", "2.0 / 2.0"),
    "softsign": ("1.3 / 1.0", "5e15 / 7.5"),
    "tanhshrink": ("9e15 / 1e4", "9e15 / 3e3"),
    "hard_sigmoid": ("1.0 / 1.0", "2e8 / 2e8"),
}


def main() -> None:
    with open(sys.argv[1], encoding="utf-8") as file:
        rows = {id: columns for id, *columns in (line.rstrip("\n").split("\t") for line in file)}
    print("| | f | f′ | f″ | scaled f | f′ | f″ | PyTorch f | f′ |")
    print("|---|---|---|---|---|---|---|---|---|")
    for id, pytorch in PYTORCH.items():
        ours = [f"{float(value):.2g}" if float(value) < 100 else f"{float(value):.0f}" for value in rows[id]]
        print(f"| `{id}` | " + " | ".join([*ours, *pytorch]) + " |")


if __name__ == "__main__":
    main()
