// Pade activation unit, the safe kind: P / (1 + |A|) with polynomials P = a0 + a1 z + ... and
// A = b1 z + b2 z^2 + ..., whose coefficients are learnt.
#include <algorithm>

#include "functions/families/families.h"
#include "functions/families/lanes.h"

namespace activation {
namespace {

// Of 1, z, z^2 ...; the last is not 0, unless it is the only one.
constexpr std::size_t kMaxCoefficients = 10;
using Coefficients = ShortList<double, kMaxCoefficients>;

template <class T>
Jet<T> PolynomialJet(const Coefficients& c, T x) {
  Jet<T> jet = {Splat<T>(0), Splat<T>(0), Splat<T>(0)};
  for (std::size_t i = c.size(); i-- > 0;) {
    jet.d2f = jet.d2f * x + 2.0 * jet.df;
    jet.df = jet.df * x + jet.f;
    jet.f = jet.f * x + c[i];
  }
  return jet;
}

// The same with the value as if computed with twice the digits (compensated Horner scheme, Langlois
// and Louvet 2007): near a zero of P its terms are much larger than their sum. Where no coefficient
// is negative and x > 0 nothing cancels, and the plain sum will do.
template <class T>
Jet<T> CompensatedJet(const Coefficients& c, bool none_negative, T x) {
  const MaskOf<T> cancels = none_negative ? Not(x > 0.0) : x == x;
  if (!Any(cancels)) return PolynomialJet(c, x);
  Jet<T> jet = {Splat<T>(0), Splat<T>(0), Splat<T>(0)};
  T lost = Splat<T>(0);
  for (std::size_t i = c.size(); i-- > 0;) {
    jet.d2f = jet.d2f * x + 2.0 * jet.df;
    jet.df = jet.df * x + jet.f;
    T product, of_product, of_sum;
    SplitProduct(jet.f, x, product, of_product);
    TwoSum(product, Splat<T>(c[i]), jet.f, of_sum);
    lost = lost * x + (of_product + of_sum);
  }
  jet.f = jet.f + Where(cancels, lost);
  return jet;
}

template <class T>
Jet<T> Quotient(const Jet<T>& p, const Jet<T>& q) {
  const T f = p.f / q.f;
  const T df = (p.df - f * q.df) / q.f;
  return {f, df, (p.d2f - 2.0 * df * q.df - f * q.d2f) / q.f};
}

// x^n with w = 1/x; neither is multiplied where n is 0.
template <class T>
T IntegerPower(T x, T w, int n) {
  T power = Splat<T>(1);
  for (int i = 0; i < n; ++i) power = power * x;
  for (int i = 0; i > n; --i) power = power * w;
  return power;
}

Coefficients Reversed(Coefficients c) {
  std::reverse(c.begin(), c.end());
  return c;
}

double ValueAt(const Coefficients& c, double x) { return PolynomialJet(c, x).f; }

Coefficients DerivativeOf(const Coefficients& c) {
  Coefficients derivative;
  for (std::size_t i = 1; i < c.size(); ++i) derivative.push_back(static_cast<double>(i) * c[i]);
  return derivative;
}

// Where the polynomial changes its sign, ascending: between two neighbouring turning points, by
// bisection.
ShortList<double, kMaxKinks> SignChanges(const Coefficients& c) {
  if (c.size() <= 1) return {};
  double bound = 0;  // Cauchy's: all roots lie within
  for (const double coefficient : c) bound = std::max(bound, Abs(coefficient / c.back()));
  ShortList<double, kMaxKinks + 2> edges = {-bound - 1};
  for (const double turn : SignChanges(DerivativeOf(c))) edges.push_back(turn);
  edges.push_back(bound + 1);
  ShortList<double, kMaxKinks> changes;
  for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
    double low = edges[i];
    double high = edges[i + 1];
    const bool rises = ValueAt(c, high) > 0;
    if ((ValueAt(c, low) < 0) != rises || ValueAt(c, low) == 0) continue;
    for (double middle = 0.5 * (low + high); middle > low && middle < high;
         middle = 0.5 * (low + high)) {
      ((ValueAt(c, middle) > 0) == rises ? high : low) = middle;
    }
    changes.push_back(ValueAt(c, high) == 0 ? high : low);
  }
  return changes;
}

constexpr Parameter Coefficient(std::string_view name, double initial) {
  return {.name = name,
          .initial = initial,
          .low = -1e6,
          .high = 1e6,
          .slider_low = -5,
          .slider_high = 5,
          .learnable = true};
}

struct Pau {
  static constexpr Parameter kParameters[] = {
      Coefficient("a0", 0.03125), Coefficient("a1", 0.625),   Coefficient("a2", 2.375),
      Coefficient("a3", 3.0625),  Coefficient("a4", 1.5),     Coefficient("a5", 0.25),
      Coefficient("b1", 1.1875),  Coefficient("b2", 4.40625), Coefficient("b3", 0.90625),
      Coefficient("b4", 0.34375)};
  static constexpr Series kSeries[] = {{'a', 0, 1, 10, Coefficient("", 0)},
                                       {'b', 1, 1, 9, Coefficient("", 0)}};
  static_assert(kSeries[0].max_count <= static_cast<int>(kMaxCoefficients));
  static_assert(kSeries[1].max_count < static_cast<int>(kMaxCoefficients));
  static_assert(kMaxCoefficients - 1 <= kMaxKinks);  // A has at most as many zeros as its degree

