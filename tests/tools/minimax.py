#!/usr/bin/python3
"""The coefficients of src/numeric, by the Remez exchange in 60 digits (Debian: python3-mpmath).

Prints each table as C++ hexadecimal literals, lowest power first, with the largest error of the rounded
coefficients, weighted so that it reads in units of the function's result: minimax.py [name ...].
"""

import sys

from mpmath import mp, mpf

mp.dps = 60


def to_hex(value):
    return float(value).hex()


def horner(coefficients, x):
    total = mpf(0)
    for c in reversed(coefficients):
        total = total * x + c
    return total


def remez(f, weight, low, high, degree):
    """The polynomial P whose weighted error weight * (P - f) is level on [low, high], and the grid it was sought on.

    The exchange starts at Chebyshev points.
    """
    low, high = mpf(low), mpf(high)
    count = degree + 1
    middle, half = (low + high) / 2, (high - low) / 2
    points = [middle - half * mp.cos(mp.pi * i / count) for i in range(count + 1)]
    # Nothing is interpolated where the weight is 0: step inside.
    points[0] += half * mpf(2) ** -30
    points[-1] -= half * mpf(2) ** -30
    grid = [middle - half * mp.cos(mp.pi * (i + mpf(1) / 2) / (24 * count)) for i in range(24 * count)]
    target = [(x, f(x), weight(x)) for x in grid]
    for _ in range(12):
        rows = [[x**j for j in range(count)] + [(-1) ** i / weight(x)] for i, x in enumerate(points)]
        solved = mp.lu_solve(mp.matrix(rows), mp.matrix([f(x) for x in points]))
        p = [solved[j] for j in range(count)]
        errors = [w * (horner(p, x) - y) for x, y, w in target]
        # The largest error of each run of one sign.
        peaks = []
        for x, e in zip(grid, errors):
            if peaks and (e > 0) == (peaks[-1][1] > 0):
                if abs(e) > abs(peaks[-1][1]):
                    peaks[-1] = (x, e)
            else:
                peaks.append((x, e))
        while len(peaks) > count + 1:
            peaks.pop(0 if abs(peaks[0][1]) < abs(peaks[-1][1]) else -1)
        if len(peaks) < count + 1:
            break
        points = [x for x, _ in peaks]
        if max(abs(e) for _, e in peaks) < mpf("1.001") * min(abs(e) for _, e in peaks):
            break
    return p, grid


def table(name, f, weight, low, high, degree):
    p, grid = remez(f, weight, low, high, degree)
    rounded = [mpf(float(c)) for c in p]
    exact, error = (
        float(mp.log(max(abs(weight(x) * (horner(c, x) - f(x))) for x in grid), 2)) for c in (p, rounded)
    )
    print(f"// {name}: degree {degree} on [{float(low):.6g}, {float(high):.6g}]")
    print(f"// error 2^{exact:.1f}, with rounded coefficients 2^{error:.1f}")
    print("{" + ", ".join(to_hex(c) for c in p) + "}")


def quotient(name, f, weight, low, high, above, below):
    """f as N / D of degrees `above` and `below` with D(0) = 1, by interpolation at Chebyshev points: nearly level."""
    low, high = mpf(low), mpf(high)
    count = above + below + 1
    points = [(low + high) / 2 - (high - low) / 2 * mp.cos(mp.pi * (i + mpf(1) / 2) / count) for i in range(count)]
    rows = [[x**j for j in range(above + 1)] + [-f(x) * x**j for j in range(1, below + 1)] for x in points]
    solved = [float(c) for c in mp.lu_solve(mp.matrix(rows), mp.matrix([f(x) for x in points]))]
    n, d = solved[: above + 1], [1.0] + solved[above + 1 :]
    grid = [low + (high - low) * i / 500 for i in range(501)]
    error = max(abs(weight(x) * (horner(n, x) / horner(d, x) - f(x))) for x in grid)
    print(f"// {name}: degrees {above}, {below} on [{float(low):.6g}, {float(high):.6g}]")
    print(f"// error with rounded coefficients 2^{float(mp.log(error, 2)):.1f}")
    for part in (n, d):
        print("{" + ", ".join(to_hex(c) for c in part) + "}")


def two(name, value):
    head = mpf(float(value))
    print(f"// {name}\n{to_hex(head)}, {to_hex(value - head)}")


def bits(value, count):
    """value rounded towards zero to `count` significant bits."""
    exponent = int(mp.floor(mp.log(abs(value), 2))) + 1 - count
    return mpf(int(value / mpf(2) ** exponent)) * mpf(2) ** exponent


