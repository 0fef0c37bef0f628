// Rectifiers made of straight lines and parabolas.
#include "functions/families/families.h"
#include "functions/families/lanes.h"

namespace activation {
namespace {

struct Relu {
  template <class T>
  Jet<T> At(T z) const {
    return {Max(z, Splat<T>(0)), OneWhere<T>(z > 0.0), Splat<T>(0)};
  }
  Facts facts() const { return PiecewiseLinear(0, {{0, 0, 1}}); }
};

// z to the right of 0, slope * z to the left of it.
struct LeakyRelu {
  static constexpr Parameter kParameters[] = {
      {.name = "negative_slope", .initial = 0.01, .slider_low = -0.5, .slider_high = 1}};
  explicit LeakyRelu(Parameters p) : slope(p[0]) {}
  double slope;

  template <class T>
  Jet<T> At(T z) const {
    const T df = Select(z > 0.0, Splat<T>(1), Splat<T>(slope));
    return {df * z, df, Splat<T>(0)};
  }
  template <class T>
  void Gradients(T z, T* g) const {
    g[0] = Min(z, Splat<T>(0));
  }
  Facts facts() const { return PiecewiseLinear(slope, {{0, 0, 1}}); }
};

}  // namespace

std::span<const Row> RectifierRows() {
  static const Row rows[] = {
      With<Relu>({.id = "relu",
                  .name = "ReLU",
                  .aliases = "rectified linear unit, ramp, positive part",
                  .family = Family::kRectifiers,
                  .gate = Gate::kHard,
                  .cost = Cost::kCompare,
                  .formula = "max(0, x)",
                  .derivative = "if(x > 0, 1, 0)",
                  .source = {"Nair, Hinton", 2010,
                             "Rectified linear units improve restricted Boltzmann machines"},
                  .frameworks = {"torch.nn.ReLU()", "keras.layers.ReLU()", "jax.nn.relu(x)"}}),
      With<LeakyRelu>(
          {.id = "leaky_relu",
           .name = "Leaky ReLU",
           .aliases = "LReLU",
           .family = Family::kRectifiers,
           .gate = Gate::kHard,
           .cost = Cost::kMultiply,
           .formula = "if(x > 0, x, negative_slope*x)",
           .derivative = "if(x > 0, 1, negative_slope)",
           .parameters = LeakyRelu::kParameters,
           .source = {"Maas, Hannun, Ng", 2013,
                      "Rectifier nonlinearities improve neural network acoustic models"},
           .frameworks = {"torch.nn.LeakyReLU(negative_slope=0.01)",
                          "keras.layers.LeakyReLU(negative_slope=0.3)",
                          "jax.nn.leaky_relu(x, negative_slope=0.01)"}}),
  };
  return rows;
}

}  // namespace activation
