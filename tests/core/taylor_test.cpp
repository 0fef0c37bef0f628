// Derivatives carried along, by identities that hold whatever the argument, at the places where the
// textbook forms cancel, and against finite differences.
#include "numeric/taylor.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace activation {
namespace {

using Real = Taylor<double>;

constexpr double kInf = std::numeric_limits<double>::infinity();

// A curve through x, so that first and second derivatives of the argument both matter.
Real At(double x) { return {x, 1.5, -0.75}; }

void ExpectNear(const Real& a, const Real& b, double tolerance) {
  const auto near = [tolerance](double u, double v) {
    return std::fabs(u - v) <= tolerance * (1 + std::fabs(v));
  };
  EXPECT_TRUE(near(a.f, b.f)) << a.f << " " << b.f;
  EXPECT_TRUE(near(a.df, b.df)) << a.df << " " << b.df;
  EXPECT_TRUE(near(a.d2f, b.d2f)) << a.d2f << " " << b.d2f;
}

const Real kOne = Lift<Real>(1);
const Real kTwo = Lift<Real>(2);

TEST(Taylor, IdentitiesHoldForAllThree) {
  for (const double x : {-3.0, -1.2, -0.3, 0.0, 0.1, 0.7, 2.0, 4.5}) {
    const Real u = At(x);
    ExpectNear(Sin(u) * Sin(u) + Cos(u) * Cos(u), kOne, 1e-14);
    ExpectNear(Log(Exp(u)), u, 1e-14);
    ExpectNear(Log1p(Expm1(u)), u, 1e-12);
    ExpectNear(Expm1(u) + 1.0, Exp(u), 1e-14);
    ExpectNear(Cosh(u) * Cosh(u) - Sinh(u) * Sinh(u), kOne, 1e-11);
    ExpectNear(Tanh(u), Sinh(u) / Cosh(u), 1e-14);
    ExpectNear(Asinh(Sinh(u)), u, 1e-13);
    ExpectNear(Tan(u), Sin(u) / Cos(u), 1e-12);
    ExpectNear(Tan(Atan(u)), u, 1e-13);
    ExpectNear(Erf(u) + Erfc(u), kOne, 1e-15);
    ExpectNear(Tanh(u), 2.0 * Sigmoid(2.0 * u) - kOne, 1e-14);
    ExpectNear(Softplus(u) - Softplus(-u), u, 1e-14);
    ExpectNear(Log(Sigmoid(u)), -Softplus(-u), 1e-13);
    ExpectNear(Exp(u) * Exp(-u), kOne, 1e-14);
    if (x != 0) ExpectNear(u / u * u, u, 1e-14);
    ExpectNear(Sqrt(u * u + 1.0) * Sqrt(u * u + 1.0), u * u + 1.0, 1e-14);
    ExpectNear(Abs(u) * Sign(u.f), x == 0 ? Lift<Real>(0) : u, 0);
    ExpectNear(Pow(2.0, u), Exp(u * Log(2.0)), 1e-14);
    ExpectNear(Larger(u, kOne) + Smaller(u, kOne), u + kOne, 1e-15);
  }
  for (const double x : {0.2, 1.0, 3.5}) {
    const Real u = At(x);
    const Real v = {0.8, -0.4, 2.5};
    ExpectNear(Pow(u, v), Exp(v * Log(u)), 1e-14);
    ExpectNear(Pow(u, 2.5), Exp(2.5 * Log(u)), 1e-14);
    ExpectNear(Pow(u, 0.5), Sqrt(u), 1e-15);
  }
}

TEST(Taylor, IntegerPowersAreProducts) {
  for (const double x : {-2.0, -0.5, 0.0, 1.5}) {
    const Real u = At(x);
    Real product = kOne;
    for (int n = 0; n <= 8; ++n) {
      ExpectNear(IntegerPower(u, n), product, 1e-15);
      if (x != 0) ExpectNear(IntegerPower(u, -n), 1.0 / product, 1e-14);
      product = product * u;
    }
  }
  // Exact where the products are: no detour over logarithms.
  EXPECT_EQ(IntegerPower(At(3), 7).f, 2187);
  EXPECT_EQ(IntegerPower(At(-3), -1).f, -1.0 / 3);
}

TEST(Taylor, MixedOperandsEqualConstantOnes) {
  const Real u = At(0.7);
  const double c = 1.75;
  const Real constant = Lift<Real>(c);
  ExpectNear(u + c, u + constant, 0);
  ExpectNear(c + u, constant + u, 0);
  ExpectNear(u - c, u - constant, 0);
  ExpectNear(c - u, constant - u, 0);
  ExpectNear(u * c, u * constant, 0);
  ExpectNear(c * u, constant * u, 0);
  ExpectNear(u / c, u / constant, 1e-16);
  ExpectNear(c / u, constant / u, 0);
  ExpectNear(Pow(u, c), Pow(u, constant), 1e-15);
  ExpectNear(Pow(c, u), Pow(constant, u), 1e-15);
}

// Relative, so that a tail that has lost its digits is seen. Exact values by 60-digit arithmetic.
TEST(Taylor, TailsKeepTheirDigits) {
  const auto near = [](double actual, double exact) {
    EXPECT_NEAR(actual / exact, 1, 1e-15) << actual << ", exactly " << exact;
  };
  const auto seed = [](double x) { return Real{x, 1, 0}; };
  near(Tanh(seed(20)).df, 1.6993417021166355e-17);
  near(Tanh(seed(-20)).d2f, 3.398683404233271e-17);
  near(Sigmoid(seed(40)).df, 4.248354255291589e-18);
  near(Sigmoid(seed(40)).d2f, -4.248354255291589e-18);
  near(Sigmoid(seed(-745)).f, 4.9406564584124654e-324);
  near(Sigmoid(seed(1e-10)).d2f, -1.25e-11);
  near(Softplus(seed(-50)).f, 1.9287498479639178e-22);
  near(Softplus(seed(50)).d2f, 1.9287498479639178e-22);
  near(Expm1(seed(1e-12)).f, 1.0000000000005e-12);
}

TEST(Taylor, WhatIsNotTakenLeavesNoTrace) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const Real u = Select(true, At(2), Real{nan, nan, nan});
  EXPECT_EQ(u.f, 2);
  EXPECT_EQ(u.df, 1.5);
  EXPECT_EQ(u.d2f, -0.75);
}

