// S-shaped and bounded: the logistic function, tanh, and their cheaper and harder relatives.
#include "functions/families/families.h"
#include "functions/families/lanes.h"
#include "functions/families/tanh_slope.h"

namespace activation {
namespace {

// Beyond it z / (1 + |z|) is 1, and 1 / z loses digits or all of itself.
constexpr double kFlat = 1e300;

struct Sigmoid {
  template <class T>
  Jet<T> At(T z) const {
    const Logistic<T> logistic(z);
    const T slope = logistic.slope() * logistic.scale;
    const T magnitude = Abs(z);
    const MaskOf<T> near_zero = magnitude < 1.0;
    T half_tanh = logistic.half_tanh();
    if (Any(near_zero)) {
      const T half = 0.5 * magnitude;
      const TanhFraction<T> fraction(half);
      half_tanh = Select(near_zero, half * (fraction.numerator / fraction.denominator), half_tanh);
    }
    return {logistic.s() * logistic.left(), slope, slope * CopySign(half_tanh, -z)};
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
    const TanhSlope<T> h(z, table);
    return {h.tanh, h.slope, -2.0 * h.tanh * h.slope};
  }
  const double* table = TanhTable();
  Facts facts() const {
    return {.range = {Open(-1, 1)},
            .parity = Parity::kOdd,
            .monotonicity = Monotonicity::kStrictlyIncreasing,
            .left = {0, -1},
            .right = {0, 1}};
  }
};

struct HardSigmoid {
  template <class T>
  Jet<T> At(T z) const {
    const T f = (Bounded(z, 3) + 3.0) / 6.0;
    return {f, Where(Abs(z) < 3.0, Splat<T>(1.0 / 6.0)), Splat<T>(0)};
  }
  Facts facts() const { return PiecewiseLinear(0, {{-3, 0, 1.0 / 6.0}, {3, 1, 0}}); }
};

struct HardSigmoidLinear {
  static constexpr Parameter kParameters[] = {
      {.name = "alpha",
       .initial = 0.2,
       .low = 0,
       .low_open = true,
       .slider_low = 0.05,
       .slider_high = 1},
      {.name = "beta", .initial = 0.5, .slider_low = 0, .slider_high = 1}};
  explicit HardSigmoidLinear(Parameters p) : alpha(p[0]), beta(p[1]) {}
  double alpha;
  double beta;

  template <class T>
  MaskOf<T> Inside(T line) const {
    return And(line > 0.0, line < 1.0);
  }
  template <class T>
  Jet<T> At(T z) const {
    const T line = alpha * z + beta;
    return {Clamp(line, 0, 1), Where(Inside(line), Splat<T>(alpha)), Splat<T>(0)};
  }
  template <class T>
  void Gradients(T z, T* g) const {
    const MaskOf<T> inside = Inside(alpha * z + beta);
    g[0] = Where(inside, z);
    g[1] = OneWhere<T>(inside);
  }
  Facts facts() const {
    return PiecewiseLinear(0, {{-beta / alpha, 0, alpha}, {(1 - beta) / alpha, 1, 0}});
  }
};

struct HardTanh {
  static constexpr Parameter kParameters[] = {
      {.name = "min", .initial = -1, .slider_low = -3, .slider_high = 0},
      {.name = "max", .initial = 1, .slider_low = 0, .slider_high = 3}};
  static constexpr Ordering kOrderings[] = {{0, 1, true}};
  explicit HardTanh(Parameters p) : min(p[0]), max(p[1]) {}
  double min;
  double max;

