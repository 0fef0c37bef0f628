// The elementary functions at points computed to 60 digits, at their special values, and in both
// lanes.

#include "numeric/elementary.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <map>
#include <string>

#include "data.h"
#include "elementary_functions.h"

namespace activation {
namespace {

const ElementaryFunction& Find(std::string_view name) {
  for (const ElementaryFunction& function : ElementaryFunctions()) {
    if (function.name == name) return function;
  }
  std::abort();
}

bool SameBits(double a, double b) {
  return ToBits(a) == ToBits(b) || (std::isnan(a) && std::isnan(b));
}

TEST(Elementary, MeetsPointsOfSixtyDigits) {
  const std::string text = ReadData("reference/elementary.txt");
  ASSERT_FALSE(text.empty());
  std::map<std::string, int> counts;
  std::map<std::string, double> worst;
  for (std::size_t at = text.find('\n') + 1; at < text.size(); at = text.find('\n', at) + 1) {
    const std::size_t name_end = text.find(' ', at);
    const std::string name = text.substr(at, name_end - at);
    char* rest = nullptr;
    const double x = std::strtod(text.c_str() + name_end, &rest);
    const double y = std::strtod(rest, &rest);
    const double nearest = std::strtod(rest, &rest);
    const double lack = std::strtod(rest, &rest) / 1024;
    const ElementaryFunction& function = Find(name);
    const double got = function.one(x, y);
    const int exponent = nearest == 0 ? -1074 : std::max(std::ilogb(nearest), -1022) - 52;
    // A point is stored to 1/1024 ULP; got and nearest are close, so that their difference is
    // exact. The last place may be half as large on the lower side of a power of 2, which counts as
    // well.
    const double error = std::abs(std::ldexp(got - nearest, -exponent) - lack);
    EXPECT_LE(error, function.bound) << name << " at " << x << ", " << y << ": " << got;
    worst[name] = std::max(worst[name], error);
    ++counts[name];
  }
  for (const auto& [name, count] : counts) {
    std::printf("%-8s %.3f ULP at %d points\n", name.c_str(), worst[name], count);
  }
  for (const ElementaryFunction& function : ElementaryFunctions()) {
    EXPECT_GE(counts[std::string(function.name)], 150) << function.name;
  }
}

struct Special {
  const char* name;
  double x;
  double expected;
};

TEST(Elementary, KeepsSignsOfZeroAndLimits) {
  const double half_pi = 0x1.921fb54442d18p+0;
  const Special specials[] = {
      {"Exp", 0, 1},
      {"Exp", -0.0, 1},
      {"Exp", kInf, kInf},
      {"Exp", -kInf, 0},
      {"Exp", 709.79, kInf},
      {"Exp", -745.14, 0},
      {"Exp", -745, kTiny},
      {"Exp", kTiny, 1},
      {"Exp", kMax, kInf},
      {"Exp", -kMax, 0},
      {"Expm1", 0, 0},
      {"Expm1", -0.0, -0.0},
      {"Expm1", kInf, kInf},
      {"Expm1", -kInf, -1},
      {"Expm1", kTiny, kTiny},
      {"Expm1", -kTiny, -kTiny},
      {"Expm1", 709.79, kInf},
      {"Expm1", -kMax, -1},
      {"Log", 0, -kInf},
      {"Log", -0.0, -kInf},
      {"Log", 1, 0},
      {"Log", kInf, kInf},
      {"Log", -1, kNaN},
      {"Log", -kTiny, kNaN},
      {"Log", -kInf, kNaN},
      {"Log1p", 0, 0},
      {"Log1p", -0.0, -0.0},
      {"Log1p", -1, -kInf},
      {"Log1p", kInf, kInf},
      {"Log1p", -1.5, kNaN},
      {"Log1p", -kInf, kNaN},
      {"Log1p", -kTiny, -kTiny},
      {"Sinh", 0, 0},
      {"Sinh", -0.0, -0.0},
      {"Sinh", kInf, kInf},
      {"Sinh", -kInf, -kInf},
      {"Sinh", kTiny, kTiny},
      {"Sinh", -711, -kInf},
      {"Cosh", 0, 1},
      {"Cosh", -0.0, 1},
      {"Cosh", kInf, kInf},
      {"Cosh", -kInf, kInf},
      {"Cosh", 711, kInf},
      {"Tanh", 0, 0},
      {"Tanh", -0.0, -0.0},
      {"Tanh", kInf, 1},
      {"Tanh", -kInf, -1},
      {"Tanh", 30, 1},
      {"Tanh", kTiny, kTiny},
      {"Tanh", -kMax, -1},
      {"Asinh", 0, 0},
      {"Asinh", -0.0, -0.0},
      {"Asinh", kInf, kInf},
      {"Asinh", -kInf, -kInf},
      {"Asinh", kTiny, kTiny},
      {"Erf", 0, 0},
      {"Erf", -0.0, -0.0},
      {"Erf", kInf, 1},
      {"Erf", -kInf, -1},
      {"Erf", 7, 1},
      {"Erfc", 0, 1},
      {"Erfc", -0.0, 1},
      {"Erfc", kInf, 0},
      {"Erfc", -kInf, 2},
      {"Erfc", 28, 0},
      {"Erfc", -7, 2},
      {"Erfc", kMax, 0},
      {"Sin", 0, 0},
      {"Sin", -0.0, -0.0},
      {"Sin", kInf, kNaN},
      {"Sin", -kInf, kNaN},
      {"Sin", -kTiny, -kTiny},
      {"Cos", 0, 1},
      {"Cos", -0.0, 1},
      {"Cos", kInf, kNaN},
      {"Cos", kTiny, 1},
      {"Tan", 0, 0},
      {"Tan", -0.0, -0.0},
      {"Tan", kInf, kNaN},
      {"Tan", -kTiny, -kTiny},
      {"Atan", 0, 0},
      {"Atan", -0.0, -0.0},
      {"Atan", kInf, half_pi},
      {"Atan", -kInf, -half_pi},
      {"Atan", kMax, half_pi},
      {"Atan", kTiny, kTiny},
      {"Atan", 1, half_pi / 2},
  };
  for (const Special& special : specials) {
    const double got = Find(special.name).one(special.x, 0);
    EXPECT_TRUE(SameBits(got, special.expected))
        << special.name << "(" << special.x << ") = " << got << ", not " << special.expected;
  }
  for (const ElementaryFunction& function : ElementaryFunctions()) {
    EXPECT_TRUE(std::isnan(function.one(kNaN, 2))) << function.name;
  }
}

struct SpecialOfTwo {
  const char* name;
  double x;
  double y;
  double expected;
};

TEST(Elementary, TreatsSpecialPowersAsIeee754) {
  const SpecialOfTwo specials[] = {
      {"Pow", 3, 0, 1},
      {"Pow", kNaN, 0, 1},
      {"Pow", kNaN, -0.0, 1},
      {"Pow", 1, kNaN, 1},
      {"Pow", 1, kInf, 1},
      {"Pow", -1, kInf, 1},
      {"Pow", -1, -kInf, 1},
      {"Pow", 2, kNaN, kNaN},
      {"Pow", 0, 3, 0},
      {"Pow", -0.0, 3, -0.0},
      {"Pow", -0.0, 2, 0},
      {"Pow", 0, -1, kInf},
      {"Pow", -0.0, -1, -kInf},
      {"Pow", -0.0, -2, kInf},
      {"Pow", -0.0, 0.5, 0},
      {"Pow", -0.0, -0.5, kInf},
      {"Pow", 0, kInf, 0},
      {"Pow", 0, -kInf, kInf},
      {"Pow", 2, kInf, kInf},
      {"Pow", 2, -kInf, 0},
      {"Pow", 0.5, kInf, 0},
      {"Pow", 0.5, -kInf, kInf},
      {"Pow", kInf, 2, kInf},
      {"Pow", kInf, -2, 0},
      {"Pow", -kInf, 3, -kInf},
      {"Pow", -kInf, 2, kInf},
      {"Pow", -kInf, -3, -0.0},
      {"Pow", -kInf, 0.5, kInf},
      {"Pow", -8, 1.0 / 3, kNaN},
      {"Pow", -2, 3, -8},
      {"Pow", -2, 2, 4},
      {"Pow", 10, 2, 100},
      {"Pow", 2, 1024, kInf},
      {"Pow", -2, 1025, -kInf},
      {"Pow", 2, -1074, kTiny},
      {"Pow", -2, -1075.5, kNaN},
      {"Pow", 2, -1080, 0},
      {"Pow", -2, -1081, -0.0},
      {"Pow", 2, kMax, kInf},
      {"Pow", 2, -kMax, 0},
      {"Pow", -1, 0x1p53, 1},
      {"Pow", -1, 0x1.fffffffffffffp52, -1},
      {"Pow", kTiny, 1, kTiny},
      {"Pow", kMax, 1, kMax},
      {"Pow", kMax, kTiny, 1},
      {"Hypot", 3, -4, 5},
      {"Hypot", 0, 0, 0},
      {"Hypot", -0.0, -0.0, 0},
      {"Hypot", kInf, kNaN, kInf},
      {"Hypot", kNaN, -kInf, kInf},
      {"Hypot", kNaN, 1, kNaN},
      {"Hypot", 1, kNaN, kNaN},
      {"Hypot", kMax, kMax, kInf},
      {"Hypot", kMax, 1, kMax},
      {"Hypot", kTiny, 0, kTiny},
      {"Hypot", 3 * kTiny, 4 * kTiny, 5 * kTiny},
      {"Hypot", 0x3p1000, 0x4p1000, 0x5p1000},
      {"ExpSum", kInf, kNaN, kInf},
      {"ExpSum", -kInf, kNaN, 0},
      {"ErfcSum", kInf, kNaN, 0},
      {"ErfcSum", -kInf, kNaN, 2},
  };
  for (const SpecialOfTwo& special : specials) {
    const double got = Find(special.name).one(special.x, special.y);
    EXPECT_TRUE(SameBits(got, special.expected))
        << special.name << "(" << special.x << ", " << special.y << ") = " << got << ", not "
        << special.expected;
  }
}

// Neither the other lane nor its slow path may change a lane's bits.
TEST(Elementary, LanesDoNotMeet) {
  for (const ElementaryFunction& function : ElementaryFunctions()) {
    const std::vector<Point> points = SweepPoints(function, "lanes", 20000, 20000);
    for (std::size_t i = 0; i < points.size(); ++i) {
      // The special points come first, so that each partner is special for a while.
      const Point& a = points[i];
      const Point& b = points[(i * 31) % 300];
      const double alone = function.one(a.x, a.y);
      const Pair first = function.two(Pair{a.x, b.x}, Pair{a.y, b.y});
      const Pair second = function.two(Pair{b.x, a.x}, Pair{b.y, a.y});
      ASSERT_TRUE(SameBits(first[0], alone)) << function.name << " at " << a.x << " beside " << b.x;
      ASSERT_TRUE(SameBits(second[1], alone))
          << function.name << " at " << a.x << " beside " << b.x;
    }
  }
}

TEST(Elementary, OddAndEvenToTheLastBit) {
  for (const char* name : {"Sinh", "Tanh", "Asinh", "Erf", "Sin", "Tan", "Atan"}) {
    const ElementaryFunction& function = Find(name);
    for (const Point& point : SweepPoints(function, "parity", 20000, 20000)) {
      ASSERT_TRUE(SameBits(function.one(-point.x, 0), -function.one(point.x, 0)))
          << name << " at " << point.x;
    }
  }
  for (const char* name : {"Cosh", "Cos"}) {
    const ElementaryFunction& function = Find(name);
    for (const Point& point : SweepPoints(function, "parity", 20000, 20000)) {
      ASSERT_TRUE(SameBits(function.one(-point.x, 0), function.one(point.x, 0)))
          << name << " at " << point.x;
    }
  }
}

TEST(Elementary, SinCosHasTheBitsOfBoth) {
  const std::vector<Point> points = SweepPoints(Find("Sin"), "legs", 50000, 50000);
  for (std::size_t i = 0; i + 1 < points.size(); i += 2) {
    double sine, cosine;
    SinCos(points[i].x, sine, cosine);
    ASSERT_TRUE(SameBits(sine, Sin(points[i].x))) << points[i].x;
    ASSERT_TRUE(SameBits(cosine, Cos(points[i].x))) << points[i].x;
    Pair sines, cosines;
    SinCos(Pair{points[i].x, points[i + 1].x}, sines, cosines);
    ASSERT_TRUE(SameBits(sines[0], sine) && SameBits(cosines[0], cosine)) << points[i].x;
    ASSERT_TRUE(SameBits(sines[1], Sin(points[i + 1].x))) << points[i + 1].x;
  }
}

}  // namespace
}  // namespace activation
