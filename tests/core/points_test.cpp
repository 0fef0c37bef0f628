#include "ingredients/points.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace activation {
namespace {

// Points that can be told apart, each with coordinates that follow from its label.
Points Numbered(int n) {
  Points points;
  for (int i = 0; i < n; ++i) points.Add(10 * i, -i, i);
  return points;
}

// The seed's first numbers are 0.497..., 0.807..., 0.786...: 1 of 3, then 1 of 2, then 0 of 1.
TEST(ShufflePoints, SwapsTheLastWithTheOneDrawn) {
  Points points = Numbered(3);
  Arc4 random("0.5");
  ShufflePoints(&points, random);
  EXPECT_EQ(points.label, (std::vector<double>{0, 2, 1}));
  Arc4 after("0.5");
  for (int i = 0; i < 3; ++i) after.Uniform();
  EXPECT_EQ(random.Uniform(), after.Uniform());
}

TEST(ShufflePoints, KeepsEveryPointWhole) {
  for (const int n : {0, 1, 2, 500}) {
    Points points = Numbered(n);
    Arc4 random("0.17539");
    ShufflePoints(&points, random);
    for (std::size_t i = 0; i < points.size(); ++i) {
      EXPECT_EQ(points.x[i], 10 * points.label[i]);
      EXPECT_EQ(points.y[i], -points.label[i]);
    }
    EXPECT_EQ(points.label != Numbered(n).label, n > 2);
    std::sort(points.label.begin(), points.label.end());
    EXPECT_EQ(points.label, Numbered(n).label);
  }
}

TEST(SplitPoints, TrainsOnTheFirstOfThemRoundedDown) {
  struct Case {
    int n;
    double share;
    std::size_t train;
  };
  for (const auto& [n, share, train] : {Case{500, 50, 250},
                                        {500, 10, 50},
                                        {1200, 90, 1080},
                                        {150, 33, 49},
                                        {7, 50, 3},
                                        {1, 99, 0},
                                        {5, 0, 0},
                                        {5, 100, 5},
                                        {0, 50, 0}}) {
    const Points points = Numbered(n);
    const Split split = SplitPoints(points, share);
    EXPECT_EQ(split.train.size(), train);
    EXPECT_EQ(split.test.size(), points.size() - train);
    for (std::size_t i = 0; i < points.size(); ++i) {
      const Points& part = i < train ? split.train : split.test;
      const std::size_t at = i < train ? i : i - train;
      EXPECT_EQ(part.x[at], points.x[i]);
      EXPECT_EQ(part.y[at], points.y[i]);
      EXPECT_EQ(part.label[at], points.label[i]);
    }
  }
}

TEST(FitToDomain, BringsEachCoordinateFromMinus5To5) {
  struct Range {
    double low, high;
  };
  for (const auto& [low, high] :
       {Range{0, 1}, {-5, 5}, {1900, 2025}, {-3e-9, 1e-9}, {1e300, 3e300}, {-1e308, 1.7e308}}) {
    Points points;
    for (const double share : {0.0, 0.3, 1.0, 0.5}) {
      points.Add(low * (1 - share) + high * share, 7 * share, 1);
    }
    const Points given = points;
    const Transform transform = FitToDomain(points);
    Apply(transform, &points);
    const double expected[] = {-5, -2, 5, 0};
    // Coordinates far from 0, beside their spread, keep fewer digits.
    const double magnitude = std::fmax(std::fabs(low), std::fabs(high)) / (high / 2 - low / 2);
    for (std::size_t i = 0; i < 4; ++i) {
      EXPECT_NEAR(points.x[i], expected[i], 4e-15 * std::fmax(magnitude, 1)) << low << " " << high;
      EXPECT_NEAR(points.y[i], expected[i], 4e-15);
      // The transform told is the one applied, and leads back.
      EXPECT_EQ(points.x[i], transform.x_scale * given.x[i] + transform.x_offset);
      EXPECT_EQ(points.y[i], transform.y_scale * given.y[i] + transform.y_offset);
      const double back = (points.x[i] - transform.x_offset) / transform.x_scale;
      EXPECT_NEAR(back, given.x[i], 1e-15 * std::fmax(std::fabs(low), std::fabs(high)));
    }
    EXPECT_EQ(points.label, given.label);
  }
}

TEST(FitToDomain, BringsEqualCoordinatesTo0) {
  for (const double value : {0.0, 3.0, -1e-300, std::numeric_limits<double>::max()}) {
    for (const int n : {1, 4}) {
      Points points;
      for (int i = 0; i < n; ++i) points.Add(value, i, 0);
      const Transform transform = FitToDomain(points);
      EXPECT_EQ(transform.x_scale, 1);
      Apply(transform, &points);
      EXPECT_EQ(points.x, std::vector<double>(points.size(), 0)) << value;
    }
  }
}

// The scale that would spread them is no finite number.
TEST(FitToDomain, LeavesSubnormalSpreadsAlone) {
  Points points;
  points.Add(0, 0, 0);
  points.Add(1e-310, 1, 0);
  const Transform transform = FitToDomain(points);
  EXPECT_EQ(transform.x_scale, 1);
  Apply(transform, &points);
  EXPECT_NEAR(points.x[0], 0, 1e-309);
  EXPECT_NEAR(points.x[1], 0, 1e-309);
  EXPECT_EQ(points.y, (std::vector<double>{-5, 5}));
}

TEST(FitToDomain, IsTheIdentityWithoutPoints) {
  const Transform transform = FitToDomain({});
  EXPECT_EQ(transform.x_scale, 1);
  EXPECT_EQ(transform.x_offset, 0);
  EXPECT_EQ(transform.y_scale, 1);
  EXPECT_EQ(transform.y_offset, 0);
}

}  // namespace
}  // namespace activation