  template <class T>
  Jet<T> At(T z) const {
    return {Clamp(z, min, max), OneWhere<T>(And(z > min, z < max)), Splat<T>(0)};
  }
  template <class T>
  void Gradients(T z, T* g) const {
    g[0] = OneWhere<T>(z < min);
    g[1] = OneWhere<T>(z > max);
  }
  Facts facts() const { return PiecewiseLinear(0, {{min, min, 1}, {max, max, 0}}); }
};

struct Softsign {
  template <class T>
  Jet<T> At(T z) const {
    const T x = Bounded(z, kFlat);
    const T inverse = 1.0 / (1.0 + Abs(x));
    const T slope = inverse * inverse;
    const T curvature = CopySign(2.0 * slope * inverse, -z);
    return {x * inverse, slope, Select(z == 0.0, z, curvature)};
  }
  Facts facts() const {
    return {.range = {Open(-1, 1)},
            .parity = Parity::kOdd,
            .monotonicity = Monotonicity::kStrictlyIncreasing,
            .left = {0, -1},
            .right = {0, 1},
            .kinks = {{0, 2}}};
  }
};

struct Elliott {
  template <class T>
  Jet<T> At(T z) const {
    const T inverse = 1.0 / (1.0 + Abs(z));
    const T slope = 0.5 * inverse * inverse;
    const T curvature = CopySign(2.0 * slope * inverse, -z);
    const T left = 0.5 * inverse;
    return {Select(z < 0.0, left, 1.0 - left), slope, Select(z == 0.0, z, curvature)};
  }
  Facts facts() const {
    return {.range = {Open(0, 1)},
            .monotonicity = Monotonicity::kStrictlyIncreasing,
            .left = {0, 0},
            .right = {0, 1},
            .kinks = {{0, 2}}};
  }
};

struct Arctan {
  template <class T>
  Jet<T> At(T z) const {
    // z^2 overflows long before 1 / z^2 underflows
    const T magnitude = Abs(z);
    const MaskOf<T> far = magnitude > 1e100;
    const T inverse = 1.0 / Select(far, magnitude, 1.0 + z * z);
    const T slope = inverse * Select(far, inverse, Splat<T>(1));
    return {Atan(z), slope, -2.0 * (Bounded(z, kLargest) * slope) * slope};
  }
  Facts facts() const {
    constexpr double kHalfPi = 1.5707963267948966;
    return {.range = {Open(-kHalfPi, kHalfPi)},
            .parity = Parity::kOdd,
            .monotonicity = Monotonicity::kStrictlyIncreasing,
            .left = {0, -kHalfPi},
            .right = {0, kHalfPi}};
  }
};

}  // namespace

std::span<const Row> SigmoidalRows() {
  static constexpr Row rows[] = {
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
           .source = {"LeCun, Bottou, Orr, M\xC3\xBCller", 1998, "Efficient BackProp"},
           .frameworks = {"torch.nn.Tanh()", "keras.activations.tanh(x)", "jax.nn.tanh(x)"}}),
      With<HardSigmoid>(
          {.id = "hard_sigmoid",
           .name = "Hard sigmoid",
           .aliases = "hardsigmoid, piecewise linear sigmoid",
           .family = Family::kSigmoidal,
           .cost = Cost::kMultiply,
           .formula = "(clamp(x, -3, 3)+3)/6",
           .derivative = "if(abs(x) < 3, 1/6, 0)",
           .source = {"Howard et al.", 2019, "Searching for MobileNetV3, arXiv:1905.02244"},
           .frameworks = {"torch.nn.Hardsigmoid()", "keras.activations.hard_sigmoid(x)",
                          "jax.nn.hard_sigmoid(x)"}}),
      With<HardSigmoidLinear>(
          {.id = "hard_sigmoid_linear",
           .name = "Hard sigmoid (slope 0.2)",
           .aliases = "Keras 1 hard sigmoid, Theano hard sigmoid, ONNX HardSigmoid",
           .family = Family::kSigmoidal,
           .cost = Cost::kMultiply,
           .formula = "clamp(alpha*x+beta, 0, 1)",
           .derivative = "if(alpha*x+beta > 0, if(alpha*x+beta < 1, alpha, 0), 0)",
           .parameters = HardSigmoidLinear::kParameters,
           .source = {"Courbariaux, Bengio, David", 2015, "BinaryConnect, arXiv:1511.00363"}}),
      With<HardTanh>({.id = "hard_tanh",
                      .name = "Hard tanh",
                      .aliases = "hardtanh, clip, saturating linear",
                      .family = Family::kSigmoidal,
                      .cost = Cost::kCompare,
                      .formula = "clamp(x, min, max)",
                      .derivative = "if(x > min, if(x < max, 1, 0), 0)",
                      .parameters = HardTanh::kParameters,
                      .orderings = HardTanh::kOrderings,
                      .source = {"Collobert", 2004, "Large scale machine learning"},
                      .frameworks = {"torch.nn.Hardtanh(min_val=-1.0, max_val=1.0)",
                                     "keras.activations.hard_tanh(x)", "jax.nn.hard_tanh(x)"}}),
      With<Softsign>({.id = "softsign",
                      .name = "Softsign",
                      .aliases = "symmetric Elliott function, Elliot",
                      .family = Family::kSigmoidal,
                      .cost = Cost::kDivide,
                      .formula = "x/(1+abs(x))",
                      .derivative = "1/(1+abs(x))^2",
                      .source = {"Elliott", 1993,
                                 "A better activation function for artificial neural networks"},
                      .frameworks = {"torch.nn.Softsign()", "keras.activations.softsign(x)",
                                     "jax.nn.soft_sign(x)"}}),
      With<Elliott>({.id = "elliott",
                     .name = "Elliott",
                     .aliases = "Elliott sigmoid, fast sigmoid",
                     .family = Family::kSigmoidal,
                     .cost = Cost::kDivide,
                     .formula = "if(x < 0, 0.5/(1-x), 0.5*x/(1+x) + 0.5)",
                     .derivative = "0.5/(1+abs(x))^2",
                     .textbook = "0.5*x/(1+abs(x)) + 0.5",
                     .source = {"Elliott", 1993,
                                "A better activation function for artificial neural networks"}}),
      With<Arctan>({.id = "arctan",
                    .name = "Arctan",
                    .aliases = "atan, inverse tangent",
                    .family = Family::kSigmoidal,
                    .cost = Cost::kTranscendental,
                    .formula = "atan(x)",
                    .derivative = "1/(1+x^2)",
                    .frameworks = {"torch.atan(x)", "keras.ops.arctan(x)", "jax.numpy.arctan(x)"}}),
  };
  return rows;
}

}  // namespace activation
