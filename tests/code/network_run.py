"""Runs networks written as Python, each as a program, then asks them for predictions: {"codes", "points"} in.

Out comes a list of {"outputs", "printed", "error"}: the outputs at the points in one list, what the program printed, and the error
that it ended with.
"""

import contextlib
import io
import json
import sys


def flat(values):
    if hasattr(values, "tolist"):
        values = values.tolist()
    return [value for row in values for value in row]


def run(code, points):
    names = {"__name__": "__main__"}
    printed, error = io.StringIO(), ""
    with contextlib.redirect_stdout(printed):
        try:
            exec(compile(code, "network.py", "exec"), names)
        except Exception as raised:
            error = f"{type(raised).__name__}: {raised}"
        outputs = flat(names["predict"](points)) if "predict" in names else []
    return {"outputs": outputs, "printed": printed.getvalue(), "error": error}


def main():
    task = json.load(sys.stdin)
    json.dump([run(code, points) for code, points in zip(task["codes"], task["points"])], sys.stdout)


main()
