// From a kernel, f f' f'' at one point for any lane type, to the loops that a row holds.
//
// A kernel is a struct with `template <class T> static Jet<T> At(T z, Parameters p)` and, if it has parameters,
// `template <class T> static void Gradients(T z, Parameters p, T* g)`, which sets g[k] to df/dp[k].
#pragma once

#include "functions/row.h"
#include "numeric/pair.h"

namespace activation {

// A value with its first and second derivative by z.
template <class T>
struct Jet {
  T f;
  T df;
  T d2f;
};

template <class Kernel>
void EvaluateWith(const Row&, Parameters p, std::span<const double> z, double* f, double* df, double* d2f) {
  const std::size_t n = z.size();
  std::size_t i = 0;
  for (; i + 2 <= n; i += 2) {
    const Jet<Pair> jet = Kernel::At(LoadPair(&z[i]), p);
    StorePair(f + i, jet.f);
    StorePair(df + i, jet.df);
    StorePair(d2f + i, jet.d2f);
  }
  if (i < n) {
    const Jet<double> jet = Kernel::At(z[i], p);
    f[i] = jet.f;
    df[i] = jet.df;
    d2f[i] = jet.d2f;
  }
}

}  // namespace activation
