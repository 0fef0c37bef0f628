// Polynomials in Estrin's order: neighbouring terms are paired, then pairs of pairs, so that most
// products do not wait for one another.
#pragma once

#include <cstddef>

#include "numeric/pair.h"

namespace activation {

template <class T, std::size_t kTerms>
inline T PolynomialOfTerms(T x, const T (&terms)[kTerms]) {
  if constexpr (kTerms == 1) {
    return terms[0];
  } else {
    T pairs[(kTerms + 1) / 2];
    for (std::size_t i = 0; i + 1 < kTerms; i += 2) pairs[i / 2] = terms[i] + terms[i + 1] * x;
    if constexpr (kTerms % 2 == 1) pairs[kTerms / 2] = terms[kTerms - 1];
    return PolynomialOfTerms(x * x, pairs);
  }
}

// The sum of coefficients[i] x^i.
template <class T, std::size_t kTerms>
inline T Polynomial(T x, const double (&coefficients)[kTerms]) {
  const double* from = Opaque(coefficients);
  T terms[kTerms];
  for (std::size_t i = 0; i < kTerms; ++i) terms[i] = Splat<T>(from[i]);
  return PolynomialOfTerms(x, terms);
}

}  // namespace activation
