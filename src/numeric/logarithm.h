// What the logarithms share: a positive number as 2^k m, and log 2 in parts.
#pragma once

#include <limits>

#include "numeric/exponential.h"

namespace activation {

inline constexpr double kInfinite = std::numeric_limits<double>::infinity();
inline constexpr double kNotANumber = std::numeric_limits<double>::quiet_NaN();
inline constexpr double kSmallestNormal = 0x1p-1022;

// x = 2^k m with m in [1/sqrt 2, sqrt 2).
template <class T>
struct Logarithm {
  T k;
  T m;
};

// For positive normal x.
template <class T>
inline Logarithm<T> TakeLogarithm(T x) {
  constexpr std::int64_t kOne = 0x3ff0000000000000;
  constexpr std::int64_t kSqrtHalf = 0x3fe6a09e667f3bcd;
  const BitsOf<T> exponent = ShiftRight(AddBits(ToBits(x), kOne - kSqrtHalf), 52);
  // An integer below 2^52 becomes a double by standing in the last bits of 2^52.
  const T k = FromBits<T>(exponent | ToBits(Splat<T>(0x1p52))) - (0x1p52 + 1023);
  const T m = FromBits<T>(ToBits(x) - (AddBits(exponent, -1023) << 52));
  return {k, m};
}

// For positive x, subnormal numbers included.
template <class T>
inline Logarithm<T> TakeAnyLogarithm(T x) {
  const auto subnormal = x < kSmallestNormal;
  const Logarithm<T> scaled = TakeLogarithm(Select(subnormal, x * 0x1p54, x));
  return {Select(subnormal, scaled.k - 54, scaled.k), scaled.m};
}

}  // namespace activation
