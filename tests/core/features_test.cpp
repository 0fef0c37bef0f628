#include "ingredients/features.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string_view>
#include <vector>

#include "numeric/rng.h"

namespace activation {
namespace {

using Exact = long double (*)(long double x, long double y);

struct Expected {
  std::string_view id;
  Exact feature;
  double ulps;  // 0: exact, or rounded once
};

// TensorFlow Playground's order: the weights of a link are drawn in it.
const Expected kExpected[] = {
    {"x", [](long double x, long double) { return x; }, 0},
    {"y", [](long double, long double y) { return y; }, 0},
    {"x_squared", [](long double x, long double) { return x * x; }, 0},
    {"y_squared", [](long double, long double y) { return y * y; }, 0},
    {"x_times_y", [](long double x, long double y) { return x * y; }, 0},
    {"sin_x", [](long double x, long double) { return std::sin(x); }, 1},
    {"sin_y", [](long double, long double y) { return std::sin(y); }, 1},
};

double Ulp(double value) {
  const double magnitude = std::fabs(value);
  return std::nextafter(magnitude, std::numeric_limits<double>::infinity()) - magnitude;
}

// In the domain and well beyond it, with 26 bits each so that a long double holds a product whole.
std::vector<double> Coordinates(std::string_view purpose, std::size_t n) {
  Pcg32 random("features", purpose);
  std::vector<double> values = {0, -0.0, 6, -6, 0.5, 1e-5f};
  while (values.size() < n) {
    const double reach = values.size() % 2 == 0 ? 6 : 1000;
    values.push_back(static_cast<float>(reach * (2 * random.Uniform() - 1)));
  }
  return values;
}

TEST(Features, AreThatPlaygroundsSevenInItsOrder) {
  ASSERT_EQ(Features().size(), std::size(kExpected));
  for (std::size_t i = 0; i < Features().size(); ++i) {
    EXPECT_EQ(Features()[i].id, kExpected[i].id);
    EXPECT_FALSE(Features()[i].name.empty());
    EXPECT_EQ(FindFeature(kExpected[i].id), &Features()[i]);
  }
  EXPECT_EQ(FindFeature("xSquared"), nullptr);
  EXPECT_EQ(FindFeature(""), nullptr);
}

TEST(Features, HaveTheirValues) {
  constexpr std::size_t n = 1001;
  const std::vector<double> x = Coordinates("x", n), y = Coordinates("y", n);
  for (const Expected& expected : kExpected) {
    std::vector<double> values(n);
    FindFeature(expected.id)->compute(x.data(), y.data(), n, values.data());
    for (std::size_t i = 0; i < n; ++i) {
      const long double exact = expected.feature(x[i], y[i]);
      const double bar = expected.ulps * Ulp(static_cast<double>(exact));
      if (bar == 0) {
        EXPECT_EQ(values[i], static_cast<double>(exact)) << expected.id;
      } else {
        EXPECT_LE(std::fabs(values[i] - exact), bar)
            << expected.id << " at " << x[i] << " " << y[i];
      }
    }
  }
}

// The network asks for 1200 points at once, a tooltip for one.
TEST(Features, HaveTheSameBitsAloneAndTogether) {
  constexpr std::size_t n = 101;
  const std::vector<double> x = Coordinates("x", n), y = Coordinates("y", n);
  for (const FeatureRow& row : Features()) {
    for (std::size_t first = 0; first < 2; ++first) {
      std::vector<double> values(n - first);
      row.compute(x.data() + first, y.data() + first, n - first, values.data());
      for (std::size_t i = first; i < n; ++i) {
        double alone;
        row.compute(&x[i], &y[i], 1, &alone);
        EXPECT_EQ(values[i - first], alone) << row.id;
        EXPECT_EQ(std::signbit(values[i - first]), std::signbit(alone)) << row.id;
      }
    }
  }
}

TEST(Features, WriteNoMoreThanAsked) {
  const std::vector<double> x = {1, 2, 3, 4}, y = {5, 6, 7, 8};
  for (const FeatureRow& row : Features()) {
    for (std::size_t n = 0; n < 4; ++n) {
      std::vector<double> values(4, -99);
      row.compute(x.data(), y.data(), n, values.data());
      for (std::size_t i = 0; i < 4; ++i) EXPECT_EQ(values[i] == -99, i >= n) << row.id;
    }
  }
}

}  // namespace
}  // namespace activation
