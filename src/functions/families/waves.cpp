// Waves and bumps: functions that come back.
#include "functions/families/families.h"
#include "functions/families/lanes.h"

namespace activation {
namespace {

struct Sine {
  static constexpr Parameter kParameters[] = {{.name = "omega",
                                               .initial = 1,
                                               .low = 0,
                                               .low_open = true,
                                               .slider_low = 0.1,
                                               .slider_high = 30,
                                               .learnable = true}};
  explicit Sine(Parameters p) : omega(p[0]) {}
  double omega;

  template <class T>
  Jet<T> At(T z) const {
    T sine, cosine;
    SinCos(omega * z, sine, cosine);
    return {sine, omega * cosine, -(omega * omega) * sine};
  }
  template <class T>
  void Gradients(T z, T* g) const {
    g[0] = z * Cos(omega * z);
  }
  Facts facts() const {
    return {.range = {Closed(-1, 1)}, .parity = Parity::kOdd, .monotonicity = Monotonicity::kNone};
  }
};

struct Cosine {
  template <class T>
  Jet<T> At(T z) const {
    T sine, cosine;
    SinCos(z, sine, cosine);
    return {cosine, -sine, -cosine};
  }
  Facts facts() const {
    return {.range = {Closed(-1, 1)}, .parity = Parity::kEven, .monotonicity = Monotonicity::kNone};
  }
};

// e^(-z^2) with z^2 as a sum of two doubles: its last bit is worth hundreds of ULP far out.
struct Gaussian {
  template <class T>
  Jet<T> At(T z) const {
    constexpr double kGone = 50;  // there e^(-z^2) is 0
    const T x = Bounded(z, kGone);
    T square;
    T rest;
    SplitProduct(x, x, square, rest);
    const T f = ExpSum(-square, -rest);
    return {f, -2.0 * x * f, ((4.0 * square - 2.0) + 4.0 * rest) * f};
  }
  Facts facts() const {
    return {.range = {OpenClosed(0, 1)},
            .parity = Parity::kEven,
            .monotonicity = Monotonicity::kNone,
            .left = {0, 0},
            .right = {0, 0}};
  }
};

// (-1)^n / (2n+1)! times 1, 2n and 2n (2n-1): the coefficients of f, f' / z and f'' by z^2.
constexpr std::size_t kTerms = 12;
struct SincSeries {
  std::array<double, kTerms> f{};
  std::array<double, kTerms - 1> df{};
  std::array<double, kTerms - 1> d2f{};
};
constexpr SincSeries kSincSeries = [] {
  SincSeries series;
  double factorial = 1;
  series.f[0] = 1;
  for (std::size_t n = 1; n < kTerms; ++n) {
    const double even = 2.0 * static_cast<double>(n);
    factorial *= -even * (even + 1);
    series.f[n] = 1 / factorial;
    series.df[n - 1] = even / factorial;
    series.d2f[n - 1] = even * (even - 1) / factorial;
  }
  return series;
}();

// sin(z) / z, by its series up to 1.5, where f' and f'' cancel.
struct Sinc {
  template <class T>
  Jet<T> At(T z) const {
    const MaskOf<T> infinite = Abs(z) > kLargest;
    const MaskOf<T> near_zero = Abs(z) < 1.5;
    const T x = Select(near_zero, Splat<T>(2), z);
    T sine, cosine;
    SinCos(x, sine, cosine);
    const T f = sine / x;
    const T df = (cosine - f) / x;
    Jet<T> jet = {Where(Not(infinite), f), Where(Not(infinite), df),
                  Where(Not(infinite), -(sine + 2.0 * df) / x)};
    if (Any(near_zero)) {
      const T v = z * z;
      jet.f = Select(near_zero, Polynomial(v, kSincSeries.f), jet.f);
      jet.df = Select(near_zero, z * Polynomial(v, kSincSeries.df), jet.df);
      jet.d2f = Select(near_zero, Polynomial(v, kSincSeries.d2f), jet.d2f);
    }
    return jet;
  }
  Facts facts() const {
    return {.range = {Closed(-0.21723362821122166, 1)},
            .parity = Parity::kEven,
            .monotonicity = Monotonicity::kNone,
            .left = {0, 0},
            .right = {0, 0}};
  }
};

// z + sin(a z)^2 / a. The slope 1 + sin(2 a z) is a square: it does not cancel where it touches 0.
struct Snake {
  static constexpr Parameter kParameters[] = {{.name = "a",
                                               .initial = 1,
                                               .low = 0,
                                               .low_open = true,
                                               .slider_low = 0.1,
                                               .slider_high = 10,
                                               .learnable = true}};
  explicit Snake(Parameters p) : a(p[0]) {}
  double a;

