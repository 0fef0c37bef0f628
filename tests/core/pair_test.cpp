// Lanes and exact arithmetic.

#include "numeric/pair.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "numeric/exact.h"
#include "numeric/polynomial.h"
#include "numeric/rng.h"

namespace activation {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

// A double of 53 random bits with an exponent of -20 ... 20, or with few bits.
double Draw(Pcg32& random) {
  const double bits = random.Below(4) == 0 ? random.Below(64) : random.Uniform() * 0x1p53;
  const double number = std::ldexp(std::floor(bits), static_cast<int>(random.Below(41)) - 20 - 52);
  return random.Below(2) == 0 ? number : -number;
}

TEST(Pair, SelectsAndComparesByLane) {
  const Pair a{1, -2};
  const Pair b{-3, 4};
  const Pair larger = Max(a, b);
  const Pair smaller = Min(a, b);
  EXPECT_EQ(larger[0], 1);
  EXPECT_EQ(larger[1], 4);
  EXPECT_EQ(smaller[0], -3);
  EXPECT_EQ(smaller[1], -2);
  EXPECT_TRUE(Any(a < b));
  EXPECT_FALSE(Any(And(a < b, b < a)));
  EXPECT_TRUE(Any(Not(Or(a < b, a == b))));
  const Pair chosen = Select(a < b, a, b);
  EXPECT_EQ(chosen[0], -3);
  EXPECT_EQ(chosen[1], -2);
}

TEST(Pair, MaxAndMinKeepNaNOfTheFirst) {
  EXPECT_TRUE(std::isnan(Max(kNaN, 1.0)));
  EXPECT_TRUE(std::isnan(Min(kNaN, 1.0)));
  const Pair largest = Max(Pair{kNaN, 0}, Splat<Pair>(1));
  EXPECT_TRUE(std::isnan(largest[0]));
  EXPECT_EQ(largest[1], 1);
}

TEST(Pair, SignsAreBits) {
  EXPECT_FALSE(std::signbit(Abs(-0.0)));
  EXPECT_TRUE(std::signbit(CopySign(0.0, -0.0)));
  EXPECT_TRUE(std::signbit(CopySign(kNaN, -1.0)));
  const Pair copied = CopySign(Pair{-1, 2}, Pair{0.0, -0.0});
  EXPECT_EQ(copied[0], 1);
  EXPECT_EQ(copied[1], -2);
}

TEST(Pair, ShiftsAreLogicalAndSumsWrap) {
  EXPECT_EQ(ShiftRight(std::int64_t{-1}, 60), 15);
  const PairBits shifted = ShiftRight(PairBits{-1, 256}, 4);
  EXPECT_EQ(shifted[0], INT64_MAX >> 3);
  EXPECT_EQ(shifted[1], 16);
  EXPECT_EQ(AddBits(INT64_MAX, 1), INT64_MIN);
  EXPECT_EQ(AddBits(PairBits{INT64_MAX, 2}, 1)[0], INT64_MIN);
}

TEST(Pair, SquareRootByLane) {
  const Pair roots = Sqrt(Pair{2, 9});
  EXPECT_EQ(roots[0], std::sqrt(2.0));
  EXPECT_EQ(roots[1], 3);
}

__extension__ using Int128 = __int128;

// value 2^scale as an integer.
Int128 Integer(double value, int scale) {
  const double scaled = std::ldexp(value, scale);
  const double high = std::trunc(scaled * 0x1p-53);
  return static_cast<Int128>(high) * (Int128{1} << 53) +
         static_cast<Int128>(scaled - high * 0x1p53);
}

TEST(Exact, SumsLoseNothing) {
  Pcg32 random("exact", "sum");
  for (int i = 0; i < 100000; ++i) {
    const double a = Draw(random);
    const double b = Draw(random);
    double sum, error;
    TwoSum(a, b, sum, error);
    ASSERT_EQ(sum, a + b);
    ASSERT_EQ(Integer(sum, 72) + Integer(error, 72), Integer(a, 72) + Integer(b, 72));
    const bool ordered = std::abs(a) >= std::abs(b);
    double fast, fast_error;
    FastTwoSum(ordered ? a : b, ordered ? b : a, fast, fast_error);
    ASSERT_EQ(fast, sum);
    ASSERT_EQ(fast_error, error);
  }
}

TEST(Exact, ProductsLoseNothing) {
  Pcg32 random("exact", "product");
  for (int i = 0; i < 100000; ++i) {
    const double a = std::floor(random.Uniform() * 0x1p53);
    const double b = -std::floor(random.Uniform() * 0x1p53);
    double hi, lo;
    SplitProduct(a, b, hi, lo);
    ASSERT_EQ(hi, a * b);
    ASSERT_EQ(Integer(hi, 0) + Integer(lo, 0), Integer(a, 0) * Integer(b, 0)) << a << " " << b;
    // Powers of 2 move nothing but exponents, near the ends of the range as well.
    double large, large_rest;
    SplitProduct(a * 0x1p960, b * 0x1p-60, large, large_rest);
    ASSERT_EQ(large, hi * 0x1p900);
    ASSERT_EQ(large_rest, lo * 0x1p900);
    Pair lanes, rests;
    SplitProduct(Pair{a, b}, Pair{b, b}, lanes, rests);
    ASSERT_EQ(lanes[0], hi);
    ASSERT_EQ(rests[0], lo);
  }
}

TEST(Exact, HeadsHave26Bits) {
  Pcg32 random("exact", "head");
  for (int i = 0; i < 100000; ++i) {
    const double x = 1 + random.Uniform();
    const double head = Head(x);
    ASSERT_EQ(head * 0x1p25, std::floor(head * 0x1p25));
    ASSERT_LE(std::abs(x - head), 0x1p-26);
  }
}

TEST(Polynomial, AddsEveryTerm) {
  EXPECT_EQ(Polynomial(2.0, {7}), 7);
  EXPECT_EQ(Polynomial(2.0, {7, 1}), 9);
  EXPECT_EQ(Polynomial(2.0, {7, 1, 3}), 21);
  EXPECT_EQ(Polynomial(2.0, {1, 1, 1, 1, 1, 1, 1, 1, 1}), 511);
  const Pair values = Polynomial(Pair{2, 3}, {1, 0, 1, 1});
  EXPECT_EQ(values[0], 13);
  EXPECT_EQ(values[1], 37);
}

}  // namespace
}  // namespace activation
