// The vector functions by properties that every row must have, and by identities.
#include "functions/vector.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "numeric/rng.h"
#include "vector_calls.h"

namespace activation {
namespace {

constexpr double kInf = std::numeric_limits<double>::infinity();

Vector RandomVector(Pcg32& random, std::size_t n) {
  Vector x(n);
  for (double& entry : x) entry = 6 * random.Uniform() - 3;
  return x;
}

double Dot(const Vector& x, const Vector& y) {
  double sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) sum += x[i] * y[i];
  return sum;
}

TEST(VectorRows, IdsAreFound) {
  EXPECT_EQ(VectorFunctions().size(), 8u);
  for (const VectorRow& row : VectorFunctions()) EXPECT_EQ(FindVectorFunction(row.id), &row);
  EXPECT_EQ(FindVectorFunction("relu"), nullptr);
}

TEST(VectorRows, ProductsAgreeWithDifferencesAndWithEachOther) {
  Pcg32 random("vectors", "test");
  for (const VectorRow& row : VectorFunctions()) {
    for (const std::size_t n : {2u, 4u, 6u, 10u}) {
      for (const double temperature : {1.0, 0.5, 3.0}) {
        const Vector x = RandomVector(random, n);
        const Vector v = RandomVector(random, n);
        const std::size_t m = row.output_size(n);
        const Vector u = RandomVector(random, m);
        Vector jvp(m), vjp(n), above(m), below(m);
        row.jvp(x, v, temperature, jvp);
        row.vjp(x, u, temperature, vjp);
        EXPECT_NEAR(Dot(u, jvp), Dot(vjp, v), 1e-13 * (1 + std::fabs(Dot(u, jvp)))) << row.id;
        constexpr double kStep = 1e-5;
        Vector x_above = x, x_below = x;
        for (std::size_t i = 0; i < n; ++i) {
          x_above[i] += kStep * v[i];
          x_below[i] -= kStep * v[i];
        }
        row.evaluate(x_above, temperature, above);
        row.evaluate(x_below, temperature, below);
        for (std::size_t i = 0; i < m; ++i) {
          EXPECT_NEAR((above[i] - below[i]) / (2 * kStep), jvp[i], 1e-8) << row.id << " n " << n;
        }
      }
    }
  }
}

TEST(VectorRows, JacobiansHaveTheProductsInTheirColumnsAndRows) {
  Pcg32 random("jacobians", "test");
  for (const VectorRow& row : VectorFunctions()) {
    const Vector x = RandomVector(random, 6);
    const std::size_t m = row.output_size(6);
    Vector jacobian(m * 6), gradient(6);
    Jacobian(row, x, 0.5, jacobian);
    for (std::size_t i = 0; i < m; ++i) {
      Vector one(m);
      one[i] = 1;
      row.vjp(x, one, 0.5, gradient);
      for (std::size_t j = 0; j < 6; ++j) {
        EXPECT_NEAR(jacobian[i * 6 + j], gradient[j], 1e-15) << row.id << ' ' << i << ' ' << j;
      }
    }
  }
}

TEST(Vector, TheJacobianOfSoftmaxIsDiagPMinusPP) {
  const Vector x = {2, 1, 0.1};
  const Vector p = Evaluate("softmax", x);
  Vector jacobian(9);
  Jacobian(*FindVectorFunction("softmax"), x, 1, jacobian);
  for (std::size_t i = 0; i < 3; ++i) {
    double sum = 0;
    for (std::size_t j = 0; j < 3; ++j) {
      EXPECT_NEAR(jacobian[i * 3 + j], (i == j ? p[i] : 0) - p[i] * p[j], 1e-16);
      sum += jacobian[i * 3 + j];
    }
    EXPECT_NEAR(sum, 0, 1e-16);
  }
}

TEST(VectorRows, NanReachesEveryOutput) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  for (const VectorRow& row : VectorFunctions()) {
    if (row.id == "glu") continue;  // its outputs depend on two inputs each
    for (const Vector& x : {Vector{nan, 1, 2, 3}, Vector{1, 2, nan, 3}}) {
      Vector out(row.output_size(x.size()));
      row.evaluate(x, 1, out);
      for (const double entry : out) EXPECT_TRUE(std::isnan(entry)) << row.id;
    }
  }
}

TEST(VectorRows, NormalizersTakeMinusInfinityAndRefuseTheRest) {
  for (const char* id : {"softmax", "log_softmax", "sparsemax", "logsumexp"}) {
    for (const Vector& x : {Vector{-kInf, -kInf}, Vector{1, kInf}, Vector{kInf, kInf}}) {
      for (const double entry : Evaluate(id, x)) EXPECT_TRUE(std::isnan(entry)) << id;
    }
  }
  EXPECT_EQ(Evaluate("softmax", {-kInf, 0}), (Vector{0, 1}));
  EXPECT_EQ(Evaluate("sparsemax", {-kInf, 0}), (Vector{0, 1}));
  EXPECT_EQ(Evaluate("log_softmax", {-kInf, 0}), (Vector{-kInf, 0}));
  EXPECT_EQ(Evaluate("logsumexp", {-kInf, 2}), Vector{2});
}

