// Exp, Expm1 and the hyperbolic functions. Coefficients: tests/tools/minimax.py exp.
#include "numeric/elementary.h"
#include "numeric/exponential.h"

namespace activation {
namespace {

template <class T>
T ExpOfSum(T hi, T lo) {
  if (Any(Not(Abs(hi) <= 708))) {
    // 0 and infinity by rounding, subnormal results by scaling twice.
    const T clamped = Max(Min(hi, Splat<T>(710)), Splat<T>(-746));
    const auto [head, tail, exponent] =
        TakeExponential(clamped, Select(clamped == hi, lo, Splat<T>(0)));
    return Scale(head + tail, exponent - kToExponent);
  }
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
  return ExpOfSum(x - kLn2Head, Splat<T>(-kLn2Tail));
}

constexpr double kLargest = 709;  // e^709 is finite

}  // namespace

template <class T>
T Exp(T x) {
  return ExpOfSum(x, Splat<T>(0));
}

template <class T>
T ExpSum(T hi, T lo) {
  return ExpOfSum(hi, lo);
}

template <class T>
T Expm1(T x) {
  T hi, lo;
  SplitExpm1(Min(Max(x, Splat<T>(-60)), Splat<T>(kLargest)), hi, lo);
  const T result = CopySign(hi + lo, x);
  const auto large = x > kLargest;
  return Any(large) ? Select(large, Exp(x), result) : result;
}

// tanh x = -t / (2 + t) with t = e^(-2|x|) - 1, which neither cancels nor overflows.
template <class T>
T Tanh(T x) {
  T hi, lo;
  SplitExpm1(Min(Abs(x), Splat<T>(22)) * -2, hi, lo);
  const T t = hi + lo;
  return CopySign(t / (t + 2), x);
}

// sinh x = (t + t / (1 + t)) / 2 with t = e^|x| - 1.
template <class T>
T Sinh(T x) {
  const T a = Abs(x);
  T hi, lo;
  SplitExpm1(Min(a, Splat<T>(kLargest)), hi, lo);
  const T t = hi + lo;
  const T result = (t + t / (t + 1)) * 0.5;
  const auto large = a > kLargest;
  return CopySign(Any(large) ? Select(large, HalfExp(a), result) : result, x);
}

template <class T>
T Cosh(T x) {
  const T a = Abs(x);
  const T e = ExpOfSum(Min(a, Splat<T>(kLargest)), Splat<T>(0));
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
