// Atan. Coefficients: tests/tools/minimax.py atan.
#include "numeric/borrow.h"
#include "numeric/elementary.h"
#include "numeric/exact.h"
#include "numeric/polynomial.h"

namespace activation {

// atan a = base + atan t, |t| <= sqrt 2 - 1: t = a, (a - 1) / (a + 1) or -1 / a with base 0, pi/4
// or pi/2. What the quotient lacks and the tail of the base are added to the small term.
template <class T>
[[gnu::noinline]] T Atan(T x) {
  if constexpr (kBorrows<T>) return Borrow<Atan<double>, Atan<Pair>>(x);
  static constexpr double kA[] = {
      -0x1.5555555555555p-2, 0x1.9999999999781p-3, -0x1.249249247c57ep-3, 0x1.c71c71b9af1b1p-4,
      -0x1.745d14f48559dp-4, 0x1.3b1371707e469p-4, -0x1.110c8c16906c5p-4, 0x1.e172853c68c6ep-5,
      -0x1.ab79715e1da61p-5, 0x1.70c41b3aeb71cp-5, -0x1.11a8983a05446p-5, 0x1.ef0445331cd75p-7};
  constexpr double kQuarterPi = 0x1.921fb54442d18p-1;
  constexpr double kQuarterPiTail = 0x1.1a62633145c07p-55;
  // pi/2 to the last bit from here on.
  const T a = Min(Abs(x), Splat<T>(0x1p64));
  const auto middle = a > 0x1.a827999fcef32p-2;
  const auto high = a > 0x1.3504f333f9de6p+1;
  T minus, minus_tail, plus, plus_tail;
  // FastTwoSum is right for these a even beyond 1: there 1 - (1 + a) and -1 - (a - 1) are exact.
  FastTwoSum(Splat<T>(-1), a, minus, minus_tail);
  FastTwoSum(Splat<T>(1), a, plus, plus_tail);
  const T zero = Splat<T>(0);
  const T one = Splat<T>(1);
  const T above = Select(high, -one, Select(middle, minus, a));
  const T below = Select(high, a, Select(middle, plus, one));
  const auto inexact = And(middle, Not(high));
  const T above_tail = Select(inexact, minus_tail, zero);
  const T below_tail = Select(inexact, plus_tail, zero);
  const T reciprocal = 1 / below;
  const T t = above * reciprocal;
  T back, back_tail;
  SplitProduct(t, below, back, back_tail);
  const T t_tail = (((above - back) - back_tail) + (above_tail - t * below_tail)) * reciprocal;
  const T multiple = Select(high, Splat<T>(2), Select(middle, one, zero));
  const T w = t * t;
  const T small = t * w * Polynomial(w, kA) + (t_tail + multiple * kQuarterPiTail);
  T sum, error;
  FastTwoSum(multiple * kQuarterPi, t, sum, error);
  return CopySign(sum + (error + small), x);
}

template double Atan(double);
template Pair Atan(Pair);

}  // namespace activation
