// Exp, Expm1 and the hyperbolic functions. Coefficients: tests/tools/minimax.py exp.
#include "numeric/borrow.h"
#include "numeric/elementary.h"
#include "numeric/exponential.h"

namespace activation {
namespace {

// Any hi: 0 and infinity by rounding, subnormal results by scaling twice.
template <class T>
[[gnu::noinline]] T ExpOfAnySum(T hi, T lo) {
  const T clamped = Max(Min(hi, Splat<T>(710)), Splat<T>(-746));
  const auto [head, tail, exponent] =
      TakeExponential(clamped, Select(clamped == hi, lo, Splat<T>(0)));
  return Scale(head + tail, exponent - kToExponent);
}

template <class T>
inline T ExpOfSum(T hi, T lo) {
  if (Any(Not(Abs(hi) <= 708))) return ExpOfAnySum(hi, lo);
  const auto [head, tail, exponent] = TakeExponential(hi, lo);
  return (head + tail) * PowerOfTwo(exponent);
}

// e^x - 1 = hi + lo for -60 <= x <= 709, with |lo| at most a few ULP of hi.
template <class T>
void SplitExpm1(T x, T& hi, T& lo) {
  const auto [head, tail, exponent] = TakeExponential(x, Splat<T>(0));
  const T power = PowerOfTwo(exponent);
  TwoSum(head * power, Splat<T>(-1), hi, lo);
  lo = lo + tail * power;
}

// e^x / 2 for x > 700, where e^x itself may be too large.
template <class T>
T HalfExp(T x) {
  return ExpOfAnySum(x - kLn2Head, Splat<T>(-kLn2Tail));
}

constexpr double kLargest = 709;  // e^709 is finite

}  // namespace

template <class T>
[[gnu::noinline]] T Exp(T x) {
  if constexpr (kBorrows<T>) return Borrow<Exp<double>, Exp<Pair>>(x);
  return ExpOfSum(x, Splat<T>(0));
}

template <class T>
[[gnu::noinline]] T ExpSum(T hi, T lo) {
  if constexpr (kBorrows<T>) return Borrow<ExpSum<double>, ExpSum<Pair>>(hi, lo);
  return ExpOfSum(hi, lo);
}

template <class T>
[[gnu::noinline]] T Expm1(T x) {
  if constexpr (kBorrows<T>) return Borrow<Expm1<double>, Expm1<Pair>>(x);
  T hi, lo;
  SplitExpm1(Min(Max(x, Splat<T>(-60)), Splat<T>(kLargest)), hi, lo);
  const T result = CopySign(hi + lo, x);
  const auto large = x > kLargest;
  return Any(large) ? Select(large, ExpOfAnySum(x, Splat<T>(0)), result) : result;
}

// tanh a = a + a^3 N(a^2) / D(a^2) up to 0.8, then 1 - 2 q / (1 + q) with q = e^(-2a): one division
// serves both, and neither sum is far from its larger term.
template <class T>
[[gnu::noinline]] T Tanh(T x) {
  if constexpr (kBorrows<T>) return Borrow<Tanh<double>, Tanh<Pair>>(x);
  static constexpr double kN[] = {-0x1.5555555555555p-2, -0x1.5edf923380fa8p-6,
                                  -0x1.fecee62c57885p-13, -0x1.2a750733d9d9fp-26};
  static constexpr double kD[] = {0x1.0000000000000p+0, 0x1.db63850341c88p-2, 0x1.91cffbea095fap-6,
                                  0x1.0afd0fa9ee7b1p-12};
  const T a = Abs(x);
  const auto near = a < 0.8;
  // tanh 20 = 1 already; 1 - 2 q / (1 + q) with q = NaN stays NaN.
  const auto [head, tail, exponent] = TakeExponential(Min(a, Splat<T>(20)) * -2, Splat<T>(0));
  const T q = (head + tail) * PowerOfTwo(exponent);
  const T w = Min(a, Splat<T>(0.8)) * Min(a, Splat<T>(0.8));
  const T above = Select(near, a * w * Polynomial(w, kN), -2 * q);
  const T below = Select(near, Polynomial(w, kD), q + 1);
  return CopySign(Select(near, a, Splat<T>(1)) + above / below, x);
}

// sinh a = a + a^3 H(a^2) up to 1, then (e - 1/e) / 2 with e = e^a.
template <class T>
[[gnu::noinline]] T Sinh(T x) {
  if constexpr (kBorrows<T>) return Borrow<Sinh<double>, Sinh<Pair>>(x);
  static constexpr double kH[] = {
      0x1.5555555555556p-3,  0x1.11111111110b5p-7,  0x1.a01a01a028037p-13, 0x1.71de3a46457ebp-19,
      0x1.ae64677d3e597p-26, 0x1.611a189a4ecb2p-33, 0x1.b4df50671619bp-41};
  const T a = Abs(x);
  const T w = a * a;
  const T e = Exp(Min(a, Splat<T>(kLargest)));
  const T result = Select(a < 1, a + a * w * Polynomial(w, kH), e * 0.5 - 0.5 / e);
  const auto large = a > kLargest;
  return CopySign(Any(large) ? Select(large, HalfExp(a), result) : result, x);
}

template <class T>
[[gnu::noinline]] T Cosh(T x) {
  if constexpr (kBorrows<T>) return Borrow<Cosh<double>, Cosh<Pair>>(x);
  const T a = Abs(x);
  const T e = Exp(Min(a, Splat<T>(kLargest)));
  const T result = e * 0.5 + 0.5 / e;
  const auto large = a > kLargest;
  return Any(large) ? Select(large, HalfExp(a), result) : result;
}

template double Exp(double);
template Pair Exp(Pair);
template double ExpSum(double, double);
template Pair ExpSum(Pair, Pair);
template double Expm1(double);
template Pair Expm1(Pair);
template double Tanh(double);
template Pair Tanh(Pair);
template double Sinh(double);
template Pair Sinh(Pair);
template double Cosh(double);
template Pair Cosh(Pair);

}  // namespace activation
