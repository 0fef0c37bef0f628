// Rectifiers made of straight lines and parabolas.
#include "functions/families/families.h"
#include "functions/families/lanes.h"

namespace activation {
namespace {

struct Relu {
  static constexpr bool kCheap = true;
  template <class T>
  Jet<T> At(T z) const {
    return {Max(z, Splat<T>(0)), OneWhere<T>(z > 0.0), Splat<T>(0)};
  }
  Facts facts() const { return PiecewiseLinear(0, {{0, 0, 1}}); }
};

// z to the right of 0, slope * z to the left of it: the leaky rectifiers.
struct Leaky {
  double slope;

  template <class T>
  Jet<T> At(T z) const {
    const MaskOf<T> right = z > 0.0;
    return {Select(right, z, Sloped(slope, z)), Select(right, Splat<T>(1), Splat<T>(slope)),
            Splat<T>(0)};
  }
  Facts facts() const { return PiecewiseLinear(slope, {{0, 0, 1}}); }
};

struct LeakyRelu : Leaky {
  static constexpr Parameter kParameters[] = {
      {.name = "negative_slope", .initial = 0.01, .slider_low = -0.5, .slider_high = 1}};
  explicit LeakyRelu(Parameters p) : Leaky{p[0]} {}

  template <class T>
  void Gradients(T z, T* g) const {
    g[0] = Min(z, Splat<T>(0));
  }
};

struct Prelu : LeakyRelu {
  static constexpr Parameter kParameters[] = {
      {.name = "a", .initial = 0.25, .slider_low = -0.5, .slider_high = 1, .learnable = true}};
  using LeakyRelu::LeakyRelu;
};

constexpr Parameter kLower = {
    .name = "lower", .initial = 0.125, .low = 0, .slider_low = 0, .slider_high = 1};
constexpr Parameter kUpper = {
    .name = "upper", .initial = 0.3333333333333333, .low = 0, .slider_low = 0, .slider_high = 1};

// One slope r, already drawn between lower and upper.
struct RreluTrain : Leaky {
  static constexpr Parameter kParameters[] = {
      kLower,
      kUpper,
      {.name = "r", .initial = 0.1875, .low = 0, .slider_low = 0, .slider_high = 1}};
  static constexpr Ordering kOrderings[] = {{0, 1, false}};
  static constexpr Drawn kDrawn = {.parameter = 2, .lower = 0, .upper = 1};
  explicit RreluTrain(Parameters p) : Leaky{p[2]} {}

  template <class T>
  void Gradients(T z, T* g) const {
    g[0] = Splat<T>(0);
    g[1] = Splat<T>(0);
    g[2] = Min(z, Splat<T>(0));
  }
};

struct RreluEval : Leaky {
  static constexpr Parameter kParameters[] = {kLower, kUpper};
  static constexpr Ordering kOrderings[] = {{0, 1, false}};
  explicit RreluEval(Parameters p) : Leaky{(p[0] + p[1]) / 2} {}

  template <class T>
  void Gradients(T z, T* g) const {
    g[0] = 0.5 * Min(z, Splat<T>(0));
    g[1] = g[0];
  }
};

struct Relu6 {
  template <class T>
  Jet<T> At(T z) const {
    return {Clamp(z, 0, 6), OneWhere<T>(And(z > 0.0, z < 6.0)), Splat<T>(0)};
  }
  Facts facts() const { return PiecewiseLinear(0, {{0, 0, 1}, {6, 6, 0}}); }
};

struct Threshold {
  static constexpr Parameter kParameters[] = {
      {.name = "threshold", .initial = 1, .slider_low = -2, .slider_high = 2},
      {.name = "value", .initial = 0, .slider_low = -2, .slider_high = 2}};
  explicit Threshold(Parameters p) : threshold(p[0]), value(p[1]) {}
  double threshold;
  double value;

  template <class T>
  Jet<T> At(T z) const {
    const MaskOf<T> right = z > threshold;
    return {Select(right, z, Splat<T>(value)), OneWhere<T>(right), Splat<T>(0)};
  }
  template <class T>
  void Gradients(T z, T* g) const {
    g[0] = Splat<T>(0);
    g[1] = OneWhere<T>(Not(z > threshold));
  }
  Facts facts() const {
    if (value == threshold) return PiecewiseLinear(0, {{threshold, threshold, 1}});
    Facts facts{.range = {Open(threshold, kInfinity)},
                .monotonicity = Monotonicity::kNone,
                .left = {0, value},
                .right = {1, 0},
                .kinks = {{threshold, 0}}};
    if (value < threshold) {
      facts.range = {Point(value), Open(threshold, kInfinity)};
      facts.monotonicity = Monotonicity::kWeaklyIncreasing;
    }
    return facts;
  }
};

struct SquaredRelu {
  template <class T>
  Jet<T> At(T z) const {
    const T ramp = Max(z, Splat<T>(0));
    return {ramp * ramp, 2.0 * ramp, Where(z > 0.0, Splat<T>(2))};
  }
  Facts facts() const {
    return {.range = {ClosedOpen(0, kInfinity)},
            .monotonicity = Monotonicity::kWeaklyIncreasing,
            .left = {0, 0},
            .kinks = {{0, 2}}};
  }
};

struct StarRelu {
  static constexpr Parameter kParameters[] = {
      {.name = "s", .initial = 0.8944, .slider_low = 0, .slider_high = 2, .learnable = true},
      {.name = "b", .initial = -0.4472, .slider_low = -1, .slider_high = 1, .learnable = true}};
  explicit StarRelu(Parameters p) : s(p[0]), b(p[1]) {}
  double s;
  double b;

