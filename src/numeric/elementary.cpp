// Scaffolding while the floor is laid: the platform's own functions behind the final interface.
#include "numeric/elementary.h"

#include <cmath>

namespace activation {
#define ONE(Name, std_name)                                                        \
  template <> double Name<double>(double x) { return std_name(x); }                \
  template <> Pair Name<Pair>(Pair x) { return Pair{std_name(x[0]), std_name(x[1])}; }
#define TWO(Name, std_name)                                                        \
  template <> double Name<double>(double x, double y) { return std_name(x, y); }   \
  template <> Pair Name<Pair>(Pair x, Pair y) { return Pair{std_name(x[0], y[0]), std_name(x[1], y[1])}; }
ONE(Exp, std::exp) ONE(Expm1, std::expm1) ONE(Log, std::log) ONE(Log1p, std::log1p) ONE(Sinh, std::sinh)
ONE(Cosh, std::cosh) ONE(Tanh, std::tanh) ONE(Asinh, std::asinh) ONE(Erf, std::erf) ONE(Erfc, std::erfc)
ONE(Sin, std::sin) ONE(Cos, std::cos) ONE(Tan, std::tan) ONE(Atan, std::atan) TWO(Pow, std::pow) TWO(Hypot, std::hypot)
}  // namespace activation
namespace activation {
template <class T> T ExpSum(T hi, T lo) { return Exp(hi) * (1 + lo); }
template <class T> T ErfcSum(T hi, T lo) { return Erfc(hi) - 1.1283791670955126 * Exp(-hi * hi) * lo; }
template <class T> void SplitProduct(T a, T b, T& hi, T& lo) {
  const T a_head = FromBits<T>((ToBits(a) + (1 << 26)) & ~((std::int64_t{1} << 27) - 1));
  const T b_head = FromBits<T>((ToBits(b) + (1 << 26)) & ~((std::int64_t{1} << 27) - 1));
  const T a_tail = a - a_head;
  const T b_tail = b - b_head;
  hi = a * b;
  lo = ((a_head * b_head - hi) + a_head * b_tail + a_tail * b_head) + a_tail * b_tail;
}
template double ExpSum(double, double);
template Pair ExpSum(Pair, Pair);
template double ErfcSum(double, double);
template Pair ErfcSum(Pair, Pair);
template void SplitProduct(double, double, double&, double&);
template void SplitProduct(Pair, Pair, Pair&, Pair&);
}  // namespace activation
