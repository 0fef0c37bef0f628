// Inverse square root units: algebraic curves that flatten without an exponential.
#include "functions/families/families.h"
#include "functions/families/lanes.h"

namespace activation {
namespace {

constexpr Parameter kAlpha = {.name = "alpha",
                              .initial = 1,
                              .low = 0,
                              .low_open = true,
                              .slider_low = 0.1,
                              .slider_high = 5,
                              .learnable = true};

struct Isru {
  static constexpr Parameter kParameters[] = {kAlpha};
  explicit Isru(Parameters p)
      : alpha(p[0]), limit(1 / Sqrt(alpha)), squarable(1e150 / Sqrt(alpha)) {}
  double alpha;
  double limit;      // sup of f
  double squarable;  // beyond it f is as good as its limit, and alpha z^2 may overflow

  template <class T>
  Jet<T> At(T z) const {
    const T x = Bounded(z, squarable);
    const T inverse = 1.0 / Sqrt(1.0 + alpha * x * x);
    const T f = x * inverse;
    const T slope = inverse * inverse * inverse;
    return {f, slope, -3.0 * alpha * f * inverse * slope};
  }
  template <class T>
  void Gradients(T z, T* g) const {
    const T f = At(z).f;
    g[0] = -0.5 * f * f * f;
  }
  Facts facts() const {
    return {.range = {Open(-limit, limit)},
            .parity = Parity::kOdd,
            .monotonicity = Monotonicity::kStrictlyIncreasing,
            .left = {0, -limit},
            .right = {0, limit}};
  }
};

struct Isrlu {
  static constexpr Parameter kParameters[] = {kAlpha};
  explicit Isrlu(Parameters p) : left(p) {}
  Isru left;

  template <class T>
  Jet<T> At(T z) const {
    const Jet<T> jet = left.At(z);
    const MaskOf<T> negative = z < 0.0;
    return {Select(negative, jet.f, z), Select(negative, jet.df, Splat<T>(1)),
            Where(negative, jet.d2f)};
  }
  template <class T>
  void Gradients(T z, T* g) const {
    left.Gradients(Min(z, Splat<T>(0)), g);
  }
  // f''' jumps at 0.
  Facts facts() const {
    return {.range = {Open(-left.limit, kInfinity)},
            .monotonicity = Monotonicity::kStrictlyIncreasing,
            .left = {0, -left.limit},
            .right = {1, 0},
            .smooth_to = 2};
  }
};

}  // namespace

std::span<const Row> RootRows() {
  static constexpr Row rows[] = {
      With<Isru>(
          {.id = "isru",
           .name = "ISRU",
           .aliases = "inverse square root unit",
           .family = Family::kSigmoidal,
           .cost = Cost::kDivide,
           .formula = "if(alpha*x^2 < 1, x/sqrt(1+alpha*x^2), sign(x)/sqrt(alpha+1/x^2))",
           .derivative = "1/sqrt(1+alpha*x^2)^3",
           .textbook = "x/sqrt(1+alpha*x^2)",
           .parameters = Isru::kParameters,
           .source = {"Carlile, Delamarter, Kinney, Marti, Whitney", 2017, "arXiv:1710.09967"}}),
      With<Isrlu>(
          {.id = "isrlu",
           .name = "ISRLU",
           .aliases = "inverse square root linear unit",
           .family = Family::kSmoothRectifiers,
           .cost = Cost::kDivide,
           .formula = "if(x >= 0, x, if(alpha*x^2 < 1, x/sqrt(1+alpha*x^2), -1/sqrt(alpha+1/x^2)))",
           .derivative = "if(x < 0, 1/sqrt(1+alpha*x^2)^3, 1)",
           .textbook = "if(x < 0, x/sqrt(1+alpha*x^2), x)",
           .parameters = Isrlu::kParameters,
           .source = {"Carlile, Delamarter, Kinney, Marti, Whitney", 2017, "arXiv:1710.09967"}}),
  };
  return rows;
}

}  // namespace activation
