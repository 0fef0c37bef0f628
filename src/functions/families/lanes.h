// What several kernels share: masks as numbers, bounded arguments, and the parts that functions of
// e^-|x| are made of. "Bounded" arguments keep products such as infinity * 0 out of a limit that is
// 0.
#pragma once

#include <array>
#include <limits>

#include "functions/kernel.h"
#include "numeric/elementary.h"

namespace activation {

inline constexpr double kLargest = std::numeric_limits<double>::max();
// Beyond it, e^-x is 0 and stays 0 when multiplied by a few powers of x.
inline constexpr double kFar = 1e6;

// value where the mask holds, else 0.
template <class T>
T Where(MaskOf<T> mask, T value) {
  return Select(mask, value, Splat<T>(0));
}
template <class T>
T OneWhere(MaskOf<T> mask) {
  return Where(mask, Splat<T>(1));
}
template <class T>
T Clamp(T x, double low, double high) {
  return Min(Max(x, Splat<T>(low)), Splat<T>(high));
}
// x bounded on both sides.
template <class T>
T Bounded(T x, double limit) {
  return Clamp(x, -limit, limit);
}
// slope * x, where a slope of 0 is flat for infinite x, too.
template <class T>
T Sloped(double slope, T x) {
  return slope == 0 ? Splat<T>(0) : slope * x;
}

// c[0] + c[1] x + c[2] x^2 ...
template <class T, std::size_t n>
T Polynomial(T x, const std::array<double, n>& c) {
  T sum = Splat<T>(c[n - 1]);
  for (std::size_t i = n - 1; i-- > 0;) sum = sum * x + c[i];
  return sum;
}

// e^x and e^x - 1 for x <= 0, both without cancellation.
template <class T>
struct ExpParts {
  T exp;
  T expm1;
};
template <class T>
ExpParts<T> ExpOfNegative(T x) {
  const T e = Exp(x);
  T m = e - 1.0;
  const MaskOf<T> near_zero = x > -1.0;
  if (Any(near_zero)) m = Select(near_zero, Expm1(x), m);
  return {e, m};
}

// e^x = exp * scale. Where e^x is subnormal, exp is not, so that factors put between the two do not
// multiply a rounding error of 2^-1075.
template <class T>
struct ScaledExp {
  T exp;
  T scale;
};
template <class T>
ScaledExp<T> ExpScaled(T x) {
  constexpr double kShift = 128;
  constexpr double kExpOfMinusShift = 2.5722093726424148e-56;
  const MaskOf<T> deep = x < -700.0;
  return {Exp(Select(deep, x + kShift, x)), Select(deep, Splat<T>(kExpOfMinusShift), Splat<T>(1))};
}

// The parts of sigmoid(x), sigmoid(-x) and of their product, which is sigmoid'(x).
template <class T>
struct Logistic {
  explicit Logistic(T x) : negative(x < 0.0) {
    const ScaledExp<T> decay = ExpScaled(-Abs(x));
    e = decay.exp;
    scale = decay.scale;
    inverse = 1.0 / (1.0 + e * scale);
  }
  MaskOf<T> negative;
  T e;  // e^-|x| = e * scale
  T scale;
  T inverse;  // 1 / (1 + e^-|x|)

  // sigmoid(x) = s() * left(), sigmoid(-x) = q() * right(), sigmoid'(x) = slope() * scale.
  T s() const { return Select(negative, e, Splat<T>(1)) * inverse; }
  T q() const { return Select(negative, Splat<T>(1), e) * inverse; }
  T left() const { return Select(negative, scale, Splat<T>(1)); }
  T right() const { return Select(negative, Splat<T>(1), scale); }
  T slope() const { return e * inverse * inverse; }
  // |tanh(x / 2)|, with cancellation near 0.
  T half_tanh() const { return (1.0 - e * scale) * inverse; }
};

// tanh(x) = x numerator / denominator and x - tanh(x) = x^3 shrunk / denominator for |x| < 1, from
// the continued fraction x / (1 + x^2 / (3 + x^2 / (5 + ... x^2 / 19))), which is 2e-19 off at
// most. All terms are positive: nothing cancels.
template <class T>
struct TanhFraction {
  explicit TanhFraction(T x) {
    const T v = x * x;
    numerator = Polynomial(v, std::array{654729075.0, 91891800.0, 2837835.0, 25740.0, 55.0});
    shrunk = Polynomial(v, std::array{218243025.0, 16081065.0, 289575.0, 1430.0, 1.0});
    denominator =
        Polynomial(v, std::array{654729075.0, 310134825.0, 18918900.0, 315315.0, 1485.0, 1.0});
  }
  T numerator;
  T shrunk;
  T denominator;
};

// tanh(x) and its slope 1 - tanh(x)^2, which would cancel.
template <class T>
struct Hyperbolic {
  explicit Hyperbolic(T x) : magnitude(Abs(x)), near_zero(magnitude < 1.0) {
    e = Exp(-2.0 * magnitude);
    inverse = 1.0 / (1.0 + e);
    sech2 = 4.0 * e * inverse * inverse;
    tanh = CopySign((1.0 - e) * inverse, x);
    if (Any(near_zero)) {
      const TanhFraction<T> fraction(x);
      tanh = Select(near_zero, x * (fraction.numerator / fraction.denominator), tanh);
    }
  }
  T magnitude;
  MaskOf<T> near_zero;
  T e;        // e^-2|x|
  T inverse;  // 1 / (1 + e)
  T tanh;
  T sech2;
};

// sqrt(x^2 + b), nowhere infinite.
template <class T>
T BoundedNorm(T x, double b) {
  const T squarable = Bounded(x, 1e150);
  return Min(Max(Sqrt(squarable * squarable + b), Abs(x)), Splat<T>(kLargest));
}

}  // namespace activation
