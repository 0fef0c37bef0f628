// Rectifiers with a smooth bend: exponential units, softplus and its relatives.
#include "functions/families/families.h"
#include "functions/families/lanes.h"

namespace activation {
namespace {

struct Elu {
  static constexpr Parameter kParameters[] = {{.name = "alpha",
                                               .initial = 1,
                                               .low = 0,
                                               .low_open = true,
                                               .slider_low = 0.1,
                                               .slider_high = 3,
                                               .learnable = true}};
  explicit Elu(Parameters p) : alpha(p[0]) {}
  double alpha;

  template <class T>
  Jet<T> At(T z) const {
    const ExpParts<T> parts = ExpOfNegative(Min(z, Splat<T>(0)));
    const T curved = alpha * parts.exp;
    return {Select(z > 0.0, z, alpha * parts.expm1), Select(z > 0.0, Splat<T>(1), curved),
            Where(z < 0.0, curved)};
  }
  template <class T>
  void Gradients(T z, T* g) const {
    g[0] = Expm1(Min(z, Splat<T>(0)));
  }
  Facts facts() const {
    return {.range = {Open(-alpha, kInfinity)},
            .monotonicity = Monotonicity::kStrictlyIncreasing,
            .left = {0, -alpha},
            .right = {1, 0},
            .kinks = {{0, alpha == 1 ? 2 : 1}}};
  }
};

}  // namespace

std::span<const Row> SmoothRectifierRows() {
  static const Row rows[] = {
      With<Elu>({.id = "elu",
                 .name = "ELU",
                 .aliases = "exponential linear unit",
                 .family = Family::kSmoothRectifiers,
                 .cost = Cost::kTranscendental,
                 .formula = "if(x > 0, x, alpha*expm1(x))",
                 .derivative = "if(x > 0, 1, alpha*exp(x))",
                 .parameters = Elu::kParameters,
                 .source = {"Clevert, Unterthiner, Hochreiter", 2015, "arXiv:1511.07289"},
                 .frameworks = {"torch.nn.ELU(alpha=1.0)", "keras.layers.ELU(alpha=1.0)",
                                "jax.nn.elu(x, alpha=1.0)"}}),
  };
  return rows;
}

}  // namespace activation
