// Erf and Erfc. Coefficients: tests/tools/minimax.py erf.
#include "numeric/borrow.h"
#include "numeric/elementary.h"
#include "numeric/exact.h"
#include "numeric/exponential.h"
#include "numeric/polynomial.h"

namespace activation {
namespace {

// (y + y_tail) 2^k
template <class T>
struct Scaled {
  T y;
  T y_tail;
  T k;
};

// erfc(a + a_tail) for 0 <= a <= 28, as exp(-a^2) p / (1 + 2a): the exponential takes the fall, and
// p = 1 + u Q(u - 1) with u = 2a / (a + 4) stays in [1, 1.29], exactly 1 at 0. Square, exponential,
// quotient and product are carried in two doubles, because in the tail each costs its rounding.
template <class T>
[[gnu::noinline]] Scaled<T> ErfcOfPositive(T a, T a_tail) {
  static constexpr double kQ[] = {
      0x1.dd2c8b74febf6p-3,   -0x1.7d8f1c4524743p-2,  0x1.8d4ecb405c5f1p-2,
      -0x1.47938f4c730e9p-2,  0x1.c0398cb6f2097p-3,   -0x1.00428c8fe985dp-3,
      0x1.e1a95642ea59bp-5,   -0x1.625ed0987936bp-6,  0x1.63f2605cec726p-8,
      -0x1.a2bede2400a56p-12, -0x1.77d65c623581ap-12, 0x1.4dcd9a31b9a7cp-13,
      -0x1.1ed21d04eafadp-17, -0x1.09f0c72ffe9cep-16, 0x1.36a4d9e3b8d98p-18,
      0x1.221a900e33021p-20,  -0x1.a63dc740e8ea4p-21, -0x1.4cf140e102fa4p-25,
      0x1.e5866c74f2c73p-24,  -0x1.bdce75f9bd87fp-29, -0x1.f36ab64de5dfcp-27,
      0x1.46c4072e08892p-31,  0x1.5243f75a381dep-30};
  T square, square_tail;
  SplitProduct(a, a, square, square_tail);
  const auto [head, tail, exponent] = TakeExponential(-square, -(square_tail + 2 * a * a_tail));
  T e, e_tail;
  FastTwoSum(head, tail, e, e_tail);

  const T u = 2 * a / (a + 4);
  T p, p_tail;
  FastTwoSum(Splat<T>(1), u * Polynomial(u - 1, kQ), p, p_tail);
  T d, d_tail;
  TwoSum(Splat<T>(1), 2 * a, d, d_tail);
  const T reciprocal = 1 / d;
  const T quotient = p * reciprocal;
  T back, back_tail;
  SplitProduct(quotient, d, back, back_tail);
  const T quotient_tail =
      (((p - back) - back_tail) + (p_tail - quotient * (d_tail + 2 * a_tail))) * reciprocal;

  T y, y_tail;
  SplitProduct(e, quotient, y, y_tail);
  return {y, y_tail + (e * quotient_tail + e_tail * quotient), exponent - kToExponent};
}

}  // namespace

// erf x = x + x E(x^2) up to 0.8, then 1 - erfc x.
template <class T>
[[gnu::noinline]] T Erf(T x) {
  if constexpr (kBorrows<T>) return Borrow<Erf<double>, Erf<Pair>>(x);
  static constexpr double kE[] = {
      0x1.06eba8214db69p-3,  -0x1.812746b0379e6p-2,  0x1.ce2f21a042b81p-4,  -0x1.b82ce31285f49p-6,
      0x1.565bcd0dc3b74p-8,  -0x1.c02db3d1b9cd7p-11, 0x1.f9a31ebae83c0p-14, -0x1.f4d16592b416ep-17,
      0x1.b9d380e3d3edep-20, -0x1.5e73ea5c763f9p-23, 0x1.ebb8dc6554d73p-27, -0x1.f87df3d6a363cp-31};
  const T a = Abs(x);
  const T near = Min(a, Splat<T>(0.8));
  const T result = near + near * Polynomial(near * near, kE);
  const auto far = a > 0.8;
  if (Any(far)) {
    // erf 6 = 1 already.
    const auto [y, y_tail, k] = ErfcOfPositive(Min(a, Splat<T>(6)), Splat<T>(0));
    const T power = PowerOfTwo(k + kToExponent);
    T head, tail;
    FastTwoSum(Splat<T>(1), -(y * power), head, tail);
    return CopySign(Select(far, head + (tail - y_tail * power), result), x);
  }
  return CopySign(result, x);
}

template <class T>
[[gnu::noinline]] T ErfcSum(T hi, T lo) {
  if constexpr (kBorrows<T>) return Borrow<ErfcSum<double>, ErfcSum<Pair>>(hi, lo);
  const T a = Min(Abs(hi), Splat<T>(28));
  const auto negative = hi < 0;
  const T a_tail = Select(a < 28, Select(negative, -lo, lo), Splat<T>(0));
  const auto [y, y_tail, k] = ErfcOfPositive(a, a_tail);
  const T usual = (y + y_tail) * PowerOfTwo(k + kToExponent);
  const auto tiny = a > 26;
  const T value = Any(tiny) ? Select(tiny, Scale(y + y_tail, k), usual) : usual;
  return Select(negative, 2 - value, value);
}

template <class T>
T Erfc(T x) {
  return ErfcSum(x, Splat<T>(0));
}

template double Erf(double);
template Pair Erf(Pair);
template double ErfcSum(double, double);
template Pair ErfcSum(Pair, Pair);
template double Erfc(double);
template Pair Erfc(Pair);

}  // namespace activation
