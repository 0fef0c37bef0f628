// From a kernel, which knows f, f' and f'' at one point, to the loops and facts that a row holds.
//
// A kernel is a struct, made from the parameter values where it has parameters, with
//   template <class T> Jet<T> At(T z) const;             // for T = double and T = Pair
//   template <class T> void Gradients(T z, T* g) const;  // g[k] = df/dp[k]; only with parameters
//   Facts facts() const;
// Neither sees a NaN's consequences: the loops put NaN out where NaN came in.
#pragma once

#include <concepts>
#include <type_traits>

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

inline constexpr int kMaxParameters = 20;

template <class Kernel>
Kernel MakeKernel(const Row& row, Parameters p) {
  if constexpr (std::is_constructible_v<Kernel, const Row&, Parameters>) {
    return Kernel(row, p);
  } else if constexpr (std::is_constructible_v<Kernel, Parameters>) {
    return Kernel(p);
  } else {
    return Kernel();
  }
}

template <class T>
T NanWhere(T z, T value) {
  return Select(z == z, value, z);
}

template <class Kernel>
void EvaluateWith(const Row& row, Parameters p, std::span<const double> z, double* f, double* df,
                  double* d2f) {
  const Kernel kernel = MakeKernel<Kernel>(row, p);
  const std::size_t n = z.size();
  std::size_t i = 0;
  for (; i + 2 <= n; i += 2) {
    const Pair at = LoadPair(&z[i]);
    const Jet<Pair> jet = kernel.At(at);
    StorePair(f + i, NanWhere(at, jet.f));
    StorePair(df + i, NanWhere(at, jet.df));
    StorePair(d2f + i, NanWhere(at, jet.d2f));
  }
  if (i < n) {
    const Jet<double> jet = kernel.At(z[i]);
    f[i] = NanWhere(z[i], jet.f);
    df[i] = NanWhere(z[i], jet.df);
    d2f[i] = NanWhere(z[i], jet.d2f);
  }
}

template <class Kernel>
void GradientsWith(const Row& row, Parameters p, std::span<const double> z, double* gradients) {
  const Kernel kernel = MakeKernel<Kernel>(row, p);
  const std::size_t n = z.size();
  std::size_t i = 0;
  for (; i + 2 <= n; i += 2) {
    const Pair at = LoadPair(&z[i]);
    Pair g[kMaxParameters];
    kernel.Gradients(at, g);
    for (std::size_t k = 0; k < p.size(); ++k) {
      StorePair(gradients + k * n + i, NanWhere(at, g[k]));
    }
  }
  if (i < n) {
    double g[kMaxParameters];
    kernel.Gradients(z[i], g);
    for (std::size_t k = 0; k < p.size(); ++k) gradients[k * n + i] = NanWhere(z[i], g[k]);
  }
}

template <class Kernel>
Facts FactsWith(const Row& row, Parameters p) {
  return MakeKernel<Kernel>(row, p).facts();
}

inline void NoGradients(const Row&, Parameters, std::span<const double>, double*) {}

// The row with its calls filled in.
template <class Kernel>
Row With(Row row) {
  row.facts = FactsWith<Kernel>;
  row.evaluate = EvaluateWith<Kernel>;
  if constexpr (requires(const Kernel& kernel, double* g) { kernel.Gradients(1.0, g); }) {
    row.gradients = GradientsWith<Kernel>;
  } else {
    row.gradients = NoGradients;
  }
  return row;
}

}  // namespace activation
