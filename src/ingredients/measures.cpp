#include "ingredients/measures.h"

#include <algorithm>
#include <cmath>

#include "functions/slope.h"
#include "ingredients/gain.h"

namespace activation {
namespace {

// SlopeBound, and what its search stops short of: the slopes that f' comes near to far out, and
// those at the very sides of a kink.
double LargestSlope(const Function& function) {
  double largest = SlopeBound(function);
  if (function.row().facts == nullptr) return largest;
  const Facts facts = function.facts();
  for (const Asymptote& line : {facts.left, facts.right}) {
    if (line.slope == line.slope) largest = std::max(largest, std::fabs(line.slope));
  }
  for (const Kink& kink : facts.kinks) {
    const double sides[] = {std::nextafter(kink.at, -kInfinity),
                            std::nextafter(kink.at, kInfinity)};
    double f[2], df[2];
    function.Evaluate(sides, f, df, nullptr);
    largest = std::max({largest, std::fabs(df[0]), std::fabs(df[1])});
  }
  return largest;
}

double Lipschitz(const Function& function, double largest_slope) {
  if (function.row().facts == nullptr) return kNoSlope;
  return function.facts().Continuity() < 0 ? kInfinity : largest_slope;
}

}  // namespace

Measures MeasuresOf(const Function& function) {
  const double zero = 0;
  double f, df;
  function.Evaluate({&zero, 1}, &f, &df, nullptr);
  const double largest = LargestSlope(function);
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
