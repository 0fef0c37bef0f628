// How steep activations get, against known values and against a fine grid.
#include "functions/slope.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>
#include <utility>
#include <vector>

#include "functions/catalogue.h"
#include "runs.h"
#include "settings.h"

namespace activation {
namespace {

TEST(SlopeBound, IsTheLargestSlope) {
  const std::pair<const char*, double> known[] = {{"sigmoid", 0.25},
                                                  {"tanh", 1},
                                                  {"relu", 1},
                                                  {"identity", 1},
                                                  {"binary_step", 0},
                                                  {"softplus", 1},
                                                  {"silu", 1.0998393201288669},
                                                  {"bent_identity", 1.5},
                                                  {"hard_tanh", 1},
                                                  {"sine", 1},
                                                  {"gaussian", 0.85776388496070679},
                                                  {"softsign", 1},
                                                  {"squared_relu", kInfinity}};
  for (const auto& [id, bound] : known) {
    const double ours = SlopeBound(*MakeLayer(1, id).activation);
    if (std::isinf(bound)) {
      EXPECT_EQ(ours, bound) << id;
    } else {
      EXPECT_NEAR(ours, bound, 1e-12) << id;
    }
  }
}

// Waves that are as steep at the end of the search as elsewhere, bends so slow that they are far
// out, and cusps.
TEST(SlopeBound, IsRightForAwkwardParameters) {
  constexpr double kPi = std::numbers::pi;
  const std::pair<Spec, double> known[] = {
      {{.id = "sine", .formula = {}, .parameters = {{"omega", kPi}}}, kPi},
      {{.id = "sine", .formula = {}, .parameters = {{"omega", 2 * kPi}}}, 2 * kPi},
      {{.id = "sine", .formula = {}, .parameters = {{"omega", 64 * kPi}}}, 64 * kPi},
      {{.id = "softplus", .formula = {}, .parameters = {{"beta", 1e-6}}}, 1},
      {{.id = "swish", .formula = {}, .parameters = {{"beta", 1e-6}}}, 1.0998393201288669},
      {{.id = "swish", .formula = {}, .parameters = {{"beta", 1e-7}}}, 1.0998393201288669},
      {{.id = "squareplus", .formula = {}, .parameters = {{"b", 1e10}}}, 1},
      {{.id = {}, .formula = "sin(pi*x)", .parameters = {}}, kPi},
      {{.id = {}, .formula = "if(x>0, x-sqrt(1+x), 0)", .parameters = {}}, 1},
      {{.id = {}, .formula = "sqrt(max(0,x))", .parameters = {}}, kInfinity},
      {{.id = {}, .formula = "sqrt(abs(x))", .parameters = {}}, kInfinity},
      {{.id = {}, .formula = "abs(x)^0.999", .parameters = {}}, kInfinity},
      {{.id = {}, .formula = "x*log1p(abs(x))", .parameters = {}}, kInfinity},
      {{.id = {}, .formula = "x^3", .parameters = {}}, kInfinity},
      {{.id = {}, .formula = "1/(x-0.01)", .parameters = {}}, kInfinity},
      {{.id = {}, .formula = "tanh(1000*(x-0.01))", .parameters = {}}, 1000},
  };
  for (const auto& [spec, bound] : known) {
    const double ours = SlopeBound(*MakeLayer(1, spec).activation);
    if (std::isinf(bound)) {
      EXPECT_EQ(ours, bound) << spec.formula;
    } else {
      EXPECT_NEAR(ours, bound, 1e-6 * bound) << spec.id << spec.formula;
    }
  }
}

struct Steep {
  double slope = -1;
  double at = 0;
};

Steep SteepestOf(const Function& function, const std::vector<double>& z) {
  std::vector<double> f(z.size()), df(z.size());
  function.Evaluate(z, f.data(), df.data(), nullptr);
  Steep steepest;
  for (std::size_t i = 0; i < z.size(); ++i) {
    if (std::fabs(df[i]) > steepest.slope) steepest = {std::fabs(df[i]), z[i]};
  }
  return steepest;
}

// No point is steeper, and the bound is reached or approached somewhere.
TEST(SlopeBound, BoundsEveryRow) {
  constexpr int kCount = 20000, kCloser = 2000;
  std::vector<double> far;
  for (int i = -kCount; i <= kCount; ++i) {
    far.push_back(std::copysign(0.001 * std::abs(i) + std::expm1(0.0007 * std::abs(i)), i));
  }
  for (const Row& row : Activations()) {
    for (const Function& function : Settings(row)) {
      const double bound = SlopeBound(function);
      EXPECT_GE(bound, 0) << Describe(function);
      Steep steepest = SteepestOf(function, far);
      EXPECT_GE(bound, steepest.slope * (1 - 1e-12)) << Describe(function);
      if (std::isinf(bound)) continue;
      for (double width = 0.01 * std::max(1.0, std::fabs(steepest.at)); width > 1e-8;
           width /= 0.1 * kCloser) {
        std::vector<double> close;
        for (int i = -kCloser; i <= kCloser; ++i) {
          close.push_back(steepest.at + width * i / kCloser);
        }
        steepest = SteepestOf(function, close);
      }
      EXPECT_LE(bound, steepest.slope * (1 + 1e-5) + 1e-12) << Describe(function);
    }
  }
}

TEST(SlopeBounds, RemembersByParameters) {
  SlopeBounds bounds;
  for (int round = 0; round < 3; ++round) {
    for (int k = 1; k <= 100; ++k) {
      const Function f = *MakeLayer(1, Spec{.id = "leaky_relu",
                                            .formula = {},
                                            .parameters = {{"negative_slope", 1.0 * k}}})
                              .activation;
      EXPECT_EQ(bounds.Of(f.row(), f.parameters()), k);
    }
  }
}

// Where one formula's row was, another's may be.
TEST(SlopeBounds, KnowsAFormulaByItsText) {
  SlopeBounds bounds;
  for (int k = 1; k <= 20; ++k) {
    const Spec spec{.id = {}, .formula = std::to_string(k) + "*tanh(x)", .parameters = {}};
    const Function f = *MakeLayer(1, spec).activation;
    EXPECT_NEAR(bounds.Of(f.row(), f.parameters()), k, 1e-12 * k);
  }
}

}  // namespace
}  // namespace activation
