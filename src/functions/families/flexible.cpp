// Functions that take their shape from what they learn: SReLU, APL, ACON.
#include <algorithm>

#include "functions/families/families.h"
#include "functions/families/gates.h"

namespace activation {
namespace {

constexpr Parameter Learnable(std::string_view name, double initial, double slider) {
  return {.name = name,
          .initial = initial,
          .slider_low = -slider,
          .slider_high = slider,
          .learnable = true};
}

// Three lines; where both thresholds meet, the right one wins.
struct Srelu {
  static constexpr Parameter kParameters[] = {Learnable("t_r", 1, 3), Learnable("a_r", 1, 2),
                                              Learnable("t_l", 0, 3), Learnable("a_l", 0.2, 2)};
  static constexpr Ordering kOrderings[] = {{2, 0, false}};
  explicit Srelu(Parameters p) : t_r(p[0]), a_r(p[1]), t_l(p[2]), a_l(p[3]) {}
  double t_r, a_r, t_l, a_l;

  template <class T>
  Jet<T> At(T z) const {
    const MaskOf<T> right = z >= t_r;
    const MaskOf<T> left = z <= t_l;
    const T inner = Select(left, t_l + Sloped(a_l, z - t_l), z);
    const T inner_slope = Select(left, Splat<T>(a_l), Splat<T>(1));
    return {Select(right, t_r + Sloped(a_r, z - t_r), inner),
            Select(right, Splat<T>(a_r), inner_slope), Splat<T>(0)};
  }
  template <class T>
  void Gradients(T z, T* g) const {
    const MaskOf<T> right = z >= t_r;
    const MaskOf<T> left = And(z <= t_l, Not(right));
    g[0] = Where(right, Splat<T>(1 - a_r));
    g[1] = Where(right, z - t_r);
    g[2] = Where(left, Splat<T>(1 - a_l));
    g[3] = Where(left, z - t_l);
  }
  Facts facts() const { return PiecewiseLinear(a_l, {{t_l, t_l, 1}, {t_r, t_r, a_r}}); }
};

// max(0, z) and S hinges a_s max(0, b_s - z).
struct Apl {
  static constexpr Parameter kParameters[] = {Learnable("a0", 0.25, 1), Learnable("b0", 0.5, 3),
                                              Learnable("a1", -0.125, 1), Learnable("b1", -1, 3)};
  static constexpr Series kSeries[] = {{'a', 0, 1, 8, Learnable("", 0, 1)},
                                       {'b', 0, 1, 8, Learnable("", 0, 3)}};
  static_assert(kSeries[0].max_count < static_cast<int>(kMaxKinks));  // each hinge, and 0
  explicit Apl(Parameters p) : hinges(p) {
    for (std::size_t k = 0; k < hinges.size(); k += 2) left_slope -= hinges[k];
  }
  Parameters hinges;  // a0 b0 a1 b1 ...
  double left_slope = 0;

  template <class T>
  Jet<T> At(T z) const {
    const T zero = Splat<T>(0);
    T f = Max(z, zero);
    T df = OneWhere<T>(z > 0.0);
    for (std::size_t k = 0; k < hinges.size(); k += 2) {
      f = f + Sloped(hinges[k], Max(hinges[k + 1] - z, zero));
      df = df - Where(z < hinges[k + 1], Splat<T>(hinges[k]));
    }
    // hinges of both signs would add up to infinity - infinity
    return {Select(z < -kLargest, Sloped(left_slope, z), f), df, zero};
  }
  template <class T>
  void Gradients(T z, T* g) const {
    for (std::size_t k = 0; k < hinges.size(); k += 2) {
      g[k] = Max(hinges[k + 1] - z, Splat<T>(0));
      g[k + 1] = Where(z < hinges[k + 1], Splat<T>(hinges[k]));
    }
  }
  Facts facts() const {
    ShortList<double, kMaxKinks> corners = {0};
    for (std::size_t k = 1; k < hinges.size(); k += 2) corners.push_back(hinges[k]);
    // not std::sort, which is several times the code
    std::make_heap(corners.begin(), corners.end());
    std::sort_heap(corners.begin(), corners.end());
    Knots knots;
    for (const double at : corners) {
      double slope = at >= 0 ? 1 : 0;
      for (std::size_t k = 0; k < hinges.size(); k += 2) {
        if (hinges[k + 1] > at) slope -= hinges[k];
      }
      knots.push_back({at, At(at).f, slope});
    }
    return PiecewiseLinear(left_slope, knots);
  }

  static std::string Formula(std::span<const int> counts) {
    std::string text = "max(0, x)";
    for (int s = 0; s < counts[0]; ++s) {
      const std::string number = std::to_string(s);
      text += " + a" + number + "*max(0, b" + number + "-x)";
    }
    return text;
  }
  static std::string Derivative(std::span<const int> counts) {
    std::string text = "if(x > 0, 1, 0)";
    for (int s = 0; s < counts[0]; ++s) {
      const std::string number = std::to_string(s);
      text += " - if(x < b" + number + ", a" + number + ", 0)";
    }
    return text;
  }
  static constexpr Variadic kVariadic = {kSeries, true, Formula, Derivative};
};

// (p1 - p2) z sigmoid(beta (p1 - p2) z) + p2 z: from slope p2 to slope p1, smoothly.
struct AconC {
  static constexpr Parameter kParameters[] = {Learnable("p1", 1, 2), Learnable("p2", 0, 2),
                                              Learnable("beta", 1, 5)};
  explicit AconC(Parameters p) : p1(p[0]), p2(p[1]), beta(p[2]), d(p1 - p2), steepness(beta * d) {}
  double p1, p2, beta;
  double d;
  double steepness;

