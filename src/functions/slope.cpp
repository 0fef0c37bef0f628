#include "functions/slope.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <span>
#include <vector>

namespace activation {
namespace {

// |f'| at each z; 0 where it has no value.
void Slopes(const Row& row, Parameters p, std::span<const double> z, double* slopes) {
  std::vector<double> f(z.size());
  row.evaluate(row, p, z, f.data(), slopes, nullptr);
  for (std::size_t i = 0; i < z.size(); ++i) {
    slopes[i] = std::isnan(slopes[i]) ? 0 : std::fabs(slopes[i]);
  }
}

// Ascending: 0 and evenly to both sides, beside the round numbers where formulas turn, then in
// steps that grow.
std::vector<double> Places() {
  constexpr double kStep = 1.0 / 32, kEven = 16, kFar = 0x1p40, kGrowth = 1.125;
  std::vector<double> places;
  for (double z = kFar; z > kEven; z /= kGrowth) places.push_back(-z);
  for (double z = kEven - kStep / 2; z > 0; z -= kStep) places.push_back(-z);
  places.push_back(0);
  for (std::size_t i = places.size() - 1; i-- > 0;) places.push_back(-places[i]);
  return places;
}

// What search cannot find: the slopes at the very sides of a kink, and those that f' only comes
// near to, far out.
double KnownSlope(const Row& row, Parameters p, const Facts& facts) {
  double largest = 0;
  for (const Asymptote& line : {facts.left, facts.right}) {
    if (!std::isnan(line.slope)) largest = std::max(largest, std::fabs(line.slope));
  }
  for (const Kink& kink : facts.kinks) {
    // Where the kink is has been rounded.
    const double beside = 0x1p-40 * std::max(1.0, std::fabs(kink.at));
    const double sides[] = {kink.at - beside, std::nextafter(kink.at, -kInfinity),
                            std::nextafter(kink.at, kInfinity), kink.at + beside};
    double slopes[std::size(sides)];
    Slopes(row, p, sides, slopes);
    largest = std::max(largest, *std::max_element(std::begin(slopes), std::end(slopes)));
  }
  return largest;
}

// Whether |f'| gets ever steeper from place to place, and faster than towards a limit.
template <class Iterator>
bool Rises(Iterator slope, int places) {
  for (int i = 0; i + 1 < places; ++i, ++slope) {
    if (!(slope[0] > slope[1] * (1 + 1e-5))) return false;
  }
  return true;
}

// The largest |f'| from low to high, where it has one peak: the interval is cut into eight, again
// and again. Infinite at a cusp, which gets steeper however close one looks.
double Refine(const Row& row, Parameters p, double low, double high) {
  constexpr int kParts = 8, kRounds = 20, kAtLast = 6;
  double best = 0, before = kInfinity;
  for (int round = 0; round < kRounds; ++round) {
    double z[kParts + 1], slopes[kParts + 1];
    for (int i = 0; i <= kParts; ++i) z[i] = low + (high - low) * i / kParts;
    Slopes(row, p, z, slopes);
    const auto at = std::max_element(slopes, slopes + kParts + 1) - slopes;
    if (round == kRounds - kAtLast && high - low < 1e-6) before = best;
    best = std::max(best, slopes[at]);
    low = z[at > 0 ? at - 1 : 0];
    high = z[at < kParts ? at + 1 : kParts];
  }
  return best > before * (1 + 1e-4) ? kInfinity : best;
}

}  // namespace

double SlopeBound(const Row& row, Parameters p) {
  const std::vector<double> places = Places();
  std::vector<double> slopes(places.size());
  Slopes(row, p, places, slopes.data());
  const std::size_t last = places.size() - 1;
  const Facts facts = row.facts != nullptr ? row.facts(row, p) : Facts{};
  const double steepest = *std::max_element(slopes.begin(), slopes.end());
  if (std::isinf(steepest)) return kInfinity;
  constexpr int kAtEnd = 8;
  if ((std::isnan(facts.left.slope) && slopes[0] == steepest && Rises(slopes.begin(), kAtEnd)) ||
      (std::isnan(facts.right.slope) && slopes[last] == steepest &&
       Rises(slopes.rbegin(), kAtEnd))) {
    return kInfinity;
  }
  double bound = std::max(steepest, KnownSlope(row, p, facts));
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
