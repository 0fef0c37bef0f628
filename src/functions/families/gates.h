// f(x) = x sigmoid(y) with y proportional to x: what SiLU, Swish, quick GELU and ACON have in
// common.
#pragma once

#include "functions/families/lanes.h"

namespace activation {

// x sigmoid(y) with y = c x, by x: f, f' and f'' for c, and the gradient by c.
template <class T>
struct SigmoidGate {
  SigmoidGate(T x_in, T y_in, double c_in)
      : x(Bounded(x_in, kLargest)), y(Bounded(y_in, kFar)), logistic(y_in), c(c_in) {}
  T x;
  T y;
  Logistic<T> logistic;
  double c;

  // The factor that turns the slope of the gate into that of f.
  T bend() const { return 1.0 + y * (logistic.q() * logistic.right()); }

  Jet<T> jet(T x_in) const {
    const T s = logistic.s();
    const T left = logistic.left();
    const T curvature = 2.0 - Abs(y) * logistic.half_tanh();
    // beyond the largest double only to the right, where f is x
    return {Select(logistic.negative, x, x_in) * s * left, s * bend() * left,
            c * (logistic.slope() * curvature) * logistic.scale};
  }
  // df/dc = x^2 sigmoid'(y)
  T by_c() const { return (x * logistic.slope()) * x * logistic.scale; }
};

}  // namespace activation
