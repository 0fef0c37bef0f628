// What a row claims, held against what its kernel does: a row with a wrong fact fails here.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "settings.h"

namespace activation {
namespace {

struct Sample {
  double z, f, df, d2f;
};

Sample At(const Function& function, double z) {
  Sample sample{z, 0, 0, 0};
  function.Evaluate(std::span(&z, 1), &sample.f, &sample.df, &sample.d2f);
  return sample;
}

bool IsBetween(double at, double low, double high) { return low <= at && at <= high; }

// A few roundings of a value.
double Roundings(double value) { return 8 * 0x1p-53 * (1 + std::fabs(value)); }

// The window in which nothing underflows: what is attained is attained here.
constexpr double kWindow = 20;

// Ascending: the window in small steps, what lies beside each kink, and far out.
std::vector<Sample> Sweep(const Function& function) {
  constexpr double kStep = 1.0 / 32;
  std::vector<double> z;
  for (double at = -kWindow; at <= kWindow; at += kStep) z.push_back(at);
  for (double far = 2 * kWindow; far < 1e300; far *= 10) {
    z.push_back(far);
    z.push_back(-far);
  }
  for (const Kink& kink : function.facts().kinks) {
    for (const double toward : {-kInfinity, kInfinity}) {
      z.push_back(std::nextafter(kink.at, toward));
      z.push_back(kink.at + std::copysign(1e-12, toward));
    }
    z.push_back(kink.at);
  }
  std::sort(z.begin(), z.end());
  std::vector<Sample> sweep;
  for (const double at : z) sweep.push_back(At(function, at));
  return sweep;
}

// The values of f in the window where f' is 0 or changes its sign.
std::vector<double> TurningValues(const Function& function, const std::vector<Sample>& sweep) {
  std::vector<double> values;
  for (std::size_t i = 0; i + 1 < sweep.size(); ++i) {
    Sample low = sweep[i];
    Sample high = sweep[i + 1];
    if (std::fabs(low.z) > kWindow || std::fabs(high.z) > kWindow) continue;
    if (low.df == 0) values.push_back(low.f);
    if (high.df == 0) values.push_back(high.f);
    if (low.df * high.df >= 0) continue;
    for (int halving = 0; halving < 60; ++halving) {
      const Sample middle = At(function, 0.5 * (low.z + high.z));
      ((middle.df < 0) == (low.df < 0) ? low : high) = middle;
    }
    values.push_back(low.f);
    values.push_back(high.f);
  }
  return values;
}

double NearestTo(double target, const std::vector<double>& values) {
  double distance = kInfinity;
  for (const double value : values) distance = std::min(distance, std::fabs(value - target));
  return distance;
}

class RowFactsTest : public testing::TestWithParam<std::string> {
 protected:
  std::vector<Function> settings_ = Settings(*FindActivation(GetParam()));
};

TEST_P(RowFactsTest, ValuesLieInTheRange) {
  for (const Function& function : settings_) {
    const Facts facts = function.facts();
    if (facts.range.empty()) continue;
    for (const Sample& sample : Sweep(function)) {
      const double slack = Roundings(sample.f);
      bool inside = false;
      for (const Interval& interval : facts.range) {
        inside = inside || IsBetween(sample.f, interval.low - slack, interval.high + slack);
      }
      ASSERT_TRUE(inside) << Describe(function) << " at " << sample.z << ": " << sample.f;
    }
  }
}

TEST_P(RowFactsTest, EndsOfTheRangeAreAttainedOrApproached) {
  for (const Function& function : settings_) {
    const std::vector<Sample> sweep = Sweep(function);
    const std::vector<double> turning = TurningValues(function, sweep);
    std::vector<double> values;
    for (const Sample& sample : sweep) values.push_back(sample.f);
    const auto expect_end = [&](double end, bool closed) {
      if (std::isinf(end)) {
        const double farthest = end > 0 ? *std::max_element(values.begin(), values.end())
                                        : -*std::min_element(values.begin(), values.end());
        EXPECT_GT(farthest, 1e100) << Describe(function);
        EXPECT_FALSE(closed);
        return;
      }
      const double scale = 1e-14 * (1 + std::fabs(end));
      EXPECT_EQ(NearestTo(end, turning) <= scale, closed) << Describe(function) << ": " << end;
      if (!closed) {
        EXPECT_LE(NearestTo(end, values), scale) << Describe(function) << ": " << end;
      }
    };
    for (const Interval& interval : function.facts().range) {
      expect_end(interval.low, interval.low_closed);
      expect_end(interval.high, interval.high_closed);
    }
  }
}

TEST_P(RowFactsTest, MonotonicityIsAsStated) {
  for (const Function& function : settings_) {
    const std::vector<Sample> sweep = Sweep(function);
    bool rises = false;
    bool falls = false;
    bool flat = false;
    for (std::size_t i = 0; i + 1 < sweep.size(); ++i) {
      const double step = sweep[i + 1].f - sweep[i].f;
      rises = rises || step > Roundings(sweep[i].f);
      falls = falls || step < -Roundings(sweep[i].f);
      const bool in_window = std::fabs(sweep[i].z) <= kWindow && sweep[i + 1].z <= kWindow;
      flat = flat || (in_window && step == 0 && sweep[i].df == 0 && sweep[i + 1].df == 0);
    }
    Monotonicity seen = Monotonicity::kNone;
    if (!falls) seen = flat ? Monotonicity::kWeaklyIncreasing : Monotonicity::kStrictlyIncreasing;
    if (falls && !rises) {
      seen = flat ? Monotonicity::kWeaklyDecreasing : Monotonicity::kStrictlyDecreasing;
    }
    const Monotonicity stated = function.facts().monotonicity;
    if (stated == Monotonicity::kUnknown) continue;
    EXPECT_EQ(static_cast<int>(stated), static_cast<int>(seen)) << Describe(function);
  }
}

TEST_P(RowFactsTest, ParityIsAsStated) {
  for (const Function& function : settings_) {
    bool odd = true;
    bool even = true;
    for (const Sample& right : Sweep(function)) {
      if (std::fabs(right.z) > 1e3 || !std::isfinite(right.f)) continue;
      const Sample left = At(function, -right.z);
      odd = odd && std::fabs(left.f + right.f) <= Roundings(right.f);
      even = even && std::fabs(left.f - right.f) <= Roundings(right.f);
    }
    const Parity seen = odd ? Parity::kOdd : even ? Parity::kEven : Parity::kNone;
    EXPECT_EQ(static_cast<int>(function.facts().parity), static_cast<int>(seen))
        << Describe(function);
  }
}

// How far f, f', f'' or the slope of f'' is from going smoothly from one sample to the other; falls
// with their distance unless something jumps between them.
double Jump(const Function& function, int order, const Sample& a, const Sample& b) {
  const double half = 0.5 * (b.z - a.z);
  if (order == 0) return std::fabs(b.f - a.f - half * (a.df + b.df));
  if (order == 1) return std::fabs(b.df - a.df - half * (a.d2f + b.d2f));
  if (order == 2) return std::fabs(b.d2f - a.d2f);
  const Sample middle = At(function, a.z + half);
  return std::fabs(b.d2f - 2 * middle.d2f + a.d2f) / half;
}

// What rounding alone may leave, and the distance at which that is not yet felt.
struct Sensitivity {
  double jump;
  double width;
};
constexpr Sensitivity kSensitivity[] = {{1e-12, 1e-13}, {1e-8, 1e-10}, {1e-3, 1e-8}, {0.05, 1e-7}};

// Follows the larger jump inwards until it vanishes or is all that is left.
bool HasJump(const Function& function, int order, Sample a, Sample b) {
  const Sensitivity& sensitivity = kSensitivity[order];
  const double scale = 1 + std::fabs(a.f) + std::fabs(a.df) + std::fabs(a.d2f);
  while (Jump(function, order, a, b) > sensitivity.jump * scale) {
    if (b.z - a.z < sensitivity.width) return true;
    const Sample middle = At(function, 0.5 * (a.z + b.z));
    const bool left = Jump(function, order, a, middle) >= Jump(function, order, middle, b);
    (left ? b : a) = middle;
  }
  return false;
}

TEST_P(RowFactsTest, KinksAreWhereStatedAndOfTheStatedOrder) {
  for (const Function& function : settings_) {
    for (const Kink& kink : function.facts().kinks) {
      const double width = 1e-6 * (1 + std::fabs(kink.at));
      const Sample a = At(function, kink.at - width);
      const Sample b = At(function, kink.at + width);
      for (int order = 0; order <= kink.order; ++order) {
        EXPECT_EQ(HasJump(function, order, a, b), order == kink.order)
            << Describe(function) << " at " << kink.at << ", order " << order;
      }
    }
  }
}

TEST_P(RowFactsTest, NothingJumpsElsewhere) {
  constexpr double kStep = 1.0 / 8;
  for (const Function& function : settings_) {
    const Facts facts = function.facts();
    bool third_jumps = false;
    for (double z = -10 - kStep / 3; z < 10; z += kStep) {
      const Sample a = At(function, z);
      const Sample b = At(function, z + kStep);
      bool has_kink = false;
      for (const Kink& kink : facts.kinks) has_kink = has_kink || IsBetween(kink.at, a.z, b.z);
      if (has_kink) continue;
      for (int order = 0; order < 3; ++order) {
        ASSERT_FALSE(HasJump(function, order, a, b))
            << Describe(function) << " near " << z << ", order " << order;
      }
      third_jumps = third_jumps || HasJump(function, 3, a, b);
    }
    EXPECT_EQ(facts.smooth_to, third_jumps ? 2 : kSmooth) << Describe(function);
  }
}

void ExpectAsymptote(const Function& function, const Asymptote& asymptote, double side) {
  if (!std::isnan(asymptote.slope)) {
    const Sample far = At(function, side * 1e9);
    const double line = asymptote.slope * far.z + asymptote.intercept;
    EXPECT_NEAR(far.f, line, 1e-5 + 8 * 0x1p-53 * std::fabs(line)) << Describe(function);
    EXPECT_NEAR(far.df, asymptote.slope, 1e-7) << Describe(function);
    return;
  }
  double lowest = kInfinity;
  double highest = -kInfinity;
  for (double z = 1000; z < 1100; z += 0.37) {
    const double df = At(function, side * z).df;
    lowest = std::min(lowest, df);
    highest = std::max(highest, df);
  }
  const bool swings = highest - lowest > 0.01;
  const double farther = std::fabs(At(function, side * 1e4).df);
  const bool grows = std::isinf(farther) || farther > 1.5 * std::fabs(highest);
  EXPECT_TRUE(swings || grows) << Describe(function) << " has an asymptote";
}

TEST_P(RowFactsTest, AsymptotesAreApproached) {
  for (const Function& function : settings_) {
    const Facts facts = function.facts();
    ExpectAsymptote(function, facts.left, -1);
    ExpectAsymptote(function, facts.right, 1);
  }
}

TEST_P(RowFactsTest, InfinitiesGiveTheLimits) {
  for (const Function& function : settings_) {
    const Facts facts = function.facts();
    for (const double side : {-1.0, 1.0}) {
      const Asymptote& asymptote = side < 0 ? facts.left : facts.right;
      if (std::isnan(asymptote.slope)) continue;
      const Sample limit = At(function, side * kInfinity);
      const double slope = asymptote.slope;
      EXPECT_NEAR(limit.df, slope, Roundings(slope)) << Describe(function);
      EXPECT_EQ(limit.d2f, 0) << Describe(function);
      if (slope == 0) {
        EXPECT_NEAR(limit.f, asymptote.intercept, Roundings(limit.f)) << Describe(function);
      } else {
        EXPECT_EQ(limit.f, side * slope * kInfinity) << Describe(function);
      }
    }
  }
}

// f' fades on the sides that are said to saturate, and on no other.
TEST_P(RowFactsTest, SaturatesWhereTheSlopeFades) {
  for (const Function& function : settings_) {
    const auto fades = [&](double side) {
      for (double far = 1e8; far < 1e9; far *= 1.1) {
        if (!(std::fabs(At(function, side * far).df) < 1e-6)) return false;
      }
      return true;
    };
    const bool left = fades(-1), right = fades(1);
    const Sides seen = left    ? right ? Sides::kBoth : Sides::kLeft
                       : right ? Sides::kRight
                               : Sides::kNone;
    EXPECT_EQ(static_cast<int>(function.facts().Saturates()), static_cast<int>(seen))
        << Describe(function);
  }
}

// Positive and negative values balance, or there are both, or one sign alone.
TEST_P(RowFactsTest, IsCentredAsStated) {
  for (const Function& function : settings_) {
    if (function.facts().range.empty()) continue;
    bool balances = true, negative = false, positive = false;
    for (const Sample& sample : Sweep(function)) {
      negative = negative || sample.f < 0;
      positive = positive || sample.f > 0;
      if (std::fabs(sample.z) > 1e3) continue;
      const double sum = sample.f + At(function, -sample.z).f;
      balances = balances && std::fabs(sum) <= Roundings(sample.f);
    }
    const ZeroCentred seen = balances               ? ZeroCentred::kYes
                             : negative && positive ? ZeroCentred::kPartly
                                                    : ZeroCentred::kNo;
    EXPECT_EQ(static_cast<int>(function.facts().Centred()), static_cast<int>(seen))
        << Describe(function);
  }
}

std::vector<std::string> Ids() {
  std::vector<std::string> ids;
  for (const Row& row : Activations()) ids.emplace_back(row.id);
  return ids;
}

INSTANTIATE_TEST_SUITE_P(All, RowFactsTest, testing::ValuesIn(Ids()),
                         [](const auto& test) { return test.param; });

}  // namespace
}  // namespace activation
