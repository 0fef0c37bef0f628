#include "functions/facts.h"

#include <algorithm>

namespace activation {

int Facts::Continuity() const {
  int k = smooth_to;
  for (const Kink& kink : kinks) k = std::min(k, kink.order - 1);
  return k;
}

Sides Facts::Saturates() const {
  const bool on_left = left.slope == 0;
  const bool on_right = right.slope == 0;
  if (on_left && on_right) return Sides::kBoth;
  if (on_left) return Sides::kLeft;
  return on_right ? Sides::kRight : Sides::kNone;
}

ZeroCentred Facts::Centred() const {
  if (parity == Parity::kOdd) return ZeroCentred::kYes;
  const bool negative = range.empty() || range.front().low < 0;
  const bool positive = range.empty() || range.back().high > 0;
  return negative && positive ? ZeroCentred::kPartly : ZeroCentred::kNo;
}

namespace {

// Of the corners that remain when those without a change of slope are left out; odd if sign is -1.
bool IsMirrored(double left_slope, double right_slope, const Knots& corners, double sign) {
  if (left_slope != -sign * right_slope) return false;
  double before = left_slope;
  for (std::size_t i = 0; i < corners.size(); ++i) {
    const Knot& corner = corners[i];
    const Knot& mirror = corners[corners.size() - 1 - i];
    if (corner.at != -mirror.at || corner.value != sign * mirror.value) return false;
    if (before != -sign * mirror.slope_after) return false;
    before = corner.slope_after;
  }
  return true;
}

Monotonicity FromSlopes(double lowest, double highest) {
  if (lowest > 0) return Monotonicity::kStrictlyIncreasing;
  if (lowest == 0) return Monotonicity::kWeaklyIncreasing;
  if (highest < 0) return Monotonicity::kStrictlyDecreasing;
  return highest == 0 ? Monotonicity::kWeaklyDecreasing : Monotonicity::kNone;
}

}  // namespace

Facts PiecewiseLinear(double left_slope, const Knots& knots) {
  const double right_slope = knots.back().slope_after;
  double lowest = left_slope;
  double highest = left_slope;
  double low = kInfinity;
  double high = -kInfinity;
  double before = left_slope;
  Knots corners;
  ShortList<Kink, kMaxKinks> kinks;
  for (std::size_t i = 0; i < knots.size(); ++i) {
    const Knot& knot = knots[i];
    if (i + 1 < knots.size() && knots[i + 1].at == knot.at) continue;  // a piece of no width
    lowest = std::min(lowest, knot.slope_after);
    highest = std::max(highest, knot.slope_after);
    low = std::min(low, knot.value);
    high = std::max(high, knot.value);
    if (knot.slope_after != before) {
      corners.push_back(knot);
      kinks.push_back({knot.at, 1});
    }
    before = knot.slope_after;
  }
  if (left_slope > 0 || right_slope < 0) low = -kInfinity;
  if (left_slope < 0 || right_slope > 0) high = kInfinity;

  Parity parity = Parity::kNone;
  if (corners.empty()) {
    const bool through_origin = knots[0].value == left_slope * knots[0].at;
    if (left_slope == 0) parity = Parity::kEven;
    if (through_origin) parity = Parity::kOdd;
  } else if (IsMirrored(left_slope, right_slope, corners, 1)) {
    parity = Parity::kEven;
  } else if (IsMirrored(left_slope, right_slope, corners, -1)) {
    parity = Parity::kOdd;
  }
  const Knot& first = knots.front();
  const Knot& last = knots.back();
  return {.range = {{low, high, low > -kInfinity, high < kInfinity}},
          .parity = parity,
          .monotonicity = FromSlopes(lowest, highest),
          .left = {left_slope, first.value - left_slope * first.at},
          .right = {right_slope, last.value - right_slope * last.at},
          .kinks = kinks};
}

}  // namespace activation
