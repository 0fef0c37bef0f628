// What of a function is a number: how steep it gets, where it starts, what it makes of normally
// distributed z. Every one is computed from the function itself, for any parameters.
#pragma once

#include "functions/function.h"

namespace activation {

struct Measures {
  // f(0) and f'(0).
  double at_zero;
  double slope_at_zero;
  // sup |f'|, which is infinite where f' grows without end; a jump has no slope.
  double largest_slope;
  // The least L with |f(a) - f(b)| <= L |a - b| for all a and b: infinite where f jumps. NaN for a
  // typed formula, of whose jumps nothing is known.
  double lipschitz;
  // Of f(z) for z ~ N(0, 1), and the gain that this asks of an initializer: see gain.h.
  double mean;
  double variance;
  double gain;
};

Measures MeasuresOf(const Function& function);

}  // namespace activation
