#!/usr/bin/env python3
"""Write tests/reference/activations.txt from the project's reference data: compact_reference.py IN.json OUT.txt

One line each, fields separated by spaces; no number is altered or rounded:
  setting NAME default|other PARAMETER=VALUE ...
  gradients PARAMETER ...                         (only if the setting has gradients)
  X F F' F'' K0 K1 K2 [GRADIENT K]...             (one per point)
  special NAME F(-inf) F(+inf) F'(-inf) F'(+inf)
K are relative condition numbers. The values of NaN are not kept: NaN in gives NaN out, always.
"""
import json
import sys


def lines(reference):
    for a in reference["activations"]:
        parameters = [f"{name}={value!r}" for name, value in a["params"].items()]
        yield " ".join(["setting", a["name"], "default" if a["default"] else "other", *parameters])
        columns = [a[key] for key in ("x", "f", "d1", "d2", "k0", "k1", "k2")]
        gradients = a.get("param_grads", {})
        if gradients:
            yield " ".join(["gradients", *gradients])
        for gradient in gradients.values():
            columns += [gradient["g"], gradient["k"]]
        assert len({len(column) for column in columns}) == 1
        yield from (" ".join(point) for point in zip(*columns))
    for name, special in reference["specials"].items():
        assert special["f(nan)"] == special["d1(nan)"] == "nan"
        keys = ("f(-inf)", "f(+inf)", "d1(-inf)", "d1(+inf)")
        yield " ".join(["special", name, *(special[key] for key in keys)])


def main():
    source, target = sys.argv[1:]
    with open(source, encoding="utf-8") as file:
        reference = json.load(file)
    with open(target, "w", encoding="utf-8") as file:
        for line in lines(reference):
            file.write(line + "\n")


if __name__ == "__main__":
    main()