TEST(VectorRows, OutputSizes) {
  EXPECT_EQ(FindVectorFunction("softmax")->output_size(5), 5u);
  EXPECT_EQ(FindVectorFunction("maxout")->output_size(5), 1u);
  EXPECT_EQ(FindVectorFunction("glu")->output_size(6), 3u);
  EXPECT_EQ(FindVectorFunction("glu")->output_size(5), 0u);
}

// ---- identities ---------------------------------------------------------------------------------

TEST(Vector, SoftmaxDoesNotChangeUnderTranslation) {
  // Quarters, so that adding 1000 is exact.
  const Vector x = {0.25, -1.5, 3, 2.75};
  Vector moved = x;
  for (double& entry : moved) entry += 1000;
  for (const char* id : {"softmax", "log_softmax", "sparsemax"}) {
    EXPECT_EQ(Evaluate(id, x), Evaluate(id, moved)) << id;
  }
}

TEST(Vector, NaiveSoftmaxAgreesUntilItOverflows) {
  const Vector x = {1, -2, 0.5, 3};
  const Vector naive = Evaluate("naive_softmax", x, 0.7);
  const Vector stable = Evaluate("softmax", x, 0.7);
  for (std::size_t i = 0; i < x.size(); ++i) EXPECT_NEAR(naive[i], stable[i], 1e-15);
  for (const double p : Evaluate("naive_softmax", {1010, 1000, 990})) EXPECT_TRUE(std::isnan(p));
  for (const double p : Evaluate("naive_softmax", {-1010, -1000})) EXPECT_TRUE(std::isnan(p));
}

TEST(Vector, TemperatureTurnsSoftmaxFromHardToEven) {
  const Vector x = {1, 3, 2};
  EXPECT_EQ(Evaluate("softmax", x, 1e-300), (Vector{0, 1, 0}));
  for (const double p : Evaluate("softmax", x, 1e17)) EXPECT_EQ(p, 1.0 / 3);
}

TEST(Vector, SparsemaxIsTheNearestPointOfTheSimplex) {
  EXPECT_EQ(Evaluate("sparsemax", {0.5, 0.25, -3}), (Vector{0.625, 0.375, 0}));
  EXPECT_EQ(Evaluate("sparsemax", {2, 0.5, 0.5}), (Vector{1, 0, 0}));
  EXPECT_EQ(Evaluate("sparsemax", {7, 7, 7, 7}), (Vector{0.25, 0.25, 0.25, 0.25}));
  Pcg32 random("sparsemax", "test");
  for (int round = 0; round < 200; ++round) {
    const Vector x = RandomVector(random, 7);
    const Vector p = Evaluate("sparsemax", x);
    double sum = 0;
    double tau = kInf;  // x_i - p_i, the same wherever p_i > 0, and at least x_i elsewhere
    for (std::size_t i = 0; i < x.size(); ++i) {
      sum += p[i];
      if (p[i] > 0) tau = x[i] - p[i];
    }
    EXPECT_NEAR(sum, 1, 1e-15 * 7);
    for (std::size_t i = 0; i < x.size(); ++i) {
      EXPECT_NEAR(p[i], std::max(0.0, x[i] - tau), 1e-15 * 7);
    }
  }
}

TEST(Vector, MaxoutGivesItsGradientToTheFirstOfEquals) {
  EXPECT_EQ(Vjp("maxout", {1, 5, 5}, {3}), (Vector{0, 3, 0}));
  EXPECT_EQ(Jvp("maxout", {1, 5, 5}, {10, 20, 30}), Vector{20});
}

TEST(Vector, GluGatesItsFirstHalfByItsSecond) {
  EXPECT_EQ(Evaluate("glu", {3, -4, 0, 1000}), (Vector{1.5, -4}));
  EXPECT_EQ(Vjp("glu", {3, -4, 0, 1000}, {1, 1}), (Vector{0.5, 1, 0.75, 0}));
}

TEST(Vector, BceStaysFiniteWhereItsAbsentSideIsNot) {
  EXPECT_EQ(BceWithLogits(kInf, 1).loss, 0);
  EXPECT_EQ(BceWithLogits(-kInf, 0).loss, 0);
  EXPECT_EQ(BceWithLogits(kInf, 0).loss, kInf);
}

}  // namespace
}  // namespace activation
