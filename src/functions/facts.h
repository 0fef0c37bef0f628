// What is true of an activation for given parameter values. Every field is proved by a generated test.
#pragma once

#include <array>
#include <limits>

namespace activation {

inline constexpr double kInfinity = std::numeric_limits<double>::infinity();

enum class Parity { kNone, kOdd, kEven };
// Of f over the whole line. kWeakly: never falls, but is flat somewhere (a constant is weakly monotonic).
enum class Monotonicity { kNone, kWeakly, kStrictly };
enum class Gate { kNone, kSoft, kHard };
// The sides on which f' goes to 0.
enum class Sides { kNone, kLeft, kRight, kBoth };

// Where f (order 0), f' (order 1) or f'' (order 2) jumps.
struct Kink {
  double at;
  int order;
};

// The line that f approaches on one side; `slope` is NaN where there is none.
struct Asymptote {
  double slope;
  double intercept;
};
inline constexpr Asymptote kNoAsymptote{std::numeric_limits<double>::quiet_NaN(), 0};

// The values f takes: [low, high] with open or closed ends, less the open gap (gap_low, gap_high) if
// gap_low < gap_high. A function that takes single values only lists them.
struct Range {
  double low = -kInfinity;
  double high = kInfinity;
  bool low_attained = false;
  bool high_attained = false;
};

inline constexpr int kSmooth = 99;  // continuous derivatives of every order
inline constexpr int kMaxKinks = 16;

struct Facts {
  Range range;
  Parity parity = Parity::kNone;
  Monotonicity monotonicity = Monotonicity::kNone;
  int continuity = kSmooth;  // k in C^k; -1 where f itself jumps
  Sides saturates = Sides::kNone;
  Asymptote left = kNoAsymptote;
  Asymptote right = kNoAsymptote;
  std::array<Kink, kMaxKinks> kinks{};
  int kink_count = 0;
};

}  // namespace activation
