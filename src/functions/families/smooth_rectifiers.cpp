// Rectifiers with a smooth bend: exponential units, softplus and its relatives.
#include "functions/families/families.h"
#include "functions/families/lanes.h"

namespace activation {
namespace {

constexpr Parameter Positive(std::string_view name, double initial, double slider_low,
                             double slider_high) {
  return {.name = name,
          .initial = initial,
          .low = 0,
          .low_open = true,
          .slider_low = slider_low,
          .slider_high = slider_high,
          .learnable = true};
}

struct Elu {
  static constexpr Parameter kParameters[] = {Positive("alpha", 1, 0.1, 3)};
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

// lambda ELU(z) with the alpha and lambda that keep mean 0 and variance 1.
struct Selu {
  static constexpr double kLambda = 1.0507009873554804934193;
  static constexpr double kLambdaAlpha = 1.7580993408473768599402;

  template <class T>
  Jet<T> At(T z) const {
    const ExpParts<T> parts = ExpOfNegative(Min(z, Splat<T>(0)));
    const T curved = kLambdaAlpha * parts.exp;
    return {Select(z > 0.0, kLambda * z, kLambdaAlpha * parts.expm1),
            Select(z > 0.0, Splat<T>(kLambda), curved), Where(z < 0.0, curved)};
  }
  Facts facts() const {
    return {.range = {Open(-kLambdaAlpha, kInfinity)},
            .monotonicity = Monotonicity::kStrictlyIncreasing,
            .left = {0, -kLambdaAlpha},
            .right = {kLambda, 0},
            .kinks = {{0, 1}}};
  }
};

struct Celu {
  static constexpr Parameter kParameters[] = {Positive("alpha", 1, 0.1, 3)};
  explicit Celu(Parameters p) : alpha(p[0]) {}
  double alpha;

  template <class T>
  Jet<T> At(T z) const {
    const ExpParts<T> parts = ExpOfNegative(Min(z, Splat<T>(0)) / alpha);
    return {Select(z > 0.0, z, alpha * parts.expm1), Select(z > 0.0, Splat<T>(1), parts.exp),
            Where(z < 0.0, parts.exp / alpha)};
  }
  // e^y - 1 - y e^y cancels near 0, where it is the series -(y^2/2 + y^3/3 + y^4/8 + ...
  // + y^n (n-1)/n!).
  template <class T>
  void Gradients(T z, T* g) const {
    const T y = Clamp(z / alpha, -kFar, 0);
    const ExpParts<T> parts = ExpOfNegative(y);
    g[0] = parts.expm1 - y * parts.exp;
    const MaskOf<T> near_zero = y > -1.0;
    if (!Any(near_zero)) return;
    T sum = Splat<T>(0);
    for (std::size_t n = kSeries.size(); n-- > 0;) sum = sum * y + kSeries[n];
    g[0] = Select(near_zero, -(y * sum) * y, g[0]);
  }
  Facts facts() const {
    return {.range = {Open(-alpha, kInfinity)},
            .monotonicity = Monotonicity::kStrictlyIncreasing,
            .left = {0, -alpha},
            .right = {1, 0},
            .kinks = {{0, 2}}};
  }

 private:
  // (n - 1) / n! from n = 2
  static constexpr std::array<double, 19> kSeries = [] {
    std::array<double, 19> series{};
    double factorial = 1;  // exact up to 22!
    for (std::size_t i = 0; i < series.size(); ++i) {
      const double n = static_cast<double>(i + 2);
      factorial *= n;
      series[i] = (n - 1) / factorial;
    }
    return series;
  }();
};

struct Softplus {
  static constexpr Parameter kParameters[] = {Positive("beta", 1, 0.2, 5)};
  explicit Softplus(Parameters p) : beta(p[0]) {}
  double beta;

