// Elementary functions of our own, so that every compiler and every browser gives the same bits.
// Each is written once, as a template over the lane type, and instantiated for `double` and `Pair`.
#pragma once

#include "numeric/pair.h"

namespace activation {

template <class T> T Exp(T x);
template <class T> T Expm1(T x);
template <class T> T Log(T x);
template <class T> T Log1p(T x);
template <class T> T Sinh(T x);
template <class T> T Cosh(T x);
template <class T> T Tanh(T x);
template <class T> T Asinh(T x);
template <class T> T Erf(T x);
template <class T> T Erfc(T x);
template <class T> T Sin(T x);
template <class T> T Cos(T x);
template <class T> T Tan(T x);
template <class T> T Atan(T x);
template <class T> T Pow(T x, T y);
template <class T> T Hypot(T x, T y);

}  // namespace activation