  Pau(const Row& row, Parameters p) : b{0} {
    for (std::size_t k = 0; k < p.size(); ++k) {
      (row.parameters[k].name[0] == 'a' ? a : b).push_back(p[k]);
    }
    a_count = static_cast<int>(a.size());
    b_count = static_cast<int>(b.size()) - 1;
    for (Coefficients* c : {&a, &b}) {
      while (c->size() > 1 && c->back() == 0) c->pop_back();
    }
    a_reversed = Reversed(a);
    none_negative = std::all_of(a.begin(), a.end(), [](double c) { return c >= 0; });
    b_reversed = Reversed(b);
    lowest = 0;
    while (lowest + 1 < b.size() && b[lowest] == 0) ++lowest;
  }
  Coefficients a;
  Coefficients b;
  Coefficients a_reversed;
  bool none_negative;  // of a
  Coefficients b_reversed;
  int a_count;
  int b_count;
  std::size_t lowest;  // of the powers in A

  int Excess() const { return static_cast<int>(a.size()) - static_cast<int>(b.size()); }

  // Sign of A; near 0 that of its lowest power, as A itself may underflow.
  template <class T>
  T SignOfA(T x, T value) const {
    const T odd = lowest % 2 == 1 ? x : Abs(x);
    const T sign_near_zero = CopySign(Splat<T>(1), b[lowest] < 0 ? -odd : odd);
    const T sign = Select(Abs(x) < 1e-30, sign_near_zero, CopySign(Splat<T>(1), value));
    return Where(Not(x == 0.0), b[lowest] == 0 ? Splat<T>(0) : sign);
  }

  // 1 + |A|, given A.
  template <class T>
  static Jet<T> Denominator(const Jet<T>& a_jet, T sign) {
    return {1.0 + Abs(a_jet.f), sign * a_jet.df, sign * a_jet.d2f};
  }

  // x^n (1 + |A|) with w = 1/x, as a function of w: |b_n + b_(n-1) w + ...| + |w|^n.
  template <class T>
  Jet<T> ReversedDenominator(T w) const {
    const Jet<T> jet = PolynomialJet(b_reversed, w);
    const T sign = CopySign(Splat<T>(1), jet.f);
    const double n = static_cast<double>(b.size() - 1);
    const int power = static_cast<int>(b.size()) - 1;
    const T magnitude = Abs(w);
    const T parity = CopySign(Splat<T>(1), w);
    Jet<T> tail = {Splat<T>(1), Splat<T>(0), Splat<T>(0)};  // of |w|^n
    for (int i = 0; i < power; ++i) {
      tail.d2f = tail.df;
      tail.df = tail.f;
      tail.f = tail.f * magnitude;
    }
    tail.d2f = n * (n - 1) * tail.d2f;
    tail.df = n * parity * tail.df;
    return {Abs(jet.f) + tail.f, sign * jet.df + tail.df, sign * jet.d2f + tail.d2f};
  }

