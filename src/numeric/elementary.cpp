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
