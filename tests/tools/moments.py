#!/usr/bin/env python3
"""Write tests/reference/moments.txt: moments.py OUT.txt

One line for each activation at its initial parameter values: ID MEAN VARIANCE SQUARE, which are E f(z), Var f(z) and
E f(z)^2 for normally distributed z. The functions stand here once more, in the forms of their papers, at 40 digits.
"""
import sys

from mpmath import atan, cos, erf, exp, expm1, log, mp, mpf, nstr, pi, polyroots, polyval, quad, sign, sin, sqrt, tanh

mp.dps = 40
END = 16  # the density is below 1e-55 beyond it, and no function here makes up for that


def sigmoid(x):
    return 1 / (1 + exp(-x))


def softplus(x):
    return log(1 + exp(x))


def clip(x, low, high):
    return min(max(x, mpf(low)), mpf(high))


def leaky(slope):
    return lambda x: x if x > 0 else mpf(slope) * x


def softshrink(x):
    return sign(x) * max(abs(x) - mpf(1) / 2, mpf(0))


SELU_LAMBDA = mpf("1.0507009873554804934193349852946")
SELU_ALPHA = mpf("1.6732632423543772848170429916717")
A = [mpf(a) for a in ("0.03125", "0.625", "2.375", "3.0625", "1.5", "0.25")]
B = [mpf(b) for b in ("0", "1.1875", "4.40625", "0.90625", "0.34375")]
PAU_KINKS = [root.real for root in polyroots(B[:0:-1]) if abs(root.imag) < mpf(10) ** -30] + [0]

# id: (f, where its pieces meet)
FUNCTIONS = {
    "identity": (lambda x: x, []),
    "binary_step": (lambda x: mpf(x > 0), [0]),
    "sign": (sign, [0]),
    "abs": (abs, [0]),
    "bent_identity": (lambda x: (sqrt(x * x + 1) - 1) / 2 + x, []),
    "exponential": (exp, []),
    "sigmoid": (sigmoid, []),
    "tanh": (tanh, []),
    "hard_sigmoid": (lambda x: clip((x + 3) / 6, 0, 1), [-3, 3]),
    "hard_sigmoid_linear": (lambda x: clip(x / 5 + mpf(1) / 2, 0, 1), [-2.5, 2.5]),
    "hard_tanh": (lambda x: clip(x, -1, 1), [-1, 1]),
    "softsign": (lambda x: x / (1 + abs(x)), [0]),
    "elliott": (lambda x: (x / (1 + abs(x)) + 1) / 2, [0]),
    "arctan": (atan, []),
    "isru": (lambda x: x / sqrt(1 + x * x), []),
    "isrlu": (lambda x: x if x > 0 else x / sqrt(1 + x * x), [0]),
    "relu": (lambda x: max(x, mpf(0)), [0]),
    "leaky_relu": (leaky(0.01), [0]),
    "prelu": (leaky(0.25), [0]),
    "rrelu_eval": (leaky((mpf(1) / 8 + mpf(0.3333333333333333)) / 2), [0]),
    "relu6": (lambda x: clip(x, 0, 6), [0, 6]),
    "threshold": (lambda x: x if x > 1 else mpf(0), [1]),
    "squared_relu": (lambda x: max(x, mpf(0)) ** 2, [0]),
    "star_relu": (lambda x: mpf(0.8944) * max(x, mpf(0)) ** 2 - mpf(0.4472), [0]),
    "elu": (lambda x: x if x > 0 else expm1(x), [0]),
    "selu": (lambda x: SELU_LAMBDA * (x if x > 0 else SELU_ALPHA * expm1(x)), [0]),
    "celu": (lambda x: x if x > 0 else expm1(x), [0]),
    "softplus": (softplus, []),
    "softplus_threshold": (softplus, []),  # its threshold lies beyond END
    "squareplus": (lambda x: (x + sqrt(x * x + 4)) / 2, []),
    "log_sigmoid": (lambda x: -softplus(-x), []),
    "silu": (lambda x: x * sigmoid(x), []),
    "swish": (lambda x: x * sigmoid(x), []),
    "quick_gelu": (lambda x: x * sigmoid(mpf(1.702) * x), []),
    "hard_swish": (lambda x: x * clip((x + 3) / 6, 0, 1), [-3, 3]),
    "lisht": (lambda x: x * tanh(x), []),
    "gelu": (lambda x: x * (1 + erf(x / sqrt(2))) / 2, []),
    "gelu_tanh": (lambda x: x / 2 * (1 + tanh(sqrt(2 / pi) * (x + mpf("0.044715") * x**3))), []),
    "mish": (lambda x: x * tanh(softplus(x)), []),
    "serf": (lambda x: x * erf(softplus(x)), []),
    "tanhexp": (lambda x: x * tanh(exp(x)), []),
    "smish": (lambda x: x * tanh(log(1 + sigmoid(x))), []),
    "softshrink": (softshrink, [-0.5, 0.5]),
    "hardshrink": (lambda x: x if abs(x) > 0.5 else mpf(0), [-0.5, 0.5]),
    "tanhshrink": (lambda x: x - tanh(x), []),
    "sine": (sin, []),
    "cosine": (cos, []),
    "gaussian": (lambda x: exp(-x * x), []),
    "sinc": (lambda x: sin(x) / x if x else mpf(1), []),
    "snake": (lambda x: x + sin(x) ** 2, []),
    "srelu": (leaky(0.2), [0]),
    "apl": (lambda x: max(x, mpf(0)) + max(mpf(0.5) - x, mpf(0)) / 4 - max(-1 - x, mpf(0)) / 8, [-1, 0, 0.5]),
    "acon_c": (lambda x: x * sigmoid(x), []),
    "pau": (lambda x: polyval(A[::-1], x) / (1 + abs(polyval(B[::-1], x))), PAU_KINKS),
}


def moments(f, kinks):
    ends = sorted({mpf(end) for end in [*range(-END, END + 1), *kinks]})
    density = lambda z: exp(-z * z / 2) / sqrt(2 * pi)
    mean = quad(lambda z: f(z) * density(z), ends)
    square = quad(lambda z: f(z) ** 2 * density(z), ends)
    return mean, square


def drawn_slope(low, high):
    """Of a leaky rectifier whose slope is drawn evenly between two numbers, in closed form."""
    mean_slope, mean_square = (low + high) / 2, (low * low + low * high + high * high) / 3
    return (1 - mean_slope) / sqrt(2 * pi), (1 + mean_square) / 2


def main(out):
    results = {name: moments(f, kinks) for name, (f, kinks) in FUNCTIONS.items()}
    results["rrelu_train"] = drawn_slope(mpf(1) / 8, mpf(0.3333333333333333))
    with open(out, "w", encoding="ascii") as file:
        for name, (mean, square) in sorted(results.items()):
            mean = mean if abs(mean) > mpf(10) ** -25 else mpf(0)
            numbers = (mean, square - mean * mean, square)
            file.write(" ".join([name, *(nstr(number, 20) for number in numbers)]) + "\n")


main(sys.argv[1])
