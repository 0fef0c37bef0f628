// x times a gate that is itself a function of a function: Mish and those that came after it.
#include "functions/families/families.h"
#include "functions/families/lanes.h"

namespace activation {
namespace {

Facts GateWithMinimum(double minimum, double right_slope) {
  return {.range = {ClosedOpen(minimum, kInfinity)},
          .monotonicity = Monotonicity::kNone,
          .left = {0, 0},
          .right = {right_slope, 0}};
}

// x tanh(softplus(x)). With e = e^-|x|, tanh(softplus(x)) is m a and its slope m b, where
// m = e to the left, 1 to the right, a = (e + 2) / d or (1 + 2 e) / d, b = 4 (1 + e) / d^2 (times
// e^2 to the right), d = e (e + 2) + 2 or 1 + 2 e (1 + e): all terms positive, no tanh.
struct Mish {
  template <class T>
  Jet<T> At(T z) const {
    const Logistic<T> logistic(z);
    const T scale = logistic.left();
    const MaskOf<T> left = logistic.negative;
    const T x = Bounded(z, kFar);
    const T e = logistic.e * logistic.scale;
    const T inverse = 1.0 / Select(left, e * (e + 2.0) + 2.0, 1.0 + 2.0 * e * (1.0 + e));
    const T m = Select(left, logistic.e, Splat<T>(1));
    const T a = Select(left, e + 2.0, 1.0 + 2.0 * e) * inverse;
    const T b = 4.0 * (1.0 + e) * inverse * inverse * Select(left, Splat<T>(1), e * e);
    const T s = logistic.s() * scale;
    const T q = logistic.q() * logistic.right();
    return {Select(left, x, z) * (m * a) * scale, m * (a + x * b) * scale,
            m * b * (2.0 + x * (q - 2.0 * (m * a * scale) * s)) * scale};
  }
  Facts facts() const { return GateWithMinimum(-0.30884341301725041, 1); }
};

// x erf(softplus(x)); to the far left erf(softplus(x)) is 2 / sqrt(pi) e^x.
struct Serf {
  template <class T>
  Jet<T> At(T z) const {
    constexpr double kTwoBySqrtPi = 1.1283791670955126;
    const Logistic<T> logistic(z);
    const T scale = logistic.left();
    const MaskOf<T> left = logistic.negative;
    const T x = Bounded(z, kFar);
    const T softplus = Max(x, Splat<T>(0)) + Log1p(logistic.e * logistic.scale);
    const T deep = kTwoBySqrtPi * logistic.e;
    const T gate = Select(z < -700.0, deep, Erf(softplus));
    const T s = logistic.s();
    const T q = logistic.q() * logistic.right();
    const T density = kTwoBySqrtPi * Exp(-(softplus * softplus));
    return {Select(left, x, z) * gate * scale, (gate + x * s * density) * scale,
            density * s * (2.0 + x * (q - 2.0 * softplus * (s * scale))) * scale};
  }
  Facts facts() const { return GateWithMinimum(-0.34843745875960642, 1); }
};

// x tanh(e^x); to the far left tanh(e^x) is e^x.
struct TanhExp {
  template <class T>
  Jet<T> At(T z) const {
    // where 1 - tanh(e^x) is far below the smallest double
    constexpr double kFlat = 7;
    const T x = Clamp(z, -kFar, kFlat);
    const ScaledExp<T> growth = ExpScaled(x);
    const Hyperbolic<T> h(growth.exp);
    const T gate = Select(z < -700.0, growth.exp, h.tanh);
    const T slope = growth.exp * Select(z < -700.0, Splat<T>(1), h.sech2);
    const T e = growth.exp * growth.scale;
    return {Select(z < 0.0, x, z) * gate * growth.scale, (gate + x * slope) * growth.scale,
            slope * (2.0 + x - 2.0 * x * e * (gate * growth.scale)) * growth.scale};
  }
  Facts facts() const { return GateWithMinimum(-0.35328577784821127, 1); }
};

// x tanh(log(u)), u = 1 + sigmoid(x). As tanh(log(u)) = (u^2 - 1) / (u^2 + 1), it is s a with
// a = (2 + s) / (u^2 + 1), and its slope is s b with b = 4 u q / (u^2 + 1)^2.
struct Smish {
  template <class T>
  Jet<T> At(T z) const {
    const Logistic<T> logistic(z);
    const T scale = logistic.left();
    const T x = Bounded(z, kFar);
    const T part = logistic.s();
    const T s = part * scale;
    const T q = logistic.q() * logistic.right();
    const T u = 1.0 + s;
    const T inverse = 1.0 / (2.0 + s * (2.0 + s));
    const T a = (2.0 + s) * inverse;
    const T b = 4.0 * u * inverse * inverse * q;
    // the derivative of the slope's logarithm
    const T decay = (q - s) - (s * q / u) * (1.0 + 2.0 * s * a);
    return {Select(logistic.negative, x, z) * (part * a) * scale, part * (a + x * b) * scale,
            part * b * (2.0 + x * decay) * scale};
  }
  Facts facts() const { return GateWithMinimum(-0.2499936636601295, 0.6); }
};

}  // namespace

std::span<const Row> NestedGateRows() {
  static constexpr Row rows[] = {
      With<Mish>(
          {.id = "mish",
           .name = "Mish",
           .family = Family::kGated,
           .gate = Gate::kSoft,
           .cost = Cost::kMore,
           .formula = "x*tanh(softplus(x))",
           .derivative = "tanh(softplus(x)) + x*sigmoid(x)/cosh(softplus(x))^2",
           .textbook = "x*tanh(log(1+exp(x)))",
           .source = {"Misra", 2019, "arXiv:1908.08681"},
           .frameworks = {"torch.nn.Mish()", "keras.activations.mish(x)", "jax.nn.mish(x)"}}),
      With<Serf>({.id = "serf",
                  .name = "Serf",
                  .aliases = "log-softplus error activation function",
                  .family = Family::kGated,
                  .gate = Gate::kSoft,
                  .cost = Cost::kMore,
                  .formula = "x*erf(softplus(x))",
                  .derivative = "erf(softplus(x)) + 2*x*sigmoid(x)*exp(-softplus(x)^2)/sqrt(pi)",
                  .textbook = "x*erf(log(1+exp(x)))",
                  .source = {"Nag, Bhattacharyya", 2021, "arXiv:2108.09598"}}),
      With<TanhExp>({.id = "tanhexp",
                     .name = "TanhExp",
                     .aliases = "tanh exponential activation",
                     .family = Family::kGated,
                     .gate = Gate::kSoft,
                     .cost = Cost::kMore,
                     .formula = "x*tanh(exp(x))",
                     .derivative = "tanh(exp(x)) + if(x < 7, x*exp(x)/cosh(exp(x))^2, 0)",
                     .source = {"Liu, Di", 2020, "arXiv:2003.09855"}}),
      With<Smish>({.id = "smish",
                   .name = "Smish",
                   .family = Family::kGated,
                   .gate = Gate::kSoft,
                   .cost = Cost::kMore,
                   .formula = "x*tanh(log1p(sigmoid(x)))",
                   .derivative = "tanh(log1p(sigmoid(x))) + x*sigmoid(x)*sigmoid(-x)"
                                 "/((1+sigmoid(x))*cosh(log1p(sigmoid(x)))^2)",
                   .textbook = "x*tanh(log(1+sigmoid(x)))",
                   .source = {"Wang, Ren, Wang", 2022,
                              "Smish: a novel activation function for deep learning methods"}}),
  };
  return rows;
}

}  // namespace activation
