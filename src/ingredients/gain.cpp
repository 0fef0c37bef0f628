#include "ingredients/gain.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "numeric/elementary.h"

namespace activation {
namespace {

// Beyond it, e^(-z^2 / 2) is below 1e-31.
constexpr double kEnd = 12;
// Narrow, so that the kinks of a formula, of which nothing is known, spoil little.
constexpr double kPanel = 1.0 / 64;

// Gauss and Legendre's five points on (-1, 1).
constexpr double kNodes[] = {-0.9061798459386640, -0.5384693101056831, 0, 0.5384693101056831,
                             0.9061798459386640};
constexpr double kWeights[] = {0.23692688505618908, 0.47862867049936647, 0.56888888888888889,
                               0.47862867049936647, 0.23692688505618908};
constexpr std::size_t kPoints = 5;

// Where panels end: every kPanel, and wherever f is known to have a kink.
std::vector<double> PanelEnds(const Function& function) {
  std::vector<double> ends;
  const int count = static_cast<int>(2 * kEnd / kPanel);
  for (int i = 0; i <= count; ++i) ends.push_back(-kEnd + i * kPanel);
  if (function.row().facts == nullptr) return ends;
  for (const Kink& kink : function.facts().kinks) {
    const auto place = std::lower_bound(ends.begin(), ends.end(), kink.at);
    if (std::fabs(kink.at) < kEnd && *place != kink.at) ends.insert(place, kink.at);
  }
  return ends;
}

}  // namespace

NormalMoments MomentsOf(const Function& function) {
  const std::vector<double> ends = PanelEnds(function);
  double weight = 0, mean = 0, square = 0;
  for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
    const double middle = (ends[i] + ends[i + 1]) / 2, half = (ends[i + 1] - ends[i]) / 2;
    double z[kPoints], f[kPoints];
    for (std::size_t k = 0; k < kPoints; ++k) z[k] = middle + half * kNodes[k];
    function.Evaluate(z, f, nullptr, nullptr);
    for (std::size_t k = 0; k < kPoints; ++k) {
      const double w = half * kWeights[k] * Exp(-0.5 * z[k] * z[k]);
      weight += w;
      mean += w * f[k];
      square += w * f[k] * f[k];
    }
  }
  mean /= weight;
  square /= weight;
  return {mean, square - mean * mean, square};
}

double ActivationGain(const Function& function) {
  const double square = MomentsOf(function).square;
  return square > 0 && std::isfinite(square) ? 1 / std::sqrt(square) : kNoSlope;
}

}  // namespace activation
