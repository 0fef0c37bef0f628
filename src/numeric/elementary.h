// Elementary functions of our own, so that every compiler and every browser gives the same bits.
//
// Each is written once, as a template over the lane type, and instantiated for `double` and `Pair`;
// the bits of a lane never depend on its neighbour. Only + - * / and the square root are used,
// which IEEE 754 rounds correctly everywhere. Each takes every double: subnormal numbers in and
// out, signed zeros, infinities, and NaN, which gives NaN. The largest error is stated in ULP.
#pragma once

#include "numeric/exact.h"  // SplitProduct
#include "numeric/pair.h"

namespace activation {

template <class T>
T Exp(T x);  // 1 ULP
template <class T>
T Expm1(T x);  // e^x - 1, 1.5 ULP
template <class T>
T Log(T x);  // 1 ULP; NaN below 0
template <class T>
T Log1p(T x);  // log(1 + x), 1 ULP; NaN below -1
template <class T>
T Sinh(T x);  // 2 ULP
template <class T>
T Cosh(T x);  // 1.5 ULP
template <class T>
T Tanh(T x);  // 1.5 ULP
template <class T>
T Asinh(T x);  // 1.5 ULP
template <class T>
T Erf(T x);  // 1.25 ULP
template <class T>
T Erfc(T x);  // 2 ULP
template <class T>
T Sin(T x);  // 1 ULP
template <class T>
T Cos(T x);  // 1 ULP
// Both at the price of one; the same bits as Sin and Cos.
template <class T>
void SinCos(T x, T& sine, T& cosine);
template <class T>
T Tan(T x);  // 1.5 ULP
template <class T>
T Atan(T x);  // 1 ULP
template <class T>
T Pow(T x, T y);  // 1 ULP; NaN where x < 0 and y is no integer, 1 where y is 0
template <class T>
T Hypot(T x, T y);  // 1 ULP; infinite where either is

// exp(hi + lo) for |lo| <= 2^-40 max(1, |hi|), 1 ULP: for exponents known beyond a double's
// precision.
template <class T>
T ExpSum(T hi, T lo);
// erfc(hi + lo) for |lo| <= 2^-52 |hi|, 2 ULP.
template <class T>
T ErfcSum(T hi, T lo);

}  // namespace activation