  template <class T>
  Jet<T> At(T z) const {
    const T y = beta * z;
    const T e = Exp(-Abs(y));
    const T inverse = 1.0 / (1.0 + e);
    return {Max(z, Splat<T>(0)) + Log1p(e) / beta, Select(y < 0.0, e, Splat<T>(1)) * inverse,
            beta * (e * inverse * inverse)};
  }
  template <class T>
  void Gradients(T z, T* g) const {
    const T w = Min(Abs(beta * z), Splat<T>(kFar));
    const T e = Exp(-w);
    g[0] = -(w * (e / (1.0 + e)) + Log1p(e)) / beta / beta;
  }
  Facts facts() const {
    return {.range = {Open(0, kInfinity)},
            .monotonicity = Monotonicity::kStrictlyIncreasing,
            .left = {0, 0},
            .right = {1, 0}};
  }
};

// Softplus that PyTorch replaces by z where beta z > threshold: there f falls by
// log1p(e^-threshold)/beta.
struct SoftplusThreshold {
  static constexpr Parameter kParameters[] = {
      {.name = "beta",
       .initial = 1,
       .low = 0,
       .low_open = true,
       .slider_low = 0.2,
       .slider_high = 5},
      {.name = "threshold", .initial = 20, .low = 0, .slider_low = 1, .slider_high = 20}};
  explicit SoftplusThreshold(Parameters p) : smooth(p), threshold(p[1]) {}
  Softplus smooth;
  double threshold;

  template <class T>
  Jet<T> At(T z) const {
    const Jet<T> jet = smooth.At(z);
    const T y = smooth.beta * z;
    const MaskOf<T> beyond = y > threshold;
    return {Select(beyond, z, jet.f), Select(beyond, Splat<T>(1), jet.df),
            Where(y < threshold, jet.d2f)};
  }
  template <class T>
  void Gradients(T z, T* g) const {
    smooth.Gradients(z, g);
    g[0] = Where(Not(smooth.beta * z > threshold), g[0]);
    g[1] = Splat<T>(0);
  }
  Facts facts() const {
    return {.range = {Open(0, kInfinity)},
            .monotonicity = Monotonicity::kNone,
            .left = {0, 0},
            .right = {1, 0},
            .kinks = {{threshold / smooth.beta, 0}}};
  }
};

// (z + sqrt(z^2 + b)) / 2, by its conjugate to the left of 0, where the sum cancels.
struct Squareplus {
  static constexpr Parameter kParameters[] = {Positive("b", 4, 0.05, 10)};
  explicit Squareplus(Parameters p) : b(p[0]) {}
  double b;

