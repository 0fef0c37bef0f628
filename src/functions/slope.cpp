#include "functions/slope.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

namespace activation {
namespace {

// |f'| at each z.
void Slopes(const Row& row, Parameters p, std::span<const double> z, double* slopes) {
  std::vector<double> f(z.size());
  row.evaluate(row, p, z, f.data(), slopes, nullptr);
  for (std::size_t i = 0; i < z.size(); ++i) slopes[i] = std::fabs(slopes[i]);
}

// Ascending: 0 and evenly to both sides, beside the round numbers where formulas turn, then in
// steps that grow.
std::vector<double> Places() {
  constexpr double kStep = 1.0 / 32, kEven = 16, kFar = 0x1p20, kGrowth = 1.125;
  std::vector<double> places;
  for (double z = kFar; z > kEven; z /= kGrowth) places.push_back(-z);
  for (double z = kEven - kStep / 2; z > 0; z -= kStep) places.push_back(-z);
  places.push_back(0);
  for (std::size_t i = places.size() - 1; i-- > 0;) places.push_back(-places[i]);
  return places;
}

// The largest |f'| close to both sides of the known kinks.
double SlopeAtKinks(const Row& row, Parameters p) {
  double largest = 0;
  if (row.facts == nullptr) return largest;
  for (const Kink& kink : row.facts(row, p).kinks) {
    const double beside = 0x1p-40 * std::max(1.0, std::fabs(kink.at));
    const double sides[] = {kink.at - beside, kink.at + beside};
    double slopes[2];
    Slopes(row, p, sides, slopes);
    largest = std::max({largest, slopes[0], slopes[1]});
  }
  return largest;
}

// The largest |f'| from low to high, where it has one peak: the interval is cut into eight, again
// and again.
double Refine(const Row& row, Parameters p, double low, double high) {
  constexpr int kParts = 8, kRounds = 20;
  double best = 0;
  for (int round = 0; round < kRounds; ++round) {
    double z[kParts + 1], slopes[kParts + 1];
    for (int i = 0; i <= kParts; ++i) z[i] = low + (high - low) * i / kParts;
    Slopes(row, p, z, slopes);
    const auto at = std::max_element(slopes, slopes + kParts + 1) - slopes;
    best = std::max(best, slopes[at]);
    low = z[at > 0 ? at - 1 : 0];
    high = z[at < kParts ? at + 1 : kParts];
  }
  return best;
}

}  // namespace

double SlopeBound(const Row& row, Parameters p) {
  const std::vector<double> places = Places();
  std::vector<double> slopes(places.size());
  Slopes(row, p, places, slopes.data());
  const std::size_t last = places.size() - 1;
  double bound = SlopeAtKinks(row, p);
  for (const double slope : slopes) bound = std::max(bound, slope);
  // Still rising where the search ends, and faster than towards a limit: 1 - 1 / z is within 1e-6
  // of its own there.
  const auto rises = [&](std::size_t end, std::size_t before) {
    return slopes[end] == bound && slopes[end] > slopes[before] * (1 + 1e-5);
  };
  if (rises(0, 1) || rises(last, last - 1) || std::isinf(bound)) return kInfinity;
  // A maximum that the search just missed is next to a place that comes near the largest.
  const double near = 0.98 * bound;
  for (std::size_t i = 1; i < last; ++i) {
    if (!(slopes[i] >= near) || slopes[i] < slopes[i - 1] || slopes[i] < slopes[i + 1]) continue;
    if (slopes[i] == slopes[i - 1] && slopes[i] == slopes[i + 1]) continue;
    bound = std::max(bound, Refine(row, p, places[i - 1], places[i + 1]));
  }
  return bound;
}

double SlopeBounds::Of(const Row& row, Parameters p) {
  for (const Known& known : known_) {
    if (known.id == row.id && known.formula == row.formula &&
        std::equal(p.begin(), p.end(), known.parameters.begin(), known.parameters.end())) {
      return known.bound;
    }
  }
  // Parameters that are trained are new in every frame.
  constexpr std::size_t kMost = 64;
  if (known_.size() == kMost) known_.clear();
  known_.push_back({.id = std::string(row.id),
                    .formula = std::string(row.formula),
                    .parameters = {p.begin(), p.end()},
                    .bound = SlopeBound(row, p)});
  return known_.back().bound;
}

}  // namespace activation
