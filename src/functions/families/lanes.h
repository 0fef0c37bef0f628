// What several kernels share: masks as numbers, bounded arguments, and the parts that functions of
// e^-|x| are made of. "Bounded" arguments keep products such as infinity * 0 out of a limit that is
// 0.
#pragma once

#include <array>
#include <limits>

#include "functions/kernel.h"
#include "numeric/elementary.h"
#include "numeric/exponential.h"

namespace activation {

inline constexpr double kLargest = std::numeric_limits<double>::max();
// Beyond it, e^-x is 0 and stays 0 when multiplied by a few powers of x.
inline constexpr double kFar = 1e6;

// value where the mask holds, else 0.
inline double Where(bool mask, double value) { return mask ? value : 0; }
inline Pair Where(PairBits mask, Pair value) { return FromBits<Pair>(mask & ToBits(value)); }
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

// tanh(x), its slope 1 - tanh(x)^2 and 1 - tanh |x|, which would cancel.
//
// Let |x| = s - k ln 2 / 2 with |s| <= ln 2 / 4. Then e^-2|x| = 2^k (C - s) / (C + s) with
// C = s coth s = 1 + q, and with A = 1 - 2^k and B = 1 + 2^k, both exact,
//   tanh |x| = (A C + B s) / (B C + A s),
// where neither sum cancels: A is 0 for the smallest |x|, and at least 1/2 for all others.
template <class T>
struct Hyperbolic {
  [[gnu::always_inline]] explicit Hyperbolic(T x) : magnitude(Abs(x)) {
    static constexpr double kMinusTwoOverLn2 = -2 * kOneOverLn2;
    static constexpr double kHalfLn2Head = kLn2Head / 2, kHalfLn2Tail = kLn2Tail / 2;
    static constexpr double kOne = 1;
    // (s coth s - 1) / s^2
    static constexpr double kP[] = {0x1.5555555555543p-2, -0x1.6c16c16bedf09p-6,
                                    0x1.1566aaf02a27ep-9, -0x1.bbd406b11563dp-13,
                                    0x1.6367f810b0f6ap-16};
    const T exponent = magnitude * Constant<T>(kMinusTwoOverLn2) + Constant<T>(kToExponent);
    const T k = exponent - Constant<T>(kToExponent);
    const T s = (magnitude + k * Constant<T>(kHalfLn2Head)) + k * Constant<T>(kHalfLn2Tail);
    const T w = s * s;
    const T q = w * Polynomial(w, kP);
    const T power = PowerOfTwo(exponent);
    const T A = Constant<T>(kOne) - power;
    const T B = Constant<T>(kOne) + power;
    const T numerator = A + (A * q + B * s);
    const T denominator = B + (B * q + A * s);
    const T inverse = Constant<T>(kOne) / denominator;
    const T C = Constant<T>(kOne) + q;
    const T twice = inverse + inverse;
    tanh = CopySign(numerator * inverse, x);
    rest = (C - s) * twice * power;
    sech2 = rest * ((C + s) * twice);
    static constexpr double kDeep = 350;  // 2^k is subnormal not much beyond it
    const MaskOf<T> deep = magnitude > Constant<T>(kDeep);
    if (Any(deep)) {
      tanh = Select(deep, CopySign(Splat<T>(1), x), tanh);
      rest = Select(deep, Exp(-2.0 * magnitude) * 2.0, rest);
      sech2 = Select(deep, Exp(-2.0 * magnitude) * 4.0, sech2);
    }
  }
  T magnitude;
  T tanh;
  T rest;  // 1 - tanh |x|
  T sech2;
};

// sqrt(x^2 + b), nowhere infinite.
template <class T>
T BoundedNorm(T x, double b) {
  const T squarable = Bounded(x, 1e150);
  return Min(Max(Sqrt(squarable * squarable + b), Abs(x)), Splat<T>(kLargest));
}

}  // namespace activation
