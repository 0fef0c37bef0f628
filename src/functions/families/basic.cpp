// The simplest functions: the identity, steps, the absolute value, the bent identity, the
// exponential.
#include "functions/families/families.h"
#include "functions/families/lanes.h"

namespace activation {
namespace {

struct Identity {
  template <class T>
  Jet<T> At(T z) const {
    return {z, Splat<T>(1), Splat<T>(0)};
  }
  Facts facts() const { return PiecewiseLinear(1, {{0, 0, 1}}); }
};

struct BinaryStep {
  static constexpr Parameter kParameters[] = {{.name = "value_at_zero",
                                               .initial = 1,
                                               .low = 0,
                                               .high = 1,
                                               .slider_low = 0,
                                               .slider_high = 1}};
  explicit BinaryStep(Parameters p) : value_at_zero(p[0]) {}
  double value_at_zero;

  template <class T>
  Jet<T> At(T z) const {
    const T zero = Splat<T>(0);
    const T at_zero = Splat<T>(value_at_zero);
    return {Select(z == 0.0, at_zero, OneWhere<T>(z > 0.0)), zero, zero};
  }
  template <class T>
  void Gradients(T z, T* g) const {
    g[0] = OneWhere<T>(z == 0.0);
  }
  Facts facts() const {
    Facts facts{.range = {Point(0), Point(1)},
                .monotonicity = Monotonicity::kWeaklyIncreasing,
                .left = {0, 0},
                .right = {0, 1},
                .kinks = {{0, 0}}};
    if (value_at_zero != 0 && value_at_zero != 1) {
      facts.range = {Point(0), Point(value_at_zero), Point(1)};
    }
    return facts;
  }
};

struct Sign {
  template <class T>
  Jet<T> At(T z) const {
    const T zero = Splat<T>(0);
    return {Select(z == 0.0, z, CopySign(Splat<T>(1), z)), zero, zero};
  }
  Facts facts() const {
    return {.range = {Point(-1), Point(0), Point(1)},
            .parity = Parity::kOdd,
            .monotonicity = Monotonicity::kWeaklyIncreasing,
            .left = {0, -1},
            .right = {0, 1},
            .kinks = {{0, 0}}};
  }
};

struct AbsoluteValue {
  template <class T>
  Jet<T> At(T z) const {
    return {Abs(z), Select(z == 0.0, z, CopySign(Splat<T>(1), z)), Splat<T>(0)};
  }
  Facts facts() const { return PiecewiseLinear(-1, {{0, 0, 1}}); }
};

// (sqrt(z^2 + 1) - 1) / 2 + z without the cancellation of sqrt - 1.
struct BentIdentity {
  template <class T>
  Jet<T> At(T z) const {
    const T x = Bounded(z, kLargest);
    const T r = BoundedNorm(z, 1);
    const T inverse = 1.0 / r;
    return {z * (1.0 + 0.5 * (x / (r + 1.0))), 1.0 + 0.5 * (x * inverse),
            0.5 * inverse * inverse * inverse};
  }
  Facts facts() const {
    return {.range = {Open(-kInfinity, kInfinity)},
            .monotonicity = Monotonicity::kStrictlyIncreasing,
            .left = {0.5, -0.5},
            .right = {1.5, -0.5}};
  }
};

struct Exponential {
  template <class T>
  Jet<T> At(T z) const {
    const T e = Exp(z);
    return {e, e, e};
  }
  Facts facts() const {
    return {.range = {Open(0, kInfinity)},
            .monotonicity = Monotonicity::kStrictlyIncreasing,
            .left = {0, 0}};
  }
};

}  // namespace

std::span<const Row> BasicRows() {
  static constexpr Row rows[] = {
      With<Identity>({.id = "identity",
                      .name = "Identity",
                      .aliases = "linear",
                      .family = Family::kBasic,
                      .cost = Cost::kCompare,
                      .formula = "x",
                      .derivative = "1",
                      .frameworks = {"torch.nn.Identity()", "keras.activations.linear(x)",
                                     "jax.nn.identity(x)"}}),
      With<BinaryStep>({.id = "binary_step",
                        .name = "Binary step",
                        .aliases = "Heaviside, unit step, threshold unit, perceptron",
                        .family = Family::kBasic,
                        .cost = Cost::kCompare,
                        .formula = "if(x > 0, 1, if(x < 0, 0, value_at_zero))",
                        .derivative = "0",
                        .parameters = BinaryStep::kParameters,
                        .source = {"McCulloch, Pitts", 1943,
                                   "A logical calculus of the ideas immanent in nervous activity"},
                        .frameworks = {.pytorch = "torch.heaviside(x, values)",
                                       .keras = "keras.ops.heaviside(x1, x2)",
                                       .jax = "jax.numpy.heaviside(x1, x2)"}}),
      With<Sign>({.id = "sign",
                  .name = "Sign",
                  .aliases = "signum, bipolar step",
                  .family = Family::kBasic,
                  .cost = Cost::kCompare,
                  .formula = "sign(x)",
                  .derivative = "0",
                  .frameworks = {"torch.sign(x)", "keras.ops.sign(x)", "jax.numpy.sign(x)"}}),
      With<AbsoluteValue>({.id = "abs",
                           .name = "Absolute value",
                           .aliases = "modulus, V",
                           .family = Family::kBasic,
                           .cost = Cost::kMultiply,
                           .formula = "abs(x)",
                           .derivative = "sign(x)",
                           .frameworks = {"torch.abs(x)", "keras.ops.abs(x)", "jax.numpy.abs(x)"}}),
      With<BentIdentity>({.id = "bent_identity",
                          .name = "Bent identity",
                          .family = Family::kBasic,
                          .cost = Cost::kDivide,
                          .formula = "if(abs(x) < 1, x + x^2/(2*(sqrt(x^2+1)+1)), "
                                     "x + (abs(x)-1)/2 + 1/(2*(sqrt(x^2+1)+abs(x))))",
                          .derivative = "x/(2*sqrt(x^2+1)) + 1",
                          .textbook = "(sqrt(x^2+1)-1)/2 + x"}),
      With<Exponential>(
          {.id = "exponential",
           .name = "Exponential",
           .aliases = "exp",
           .family = Family::kBasic,
           .cost = Cost::kTranscendental,
           .formula = "exp(x)",
           .derivative = "exp(x)",
           .frameworks = {"torch.exp(x)", "keras.activations.exponential(x)", "jax.numpy.exp(x)"}}),
  };
  return rows;
}

}  // namespace activation