  template <class T>
  Jet<T> At(T z) const {
    const T r = BoundedNorm(z, b);
    const T inverse = 1.0 / r;
    const T left = b / (2.0 * (r - Min(z, Splat<T>(0))));
    const MaskOf<T> positive = z > 0.0;
    const T right_slope = 0.5 + 0.5 * (Bounded(z, kLargest) * inverse);
    return {Select(positive, 0.5 * z + 0.5 * r, left),
            Select(positive, right_slope, left * inverse), 0.5 * b * inverse * inverse * inverse};
  }
  template <class T>
  void Gradients(T z, T* g) const {
    g[0] = 0.25 / BoundedNorm(z, b);
  }
  Facts facts() const {
    return {.range = {Open(0, kInfinity)},
            .monotonicity = Monotonicity::kStrictlyIncreasing,
            .left = {0, 0},
            .right = {1, 0}};
  }
};

struct LogSigmoid {
  template <class T>
  Jet<T> At(T z) const {
    const T e = Exp(-Abs(z));
    const T inverse = 1.0 / (1.0 + e);
    return {Min(z, Splat<T>(0)) - Log1p(e), Select(z < 0.0, Splat<T>(1), e) * inverse,
            -(e * inverse * inverse)};
  }
  Facts facts() const {
    return {.range = {Open(-kInfinity, 0)},
            .monotonicity = Monotonicity::kStrictlyIncreasing,
            .left = {1, 0},
            .right = {0, 0}};
  }
};

}  // namespace

std::span<const Row> SmoothRectifierRows() {
  static constexpr Row rows[] = {
      With<Elu>({.id = "elu",
                 .name = "ELU",
                 .aliases = "exponential linear unit",
                 .family = Family::kSmoothRectifiers,
                 .cost = Cost::kTranscendental,
                 .formula = "if(x > 0, x, alpha*expm1(x))",
                 .derivative = "if(x > 0, 1, alpha*exp(x))",
                 .textbook = "if(x > 0, x, alpha*(exp(x)-1))",
                 .parameters = Elu::kParameters,
                 .source = {"Clevert, Unterthiner, Hochreiter", 2015, "arXiv:1511.07289"},
                 .frameworks = {"torch.nn.ELU(alpha=1.0)", "keras.layers.ELU(alpha=1.0)",
                                "jax.nn.elu(x, alpha=1.0)"}}),
      With<Selu>(
          {.id = "selu",
           .name = "SELU",
           .aliases = "scaled exponential linear unit, self-normalizing",
           .family = Family::kSmoothRectifiers,
           .cost = Cost::kTranscendental,
           .formula = "if(x > 0, 1.0507009873554805*x, 1.7580993408473769*expm1(x))",
           .derivative = "if(x > 0, 1.0507009873554805, 1.7580993408473769*exp(x))",
           .textbook = "1.0507009873554805*if(x > 0, x, 1.6732632423543772*(exp(x)-1))",
           .source = {"Klambauer, Unterthiner, Mayr, Hochreiter", 2017,
                      "Self-normalizing neural networks, arXiv:1706.02515"},
           .frameworks = {"torch.nn.SELU()", "keras.activations.selu(x)", "jax.nn.selu(x)"}}),
      With<Celu>({.id = "celu",
                  .name = "CELU",
                  .aliases = "continuously differentiable exponential linear unit",
                  .family = Family::kSmoothRectifiers,
                  .cost = Cost::kTranscendental,
                  .formula = "if(x > 0, x, alpha*expm1(x/alpha))",
                  .derivative = "if(x > 0, 1, exp(x/alpha))",
                  .textbook = "if(x > 0, x, alpha*(exp(x/alpha)-1))",
                  .parameters = Celu::kParameters,
                  .source = {"Barron", 2017, "arXiv:1704.07483"},
                  .frameworks = {"torch.nn.CELU(alpha=1.0)", "keras.activations.celu(x, alpha=1.0)",
                                 "jax.nn.celu(x, alpha=1.0)"}}),
      With<Softplus>(
          {.id = "softplus",
           .name = "Softplus",
           .aliases = "SmoothReLU, smooth rectifier",
           .family = Family::kSmoothRectifiers,
           .cost = Cost::kMore,
           .formula = "softplus(beta*x)/beta",
           .derivative = "sigmoid(beta*x)",
           .textbook = "log(1+exp(beta*x))/beta",
           .parameters = Softplus::kParameters,
           .source = {"Dugas, Bengio, B\xC3\xA9lisle, Nadeau, Garcia", 2001,
                      "Incorporating second-order functional knowledge for better option "
                      "pricing"},
           .frameworks = {"torch.nn.Softplus(beta=1.0, threshold=20.0)",
                          "keras.activations.softplus(x)", "jax.nn.softplus(x)"}}),
      With<SoftplusThreshold>(
          {.id = "softplus_threshold",
           .name = "Softplus (PyTorch)",
           .aliases = "softplus with a linear threshold",
           .family = Family::kSmoothRectifiers,
           .cost = Cost::kMore,
           .formula = "if(beta*x > threshold, x, softplus(beta*x)/beta)",
           .derivative = "if(beta*x > threshold, 1, sigmoid(beta*x))",
           .textbook = "if(beta*x > threshold, x, log(1+exp(beta*x))/beta)",
           .parameters = SoftplusThreshold::kParameters,
           .frameworks = {.pytorch = "torch.nn.Softplus(beta=1.0, threshold=20.0)"}}),
      With<Squareplus>({.id = "squareplus",
                        .name = "Squareplus",
                        .family = Family::kSmoothRectifiers,
                        .cost = Cost::kDivide,
                        .formula = "if(x > 0, x + b/(2*(sqrt(x^2+b)+x)), b/(2*(sqrt(x^2+b)-x)))",
                        .derivative = "if(x > 0, (1+x/sqrt(x^2+b))/2, "
                                      "b/(2*sqrt(x^2+b)*(sqrt(x^2+b)-x)))",
                        .textbook = "(x+sqrt(x^2+b))/2",
                        .parameters = Squareplus::kParameters,
                        .source = {"Barron", 2021, "arXiv:2112.11687"},
                        .frameworks = {.keras = "keras.activations.squareplus(x, b=4)",
                                       .jax = "jax.nn.squareplus(x, b=4)"}}),
      With<LogSigmoid>({.id = "log_sigmoid",
                        .name = "Log-sigmoid",
                        .aliases = "logsigmoid, log logistic",
                        .family = Family::kSmoothRectifiers,
                        .cost = Cost::kMore,
                        .formula = "-softplus(-x)",
                        .derivative = "sigmoid(-x)",
                        .textbook = "log(1/(1+exp(-x)))",
                        .frameworks = {"torch.nn.LogSigmoid()", "keras.activations.log_sigmoid(x)",
                                       "jax.nn.log_sigmoid(x)"}}),
  };
  return rows;
}

}  // namespace activation
