// How steep activations get, against known values and against a fine grid.
#include "functions/slope.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "functions/catalogue.h"
#include "runs.h"

namespace activation {
namespace {

TEST(SlopeBound, IsTheLargestSlope) {
  const std::pair<const char*, double> known[] = {{"sigmoid", 0.25},
                                                  {"tanh", 1},
                                                  {"relu", 1},
                                                  {"identity", 1},
                                                  {"binary_step", 0},
                                                  {"softplus", 1},
                                                  {"silu", 1.0998393194707408},
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
      EXPECT_NEAR(ours, bound, 1e-9) << id;
    }
  }
}

// No point is steeper, and the bound is reached or approached somewhere.
TEST(SlopeBound, BoundsEveryRow) {
  for (const Row& row : Activations()) {
    const Function function = *MakeLayer(1, std::string(row.id)).activation;
    const double bound = SlopeBound(function);
    EXPECT_GE(bound, 0) << row.id;
    std::vector<double> z, f(400001), df(400001);
    for (int i = 0; i <= 400000; ++i) z.push_back(-200 + i * 0.001);
    function.Evaluate(z, f.data(), df.data(), nullptr);
    double steepest = 0;
    for (const double slope : df) steepest = std::max(steepest, std::fabs(slope));
    EXPECT_GE(bound, steepest * (1 - 1e-12)) << row.id;
    if (std::isfinite(bound)) {
      EXPECT_LE(bound, steepest * 1.0005 + 1e-12) << row.id;
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
