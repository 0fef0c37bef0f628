#include "functions/slope.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace activation {
namespace {

// |f'| at each z.
std::vector<double> Slopes(const Row& row, Parameters p, const std::vector<double>& z) {
  std::vector<double> f(z.size()), df(z.size());
  row.evaluate(row, p, z, f.data(), df.data(), nullptr);
  for (double& slope : df) slope = std::fabs(slope);
  return df;
}

// Ascending: evenly to both sides of 0, then in steps that grow, and close to every known kink.
std::vector<double> Places(const Row& row, Parameters p) {
  constexpr double kStep = 1.0 / 32, kEven = 16, kFar = 0x1p20, kGrowth = 1.125;
  std::vector<double> right;
  for (double z = kStep / 2; z < kEven; z += kStep) right.push_back(z);
  for (double z = kEven; z < kFar; z *= kGrowth) right.push_back(z);
  std::vector<double> places = {0};
  for (const double z : right) {
    places.push_back(z);
    places.push_back(-z);
  }
  if (row.facts != nullptr) {
    for (const Kink& kink : row.facts(row, p).kinks) {
      const double beside = 0x1p-40 * std::max(1.0, std::fabs(kink.at));
      places.push_back(kink.at - beside);
      places.push_back(kink.at + beside);
    }
  }
  std::sort(places.begin(), places.end());
  return places;
}

// The largest |f'| around places[i], which its neighbours do not exceed: the interval is cut into
// eight, again and again.
double Refine(const Row& row, Parameters p, double low, double high) {
  constexpr int kParts = 8, kRounds = 24;
  double best = 0;
  std::vector<double> z(kParts + 1);
  for (int round = 0; round < kRounds; ++round) {
    for (int i = 0; i <= kParts; ++i)
      z[static_cast<std::size_t>(i)] = low + (high - low) * i / kParts;
    const std::vector<double> slopes = Slopes(row, p, z);
    const auto largest = std::max_element(slopes.begin(), slopes.end());
    best = std::max(best, *largest);
    const int at = static_cast<int>(largest - slopes.begin());
    low = z[static_cast<std::size_t>(std::max(at - 1, 0))];
    high = z[static_cast<std::size_t>(std::min(at + 1, kParts))];
  }
  return best;
}

}  // namespace

double SlopeBound(const Row& row, Parameters p) {
  const std::vector<double> places = Places(row, p);
  const std::vector<double> slopes = Slopes(row, p, places);
  const std::size_t last = places.size() - 1;
  double bound = 0;
  for (std::size_t i = 0; i <= last; ++i) bound = std::max(bound, slopes[i]);
  // Still rising where the search ends, and not towards a limit that it has all but reached.
  const auto rises = [&](std::size_t end, std::size_t before) {
    return slopes[end] == bound && slopes[end] > slopes[before] * (1 + 1e-9);
  };
  if (rises(0, 1) || rises(last, last - 1)) return kInfinity;
  // A maximum that the search just missed is next to a place that comes near the largest.
  const double near = 0.98 * bound;
  for (std::size_t i = 1; i < last; ++i) {
    if (slopes[i] < near || slopes[i] < slopes[i - 1] || slopes[i] < slopes[i + 1]) continue;
    if (slopes[i] == slopes[i - 1] && slopes[i] == slopes[i + 1]) continue;
    bound = std::max(bound, Refine(row, p, places[i - 1], places[i + 1]));
  }
  return bound;
}

double SlopeBounds::Of(const Row& row, Parameters p) {
  for (const Known& known : known_) {
    if (known.row == &row && std::equal(p.begin(), p.end(), known.parameters.begin())) {
      return known.bound;
    }
  }
  // Parameters that are trained are new in every frame.
  constexpr std::size_t kMost = 64;
  if (known_.size() == kMost) known_.clear();
  known_.push_back({&row, {p.begin(), p.end()}, SlopeBound(row, p)});
  return known_.back().bound;
}

}  // namespace activation
