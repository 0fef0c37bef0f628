// What several kernels share: masks as numbers, bounded arguments, the logistic function's parts.
#pragma once

#include "functions/kernel.h"
#include "numeric/elementary.h"

namespace activation {

// value where the mask holds, else 0.
template <class T>
T Where(MaskOf<T> mask, T value) {
  return Select(mask, value, Splat<T>(0));
}
template <class T>
T OneWhere(MaskOf<T> mask) {
  return Select(mask, Splat<T>(1), Splat<T>(0));
}
template <class T>
T Clamp(T x, double low, double high) {
  return Min(Max(x, Splat<T>(low)), Splat<T>(high));
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

}  // namespace activation
