// From a kernel, which knows f, f' and f'' at one point, to the loops and facts that a row holds.
//
// A kernel is a struct, made from the parameter values where it has parameters, with
//   template <class T> Jet<T> At(T z) const;             // T is Lane; double for facts
//   template <class T> void Gradients(T z, T* g) const;  // g[k] = df/dp[k]; only with parameters
//   Facts facts() const;
// Neither sees a NaN's consequences: the loops put NaN out where NaN came in.
#pragma once

#include <algorithm>
#include <array>
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

// The lanes of the loops. Tests build them with one lane, too: the bits must not change.
#ifdef PLAYGROUND_ONE_LANE
using Lane = double;
#else
using Lane = Pair;
#endif
inline constexpr std::size_t kLanes = sizeof(Lane) / sizeof(double);

inline std::array<double, kLanes> InEveryLane(double z) {
  std::array<double, kLanes> lanes;
  lanes.fill(z);
  return lanes;
}

// The loops go in whole Lanes; where points are left over, the last Lane overlaps the one before,
// so that a kernel is compiled once. A single point is computed in every lane.
template <class Kernel>
void EvaluateWith(const Row& row, Parameters p, std::span<const double> z, double* f, double* df,
                  double* d2f) {
  const std::size_t n = z.size();
  if (n == 0) return;
  if (n < kLanes) {
    double jet[3][kLanes];
    EvaluateWith<Kernel>(row, p, InEveryLane(z[0]), jet[0], jet[1], jet[2]);
    *f = jet[0][0];
    *df = jet[1][0];
    *d2f = jet[2][0];
    return;
  }
  const Kernel kernel = MakeKernel<Kernel>(row, p);
  for (std::size_t next = 0; next < n; next += kLanes) {
    const std::size_t i = std::min(next, n - kLanes);
    const Lane at = Load<Lane>(&z[i]);
    const Jet<Lane> jet = kernel.At(at);
    Store(f + i, NanWhere(at, jet.f));
    Store(df + i, NanWhere(at, jet.df));
    Store(d2f + i, NanWhere(at, jet.d2f));
  }
}

template <class Kernel>
void GradientsWith(const Row& row, Parameters p, std::span<const double> z, double* gradients) {
  const std::size_t n = z.size();
  if (n == 0) return;
  if (n < kLanes) {
    double both[kMaxParameters * kLanes];
    GradientsWith<Kernel>(row, p, InEveryLane(z[0]), both);
    for (std::size_t k = 0; k < p.size(); ++k) gradients[k] = both[k * kLanes];
    return;
  }
  const Kernel kernel = MakeKernel<Kernel>(row, p);
  for (std::size_t next = 0; next < n; next += kLanes) {
    const std::size_t i = std::min(next, n - kLanes);
    const Lane at = Load<Lane>(&z[i]);
    Lane g[kMaxParameters];
    kernel.Gradients(at, g);
    for (std::size_t k = 0; k < p.size(); ++k) Store(gradients + k * n + i, NanWhere(at, g[k]));
  }
}

template <class Kernel>
Facts FactsWith(const Row& row, Parameters p) {
  return MakeKernel<Kernel>(row, p).facts();
}

inline void NoGradients(const Row&, Parameters, std::span<const double>, double*) {}

// The row with its calls filled in.
template <class Kernel>
constexpr Row With(Row row) {
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
