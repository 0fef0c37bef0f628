// The simplest functions: the identity, steps, the absolute value, the exponential.
#include "functions/families/families.h"
#include "functions/families/lanes.h"

namespace activation {
namespace {

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

}  // namespace

std::span<const Row> BasicRows() {
  static const Row rows[] = {
      With<BinaryStep>({.id = "binary_step",
                        .name = "Binary step",
                        .aliases = "Heaviside, unit step, threshold unit",
                        .family = Family::kBasic,
                        .cost = Cost::kCompare,
                        .formula = "if(x > 0, 1, if(x < 0, 0, value_at_zero))",
                        .derivative = "0",
                        .parameters = BinaryStep::kParameters,
                        .source = {"McCulloch, Pitts", 1943,
                                   "A logical calculus of the ideas immanent in nervous activity"},
                        .frameworks = {"torch.heaviside(x, values)", "keras.ops.heaviside(x1, x2)",
                                       "jax.numpy.heaviside(x1, x2)"}}),
  };
  return rows;
}

}  // namespace activation
