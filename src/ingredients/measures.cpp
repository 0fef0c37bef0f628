#include "ingredients/measures.h"

#include <cmath>

#include "functions/slope.h"
#include "ingredients/gain.h"

namespace activation {
namespace {

double Lipschitz(const Function& function, double largest_slope) {
  if (function.row().facts == nullptr) return kNoSlope;
  return function.facts().Continuity() < 0 ? kInfinity : largest_slope;
}

}  // namespace

Measures MeasuresOf(const Function& function) {
  const double zero = 0;
  double f, df;
  function.Evaluate({&zero, 1}, &f, &df, nullptr);
  const double largest = SlopeBound(function);
  const NormalMoments moments = MomentsOf(function);
  const bool is_odd = function.row().facts != nullptr && function.facts().parity == Parity::kOdd;
  return {.at_zero = f,
          .slope_at_zero = df,
          .largest_slope = largest,
          .lipschitz = Lipschitz(function, largest),
          .mean = is_odd ? 0 : moments.mean,  // which the quadrature rounds
          .variance = moments.variance,
          .gain = ActivationGain(moments)};
}

}  // namespace activation
