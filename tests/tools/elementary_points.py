#!/usr/bin/python3
"""Writes tests/reference/elementary.txt: the elementary functions at chosen points, to 60 digits and beyond.

A line is: function, x, y (0 where it takes one argument), the double nearest to the exact value, and what
that double lacks in 1/1024 of its last place. (Debian: python3-mpmath.)
"""

import math
import random
from pathlib import Path

from mpmath import mp, mpf

mp.dps = 60
LARGEST = float.fromhex("0x1.fffffffffffffp+1023")


def around(x, steps=1):
    below = above = x
    yield x
    for _ in range(steps):
        below, above = math.nextafter(below, -math.inf), math.nextafter(above, math.inf)
        yield below
        yield above


def spread(generator, low, high, count):
    return [generator.uniform(low, high) for _ in range(count)]


def scaled(generator, low, high, count):
    """Positive numbers of every size between 2^low and 2^high."""
    return [math.ldexp(generator.uniform(0.5, 1), generator.randint(low + 1, high)) for _ in range(count)]


def both(points):
    return [s * x for x in points for s in (1, -1)]


def near_multiples(generator, count):
    """Doubles as close to a multiple of pi/2 as doubles come, of every size: convergents of pi/2 2^-e."""
    found = []
    with mp.workdps(700):
        for e in sorted(generator.sample(range(-52, 971), count)):
            # m 2^e ~ n pi/2 for m < 2^53: continued fraction of pi/2 / 2^e.
            x, best, before = mp.pi / 2 / mpf(2) ** e, (1, 0), (0, 1)
            while True:
                whole = int(mp.floor(x))
                nearest = (whole * best[0] + before[0], whole * best[1] + before[1])
                if nearest[0] >= 2**53:
                    break
                before, best = best, nearest
                x = 1 / (x - whole)
            if best[0] > 1:
                found.append(math.ldexp(best[0], e))
    return found


def exact(name, x, y):
    x, y = mpf(x), mpf(y)
    with mp.workdps(400 if name in ("Sin", "Cos", "Tan") else 90):
        return {
            "Exp": lambda: mp.exp(x),
            "Expm1": lambda: mp.expm1(x),
            "Log": lambda: mp.log(x),
            "Log1p": lambda: mp.log1p(x),
            "Sinh": lambda: mp.sinh(x),
            "Cosh": lambda: mp.cosh(x),
            "Tanh": lambda: mp.tanh(x),
            "Asinh": lambda: mp.sign(x) * mp.log1p(abs(x) + x**2 / (1 + mp.sqrt(1 + x**2))),
            "Erf": lambda: mp.erf(x),
            "Erfc": lambda: mp.erfc(x),
            "Sin": lambda: mp.sin(x),
            "Cos": lambda: mp.cos(x),
            "Tan": lambda: mp.tan(x),
            "Atan": lambda: mp.atan(x),
            "Pow": lambda: x**y,
            "Hypot": lambda: mp.sqrt(x**2 + y**2),
            "ExpSum": lambda: mp.exp(x + y),
            "ErfcSum": lambda: mp.erfc(x + y),
        }[name]()


def nearest_double(value):
    """Rounded once, to a subnormal number as well; None where it is too large."""
    if value == 0:
        return 0.0
    exponent = max(int(mp.floor(mp.log(abs(value), 2))), -1022) - 52
    if exponent > 971:
        return None
    scaled_value = mp.nint(value / mpf(2) ** exponent)
    return None if abs(scaled_value) >= mpf(2) ** 53 and exponent == 971 else math.ldexp(int(scaled_value), exponent)


