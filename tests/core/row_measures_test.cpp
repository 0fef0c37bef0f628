// The numbers of the table of facts against the functions themselves, every row at its initial
// parameter values: by other means than the core's own.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "functions/catalogue.h"
#include "functions/slope.h"
#include "ingredients/measures.h"
#include "settings.h"

namespace activation {
namespace {

class RowMeasuresTest : public testing::TestWithParam<std::string> {
 protected:
  double F(double z) const { return At(z).f; }
  double Slope(double z) const { return At(z).df; }

  struct Sample {
    double f, df;
  };
  Sample At(double z) const {
    Sample sample{0, 0};
    function_.Evaluate(std::span(&z, 1), &sample.f, &sample.df, nullptr);
    return sample;
  }
  bool Jumps() const {
    const Facts facts = function_.facts();
    return std::any_of(facts.kinks.begin(), facts.kinks.end(),
                       [](const Kink& kink) { return kink.order == 0; });
  }

  const Row& row_ = *FindActivation(GetParam());
  Function function_ = WithValues(row_, InitialValues(row_));
  Measures measures_ = MeasuresOf(function_);
};

TEST_P(RowMeasuresTest, AtZeroIsWhatTheFormulaSays) {
  Function typed;
  Spec spec{"", std::string(row_.formula), {}};
  for (const Parameter& parameter : row_.parameters) {
    if (row_.formula.find(parameter.name) != std::string_view::npos) {
      spec.parameters.emplace_back(parameter.name, parameter.initial);
    }
  }
  // A drawn row's formula has fewer parameters than the row.
  if (const auto error = Function::Resolve(spec, &typed)) FAIL() << error->message;
  const double zero = 0;
  double f, df, d2f;
  typed.Evaluate(std::span(&zero, 1), &f, &df, &d2f);
  EXPECT_NEAR(measures_.at_zero, f, 1e-15);
}

// At a kink the slope is that of one side, or by convention 0 or halfway between the sides.
TEST_P(RowMeasuresTest, SlopeAtZeroIsThatOfASecant) {
  constexpr double kStep = 1e-6, kSlack = 1e-5;
  const double right = (F(2 * kStep) - F(kStep)) / kStep;
  const double left = (F(-kStep) - F(-2 * kStep)) / kStep;
  const double slope = measures_.slope_at_zero;
  const bool one_side = std::fabs(slope - right) < kSlack || std::fabs(slope - left) < kSlack;
  const bool has_kink = std::fabs(right - left) > 4 * kSlack;
  const bool convention = slope == 0 || std::fabs(slope - (left + right) / 2) < kSlack;
  EXPECT_TRUE(one_side || (has_kink && convention)) << slope << ": " << left << ", " << right;
}

// A scan in small steps and far out, and the best place of it narrowed down by thirds.
TEST_P(RowMeasuresTest, LargestSlopeIsThatOfADenseScan) {
  constexpr double kStep = 1.0 / 1024, kWindow = 40;
  double best = 0, at = 0;
  const auto look = [&](double z) {
    const double slope = std::fabs(Slope(z));
    if (slope > best) best = slope, at = z;
  };
  for (double z = -kWindow; z <= kWindow; z += kStep) look(z);
  for (double z = kWindow; z < 1e8; z *= 2) {
    look(z);
    look(-z);
  }
  if (std::isinf(measures_.largest_slope)) {
    EXPECT_GT(best, 1e6);
    return;
  }
  double low = at - kStep, high = at + kStep;
  for (int i = 0; i < 100; ++i) {
    const double third = (high - low) / 3;
    const double a = std::fabs(Slope(low + third)), b = std::fabs(Slope(high - third));
    (a < b ? low : high) = a < b ? low + third : high - third;
    best = std::max({best, a, b});
  }
  EXPECT_NEAR(measures_.largest_slope, best, 1e-9 * (1 + best));
  EXPECT_GE(measures_.largest_slope, best * (1 - 1e-13));
}

// No two points are farther apart in f than L allows, and some nearly as far.
TEST_P(RowMeasuresTest, LipschitzConstantBoundsEverySecant) {
  std::vector<double> z;
  for (double at = -30; at <= 30; at += 1.0 / 256) z.push_back(at);
  for (double at = 32; at < 1e12; at *= 4) {
    z.push_back(at);
    z.push_back(-at);
  }
  for (const Kink& kink : function_.facts().kinks) {
    z.push_back(kink.at);
    z.push_back(std::nextafter(kink.at, kInfinity));
    z.push_back(std::nextafter(kink.at, -kInfinity));
    z.push_back(kink.at - 1e-6);
    z.push_back(kink.at + 1e-6);
  }
  std::sort(z.begin(), z.end());
  z.erase(std::unique(z.begin(), z.end()), z.end());
  const double lipschitz = measures_.lipschitz;
  double steepest = 0;
  Pcg32 random("secants", row_.id);
  const auto secant = [&](double a, double b) {
    const double rise = std::fabs(F(b) - F(a));
    const double rounding = 4 * 0x1p-53 * (std::fabs(F(a)) + std::fabs(F(b)) + 1);
    if (std::isfinite(lipschitz)) {
      EXPECT_LE(rise, lipschitz * std::fabs(b - a) * (1 + 1e-12) + rounding) << a << ", " << b;
    }
    if (rise > 2 * rounding) steepest = std::max(steepest, (rise - rounding) / std::fabs(b - a));
  };
  for (std::size_t i = 0; i + 1 < z.size(); ++i) {
    secant(z[i], z[i + 1]);
    const auto other = static_cast<std::size_t>(random.Uniform() * static_cast<double>(z.size()));
    if (z[other] != z[i]) secant(z[i], z[other]);
  }
  if (std::isinf(lipschitz)) {
    EXPECT_GT(steepest, 1e5);
    EXPECT_TRUE(Jumps() || std::isinf(measures_.largest_slope));
  } else {
    EXPECT_GE(steepest, lipschitz * (1 - 1e-5));
    EXPECT_FALSE(Jumps());
  }
}

// E g(z) for z ~ N(0, 1) by tanh-sinh quadrature in long double, piece by piece between the whole
// numbers and the kinks: nodes crowd towards the ends of each, where a kink may be.
template <class G>
long double Mean(const Facts& facts, const G& g) {
  constexpr long double kHalfPi = 1.57079632679489661923L, kRoot2Pi = 2.50662827463100050242L;
  constexpr long double kStep = 1 / 32.0L;
  std::vector<long double> ends;
  for (int end = -16; end <= 16; ++end) ends.push_back(end);
  for (const Kink& kink : facts.kinks) {
    if (std::fabs(kink.at) < 16) ends.push_back(kink.at);
  }
  std::sort(ends.begin(), ends.end());
  long double sum = 0;
  for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
    const long double middle = (ends[i] + ends[i + 1]) / 2, half = (ends[i + 1] - ends[i]) / 2;
    if (half == 0) continue;
    for (long double t = -4; t <= 4; t += kStep) {
      const long double u = kHalfPi * std::sinh(t), cosh_u = std::cosh(u);
      const long double z = middle + half * std::tanh(u);
      const long double weight = half * kStep * kHalfPi * std::cosh(t) / (cosh_u * cosh_u);
      // Where z rounds to the end itself the weight is below what counts.
      sum += weight * std::exp(-z * z / 2) / kRoot2Pi * g(static_cast<double>(z));
    }
  }
  return sum;
}

TEST_P(RowMeasuresTest, MomentsAreThoseOfAnotherQuadrature) {
  long double mean = 0, square = 0;
  // A drawn parameter is averaged over by Simpson's rule, which is exact for a cubic in it.
  const std::vector<std::pair<double, long double>> draws =
      row_.drawn ? std::vector<std::pair<double, long double>>{{0, 1 / 6.0L},
                                                               {0.5, 4 / 6.0L},
                                                               {1, 1 / 6.0L}}
                 : std::vector<std::pair<double, long double>>{{0, 1}};
  for (const auto& [share, weight] : draws) {
    std::vector<double> values = InitialValues(row_);
    if (row_.drawn) {
      const double low = values[static_cast<std::size_t>(row_.drawn->lower)];
      const double high = values[static_cast<std::size_t>(row_.drawn->upper)];
      values[static_cast<std::size_t>(row_.drawn->parameter)] = low + share * (high - low);
    }
    const Function function = WithValues(row_, values);
    const auto f = [&](double z) {
      double out;
      function.Evaluate(std::span(&z, 1), &out, nullptr, nullptr);
      return static_cast<long double>(out);
    };
    mean += weight * Mean(function.facts(), f);
    square += weight * Mean(function.facts(), [&](double z) { return f(z) * f(z); });
  }
  const double scale = std::sqrt(static_cast<double>(square));
  EXPECT_NEAR(measures_.mean, static_cast<double>(mean), 1e-12 * scale);
  EXPECT_NEAR(measures_.variance, static_cast<double>(square - mean * mean), 1e-12 * scale * scale);
  // Weights of variance gain^2 / n, times inputs of mean square E f^2, give z of variance 1 again.
  EXPECT_NEAR(measures_.gain * measures_.gain * static_cast<double>(square), 1, 1e-12);
}

std::vector<std::string> Ids() {
  std::vector<std::string> ids;
  for (const Row& row : Activations()) ids.emplace_back(row.id);
  return ids;
}

INSTANTIATE_TEST_SUITE_P(All, RowMeasuresTest, testing::ValuesIn(Ids()),
                         [](const auto& test) { return test.param; });

TEST(Measures, OfATypedFormulaSayNothingOfItsJumps) {
  Function function;
  ASSERT_FALSE(Function::Resolve({"", "if(x > 0, 2*x, 0)", {}}, &function));
  const Measures measures = MeasuresOf(function);
  EXPECT_TRUE(std::isnan(measures.lipschitz));
  EXPECT_EQ(measures.largest_slope, 2);
  EXPECT_NEAR(measures.gain, 1 / std::sqrt(2.0), 1e-12);
}

}  // namespace
}  // namespace activation
