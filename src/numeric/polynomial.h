// Polynomials in Estrin's order: neighbouring terms are paired, then pairs of pairs, so that most
// products do not wait for one another.
#pragma once

#include <cstddef>

#include "numeric/pair.h"

namespace activation {

// How many of n > 1 terms stand before the last power of two is reached.
constexpr std::size_t LowerPart(std::size_t n) {
  std::size_t part = 1;
  while (2 * part < n) part *= 2;
  return part;
}

// x^n for a power of two.
template <std::size_t n, class T>
[[gnu::always_inline]] inline T PowerOf(T x) {
  if constexpr (n == 1) {
    return x;
  } else {
    return PowerOf<n / 2>(x * x);
  }
}

template <std::size_t first, std::size_t n, class T>
[[gnu::always_inline]] inline T TermsFrom(T x, const double* coefficients) {
  if constexpr (n == 1) {
    return Splat<T>(coefficients[first]);
  } else {
    constexpr std::size_t lower = LowerPart(n);
    return TermsFrom<first, lower>(x, coefficients) +
           TermsFrom<first + lower, n - lower>(x, coefficients) * PowerOf<lower>(x);
  }
}

// The sum of coefficients[i] x^i. Without a loop, which some files do not unroll.
template <class T, std::size_t kTerms>
inline T Polynomial(T x, const double (&coefficients)[kTerms]) {
  return TermsFrom<0, kTerms>(x, Opaque(coefficients));
}

}  // namespace activation