  template <class T>
  Jet<T> At(T z) const {
    T sine, cosine;
    SinCos(a * z, sine, cosine);
    const T sum = sine + cosine;
    const T f = z + sine * sine / a;
    return {Select(Abs(z) > kLargest, z, f), sum * sum, 2.0 * a * ((cosine - sine) * sum)};
  }
  template <class T>
  void Gradients(T z, T* g) const {
    T sine, cosine;
    SinCos(a * z, sine, cosine);
    g[0] = sine * (2.0 * z * cosine - sine / a) / a;
  }
  Facts facts() const {
    return {.range = {Open(-kInfinity, kInfinity)},
            .monotonicity = Monotonicity::kStrictlyIncreasing};
  }
};

}  // namespace

std::span<const Row> WaveRows() {
  static constexpr Row rows[] = {
      With<Sine>({.id = "sine",
                  .name = "Sine",
                  .aliases = "sin, sinusoid, SIREN",
                  .family = Family::kWaves,
                  .cost = Cost::kTranscendental,
                  .formula = "sin(omega*x)",
                  .derivative = "omega*cos(omega*x)",
                  .parameters = Sine::kParameters,
                  .source = {"Sitzmann, Martel, Bergman, Lindell, Wetzstein", 2020,
                             "Implicit neural representations with periodic activation functions, "
                             "arXiv:2006.09661"},
                  .frameworks = {"torch.sin(x)", "keras.ops.sin(x)", "jax.numpy.sin(x)"}}),
      With<Cosine>({.id = "cosine",
                    .name = "Cosine",
                    .aliases = "cos",
                    .family = Family::kWaves,
                    .cost = Cost::kTranscendental,
                    .formula = "cos(x)",
                    .derivative = "-sin(x)",
                    .frameworks = {"torch.cos(x)", "keras.ops.cos(x)", "jax.numpy.cos(x)"}}),
      With<Gaussian>({.id = "gaussian",
                      .name = "Gaussian",
                      .aliases = "RBF, radial basis function, bell curve",
                      .family = Family::kWaves,
                      .cost = Cost::kTranscendental,
                      .formula = "exp(-x^2)",
                      .derivative = "-2*x*exp(-x^2)",
                      .source = {"Broomhead, Lowe", 1988,
                                 "Multivariable functional interpolation and adaptive networks"}}),
      With<Sinc>({.id = "sinc",
                  .name = "Sinc",
                  .aliases = "cardinal sine, sampling function",
                  .family = Family::kWaves,
                  .cost = Cost::kTranscendental,
                  .formula =
                      "if(abs(x) < 1.5, 1-x^2/6*(1-x^2/20*(1-x^2/42*(1-x^2/72*(1-x^2/110"
                      "*(1-x^2/156*(1-x^2/210*(1-x^2/272*(1-x^2/342*(1-x^2/420))))))))), sin(x)/x)",
                  .derivative = "if(x == 0, 0, (cos(x)-sin(x)/x)/x)",
                  .textbook = "if(x == 0, 1, sin(x)/x)",
                  .frameworks = {"torch.sinc(x/torch.pi)", "keras.ops.sinc(x/math.pi)",
                                 "jax.numpy.sinc(x/jax.numpy.pi)"}}),
      With<Snake>({.id = "snake",
                   .name = "Snake",
                   .family = Family::kWaves,
                   .cost = Cost::kTranscendental,
                   .formula = "x + sin(a*x)^2/a",
                   .derivative = "1 + sin(2*a*x)",
                   .parameters = Snake::kParameters,
                   .source = {"Ziyin, Hartwig, Ueda", 2020,
                              "Neural networks fail to learn periodic functions and how to fix it, "
                              "arXiv:2006.08195"}}),
  };
  return rows;
}

}  // namespace activation
