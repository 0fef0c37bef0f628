// x times a gate: the sigmoid-gated units and their piecewise and tanh relatives.
#include "functions/families/families.h"
#include "functions/families/gates.h"

namespace activation {
namespace {

// The lowest value of x sigmoid(x).
constexpr double kSiluMinimum = -0.27846454276107380;

struct Silu {
  template <class T>
  Jet<T> At(T z) const {
    return SigmoidGate<T>(z, z, 1).jet(z);
  }
  Facts facts() const {
    return {.range = {ClosedOpen(kSiluMinimum, kInfinity)},
            .monotonicity = Monotonicity::kNone,
            .left = {0, 0},
            .right = {1, 0}};
  }
};

struct Swish {
  static constexpr Parameter kParameters[] = {
      {.name = "beta", .initial = 1, .slider_low = -1, .slider_high = 5, .learnable = true}};
  explicit Swish(Parameters p) : beta(p[0]) {}
  double beta;

  template <class T>
  Jet<T> At(T z) const {
    return SigmoidGate<T>(z, Sloped(beta, z), beta).jet(z);
  }
  template <class T>
  void Gradients(T z, T* g) const {
    g[0] = SigmoidGate<T>(z, Sloped(beta, z), beta).by_c();
  }
  Facts facts() const {
    if (beta == 0) return PiecewiseLinear(0.5, {{0, 0, 0.5}});
    const double extremum = kSiluMinimum / beta;
    Facts facts{.range = {ClosedOpen(extremum, kInfinity)},
                .monotonicity = Monotonicity::kNone,
                .left = {0, 0},
                .right = {1, 0}};
    if (beta < 0) {
      facts.range = {OpenClosed(-kInfinity, extremum)};
      facts.left = {1, 0};
      facts.right = {0, 0};
    }
    return facts;
  }
};

struct QuickGelu {
  template <class T>
  Jet<T> At(T z) const {
    constexpr double kSteepness = 1.702;
    return SigmoidGate<T>(z, kSteepness * z, kSteepness).jet(z);
  }
  Facts facts() const {
    return {.range = {ClosedOpen(-0.16361018963635359, kInfinity)},
            .monotonicity = Monotonicity::kNone,
            .left = {0, 0},
            .right = {1, 0}};
  }
};

struct HardSwish {
  template <class T>
  Jet<T> At(T z) const {
    const T gate = (Bounded(z, 3) + 3.0) / 6.0;
    const MaskOf<T> right = z >= 3.0;
    const MaskOf<T> inside = Abs(z) < 3.0;
    const T f = Where(inside, z * (z + 3.0) / 6.0);
    const T slope = Where(inside, (2.0 * z + 3.0) / 6.0);
    return {Select(right, z, f), Select(right, gate, slope), Where(inside, Splat<T>(1.0 / 3.0))};
  }
  Facts facts() const {
    return {.range = {ClosedOpen(-0.375, kInfinity)},
            .monotonicity = Monotonicity::kNone,
            .left = {0, 0},
            .right = {1, 0},
            .kinks = {{-3, 1}, {3, 1}}};
  }
};

struct Lisht {
  template <class T>
  Jet<T> At(T z) const {
    const Hyperbolic<T> h(z);
    const T x = Bounded(z, kFar);
    return {z * h.tanh, h.tanh + x * h.sech2, 2.0 * h.sech2 * (1.0 - x * h.tanh)};
  }
  Facts facts() const {
    return {.range = {ClosedOpen(0, kInfinity)},
            .parity = Parity::kEven,
            .monotonicity = Monotonicity::kNone,
            .left = {-1, 0},
            .right = {1, 0}};
  }
};

}  // namespace

std::span<const Row> GatedRows() {
  static constexpr Row rows[] = {
      With<Silu>(
          {.id = "silu",
           .name = "SiLU",
           .aliases = "swish-1, sigmoid linear unit, sigmoid-weighted linear unit",
           .family = Family::kGated,
           .gate = Gate::kSoft,
           .cost = Cost::kTranscendental,
           .formula = "x*sigmoid(x)",
           .derivative = "sigmoid(x)*(1+x*sigmoid(-x))",
           .textbook = "x/(1+exp(-x))",
           .source = {"Elfwing, Uchibe, Doya", 2017,
                      "Sigmoid-weighted linear units for neural network function "
                      "approximation in reinforcement learning, arXiv:1702.03118"},
           .frameworks = {"torch.nn.SiLU()", "keras.activations.silu(x)", "jax.nn.silu(x)"}}),
      With<Swish>({.id = "swish",
                   .name = "Swish",
                   .aliases = "swish-beta",
                   .family = Family::kGated,
                   .gate = Gate::kSoft,
                   .cost = Cost::kTranscendental,
                   .formula = "x*sigmoid(beta*x)",
                   .derivative = "sigmoid(beta*x)*(1+beta*x*sigmoid(-beta*x))",
                   .textbook = "x/(1+exp(-beta*x))",
                   .parameters = Swish::kParameters,
                   .source = {"Ramachandran, Zoph, Le", 2017,
                              "Searching for activation functions, arXiv:1710.05941"}}),
      With<QuickGelu>(
          {.id = "quick_gelu",
           .name = "Quick GELU",
           .aliases = "sigmoid GELU, CLIP GELU",
           .family = Family::kGated,
           .gate = Gate::kSoft,
           .cost = Cost::kTranscendental,
           .formula = "x*sigmoid(1.702*x)",
           .derivative = "sigmoid(1.702*x)*(1+1.702*x*sigmoid(-1.702*x))",
           .textbook = "x/(1+exp(-1.702*x))",
           .source = {"Hendrycks, Gimpel", 2016, "Gaussian error linear units, arXiv:1606.08415"}}),
      With<HardSwish>(
          {.id = "hard_swish",
           .name = "Hard swish",
           .aliases = "hardswish, hard SiLU, h-swish",
           .family = Family::kGated,
           .gate = Gate::kHard,
           .cost = Cost::kMultiply,
           .formula = "if(x <= -3, 0, if(x >= 3, x, x*(x+3)/6))",
           .derivative = "if(x <= -3, 0, if(x >= 3, 1, (2*x+3)/6))",
           .source = {"Howard et al.", 2019, "Searching for MobileNetV3, arXiv:1905.02244"},
           .frameworks = {"torch.nn.Hardswish()", "keras.activations.hard_silu(x)",
                          "jax.nn.hard_silu(x)"}}),
      With<Lisht>({.id = "lisht",
                   .name = "LiSHT",
                   .aliases = "linearly scaled hyperbolic tangent",
                   .family = Family::kGated,
                   .gate = Gate::kSoft,
                   .cost = Cost::kTranscendental,
                   .formula = "x*tanh(x)",
                   .derivative = "tanh(x) + x/cosh(x)^2",
                   .source = {"Roy, Manna, Dubey, Chaudhuri", 2019, "arXiv:1901.05894"}}),
  };
  return rows;
}

}  // namespace activation
