// Fisher's iris, the one dataset that was measured.
#include <gtest/gtest.h>

#include "ingredients/datasets.h"

namespace activation {
namespace {

Points Iris(int first, int second, const char* seed = "0.17539") {
  DatasetChoice choice;
  choice.classes = 3;
  choice.measurements = {first, second};
  const DatasetRow& row = *FindDataset("iris");
  Arc4 random(seed);
  Points points;
  row.draw(row, choice, random, &points);
  return points;
}

// The sums and means of Fisher's table; a widespread copy, wrong in flowers 35 and 38, has 458.1.
TEST(Iris, HasFishersSumsAndMeans) {
  const double sums[] = {876.5, 458.6, 563.7, 179.9};
  const double means[3][4] = {
      {5.006, 3.428, 1.462, 0.246}, {5.936, 2.770, 4.260, 1.326}, {6.588, 2.974, 5.552, 2.026}};
  for (int k = 0; k < 4; ++k) {
    const Points points = Iris(k, k);
    double sum = 0, by_class[3] = {0, 0, 0};
    for (std::size_t i = 0; i < points.size(); ++i) {
      EXPECT_EQ(points.label[i], static_cast<double>(i / 50));
      sum += points.x[i];
      by_class[i / 50] += points.x[i];
    }
    EXPECT_NEAR(sum, sums[k], 1e-10);
    for (int c = 0; c < 3; ++c) EXPECT_NEAR(by_class[c] / 50, means[c][k], 1e-12);
  }
}

TEST(Iris, HasFlowers35And38AsFisherPrintedThem) {
  const double flowers[2][4] = {{4.9, 3.1, 1.5, 0.2}, {4.9, 3.6, 1.4, 0.1}};
  for (int k = 0; k < 4; ++k) {
    EXPECT_EQ(Iris(k, 0).x[34], flowers[0][k]);
    EXPECT_EQ(Iris(k, 0).x[37], flowers[1][k]);
  }
}

TEST(Iris, ShowsAnyTwoMeasurements) {
  for (int first = 0; first < 4; ++first) {
    for (int second = 0; second < 4; ++second) {
      const Points points = Iris(first, second);
      EXPECT_EQ(points.x, Iris(first, first).x);
      EXPECT_EQ(points.y, Iris(second, second).y);
    }
  }
}

// Setosa stands apart from the other two, whose petals are longer than 2.5 cm.
TEST(Iris, HasSetosaApart) {
  const Points points = Iris(2, 3);
  for (std::size_t i = 0; i < points.size(); ++i)
    EXPECT_EQ(points.x[i] < 2.5, points.label[i] == 0);
}

TEST(Iris, NeedsNoSeed) { EXPECT_EQ(Iris(2, 3, "0.5").x, Iris(2, 3).x); }

}  // namespace
}  // namespace activation