def points():
    g = random.Random(20240611)
    tiny = both([5e-324, 1e-310, 2.0**-1022, 1e-200, 1e-20, 2.0**-53, 2.0**-26, 1e-3])
    angles = both(scaled(g, -60, 20, 60)) + scaled(g, 20, 1023, 60) + spread(g, -100, 100, 60)
    angles += near_multiples(g, 60) + tiny + [LARGEST, float.fromhex("0x1.6ac5b262ca1ffp+849")]
    unary = {
        "Exp": tiny + spread(g, -745.2, -708, 40) + spread(g, -708, 709.7, 90) + spread(g, -2, 2, 90)
        + [*around(-745.1332191019411), *around(709.782712893384), *around(-708.3964185322641)],
        "Expm1": tiny + spread(g, -40, 709.7, 60) + spread(g, -1.2, 1.2, 120) + both(scaled(g, -60, 0, 30))
        + [*around(709.782712893384), *around(-36.7), *around(0.34657359027997264), *around(-0.34657359027997264)],
        "Log": scaled(g, -1073, 1024, 90) + spread(g, 0.5, 2, 120) + [5e-324, 1e-310, LARGEST, *around(1.0, 8)],
        "Log1p": tiny + scaled(g, -60, 1024, 80) + spread(g, -1, 1, 120) + [-1 + 2.0**-53, -1 + 2.0**-52, LARGEST],
        "Sinh": tiny + spread(g, -710.4, 710.4, 60) + spread(g, -3, 3, 120) + [*around(1.0), *around(710.4758600739439)],
        "Cosh": tiny + spread(g, -710.4, 710.4, 60) + spread(g, -3, 3, 120) + [*around(1.0), *around(710.4758600739439)],
        "Tanh": tiny + spread(g, -22, 22, 60) + spread(g, -2, 2, 120) + [*around(0.8), *around(19.06), 40.0, LARGEST],
        "Asinh": tiny + both(scaled(g, -60, 1024, 50)) + spread(g, -4, 4, 100) + [*around(2.0**28), LARGEST],
        "Erf": tiny + spread(g, -6, 6, 70) + spread(g, -1, 1, 120) + [*around(0.8), *around(5.9), 7.0, LARGEST],
        "Erfc": tiny + spread(g, -6, 27.3, 120) + spread(g, -1, 4, 80) + spread(g, 26, 27.2, 20)
        + [*around(26.0), *around(26.543258454250956), *around(27.2260171110)],
        "Sin": angles,
        "Cos": angles,
        "Tan": angles,
        "Atan": tiny + both(scaled(g, -60, 70, 50)) + spread(g, -4, 4, 120)
        + [*around(0.41421356237309503), *around(2.414213562373095), *around(1.0), LARGEST],
    }
    for name, xs in unary.items():
        for x in xs:
            yield name, x, 0.0
    for x in scaled(g, -1070, 1024, 60) + spread(g, 0.5, 2, 100) + [*around(1.0, 6)]:
        if x != 1:
            yield "Pow", x, g.uniform(-745, 709) / math.log(x)
            yield "Pow", x, float(g.randint(-9, 9))
    for a, b in [(-3.0, 5.0), (-2.5, -3.0), (2.0, 0.5), (10.0, 22.0), (10.0, -300.0), (-1.5, 1023.0), (2.0, -1074.0)]:
        yield "Pow", a, b
    for x in both(scaled(g, -1070, 1023, 40)) + spread(g, -4, 4, 60):
        yield "Hypot", x, x * math.exp(g.gauss(0, 4)) if abs(x) < 1e300 else 1e300
        yield "Hypot", x, 1e-10 * x
    for a, b in [(3.0, 4.0), (5e-324, 5e-324), (1e200, 1e200), (1e-200, 1e-200), (1.7e308, 1e307)]:
        yield "Hypot", a, b
    for x in spread(g, -744, 709, 60) + spread(g, -3, 3, 100):
        yield "ExpSum", x, x * g.uniform(-1, 1) * 2.0**-50
    for x in spread(g, -6, 27.2, 100) + spread(g, -1, 4, 60):
        yield "ErfcSum", x, x * g.uniform(-1, 1) * 2.0**-52


def main():
    lines = ["# function x y value lack; tests/tools/elementary_points.py wrote this file"]
    for name, x, y in points():
        value = exact(name, x, y)
        double = nearest_double(value)
        if double is None:
            continue
        last_place = mpf(2) ** (max(math.frexp(double)[1] - 53, -1074) if double else -1074)
        lack = int(mp.nint((value - mpf(double)) / last_place * 1024))
        lines.append(f"{name} {x.hex()} {y.hex()} {double.hex()} {lack}")
    path = Path(__file__).resolve().parent.parent / "reference" / "elementary.txt"
    path.write_text("\n".join(lines).replace("0x0.0p+0", "0") + "\n", encoding="ascii")


if __name__ == "__main__":
    main()
