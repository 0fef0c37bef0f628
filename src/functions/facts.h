// What is true of an activation for given parameter values. Generated tests prove every field.
#pragma once

#include <limits>

#include "functions/short_list.h"

namespace activation {

inline constexpr double kInfinity = std::numeric_limits<double>::infinity();
inline constexpr double kNoSlope = std::numeric_limits<double>::quiet_NaN();

enum class Parity { kNone, kOdd, kEven };

// Of f over the whole line. Weakly: flat somewhere; a constant counts as weakly increasing.
// kUnknown: not worked out for these parameters.
enum class Monotonicity {
  kUnknown,
  kNone,
  kWeaklyIncreasing,
  kStrictlyIncreasing,
  kWeaklyDecreasing,
  kStrictlyDecreasing,
};

// kPartly: f takes both signs without being odd.
enum class ZeroCentred { kNo, kPartly, kYes };
enum class Sides { kNone, kLeft, kRight, kBoth };

// One connected piece of the set of values; a single value has low == high.
struct Interval {
  double low;
  double high;
  bool low_closed;
  bool high_closed;
};
constexpr Interval Open(double low, double high) { return {low, high, false, false}; }
constexpr Interval Closed(double low, double high) { return {low, high, true, true}; }
constexpr Interval ClosedOpen(double low, double high) { return {low, high, true, false}; }
constexpr Interval OpenClosed(double low, double high) { return {low, high, false, true}; }
constexpr Interval Point(double value) { return {value, value, true, true}; }

// Where f (order 0), f' (order 1) or f'' (order 2) jumps.
struct Kink {
  double at;
  int order;
};

// The line slope * z + intercept that f approaches on one side; the slope is NaN where there is
// none.
struct Asymptote {
  double slope = kNoSlope;
  double intercept = 0;
};

// Room for what the functions of the catalogue need: an APL has up to nine corners.
inline constexpr std::size_t kMaxPieces = 3;
inline constexpr std::size_t kMaxKinks = 9;

inline constexpr int kSmooth = 99;  // every derivative is continuous

struct Facts {
  // Ascending and disjoint; empty: not worked out for these parameters.
  ShortList<Interval, kMaxPieces> range = {};
  Parity parity = Parity::kNone;
  Monotonicity monotonicity = Monotonicity::kUnknown;
  Asymptote left = {};
  Asymptote right = {};
  ShortList<Kink, kMaxKinks> kinks = {};  // ascending
  int smooth_to = kSmooth;                // k in C^k between, or without, kinks

  // k in C^k over the whole line; -1 where f itself jumps.
  int Continuity() const;
  // The sides on which f' goes to 0.
  Sides Saturates() const;
  ZeroCentred Centred() const;
};

// A corner of a continuous piecewise linear function, with the slope to its right.
struct Knot {
  double at;
  double value;
  double slope_after;
};

using Knots = ShortList<Knot, kMaxKinks>;

// All facts of a continuous piecewise linear function. Knots ascend; there is at least one.
Facts PiecewiseLinear(double left_slope, const Knots& knots);

}  // namespace activation
