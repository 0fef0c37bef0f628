// Pow and Hypot, whose intermediate results need more than a double. Coefficients:
// tests/tools/minimax.py log.
#include "numeric/borrow.h"
#include "numeric/elementary.h"
#include "numeric/exact.h"
#include "numeric/logarithm.h"
#include "numeric/polynomial.h"

namespace activation {
namespace {

// log x = hi + lo with an error below 2^-64 of it, for positive finite x: a relative error of y log
// x is an absolute one in the exponent. As in Log, but s and its cube are carried in two doubles.
template <class T>
inline void SplitLog(T x, T& hi, T& lo) {
  // P(w) = 2/3 + w Q(w)
  static constexpr double kQ[] = {0x1.999999999999ap-2, 0x1.249249249248bp-2, 0x1.c71c71c71e763p-3,
                                  0x1.745d1743d9060p-3, 0x1.3b13b24791b1ep-3, 0x1.1110bcc1486d2p-3,
                                  0x1.e201f68557550p-4, 0x1.ab88a7f98d17dp-4, 0x1.bee2572d0764cp-4};
  constexpr double kTwoThirds = 0x1.5555555555555p-1;
  constexpr double kTwoThirdsTail = 0x1.5555555555555p-55;
  // ln 2 in 42 and 53 bits.
  constexpr double kLn2 = 0x1.62e42fefa38p-1;
  constexpr double kLn2Rest = 0x1.ef35793c7673p-45;
  const auto [k, m] = TakeAnyLogarithm(x);
  const T f = m - 1;
  // s = f / (2 + f)
  T d, d_tail;
  FastTwoSum(Splat<T>(2), f, d, d_tail);
  const T reciprocal = 1 / d;
  const T s = f * reciprocal;
  T back, back_tail;
  SplitProduct(s, d, back, back_tail);
  const T s_tail = (((f - back) - back_tail) - s * d_tail) * reciprocal;
  T w, w_tail;
  SplitProduct(s, s, w, w_tail);
  w_tail = w_tail + 2 * s * s_tail;
  T p, p_tail;
  FastTwoSum(Splat<T>(kTwoThirds), w * Polynomial(w, kQ), p, p_tail);
  p_tail = p_tail + kTwoThirdsTail;
  T wp, wp_tail;
  SplitProduct(w, p, wp, wp_tail);
  wp_tail = wp_tail + (w * p_tail + w_tail * p);
  T cube, cube_tail;
  SplitProduct(s, wp, cube, cube_tail);
  cube_tail = cube_tail + (s * wp_tail + s_tail * wp);
  // k ln 2 + 2 s + cube
  T sum, error;
  FastTwoSum(2 * s, cube, sum, error);
  const T tail = error + (2 * s_tail + cube_tail);
  FastTwoSum(k * kLn2, sum, sum, error);
  FastTwoSum(sum, error + (tail + k * kLn2Rest), hi, lo);
}

}  // namespace

// x^y = exp(y log |x|), with the sign of x if y is odd. The special cases are those of IEEE 754.
template <class T>
[[gnu::noinline]] T Pow(T x, T y) {
  if constexpr (kBorrows<T>) return Borrow<Pow<double>, Pow<Pair>>(x, y);
  const T a = Abs(x);
  const T one = Splat<T>(1);
  const auto regular = And(a > 0, a < kInfinite);
  T log_hi, log_lo;
  SplitLog(Select(regular, a, one), log_hi, log_lo);
  const T limit = Select(a == 0, Splat<T>(-kInfinite), a);
  log_hi = Select(regular, log_hi, limit);
  // Beyond 2^65 every power of anything but 1 is 0 or infinite.
  const T exponent = Max(Min(y, Splat<T>(0x1p65)), Splat<T>(-0x1p65));
  T hi, lo;
  SplitProduct(exponent, log_hi, hi, lo);
  const T magnitude = ExpSum(hi, Select(regular, lo + exponent * log_lo, Splat<T>(0)));

  // From 2^52 on every number is an integer, from 2^53 on an even one.
  const T b = Abs(y);
  const T shifted = b + 0x1p52;
  const auto whole = Or(b >= 0x1p52, shifted - 0x1p52 == b);
  const auto units = Select(b >= 0x1p52, b, shifted);
  const auto odd = And(And(whole, b < 0x1p53), (ToBits(units) & 1) != 0);
  const T value = Select(odd, CopySign(magnitude, x), magnitude);
  const auto undefined = And(And(x < 0, a < kInfinite), Not(whole));
  const T result = Select(undefined, Splat<T>(kNotANumber), value);
  return Select(Or(y == 0, x == 1), one, result);
}

// sqrt(x^2 + y^2) from exact squares, after a power of 2 has brought the larger number near 1.
template <class T>
[[gnu::noinline]] T Hypot(T x, T y) {
  if constexpr (kBorrows<T>) return Borrow<Hypot<double>, Hypot<Pair>>(x, y);
  const T a = Abs(x);
  const T b = Abs(y);
  const T larger = Select(a < b, b, a);
  const T scale = Select(larger > 0x1p500, Splat<T>(0x1p-600),
                         Select(larger < 0x1p-400, Splat<T>(0x1p600), Splat<T>(1)));
  const T back = Select(larger > 0x1p500, Splat<T>(0x1p600),
                        Select(larger < 0x1p-400, Splat<T>(0x1p-600), Splat<T>(1)));
  const T big = larger * scale;
  const T small = Select(a < b, a, b) * scale;
  T big_square, big_tail, small_square, small_tail, sum, error;
  SplitProduct(big, big, big_square, big_tail);
  SplitProduct(small, small, small_square, small_tail);
  FastTwoSum(big_square, small_square, sum, error);
  const T root = Sqrt(sum);
  T square, square_tail;
  SplitProduct(root, root, square, square_tail);
  const T rest = ((sum - square) - square_tail) + (error + (big_tail + small_tail));
  const T value = Select(sum > 0, (root + rest / (2 * root)) * back, larger);
  const auto infinite = Or(a == kInfinite, b == kInfinite);
  return Select(infinite, Splat<T>(kInfinite), Select(And(a == a, b == b), value, a + b));
}

template double Pow(double, double);
template Pair Pow(Pair, Pair);
template double Hypot(double, double);
template Pair Hypot(Pair, Pair);

}  // namespace activation