  // |z| <= 1: by powers of z.
  template <class T>
  Jet<T> Inside(T x) const {
    const Jet<T> a_jet = PolynomialJet(b, x);
    return Quotient(CompensatedJet(a, none_negative, x), Denominator(a_jet, SignOfA(x, a_jet.f)));
  }

  // |z| >= 1: by powers of w = 1/z, as f = z^k g(w) with f' = z^(k-1) (k g - w g').
  template <class T>
  Jet<T> Outside(T x) const {
    const T w = 1.0 / x;
    const Jet<T> g = Quotient(CompensatedJet(a_reversed, none_negative, w), ReversedDenominator(w));
    const int k = Excess();
    const double power = static_cast<double>(k);
    const T df = power * g.f - w * g.df;
    const T d2f = (power - 1) * (power * g.f - 2.0 * w * g.df) + w * w * g.d2f;
    const T sign = SignOfHighest(w);
    return {sign * (IntegerPower(x, w, k) * g.f), sign * (IntegerPower(x, w, k - 1) * df),
            sign * (IntegerPower(x, w, k - 2) * d2f)};
  }

  // |z|^n stands below z^m: for odd n the sign of z is left over.
  template <class T>
  T SignOfHighest(T w) const {
    const T one = Splat<T>(1);
    return b.size() % 2 == 0 ? CopySign(one, w) : one;
  }

  // Inside and outside, nothing overflows before f does.
  template <class T>
  Jet<T> At(T z) const {
    const MaskOf<T> inside = Abs(z) <= 1.0;
    const T far = Select(inside, Splat<T>(1), z);
    if (!Any(inside)) return Outside(far);
    const Jet<T> near_jet = Inside(Bounded(z, 1));
    if (!Any(Not(inside))) return near_jet;
    const Jet<T> far_jet = Outside(far);
    return {Select(inside, near_jet.f, far_jet.f), Select(inside, near_jet.df, far_jet.df),
            Select(inside, near_jet.d2f, far_jet.d2f)};
  }

  template <class T>
  void Gradients(T z, T* g) const {
    const MaskOf<T> inside = Abs(z) <= 1.0;
    const T x = Bounded(z, 1);
    const T far = Select(inside, Splat<T>(1), z);
    const T w = 1.0 / far;
    const T a_value = PolynomialJet(b, x).f;
    const T far_sign = CopySign(Splat<T>(1), PolynomialJet(b_reversed, w).f) * SignOfHighest(w);
    const T sign_of_a = Select(inside, SignOfA(x, a_value), far_sign);
    const T inner = 1.0 / (1.0 + Abs(a_value));
    const T outer = SignOfHighest(w) / ReversedDenominator(w).f;
    const int n = static_cast<int>(b.size()) - 1;
    const T f = At(z).f;
    // z^j / (1 + |A|)
    const auto share = [&](int j) {
      return Select(inside, IntegerPower(x, x, j) * inner, IntegerPower(far, w, j - n) * outer);
    };
    for (int j = 0; j < a_count; ++j) g[j] = share(j);
    for (int k = 1; k <= b_count; ++k) g[a_count + k - 1] = -sign_of_a * share(k) * f;
  }

  // Range and monotonicity are not worked out.
  Facts facts() const {
    Facts facts{.parity = ParityOf(), .left = Asymptotic(-1), .right = Asymptotic(1)};
    for (const double at : SignChanges(b)) {
      if (ValueAt(DerivativeOf(b), at) == 0) continue;  // |A| is smooth enough there
      facts.kinks.push_back({at, ValueAt(a, at) == 0 ? 2 : 1});
    }
    // The denominator is 1 at least: what comes from one infinity and goes to the other leaves out
    // nothing.
    if (facts.left.slope * facts.right.slope > 0) facts.range = {Open(-kInfinity, kInfinity)};
    return facts;
  }

