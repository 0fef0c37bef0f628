// The kernels of all rows: f' and f'' are the derivatives of f, the gradients those by the
// parameters; a value does not depend on what stands beside it.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "numeric/pair.h"
#include "settings.h"

namespace activation {
namespace {

constexpr int kPoints = 120;

struct Values {
  std::vector<double> f, df, d2f, gradients;
};

Values EvaluateAll(const Row& row, Parameters parameters, std::span<const double> z) {
  Values values;
  for (auto* column : {&values.f, &values.df, &values.d2f}) column->resize(z.size());
  values.gradients.resize(z.size() * parameters.size());
  row.evaluate(row, parameters, z, values.f.data(), values.df.data(), values.d2f.data());
  row.gradients(row, parameters, z, values.gradients.data());
  return values;
}

double Distance(const Facts& facts, double z) {
  double distance = kInfinity;
  for (const Kink& kink : facts.kinks) distance = std::min(distance, std::fabs(kink.at - z));
  return distance;
}

// In [-8, 8], not too near to a kink.
std::vector<double> SmoothPoints(const Function& function, double margin) {
  Pcg32 random("smooth points", function.row().id);
  const Facts facts = function.facts();
  std::vector<double> z;
  while (z.size() < kPoints) {
    const double drawn = 16 * random.Uniform() - 8;
    if (Distance(facts, drawn) > margin) z.push_back(drawn);
  }
  return z;
}

// The derivative from four values at -2h, -h, h, 2h: an error of h^4.
double Difference(double below2, double below, double above, double above2, double h) {
  return (8 * (above - below) - (above2 - below2)) / (12 * h);
}

class RowKernelTest : public testing::TestWithParam<std::string> {
 protected:
  std::vector<Function> settings_ = Settings(*FindActivation(GetParam()));
};

TEST_P(RowKernelTest, DerivativesAreThoseOfTheFunction) {
  constexpr double kStep = 0x1p-13;
  for (const Function& function : settings_) {
    const std::vector<double> z = SmoothPoints(function, 4 * kStep);
    std::vector<Values> at;
    for (const double shift : {-2.0, -1.0, 0.0, 1.0, 2.0}) {
      std::vector<double> shifted = z;
      for (double& point : shifted) point += shift * kStep;
      at.push_back(EvaluateAll(function.row(), function.parameters(), shifted));
    }
    for (std::size_t i = 0; i < z.size(); ++i) {
      const double df = Difference(at[0].f[i], at[1].f[i], at[3].f[i], at[4].f[i], kStep);
      const double d2f = Difference(at[0].df[i], at[1].df[i], at[3].df[i], at[4].df[i], kStep);
      const double scale = 1e-8 * (1 + std::fabs(at[2].f[i]) + std::fabs(df) + std::fabs(d2f));
      ASSERT_NEAR(at[2].df[i], df, scale) << Describe(function) << " at " << z[i];
      ASSERT_NEAR(at[2].d2f[i], d2f, scale) << Describe(function) << " at " << z[i];
    }
  }
}

TEST_P(RowKernelTest, GradientsAreThoseOfTheFunction) {
  for (const Function& function : settings_) {
    const std::vector<double> z = SmoothPoints(function, 0.02);
    const Row& row = function.row();
    const Values values = EvaluateAll(row, function.parameters(), z);
    for (std::size_t k = 0; k < row.parameters.size(); ++k) {
      const double center = function.parameters()[k];
      const double step = 0x1p-15 * std::min(1.0, 1e-9 + std::fabs(center - row.parameters[k].low));
      std::vector<Values> at;
      for (const double shift : {-2.0, -1.0, 1.0, 2.0}) {
        std::vector<double> parameters(function.parameters().begin(), function.parameters().end());
        parameters[k] += shift * step;
        at.push_back(EvaluateAll(row, parameters, z));
      }
      for (std::size_t i = 0; i < z.size(); ++i) {
        const double g = Difference(at[0].f[i], at[1].f[i], at[2].f[i], at[3].f[i], step);
        const double computed = values.gradients[k * z.size() + i];
        const double rounding = 1e-15 * std::fabs(values.f[i]) / step;
        ASSERT_NEAR(computed, g, 1e-7 * (1 + std::fabs(g) + std::fabs(values.df[i])) + rounding)
            << Describe(function) << " by " << row.parameters[k].name << " at " << z[i];
      }
    }
  }
}

// Any bit pattern, then numbers of the size that activations see.
std::vector<double> AnyPoints() {
  Pcg32 random("any points", "rows");
  std::vector<double> z = {0.0, -0.0, kInfinity, -kInfinity, std::nan(""), 0x1p-1074, -0x1p-1074};
  for (int i = 0; i < kPoints; ++i) {
    const std::uint64_t high = random.Next();
    z.push_back(FromBits<double>(static_cast<std::int64_t>(high << 32 | random.Next())));
    z.push_back(60 * random.Uniform() - 30);
  }
  return z;
}

bool SameBits(double a, double b) {
  return ToBits(a) == ToBits(b) || (std::isnan(a) && std::isnan(b));
}

TEST_P(RowKernelTest, NeighboursDoNotMatter) {
  const std::vector<double> z = AnyPoints();
  for (const Function& function : settings_) {
    const Values together = EvaluateAll(function.row(), function.parameters(), z);
    for (std::size_t i = 0; i < z.size(); ++i) {
      const Values alone =
          EvaluateAll(function.row(), function.parameters(), std::span(z).subspan(i, 1));
      ASSERT_TRUE(SameBits(alone.f[0], together.f[i]) && SameBits(alone.df[0], together.df[i]) &&
                  SameBits(alone.d2f[0], together.d2f[i]))
          << Describe(function) << " at " << z[i];
      for (std::size_t k = 0; k < alone.gradients.size(); ++k) {
        ASSERT_TRUE(SameBits(alone.gradients[k], together.gradients[k * z.size() + i]))
            << Describe(function) << " by parameter " << k << " at " << z[i];
      }
    }
  }
}

TEST_P(RowKernelTest, NanComesOutWhereNanGoesInAndNowhereElse) {
  const std::vector<double> z = AnyPoints();
  for (const Function& function : settings_) {
    const Values values = EvaluateAll(function.row(), function.parameters(), z);
    for (std::size_t i = 0; i < z.size(); ++i) {
      if (std::isinf(z[i])) continue;
      const bool expected = std::isnan(z[i]);
      ASSERT_EQ(std::isnan(values.f[i]), expected) << Describe(function) << " at " << z[i];
      ASSERT_EQ(std::isnan(values.df[i]), expected) << Describe(function) << " at " << z[i];
      ASSERT_EQ(std::isnan(values.d2f[i]), expected) << Describe(function) << " at " << z[i];
      for (std::size_t k = 0; k < function.parameters().size(); ++k) {
        ASSERT_EQ(std::isnan(values.gradients[k * z.size() + i]), expected)
            << Describe(function) << " by parameter " << k << " at " << z[i];
      }
    }
  }
}

std::vector<std::string> Ids() {
  std::vector<std::string> ids;
  for (const Row& row : Activations()) ids.emplace_back(row.id);
  return ids;
}

INSTANTIATE_TEST_SUITE_P(All, RowKernelTest, testing::ValuesIn(Ids()),
                         [](const auto& test) { return test.param; });

}  // namespace
}  // namespace activation