  template <class T>
  Jet<T> At(T z) const {
    const T ramp = Max(z, Splat<T>(0));
    const T scaled = Sloped(s, ramp);
    const T bowl = s == 0 ? Splat<T>(0) : scaled * ramp;
    return {bowl + b, 2.0 * scaled, Where(z > 0.0, Splat<T>(2 * s))};
  }
  template <class T>
  void Gradients(T z, T* g) const {
    const T ramp = Max(z, Splat<T>(0));
    g[0] = ramp * ramp;
    g[1] = Splat<T>(1);
  }
  Facts facts() const {
    if (s == 0) return PiecewiseLinear(0, {{0, b, 0}});
    const bool rises = s > 0;
    return {
        .range = {rises ? ClosedOpen(b, kInfinity) : OpenClosed(-kInfinity, b)},
        .monotonicity = rises ? Monotonicity::kWeaklyIncreasing : Monotonicity::kWeaklyDecreasing,
        .left = {0, b},
        .kinks = {{0, 2}}};
  }
};

}  // namespace

std::span<const Row> RectifierRows() {
  static constexpr Row rows[] = {
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
      With<Prelu>({.id = "prelu",
                   .name = "PReLU",
                   .aliases = "parametric ReLU, learnable leaky ReLU",
                   .family = Family::kRectifiers,
                   .gate = Gate::kHard,
                   .cost = Cost::kMultiply,
                   .formula = "if(x > 0, x, a*x)",
                   .derivative = "if(x > 0, 1, a)",
                   .parameters = Prelu::kParameters,
                   .source = {"He, Zhang, Ren, Sun", 2015,
                              "Delving deep into rectifiers, arXiv:1502.01852"},
                   .frameworks = {"torch.nn.PReLU(num_parameters=1, init=0.25)",
                                  "keras.layers.PReLU(alpha_initializer=\"zeros\")", ""}}),
      With<RreluTrain>({.id = "rrelu_train",
                        .name = "RReLU (training)",
                        .aliases = "randomized leaky ReLU, random ReLU",
                        .family = Family::kRectifiers,
                        .gate = Gate::kHard,
                        .cost = Cost::kMultiply,
                        .formula = "if(x > 0, x, r*x)",
                        .derivative = "if(x > 0, 1, r)",
                        .parameters = RreluTrain::kParameters,
                        .orderings = RreluTrain::kOrderings,
                        .drawn = RreluTrain::kDrawn,
                        .source = {"Xu, Wang, Chen, Li", 2015,
                                   "Empirical evaluation of rectified activations in convolutional "
                                   "network, arXiv:1505.00853"},
                        .frameworks = {.pytorch = "torch.nn.RReLU(lower=0.125, upper=1/3)"}}),
      With<RreluEval>({.id = "rrelu_eval",
                       .name = "RReLU (prediction)",
                       .aliases = "randomized leaky ReLU in evaluation mode",
                       .family = Family::kRectifiers,
                       .gate = Gate::kHard,
                       .cost = Cost::kMultiply,
                       .formula = "if(x > 0, x, (lower+upper)/2*x)",
                       .derivative = "if(x > 0, 1, (lower+upper)/2)",
                       .parameters = RreluEval::kParameters,
                       .orderings = RreluEval::kOrderings,
                       .source = {"Xu, Wang, Chen, Li", 2015,
                                  "Empirical evaluation of rectified activations in convolutional "
                                  "network, arXiv:1505.00853"},
                       .frameworks = {.pytorch = "torch.nn.RReLU(lower=0.125, upper=1/3).eval()"}}),
      With<Relu6>(
          {.id = "relu6",
           .name = "ReLU6",
           .aliases = "clipped ReLU, capped ReLU",
           .family = Family::kRectifiers,
           .gate = Gate::kHard,
           .cost = Cost::kCompare,
           .formula = "clamp(x, 0, 6)",
           .derivative = "if(x > 0, if(x < 6, 1, 0), 0)",
           .textbook = "min(max(0, x), 6)",
           .source = {"Krizhevsky", 2010, "Convolutional deep belief networks on CIFAR-10"},
           .frameworks = {"torch.nn.ReLU6()", "keras.activations.relu6(x)", "jax.nn.relu6(x)"}}),
      With<Threshold>(
          {.id = "threshold",
           .name = "Thresholded ReLU",
           .aliases = "threshold, ThresholdedReLU, truncated rectified",
           .family = Family::kRectifiers,
           .gate = Gate::kHard,
           .cost = Cost::kCompare,
           .formula = "if(x > threshold, x, value)",
           .derivative = "if(x > threshold, 1, 0)",
           .parameters = Threshold::kParameters,
           .source = {"Konda, Memisevic, Krueger", 2014,
                      "Zero-bias autoencoders and the benefits of co-adapting features, "
                      "arXiv:1402.3337"},
           .frameworks = {"torch.nn.Threshold(threshold, value)",
                          "keras.activations.threshold(x, threshold, default_value)", ""}}),
      With<SquaredRelu>({.id = "squared_relu",
                         .name = "Squared ReLU",
                         .aliases = "ReLU squared, relu2, Primer",
                         .family = Family::kRectifiers,
                         .cost = Cost::kMultiply,
                         .formula = "max(0, x)^2",
                         .derivative = "2*max(0, x)",
                         .source = {"So et al.", 2021, "Primer, arXiv:2109.08668"}}),
      With<StarRelu>(
          {.id = "star_relu",
           .name = "StarReLU",
           .family = Family::kRectifiers,
           .cost = Cost::kMultiply,
           .formula = "s*max(0, x)^2 + b",
           .derivative = "2*s*max(0, x)",
           .parameters = StarRelu::kParameters,
           .source = {"Yu et al.", 2022, "MetaFormer baselines for vision, arXiv:2210.13452"}}),
  };
  return rows;
}

}  // namespace activation