  // Whether all powers of z but those with coefficient 0 are even (0), or odd (1).
  static bool HasOnly(std::size_t remainder, const Coefficients& c) {
    for (std::size_t i = 0; i < c.size(); ++i) {
      if (c[i] != 0 && i % 2 != remainder) return false;
    }
    return true;
  }
  Parity ParityOf() const {
    const bool even_below = HasOnly(0, b) || HasOnly(1, b);
    if (HasOnly(1, a) && (even_below || HasOnly(0, a))) return Parity::kOdd;
    return even_below && HasOnly(0, a) ? Parity::kEven : Parity::kNone;
  }

  // The line for z to side * infinity.
  Asymptote Asymptotic(double side) const {
    const int k = Excess();
    if (k > 1) return {};
    if (k < 0 || (a.size() == 1 && a[0] == 0)) return {0, 0};
    const std::size_t m = a.size() - 1;
    const std::size_t n = b.size() - 1;
    if (n == 0) return {k == 1 ? a[1] : 0, a[0]};
    // |A| is sign * A far out
    const double parity = side < 0 && n % 2 == 1 ? -1 : 1;
    const double sign = b[n] < 0 ? -parity : parity;
    const double lead = sign * a[m] / b[n];
    if (k == 0) return {0, lead};
    // (a_m x^m + a' x^(m-1)) / (s (b_n x^n + b' x^(n-1)) + 1): the 1 counts where n is 1
    const double below = b[n - 1] + (n == 1 ? sign : 0);
    return {lead, sign * a[m - 1] / b[n] - lead * below / b[n]};
  }

  static std::string Sum(char letter, int from, int to, int order) {
    std::string text;
    for (int j = std::max(from, order); j <= to; ++j) {
      if (!text.empty()) text += "+";
      if (order == 1 && j > 1) text += std::to_string(j) + "*";
      text += letter + std::to_string(j);
      if (j - order == 1) text += "*x";
      if (j - order > 1) text += "*x^" + std::to_string(j - order);
    }
    return text.empty() ? "0" : text;
  }
  static std::string Formula(std::span<const int> counts) {
    return "(" + Sum('a', 0, counts[0] - 1, 0) + ")/(1+abs(" + Sum('b', 1, counts[1], 0) + "))";
  }
  static std::string Derivative(std::span<const int> counts) {
    const std::string a_text = Sum('b', 1, counts[1], 0);
    return "(" + Sum('a', 0, counts[0] - 1, 1) + ")/(1+abs(" + a_text + ")) - (" +
           Sum('a', 0, counts[0] - 1, 0) + ")*sign(" + a_text + ")*(" + Sum('b', 1, counts[1], 1) +
           ")/(1+abs(" + a_text + "))^2";
  }
  static constexpr Variadic kVariadic = {kSeries, false, Formula, Derivative};
};

}  // namespace

std::span<const Row> PauRows() {
  static constexpr Row rows[] = {
      With<Pau>(
          {.id = "pau",
           .name = "PAU",
           .aliases = "Pad\xC3\xA9 activation unit, rational activation",
           .family = Family::kFlexible,
           .cost = Cost::kDivide,
           .formula = "(a0+a1*x+a2*x^2+a3*x^3+a4*x^4+a5*x^5)/(1+abs(b1*x+b2*x^2+b3*x^3+b4*x^4))",
           .derivative =
               "(a1+2*a2*x+3*a3*x^2+4*a4*x^3+5*a5*x^4)/(1+abs(b1*x+b2*x^2+b3*x^3+b4*x^4)) - "
               "(a0+a1*x+a2*x^2+a3*x^3+a4*x^4+a5*x^5)*sign(b1*x+b2*x^2+b3*x^3+b4*x^4)*(b1+2*b2*x+3*"
               "b3*x^2+4*b4*x^3)/(1+abs(b1*x+b2*x^2+b3*x^3+b4*x^4))^2",
           .parameters = Pau::kParameters,
           .variadic = &Pau::kVariadic,
           .source = {"Molina, Schramowski, Kersting", 2019, "arXiv:1907.06732"}}),
  };
  return rows;
}

}  // namespace activation
