// Functions that pull values towards 0, from sparse coding.
#include "functions/families/families.h"
#include "functions/families/lanes.h"

namespace activation {
namespace {

constexpr Parameter kLambda = {
    .name = "lambda", .initial = 0.5, .low = 0, .slider_low = 0, .slider_high = 2};

struct Softshrink {
  static constexpr Parameter kParameters[] = {kLambda};
  explicit Softshrink(Parameters p) : lambda(p[0]) {}
  double lambda;

  template <class T>
  Jet<T> At(T z) const {
    const T outside = OneWhere<T>(Abs(z) > lambda);
    const T shrunk = Select(z > 0.0, z - lambda, z + lambda);
    return {Where(outside > 0.0, shrunk), outside, Splat<T>(0)};
  }
  template <class T>
  void Gradients(T z, T* g) const {
    g[0] = Where(Abs(z) > lambda, CopySign(Splat<T>(1), -z));
  }
  Facts facts() const { return PiecewiseLinear(1, {{-lambda, 0, 0}, {lambda, 0, 1}}); }
};

struct Hardshrink {
  static constexpr Parameter kParameters[] = {kLambda};
  explicit Hardshrink(Parameters p) : lambda(p[0]) {}
  double lambda;

  template <class T>
  Jet<T> At(T z) const {
    const MaskOf<T> outside = Abs(z) > lambda;
    return {Where(outside, z), OneWhere<T>(outside), Splat<T>(0)};
  }
  template <class T>
  void Gradients(T, T* g) const {
    g[0] = Splat<T>(0);
  }
  Facts facts() const {
    if (lambda == 0) return PiecewiseLinear(1, {{0, 0, 1}});
    return {.range = {Open(-kInfinity, -lambda), Point(0), Open(lambda, kInfinity)},
            .parity = Parity::kOdd,
            .monotonicity = Monotonicity::kWeaklyIncreasing,
            .left = {1, 0},
            .right = {1, 0},
            .kinks = {{-lambda, 0}, {lambda, 0}}};
  }
};

// z - tanh(z), which cancels near 0: a fraction up to 1, from there on (z - 1) + (1 - tanh(z)).
struct Tanhshrink {
  template <class T>
  Jet<T> At(T z) const {
    const Hyperbolic<T> h(z);
    T f = CopySign((h.magnitude - 1.0) + h.rest, z);
    const MaskOf<T> near_zero = h.magnitude < 1.0;
    if (Any(near_zero)) {
      const TanhFraction<T> fraction(z);
      f = Select(near_zero, z * (z * z * fraction.shrunk / fraction.denominator), f);
    }
    return {f, h.tanh * h.tanh, 2.0 * h.tanh * h.sech2};
  }
  Facts facts() const {
    return {.range = {Open(-kInfinity, kInfinity)},
            .parity = Parity::kOdd,
            .monotonicity = Monotonicity::kStrictlyIncreasing,
            .left = {1, 1},
            .right = {1, -1}};
  }
};

}  // namespace

std::span<const Row> ShrinkerRows() {
  static constexpr Row rows[] = {
      With<Softshrink>(
          {.id = "softshrink",
           .name = "Softshrink",
           .aliases = "soft shrinkage, soft thresholding",
           .family = Family::kShrinkers,
           .cost = Cost::kMultiply,
           .formula = "if(x > lambda, x-lambda, if(x < -lambda, x+lambda, 0))",
           .derivative = "if(abs(x) > lambda, 1, 0)",
           .parameters = Softshrink::kParameters,
           .source = {"Donoho, Johnstone", 1994, "Ideal spatial adaptation by wavelet shrinkage"},
           .frameworks = {"torch.nn.Softshrink(lambd=0.5)",
                          "keras.activations.soft_shrink(x, threshold=0.5)", ""}}),
      With<Hardshrink>(
          {.id = "hardshrink",
           .name = "Hardshrink",
           .aliases = "hard shrinkage, hard thresholding",
           .family = Family::kShrinkers,
           .gate = Gate::kHard,
           .cost = Cost::kCompare,
           .formula = "if(abs(x) > lambda, x, 0)",
           .derivative = "if(abs(x) > lambda, 1, 0)",
           .parameters = Hardshrink::kParameters,
           .source = {"Donoho, Johnstone", 1994, "Ideal spatial adaptation by wavelet shrinkage"},
           .frameworks = {"torch.nn.Hardshrink(lambd=0.5)",
                          "keras.activations.hard_shrink(x, threshold=0.5)", ""}}),
      With<Tanhshrink>(
          {.id = "tanhshrink",
           .name = "Tanhshrink",
           .aliases = "tanh shrinkage",
           .family = Family::kShrinkers,
           .cost = Cost::kTranscendental,
           .formula = "if(abs(x) < 1, x^3*(218243025+x^2*(16081065+x^2*(289575+x^2*(1430+x^2))))"
                      "/(654729075+x^2*(310134825+x^2*(18918900+x^2*(315315+x^2*(1485+x^2))))), "
                      "sign(x)*(abs(x)-1+2/(1+exp(2*abs(x)))))",
           .derivative = "tanh(x)^2",
           .textbook = "x - tanh(x)",
           .frameworks = {"torch.nn.Tanhshrink()", "keras.activations.tanh_shrink(x)", ""}}),
  };
  return rows;
}

}  // namespace activation
