// S-shaped and bounded: the logistic function, tanh, and their cheaper and harder relatives.
#include "functions/families/families.h"
#include "functions/families/lanes.h"

namespace activation {
namespace {

struct Sigmoid {
  template <class T>
  Jet<T> At(T z) const {
    const T t = Abs(z);
    const T e = Exp(-t);
    const T inverse = 1.0 / (1.0 + e);
    const T slope = e * inverse * inverse;
    // tanh(t / 2); e^-t - 1 would cancel near 0
    const T half_tanh = -ExpOfNegative(-t).expm1 * inverse;
    return {Select(z < 0.0, e, Splat<T>(1)) * inverse, slope, slope * CopySign(half_tanh, -z)};
  }
  Facts facts() const {
    return {.range = {Open(0, 1)},
            .monotonicity = Monotonicity::kStrictlyIncreasing,
            .left = {0, 0},
            .right = {0, 1}};
  }
};

struct HyperbolicTangent {
  template <class T>
  Jet<T> At(T z) const {
    // 1 - tanh^2 would cancel
    const T e = Exp(-2.0 * Abs(z));
    const T inverse = 1.0 / (1.0 + e);
    const T slope = 4.0 * e * inverse * inverse;
    const T f = Tanh(z);
    return {f, slope, -2.0 * f * slope};
  }
  Facts facts() const {
    return {.range = {Open(-1, 1)},
            .parity = Parity::kOdd,
            .monotonicity = Monotonicity::kStrictlyIncreasing,
            .left = {0, -1},
            .right = {0, 1}};
  }
};

}  // namespace

std::span<const Row> SigmoidalRows() {
  static const Row rows[] = {
      With<Sigmoid>({.id = "sigmoid",
                     .name = "Sigmoid",
                     .aliases = "logistic, soft step, expit",
                     .family = Family::kSigmoidal,
                     .cost = Cost::kTranscendental,
                     .formula = "sigmoid(x)",
                     .derivative = "sigmoid(x)*sigmoid(-x)",
                     .textbook = "1/(1+exp(-x))",
                     .source = {"Rumelhart, Hinton, Williams", 1986,
                                "Learning representations by back-propagating errors"},
                     .frameworks = {"torch.nn.Sigmoid()", "keras.activations.sigmoid(x)",
                                    "jax.nn.sigmoid(x)"}}),
      With<HyperbolicTangent>(
          {.id = "tanh",
           .name = "Tanh",
           .aliases = "hyperbolic tangent",
           .family = Family::kSigmoidal,
           .cost = Cost::kTranscendental,
           .formula = "tanh(x)",
           .derivative = "1/cosh(x)^2",
           .source = {"LeCun, Bottou, Orr, Mueller", 1998, "Efficient BackProp"},
           .frameworks = {"torch.nn.Tanh()", "keras.activations.tanh(x)", "jax.nn.tanh(x)"}}),
  };
  return rows;
}

}  // namespace activation