TEST(Taylor, KinksTakeTheFlatterSlope) {
  const Real zero = Lift<Real>(0);
  const Real x = {0, 1, 0};
  EXPECT_EQ(Larger(zero, x).df, 0);
  EXPECT_EQ(Larger(x, zero).df, 0);
  EXPECT_EQ(Smaller(x, 3.0 * x).df, 1);
  EXPECT_EQ(Smaller(-2.0 * x, x).df, 1);
  EXPECT_EQ(Abs(x).df, 0);
  EXPECT_EQ(Abs(-x).df, 0);
  EXPECT_EQ(Abs(Real{-0.0, 1, 5}).d2f, 0);
}

TEST(Taylor, SignsAndSteps) {
  EXPECT_EQ(Sign(-kInf), -1);
  EXPECT_EQ(Sign(5e-324), 1);
  EXPECT_EQ(Sign(0.0), 0);
  EXPECT_EQ(Step(0.0), 1);
  EXPECT_EQ(Step(-0.0), 1);
  EXPECT_EQ(Step(-5e-324), 0);
  const double nan = std::numeric_limits<double>::quiet_NaN();
  EXPECT_TRUE(std::isnan(Sign(nan)) && std::isnan(Step(nan)));
  EXPECT_TRUE(std::isnan(Larger(nan, 1.0)) && std::isnan(Larger(1.0, nan)));
  EXPECT_TRUE(std::isnan(Smaller(nan, 1.0)) && std::isnan(Smaller(1.0, nan)));
}

// A slope that is zero by construction does not meet the infinity beside it.
TEST(Taylor, ConstantsMeetNoInfinity) {
  const Real huge = Exp(Real{800, 1, 0});
  EXPECT_EQ((2.0 * huge).df, kInf);
  EXPECT_EQ((huge / 2.0).df, kInf);
  EXPECT_EQ((huge + 1.0).df, kInf);
  EXPECT_EQ(Pow(Real{0, 1, 0}, 1.0).df, 1);
  EXPECT_EQ(Pow(Real{0, 1, 0}, 1.0).d2f, 0);
  EXPECT_EQ(Pow(0.0, Real{2, 1, 0}).df, 0);
}

TEST(Taylor, DualsAreItsFirstHalf) {
  for (const double x : {-1.7, 0.4, 2.2}) {
    const Real u = At(x);
    const Dual<double> d = {x, u.df};
    const auto same = [](const Real& a, const Dual<double>& b) {
      EXPECT_EQ(a.f, b.f);
      EXPECT_EQ(a.df, b.df);
    };
    same(u * Tanh(Softplus(u)), d * Tanh(Softplus(d)));
    same(1.5 - u / Sqrt(u * u + 1.0), 1.5 - d / Sqrt(d * d + 1.0));
    same(Pow(Abs(u), u), Pow(Abs(d), d));
    same(Larger(Sin(u), Erf(-u)), Larger(Sin(d), Erf(-d)));
    same(Smaller(2.0 / u, u - 2.0), Smaller(2.0 / d, d - 2.0));
  }
}

// The same bits; no promise is made for those of NaN.
bool Same(double a, double b) { return ToBits(a) == ToBits(b) || (std::isnan(a) && std::isnan(b)); }

TEST(Taylor, LanesAreIndependent) {
  const double points[] = {-2.5, -0.0, 0.3, 40, 800, kInf};
  for (const double x : points) {
    for (const double other : points) {
      const Taylor<Pair> pair = {Pair{x, other}, Pair{1, 2}, Pair{0, 3}};
      const Taylor<Pair> both =
          pair * Sigmoid(pair) + Larger(Tanh(pair), Pow(2.0 + 0 * pair.f, pair));
      const Real alone = {x, 1, 0};
      const Real one = alone * Sigmoid(alone) + Larger(Tanh(alone), Pow(2.0 + 0 * x, alone));
      EXPECT_TRUE(Same(both.f[0], one.f));
      EXPECT_TRUE(Same(both.df[0], one.df));
      EXPECT_TRUE(Same(both.d2f[0], one.d2f));
    }
  }
}

}  // namespace
}  // namespace activation
