// The error of every elementary function over a million bit patterns and more, in ULP, against the
// platform's long double functions: eleven bits wider, where there are such. In WebAssembly there
// are none: there the hashes of the same sweep (hashes.cpp) and the points of elementary_test.cpp
// stand for it.
#ifndef __EMSCRIPTEN__

#include <gtest/gtest.h>

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <cstdio>
#include <map>
#include <string>

#include "elementary_functions.h"

static_assert(LDBL_MANT_DIG >= 64, "the sweep needs a wider reference");

namespace activation {
namespace {

constexpr std::string_view kSeed = "sweep 1";
constexpr int kPatterns = 1000000;
constexpr int kEvenly = 500000;

using Exact = long double (*)(long double x, long double y);

#define REFERENCE(function) [](long double x, long double) { return std::function(x); }

const std::map<std::string_view, Exact>& References() {
  static const std::map<std::string_view, Exact> references = {
      {"Exp", REFERENCE(exp)},
      {"Expm1", REFERENCE(expm1)},
      {"Log", REFERENCE(log)},
      {"Log1p", REFERENCE(log1p)},
      {"Sinh", REFERENCE(sinh)},
      {"Cosh", REFERENCE(cosh)},
      {"Tanh", REFERENCE(tanh)},
      {"Asinh", REFERENCE(asinh)},
      {"Erf", REFERENCE(erf)},
      {"Erfc", REFERENCE(erfc)},
      {"Sin", REFERENCE(sin)},
      {"Cos", REFERENCE(cos)},
      {"Tan", REFERENCE(tan)},
      {"Atan", REFERENCE(atan)},
      {"Pow", [](long double x, long double y) { return std::pow(x, y); }},
      {"Hypot", [](long double x, long double y) { return std::hypot(x, y); }},
      // By a step of Taylor's series, because the sum itself does not fit a long double either.
      {"ExpSum", [](long double x, long double y) { return std::exp(x) * (1 + y); }},
      {"ErfcSum",
       [](long double x, long double y) {
         return std::erfc(x) - 1.12837916709551257390L * std::exp(-x * x) * y;
       }},
  };
  return references;
}

// |got - exact| in units of the last place of a double at `exact`.
double ErrorInUlp(double got, long double exact) {
  const auto rounded = static_cast<double>(exact);
  if (std::isnan(got) || std::isnan(exact)) return std::isnan(got) && std::isnan(exact) ? 0 : kInf;
  if (std::isinf(got) || std::isinf(rounded)) return got == rounded ? 0 : kInf;
  if (exact == 0) return got == 0 ? 0 : kInf;
  const int exponent = std::max(std::ilogb(exact), -1022) - 52;
  return static_cast<double>(std::ldexp(std::abs(got - exact), -exponent));
}

class ElementarySweep : public testing::TestWithParam<ElementaryFunction> {};

TEST_P(ElementarySweep, StaysWithinItsBound) {
  const ElementaryFunction& function = GetParam();
  const Exact exact = References().at(function.name);
  double worst = 0;
  Point at{};
  double sum = 0;
  const std::vector<Point> points = SweepPoints(function, kSeed, kPatterns, kEvenly);
  for (const Point& point : points) {
    const double error = ErrorInUlp(function.one(point.x, point.y), exact(point.x, point.y));
    sum += error;
    if (error > worst) {
      worst = error;
      at = point;
    }
  }
  std::printf("%-8s %.3f ULP at %a", std::string(function.name).c_str(), worst, at.x);
  if (function.second != nullptr) std::printf(", %a", at.y);
  std::printf("; mean %.3f, bound %g, seed \"%s\"\n", sum / static_cast<double>(points.size()),
              function.bound, std::string(kSeed).c_str());
  EXPECT_LE(worst, function.bound);
}

INSTANTIATE_TEST_SUITE_P(Elementary, ElementarySweep, testing::ValuesIn(ElementaryFunctions()),
                         [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace activation

#endif
