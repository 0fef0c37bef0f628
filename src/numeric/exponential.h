// e^x taken apart, for the functions that are made of it.
#pragma once

#include "numeric/exact.h"
#include "numeric/polynomial.h"

namespace activation {

// ln 2 = head + tail; the head's 32 bits leave room for an exact product with any exponent.
inline constexpr double kLn2Head = 0x1.62e42feep-1;
inline constexpr double kLn2Tail = 0x1.a39ef35793c76p-33;

// Adding this rounds a number below 2^51 to an integer k, which then stands, as the biased exponent
// of 2^k, in the lowest bits.
inline constexpr double kToExponent = 0x1.8p52 + 1023;

// 2^k, from k + kToExponent; for -1022 <= k <= 1023.
template <class T>
inline T PowerOfTwo(T exponent) {
  return FromBits<T>(ToBits(exponent) << 52);
}

// y 2^k for any k that a double's exponent may need, rounded once where the result is subnormal.
template <class T>
inline T Scale(T y, T k) {
  const T half = k * 0.5 + kToExponent;
  return y * PowerOfTwo(half) * PowerOfTwo(k - (half - kToExponent) + kToExponent);
}

// e^(hi + lo) = (head + tail) 2^k with head in [0.65, 1.35]; `exponent` is k + kToExponent.
template <class T>
struct TakenExponential {
  T head;
  T tail;
  T exponent;
};

// The quotient q(r) in e^r = 1 + r + r^2 q(r), for |r| <= ln 2 / 2.
template <class T>
inline T ExponentialQuotient(T r) {
  static constexpr double kQ[] = {
      0x1.0000000000009p-1,  0x1.5555555555558p-3,  0x1.55555555503dbp-5,  0x1.111111110f715p-7,
      0x1.6c16c18603f41p-10, 0x1.a01a01b06b1b2p-13, 0x1.a01993adb2cd1p-16, 0x1.71ddf5c504d4ep-19,
      0x1.28b4164993ba0p-22, 0x1.af64c9a7624a7p-26};
  return Polynomial(r, kQ);
}

inline constexpr double kOneOverLn2 = 0x1.71547652b82fep+0;

// For |hi| < 2^20 and |lo| <= 2^-40 max(1, |hi|). hi - k ln 2 is exact but for the tail of ln 2,
// which joins lo; only small terms are rounded.
template <class T>
inline TakenExponential<T> TakeExponential(T hi, T lo) {
  const T exponent = hi * Constant<T>(kOneOverLn2) + Constant<T>(kToExponent);
  const T k = exponent - Constant<T>(kToExponent);
  const T r_head = hi - k * Constant<T>(kLn2Head);
  const T r_tail = lo - k * Constant<T>(kLn2Tail);
  const T r = r_head + r_tail;
  T head, tail;
  FastTwoSum(Splat<T>(1), r_head, head, tail);
  return {head, tail + (r_tail + r * r * ExponentialQuotient(r)), exponent};
}

}  // namespace activation
