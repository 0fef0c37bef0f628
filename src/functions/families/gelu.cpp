// Gaussian error linear units, exact and by tanh.
#include "functions/families/families.h"
#include "functions/families/lanes.h"

namespace activation {
namespace {

// z Phi(z), Phi(z) = erfc(-z / sqrt 2) / 2. Far to the left the last bit of z / sqrt 2 and of z^2 /
// 2 is worth hundreds of ULP of the result: both are kept as sums of two doubles.
struct Gelu {
  template <class T>
  Jet<T> At(T z) const {
    constexpr double kSqrtHalf = 0.70710678118654752;
    constexpr double kSqrtHalfRest = -4.8336466567264567e-17;  // sqrt(1/2) - kSqrtHalf
    constexpr double kDensity = 0.39894228040143268;           // 1 / sqrt(2 pi)
    constexpr double kGone = 50;                               // there phi and Phi(-x) are 0
    const T x = Bounded(z, kGone);
    T t;
    T t_rest;
    SplitProduct(x, Splat<T>(-kSqrtHalf), t, t_rest);
    const T phi_cdf = 0.5 * ErfcSum(t, t_rest - kSqrtHalfRest * x);
    T square;
    T square_rest;
    SplitProduct(x, x, square, square_rest);
    const T density = kDensity * ExpSum(-0.5 * square, -0.5 * square_rest);
    return {Select(z < 0.0, x, z) * phi_cdf, phi_cdf + x * density,
            density * ((2.0 - square) - square_rest)};
  }
  Facts facts() const {
    return {.range = {ClosedOpen(-0.16997120747990366, kInfinity)},
            .monotonicity = Monotonicity::kNone,
            .left = {0, 0},
            .right = {1, 0}};
  }
};

// z sigmoid(y) with y = 2 sqrt(2/pi) (z + 0.044715 z^3), which is z (1 + tanh(y/2)) / 2.
struct GeluTanh {
  template <class T>
  Jet<T> At(T z) const {
    constexpr double kCubic = 0.044715;
    constexpr double kTwoK = 1.5957691216057308;  // 2 sqrt(2 / pi)
    constexpr double kGone = 1000;                // there the gate is 0 or 1
    const T x = Bounded(z, kGone);
    const T cubic = kCubic * x * x;
    const T y = kTwoK * x * (1.0 + cubic);
    const T dy = kTwoK * (1.0 + 3.0 * cubic);
    const T d2y = 6.0 * kTwoK * kCubic * x;
    const Logistic<T> logistic(y);
    const T s = logistic.s();
    const T q = logistic.q() * logistic.right();
    const T half_tanh = CopySign(logistic.half_tanh(), y);
    const T curvature = 2.0 * dy + x * (d2y - half_tanh * dy * dy);
    return {Select(z < 0.0, x, z) * s * logistic.left(), s * (1.0 + x * q * dy) * logistic.left(),
            logistic.slope() * curvature * logistic.scale};
  }
  Facts facts() const {
    return {.range = {ClosedOpen(-0.17004075057125405, kInfinity)},
            .monotonicity = Monotonicity::kNone,
            .left = {0, 0},
            .right = {1, 0}};
  }
};

}  // namespace

std::span<const Row> GeluRows() {
  static constexpr Row rows[] = {
      With<Gelu>(
          {.id = "gelu",
           .name = "GELU",
           .aliases = "Gaussian error linear unit",
           .family = Family::kGated,
           .gate = Gate::kSoft,
           .cost = Cost::kMore,
           .formula = "x*erfc(-x/sqrt(2))/2",
           .derivative = "erfc(-x/sqrt(2))/2 + x*exp(-x^2/2)/sqrt(2*pi)",
           .textbook = "x/2*(1+erf(x/sqrt(2)))",
           .source = {"Hendrycks, Gimpel", 2016, "Gaussian error linear units, arXiv:1606.08415"},
           .frameworks = {"torch.nn.GELU(approximate=\"none\")",
                          "keras.activations.gelu(x, approximate=False)",
                          "jax.nn.gelu(x, approximate=False)"}}),
      With<GeluTanh>(
          {.id = "gelu_tanh",
           .name = "GELU (tanh)",
           .aliases = "approximate GELU, GELU tanh approximation, new GELU",
           .family = Family::kGated,
           .gate = Gate::kSoft,
           .cost = Cost::kTranscendental,
           .formula = "x*sigmoid(2*sqrt(2/pi)*(x+0.044715*x^3))",
           .derivative = "sigmoid(2*sqrt(2/pi)*(x+0.044715*x^3))*(1 + x*2*sqrt(2/pi)"
                         "*(1+0.134145*x^2)*sigmoid(-2*sqrt(2/pi)*(x+0.044715*x^3)))",
           .textbook = "x/2*(1+tanh(sqrt(2/pi)*(x+0.044715*x^3)))",
           .source = {"Hendrycks, Gimpel", 2016, "Gaussian error linear units, arXiv:1606.08415"},
           .frameworks = {"torch.nn.GELU(approximate=\"tanh\")",
                          "keras.activations.gelu(x, approximate=True)",
                          "jax.nn.gelu(x, approximate=True)"}}),
  };
  return rows;
}

}  // namespace activation
