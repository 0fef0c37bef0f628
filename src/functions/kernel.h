// From a kernel, which knows f, f' and f'' at one point, to the loops and facts that a row holds.
//
// A kernel is a struct, made from the parameter values where it has parameters, with
//   template <class T> Jet<T> At(T z) const;             // T is Lane; double for facts
//   template <class T> void Gradients(T z, T* g) const;  // g[k] = df/dp[k]; only with parameters
//   Facts facts() const;
//   static constexpr bool kCheap = true;  // where a loop costs more than its body: unrolled
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

// NaN out wherever NaN came in.
void PutNans(std::span<const double> z, double* f, double* df, double* d2f);

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

// By way of a whole Lane.
void EvaluateOne(const Row& row, const Parameters& p, double z, double* f, double* df, double* d2f);

// Four Lanes at once, as far as they go; how far that is.
template <bool kSlope, class Kernel>
[[gnu::always_inline]] inline std::size_t EvaluateByFours(const Kernel& kernel,
                                                          std::span<const double> z, double* f,
                                                          double* df, MaskOf<Lane>* any_nan) {
  const auto step = [&](const double* from, double* to_f, double* to_df) {
    const Lane x = Load<Lane>(from);
    const Jet<Lane> jet = kernel.At(x);
    Store(to_f, jet.f);
    if constexpr (kSlope) Store(to_df, jet.df);
    return x;
  };
  std::size_t next = 0;
  for (; next + 4 * kLanes <= z.size(); next += 4 * kLanes) {
    const double* from = &z[next];
    double* to_f = f + next;
    double* to_df = kSlope ? df + next : nullptr;
    const Lane first = step(from, to_f, to_df);
    const Lane second = step(from + kLanes, to_f + kLanes, to_df + kLanes);
    const Lane third = step(from + 2 * kLanes, to_f + 2 * kLanes, to_df + 2 * kLanes);
    const Lane fourth = step(from + 3 * kLanes, to_f + 3 * kLanes, to_df + 3 * kLanes);
    // A sum is NaN if a term is.
    const Lane sum = (first + second) + (third + fourth);
    *any_nan = Or(*any_nan, sum != sum);
  }
  return next;
}

// The loops go in whole Lanes; where points are left over, the last Lane overlaps the one before,
// so that a kernel is compiled once. A single point is computed in every lane. What is not asked
// for is not computed: compilers sink it behind the test of its pointer.
template <class Kernel>
void EvaluateWith(const Row& row, const Parameters& p, const std::span<const double>& points,
                  double* f, double* df, double* d2f) {
  const std::span<const double> z = points;
  const std::size_t n = z.size();
  if (n < kLanes) {
    if (n > 0) EvaluateOne(row, p, z[0], f, df, d2f);
    return;
  }
  const Kernel kernel = MakeKernel<Kernel>(row, p);
  MaskOf<Lane> any_nan{};
  std::size_t next = 0;
  if constexpr (requires { Kernel::kCheap; }) {
    if (d2f == nullptr) {
      next = df != nullptr ? EvaluateByFours<true>(kernel, z, f, df, &any_nan)
                           : EvaluateByFours<false>(kernel, z, f, df, &any_nan);
    }
  }
  for (; next < n; next += kLanes) {
    const std::size_t i = std::min(next, n - kLanes);
    const Lane at = Load<Lane>(&z[i]);
    const Jet<Lane> jet = kernel.At(at);
    any_nan = Or(any_nan, at != at);
    Store(f + i, jet.f);
    if (df != nullptr) Store(df + i, jet.df);
    if (d2f != nullptr) Store(d2f + i, jet.d2f);
  }
  if (Any(any_nan)) PutNans(z, f, df, d2f);
}

template <class Kernel>
void GradientsWith(const Row& row, const Parameters& p, const std::span<const double>& points,
                   double* gradients) {
  const std::span<const double> z = points;
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

inline void NoGradients(const Row&, const Parameters&, const std::span<const double>&, double*) {}

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