def exp():
    # e^r = 1 + r + r^2 q(r); the ends differ so that no point falls on 0
    limit = mp.log(2) / 2
    table("exp: q", lambda r: (mp.exp(r) - 1 - r) / r**2, lambda r: r**2, -limit * mpf("1.0001"), limit * mpf("1.0002"), 9)
    head = bits(mp.log(2), 32)
    print(f"// ln 2 in 32 + 53 bits\n{to_hex(head)}, {to_hex(mp.log(2) - head)}")
    print(f"// 1 / ln 2\n{to_hex(1 / mp.log(2))}")


def hyperbolic():
    # sinh a = a + a^3 H(a^2), tanh a = a + a^3 N(a^2) / D(a^2)
    low = mpf(2) ** -20
    table("sinh: H", lambda w: (mp.sinh(mp.sqrt(w)) / mp.sqrt(w) - 1) / w, lambda w: w, low, 1, 6)
    # tanh and its slope together: s coth s = 1 + w P(w) with w = s^2
    limit = (mp.log(2) / 4) ** 2
    table("s coth s: P", lambda w: (mp.sqrt(w) / mp.tanh(mp.sqrt(w)) - 1) / w, lambda w: w, low, limit * mpf("1.0005"), 4)
    quotient("tanh: N, D", lambda w: (mp.tanh(mp.sqrt(w)) / mp.sqrt(w) - 1) / w, lambda w: w, low, mpf("0.64"), 3, 3)


def log():
    # log((1 + s) / (1 - s)) = 2 s + s R(s^2), R(w) = w P(w)
    limit = (3 - 2 * mp.sqrt(2)) ** 2 * mpf("1.0001")
    def p(w):
        s = mp.sqrt(w)
        return (mp.log((1 + s) / (1 - s)) / s - 2) / w
    table("log: P", p, lambda w: w / 2, mpf(2) ** -20, limit, 6)
    # pow wants it in 64 bits: P(w) = 2/3 + w Q(w)
    table("pow: Q", lambda w: (p(w) - mpf(2) / 3) / w, lambda w: w**2 / 2, mpf(2) ** -20, limit, 8)
    two("2/3", mpf(2) / 3)
    head = bits(mp.log(2), 42)
    middle = mpf(float(mp.log(2) - head))
    print(f"// ln 2 in 42 + 53 bits\n{to_hex(head)}, {to_hex(middle)}")


def trig():
    limit = mp.pi / 4 * mpf("1.0001")
    # sin r = r + r^3 S(r^2), cos r = 1 - r^2/2 + r^4 C(r^2)
    low, high = mpf(2) ** -20, limit**2
    table("sin: S", lambda w: (mp.sin(mp.sqrt(w)) / mp.sqrt(w) - 1) / w, lambda w: w, low, high, 6)
    table("cos: C", lambda w: (mp.cos(mp.sqrt(w)) - 1 + w / 2) / w**2, lambda w: w**2, low, high, 5)
    rest = mp.pi / 2
    print("// pi/2 in 33 + 33 + 33 + 53 bits")
    for count in (33, 33, 33, 53):
        part = bits(rest, count)
        rest -= part
        print(to_hex(part) + ",")
    two("pi/2", mp.pi / 2)
    print("// 2/pi\n" + to_hex(2 / mp.pi))
    mp.dps = 420
    fraction = 2 / mp.pi
    words = []
    for _ in range(38):
        fraction *= mpf(2) ** 32
        words.append(f"0x{int(fraction):08x}")
        fraction -= int(fraction)
    print("// 2/pi in words of 32 bits\n{" + ", ".join(words) + "}")
    mp.dps = 60


def atan():
    # atan t = t + t^3 A(t^2)
    limit = (mp.sqrt(2) - 1) * mpf("1.001")
    table("atan: A", lambda w: (mp.atan(mp.sqrt(w)) / mp.sqrt(w) - 1) / w, lambda w: w, mpf(2) ** -20, limit**2, 11)
    two("pi/4", mp.pi / 4)


def erf():
    # erf x = x (1 + E(x^2)) for |x| <= 0.8
    table("erf: E", lambda w: mp.erf(mp.sqrt(w)) / mp.sqrt(w) - 1, lambda w: 1, mpf(2) ** -20, mpf("0.64"), 11)
    # erfc x = exp(-x^2) (1 + u Q(u - 1)) / (1 + 2 x), u = 2 x / (x + K)
    k = mpf(4)
    def q(t):
        u = t + 1
        x = k * u / (2 - u)
        return (mp.exp(x * x) * mp.erfc(x) * (1 + 2 * x) - 1) / u
    top = 2 * mpf(28) / (28 + k) - 1
    table(f"erfc: Q, K = {k}", q, lambda t: 1 + t, -1 + mpf(2) ** -20, top, 22)


if __name__ == "__main__":
    makers = {"exp": exp, "hyperbolic": hyperbolic, "log": log, "trig": trig, "atan": atan, "erf": erf}
    for name in sys.argv[1:] or makers:
        makers[name]()