  template <class T>
  Jet<T> At(T z) const {
    const SigmoidGate<T> gate(z, Sloped(steepness, z), steepness);
    const Jet<T> jet = gate.jet(z);
    const Line line = Ends();
    const T limit = Select(z < 0.0, Sloped(line.left, z), Sloped(line.right, z));
    return {Select(Abs(z) > kLargest, limit, d * jet.f + p2 * z), d * jet.df + p2, d * jet.d2f};
  }
  template <class T>
  void Gradients(T z, T* g) const {
    const SigmoidGate<T> gate(z, Sloped(steepness, z), steepness);
    const SigmoidGate<T> mirrored(z, Sloped(-steepness, z), -steepness);
    g[0] = gate.x * gate.jet(z).df;
    g[1] = gate.x * mirrored.jet(z).df;
    g[2] = d * (d * gate.by_c());
  }
  Facts facts() const {
    const Line line = Ends();
    if (steepness == 0) return PiecewiseLinear(line.left, {{0, 0, line.right}});
    Facts facts{.left = {line.left, 0}, .right = {line.right, 0}};
    if (p1 == -p2) facts.parity = Parity::kEven;
    // f' runs through all slopes between these: those of z sigmoid(z), scaled
    constexpr double kSteepest = 1.0998393201288669;
    const double one = p2 + d * kSteepest;
    const double other = p2 + d * (1 - kSteepest);
    facts.monotonicity = Monotonicity::kNone;
    if (std::min(one, other) > 0) facts.monotonicity = Monotonicity::kStrictlyIncreasing;
    if (std::max(one, other) < 0) facts.monotonicity = Monotonicity::kStrictlyDecreasing;
    if (p1 * p2 > 0) {
      facts.range = {Open(-kInfinity, kInfinity)};
    } else if (p1 == 0 || p2 == 0) {
      // z sigmoid(beta d^2 z / d) for d = p1, mirrored for d = -p2: its one extremum is -0.278 /
      // beta
      const double extremum = -0.27846454276107380 / beta;
      facts.range = {beta > 0 ? ClosedOpen(extremum, kInfinity) : OpenClosed(-kInfinity, extremum)};
    }
    return facts;
  }

 private:
  struct Line {
    double left;
    double right;
  };
  // The slopes at both ends.
  Line Ends() const {
    if (steepness == 0) return {(p1 + p2) / 2, (p1 + p2) / 2};
    return steepness > 0 ? Line{p2, p1} : Line{p1, p2};
  }
};

}  // namespace

std::span<const Row> FlexibleRows() {
  static constexpr Row rows[] = {
      With<Srelu>({.id = "srelu",
                   .name = "SReLU",
                   .aliases = "S-shaped ReLU",
                   .family = Family::kFlexible,
                   .cost = Cost::kMultiply,
                   .formula = "if(x >= t_r, t_r + a_r*(x-t_r), if(x <= t_l, t_l + a_l*(x-t_l), x))",
                   .derivative = "if(x >= t_r, a_r, if(x <= t_l, a_l, 1))",
                   .parameters = Srelu::kParameters,
                   .orderings = Srelu::kOrderings,
                   .source = {"Jin, Xu, Feng, Wei, Xiong, Yan", 2015, "arXiv:1512.07030"}}),
      With<Apl>({.id = "apl",
                 .name = "APL",
                 .aliases = "adaptive piecewise linear unit",
                 .family = Family::kFlexible,
                 .cost = Cost::kMultiply,
                 .formula = "max(0, x) + a0*max(0, b0-x) + a1*max(0, b1-x)",
                 .derivative = "if(x > 0, 1, 0) - if(x < b0, a0, 0) - if(x < b1, a1, 0)",
                 .parameters = Apl::kParameters,
                 .variadic = &Apl::kVariadic,
                 .source = {"Agostinelli, Hoffman, Sadowski, Baldi", 2014, "arXiv:1412.6830"}}),
      With<AconC>({.id = "acon_c",
                   .name = "ACON-C",
                   .aliases = "activate or not",
                   .family = Family::kFlexible,
                   .gate = Gate::kSoft,
                   .cost = Cost::kTranscendental,
                   .formula = "(p1-p2)*x*sigmoid(beta*(p1-p2)*x) + p2*x",
                   .derivative = "(p1-p2)*sigmoid(beta*(p1-p2)*x)*(1 + beta*(p1-p2)*x"
                                 "*sigmoid(-beta*(p1-p2)*x)) + p2",
                   .parameters = AconC::kParameters,
                   .source = {"Ma, Zhang, Liu, Sun", 2020,
                              "Activate or not: learning customized "
                              "activation, arXiv:2009.04759"}}),
  };
  return rows;
}

}  // namespace activation
