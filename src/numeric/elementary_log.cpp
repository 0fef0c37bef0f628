// Log, Log1p and Asinh. Coefficients: tests/tools/minimax.py log.
#include "numeric/borrow.h"
#include "numeric/elementary.h"
#include "numeric/exact.h"
#include "numeric/logarithm.h"
#include "numeric/polynomial.h"

namespace activation {
namespace {

// k ln 2 + log(1 + f + f_tail) for f in [1/sqrt 2 - 1, sqrt 2 - 1] and |f_tail| below an ULP of f.
// With s = f / (2 + f): log(1 + f) = 2 atanh s = f - f^2/2 + s (f^2/2 + s^2 P(s^2)).
template <class T>
inline T LogOfParts(T k, T f, T f_tail) {
  static constexpr double kP[] = {0x1.5555555555592p-1, 0x1.999999997fd91p-2, 0x1.24924941f3699p-2,
                                  0x1.c71c52077014cp-3, 0x1.74663f521fea8p-3, 0x1.39a1af8dad963p-3,
                                  0x1.2f05d9a7675bep-3};
  const T s = f / (f + 2);
  const T w = s * s;
  const T half_square = f * f * 0.5;
  const T small = s * (half_square + w * Polynomial(w, kP)) +
                  ((f_tail - f * f_tail) + k * Constant<T>(kLn2Tail));
  T sum, error;
  FastTwoSum(k * Constant<T>(kLn2Head), f, sum, error);
  return sum + (error - (half_square - small));
}

// log(1 + hi + lo) for -1 < hi < 2^1000 and |lo| below an ULP of hi.
template <class T>
inline T Log1pOfSum(T hi, T lo) {
  T u, error;
  TwoSum(Splat<T>(1), hi, u, error);
  const auto [k, m] = TakeLogarithm(u);
  T f, f_tail;
  TwoSum(m - 1, (error + lo) * PowerOfTwo(kToExponent - k), f, f_tail);
  return LogOfParts(k, f, f_tail);
}

// log(2^more x) for any x.
template <class T>
[[gnu::noinline]] T LogOfAny(T x, double more) {
  const auto positive = And(x > 0, x < kInfinite);
  const auto [k, m] = TakeAnyLogarithm(Select(positive, x, Splat<T>(1)));
  // Infinity and NaN stay as they are.
  const T limit = Select(x == 0, Splat<T>(-kInfinite), Select(x < 0, Splat<T>(kNotANumber), x));
  return Select(positive, LogOfParts(k + more, m - 1, Splat<T>(0)), limit);
}

}  // namespace

template <class T>
[[gnu::noinline]] T Log(T x) {
  if constexpr (kBorrows<T>) return Borrow<Log<double>, Log<Pair>>(x);
  if (Any(Not(And(x >= kSmallestNormal, x < kInfinite)))) return LogOfAny(x, 0);
  const auto [k, m] = TakeLogarithm(x);
  return LogOfParts(k, m - 1, Splat<T>(0));
}

template <class T>
[[gnu::noinline]] T Log1p(T x) {
  if constexpr (kBorrows<T>) return Borrow<Log1p<double>, Log1p<Pair>>(x);
  const auto usual = And(x > -1, x < 0x1p1000);
  const T result = CopySign(Log1pOfSum(Select(usual, x, Splat<T>(0)), Splat<T>(0)), x);
  return Any(Not(usual)) ? Select(usual, result, LogOfAny(x + 1, 0)) : result;
}

// asinh x = log1p(|x| + x^2 / (1 + sqrt(1 + x^2))); log(2 |x|) where 1 no longer counts.
template <class T>
[[gnu::noinline]] T Asinh(T x) {
  if constexpr (kBorrows<T>) return Borrow<Asinh<double>, Asinh<Pair>>(x);
  const T a = Abs(x);
  const auto usual = a < 0x1p28;
  const T moderate = Select(usual, a, Splat<T>(0));
  const T square = moderate * moderate;
  T hi, lo;
  FastTwoSum(moderate, square / (Sqrt(square + 1) + 1), hi, lo);
  const T result = Log1pOfSum(hi, lo);
  return CopySign(Any(Not(usual)) ? Select(usual, result, LogOfAny(a, 1)) : result, x);
}

template double Log(double);
template Pair Log(Pair);
template double Log1p(double);
template Pair Log1p(Pair);
template double Asinh(double);
template Pair Asinh(Pair);

}  // namespace activation
