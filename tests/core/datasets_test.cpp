// What holds for every dataset, then what some have of their own.
#include "ingredients/datasets.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "clean_labels.h"

namespace activation {
namespace {

const char* const kSeeds[] = {"0.17539", "0.00385", "a seed", ""};

Points Draw(const DatasetRow& row, const DatasetChoice& choice, const char* seed = "0.17539") {
  Arc4 random(seed);
  Points points;
  row.draw(row, choice, random, &points);
  return points;
}

// Calls `see` for each dataset with each number of classes that it may have.
void ForEach(const std::function<void(const DatasetRow&, DatasetChoice)>& see) {
  for (const DatasetRow& row : Datasets()) {
    for (int classes = row.min_classes; classes <= row.max_classes; ++classes) {
      SCOPED_TRACE(std::string(row.id) + ", " + std::to_string(classes) + " classes");
      DatasetChoice choice;
      choice.classes = classes;
      see(row, choice);
    }
  }
}

// How far labels are from those of the places, on average; each wrong one of a class counts 1.
double Disagreement(const DatasetRow& row, const DatasetChoice& choice) {
  double sum = 0, count = 0;
  for (const char* seed : kSeeds) {
    const Points points = Draw(row, choice, seed);
    for (std::size_t i = 0; i < points.size(); ++i) {
      const double x = points.x[i], y = points.y[i];
      if (x == 0 && y == 0) continue;  // both arms of the spiral start here
      const double error = points.label[i] - CleanLabels().at(row.id)(x, y, choice.classes);
      sum += row.problem == Problem::kRegression ? std::fabs(error) : error != 0;
      ++count;
    }
  }
  return sum / count;
}

TEST(Datasets, HaveIdsOfTheirOwnByWhichTheyAreFound) {
  std::set<std::string_view> ids;
  for (const DatasetRow& row : Datasets()) {
    EXPECT_TRUE(ids.insert(row.id).second) << row.id;
    EXPECT_EQ(FindDataset(row.id), &row);
    EXPECT_FALSE(row.name.empty()) << row.id;
    for (const char c : row.id) EXPECT_TRUE((c >= 'a' && c <= 'z') || c == '_') << row.id;
    EXPECT_EQ(row.fitted, !row.source.empty()) << row.id;
    if (row.problem == Problem::kRegression) {
      EXPECT_EQ(row.max_classes, 0) << row.id;
    } else {
      EXPECT_GE(row.min_classes, 2) << row.id;
      EXPECT_GE(row.max_classes, row.min_classes) << row.id;
    }
  }
  EXPECT_EQ(FindDataset(""), nullptr);
  EXPECT_EQ(FindDataset("Circle"), nullptr);
}

TEST(Datasets, HaveTheirNumberOfPointsInTheDomain) {
  ForEach([](const DatasetRow& row, const DatasetChoice& choice) {
    for (const char* seed : kSeeds) {
      Points points = Draw(row, choice, seed);
      ASSERT_EQ(points.size(), static_cast<std::size_t>(row.points));
      ASSERT_EQ(points.y.size(), points.size());
      ASSERT_EQ(points.label.size(), points.size());
      if (row.fitted) Apply(FitToDomain(points), &points);
      for (std::size_t i = 0; i < points.size(); ++i) {
        EXPECT_LE(std::fabs(points.x[i]), 6);
        EXPECT_LE(std::fabs(points.y[i]), 6);
      }
    }
  });
}

TEST(Datasets, LabelTwoClassesMinusOneAndOneAndMoreFromZeroUp) {
  ForEach([](const DatasetRow& row, const DatasetChoice& choice) {
    if (row.problem == Problem::kRegression) return;
    const Points points = Draw(row, choice);
    std::set<double> expected = {-1, 1};
    if (choice.classes > 2) {
      expected.clear();
      for (int k = 0; k < choice.classes; ++k) expected.insert(k);
    }
    EXPECT_EQ(std::set<double>(points.label.begin(), points.label.end()), expected);
  });
}

// Those that draw a place first, and then ask for its label, have as many of each as chance gives.
TEST(Datasets, HaveEquallyManyOfEachClass) {
  const std::set<std::string_view> by_place = {"xor", "checkerboard", "above_sine", "above_cubic",
                                               "above_abs"};
  ForEach([&](const DatasetRow& row, const DatasetChoice& choice) {
    if (row.problem == Problem::kRegression) return;
    const Points points = Draw(row, choice);
    std::vector<std::ptrdiff_t> counts;
    for (const double label : std::set<double>(points.label.begin(), points.label.end())) {
      counts.push_back(std::count(points.label.begin(), points.label.end(), label));
    }
    const auto [low, high] = std::minmax_element(counts.begin(), counts.end());
    // By chance: of 500 within five deviations of a half.
    EXPECT_LE(*high - *low, by_place.count(row.id) == 1 ? 112 : 1);
  });
}

TEST(Datasets, ComeFromTheSeedAlone) {
  ForEach([](const DatasetRow& row, DatasetChoice choice) {
    if (row.fitted) return;
    choice.noise = 25;
    const Points points = Draw(row, choice, "0.5"), again = Draw(row, choice, "0.5");
    EXPECT_EQ(points.x, again.x);
    EXPECT_EQ(points.y, again.y);
    EXPECT_EQ(points.label, again.label);
    EXPECT_NE(points.x, Draw(row, choice, "0.6").x);
  });
}

TEST(Datasets, AreAppended) {
  for (const DatasetRow& row : Datasets()) {
    DatasetChoice choice;
    choice.classes = row.min_classes;
    const Points alone = Draw(row, choice);
    Arc4 random("0.17539");
    Points points;
    points.Add(1, 2, 3);
    row.draw(row, choice, random, &points);
    ASSERT_EQ(points.size(), alone.size() + 1) << row.id;
    EXPECT_EQ(points.label[0], 3) << row.id;
    EXPECT_EQ(points.x.back(), alone.x.back()) << row.id;
  }
}

TEST(Datasets, WithoutNoiseHaveTheLabelsOfTheirPlaces) {
  ForEach([](const DatasetRow& row, const DatasetChoice& choice) {
    if (row.fitted) return;
    ASSERT_EQ(CleanLabels().count(row.id), 1u) << "clean_labels.h has no label for its points";
    EXPECT_LE(Disagreement(row, choice), 1e-14);
  });
}

TEST(Datasets, HaveGapsBetweenCleanClasses) {
  const auto radii = [](std::string_view id, int classes) {
    DatasetChoice choice;
    choice.classes = classes;
    const Points points = Draw(*FindDataset(id), choice);
    std::vector<double> all;
    for (std::size_t i = 0; i < points.size(); ++i) {
      all.push_back(std::hypot(points.x[i], points.y[i]));
    }
    return all;
  };
  for (const double radius : radii("circle", 2)) EXPECT_TRUE(radius < 2.5 || radius > 3.5 - 1e-14);
  for (int classes = 2; classes <= 4; ++classes) {
    const double width = 5.0 / (2 * classes - 1);
    for (const double radius : radii("rings", classes)) {
      EXPECT_EQ(static_cast<int>(radius / width) % 2, 0) << radius << " of " << classes;
    }
  }
  const Points crossed = Draw(*FindDataset("xor"), {});
  for (std::size_t i = 0; i < crossed.size(); ++i) {
    EXPECT_GE(std::fmin(std::fabs(crossed.x[i]), std::fabs(crossed.y[i])), 0.3);
  }
}

TEST(Datasets, HaveCleanMoonsOnHalfCircles) {
  const Points points = Draw(*FindDataset("moons"), {});
  for (std::size_t i = 0; i < points.size(); ++i) {
    // The lower moon is the upper one, turned by half a turn.
    const double dx = -points.label[i] * points.x[i] + 1.5;
    const double dy = -points.label[i] * points.y[i] + 0.75;
    EXPECT_NEAR(std::hypot(dx, dy), 3, 1e-14);
    EXPECT_GE(dy, -1e-14);
  }
}

// Either the points stay and labels change, or labels stay and the points move.
TEST(Datasets, NoiseMovesPointsOrLabels) {
  ForEach([](const DatasetRow& row, DatasetChoice choice) {
    if (row.noise_high == 0) return;
    const Points clean = Draw(row, choice);
    choice.noise = row.noise_high;
    const Points noisy = Draw(row, choice);
    const bool same_places = clean.x == noisy.x && clean.y == noisy.y;
    EXPECT_NE(same_places, clean.label == noisy.label);
  });
}

TEST(Datasets, MoreNoiseDisagreesMore) {
  ForEach([](const DatasetRow& row, DatasetChoice choice) {
    if (row.noise_high == 0) return;
    const double clean = Disagreement(row, choice);
    choice.noise = row.noise_high / 2;
    const double half = Disagreement(row, choice);
    choice.noise = row.noise_high;
    const double most = Disagreement(row, choice);
    EXPECT_GE(half, clean);  // classes far apart stay so
    EXPECT_GT(most, half);
    EXPECT_GT(most, 1e-3);
  });
}

TEST(Datasets, StayFiniteUnderAnyNoise) {
  ForEach([](const DatasetRow& row, DatasetChoice choice) {
    choice.noise = 1e6;
    const Points points = Draw(row, choice);
    for (const std::vector<double>* values : {&points.x, &points.y, &points.label}) {
      for (const double value : *values) EXPECT_TRUE(std::isfinite(value));
    }
  });
}

// Box and Muller's or Marsaglia's, with the mean and the deviation that the definition says.
TEST(Datasets, HaveNormalClouds) {
  const auto deviations = [](std::string_view id, double noise, double mean) {
    double sum = 0, squares = 0, count = 0;
    for (const char* seed : kSeeds) {
      DatasetChoice choice;
      choice.noise = noise;
      const Points points = Draw(*FindDataset(id), choice, seed);
      for (std::size_t i = 0; i < points.size(); ++i) {
        const double side = id == "gauss" ? points.label[i] : -points.label[i];
        sum += points.x[i] - side * mean;
        squares += (points.x[i] - side * mean) * (points.x[i] - side * mean);
        ++count;
      }
    }
    EXPECT_NEAR(sum / count, 0, 4 * std::sqrt(squares / count / count)) << id;
    return std::sqrt(squares / count);
  };
  // Within four deviations of an estimate from 2000 points.
  const double share = 4 / std::sqrt(2 * 2000.0);
  EXPECT_NEAR(deviations("gauss", 0, 2), std::sqrt(0.5), share * std::sqrt(0.5));
  EXPECT_NEAR(deviations("gauss", 50, 2), 2, share * 2);
  EXPECT_NEAR(deviations("gauss", 80, 2), std::sqrt(6.1), share * std::sqrt(6.1));
  // Cut at three deviations, a cloud has 1 - 4.5 e^-4.5 / (1 - e^-4.5) of the variance.
  const double cut = std::sqrt(1 - 4.5 * std::exp(-4.5) / (1 - std::exp(-4.5)));
  EXPECT_NEAR(deviations("blobs", 0, 3.5), 0.5 * cut, share * 0.5);
  EXPECT_NEAR(deviations("blobs", 50, 3.5), 1.5 * cut, share * 1.5);
}

TEST(Datasets, RegressionsOfXHaveNoY) {
  for (const char* id : {"step", "sine", "noisy_line"}) {
    for (const double noise : {0.0, 50.0}) {
      DatasetChoice choice;
      choice.noise = noise;
      const Points points = Draw(*FindDataset(id), choice);
      EXPECT_EQ(points.y, std::vector<double>(points.size(), 0)) << id;
    }
  }
}

}  // namespace
}  // namespace activation
