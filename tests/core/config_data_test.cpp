// Data of a configuration: datasets with their classes, noise and measurements, and points that the
// caller gives. Each refusal is under one field.
#include <gtest/gtest.h>

#include <limits>

#include "config_calls.h"

namespace activation {
namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

TEST(ConfigData, DatasetAndProblemFit) {
  EXPECT_EQ(Accepted({Given("data.id", "reg_gauss")}).problem, Problem::kRegression);
  EXPECT_EQ(Accepted({Given("problem", "regression")}).data.dataset->id, "reg_plane");
  ExpectRefused({Given("problem", "regression"), Given("data.id", "xor")}, "wrong_problem",
                "data.id", "xor",
                "'xor' is data for classification; for regression there are reg_plane, reg_gauss, "
                "step, sine and noisy_line.");
  EXPECT_EQ(Refused({Given("problem", "classification"), Given("data.id", "sine")}).field,
            "data.id");
}

TEST(ConfigData, ClassesAreTheDatasets) {
  for (const DatasetRow& row : Datasets()) {
    const Setting id = Given("data.id", row.id);
    for (int classes = 2; classes <= 8; ++classes) {
      const std::vector<Setting> settings = {id, Given("data.classes", classes)};
      if (classes >= row.min_classes && classes <= row.max_classes) {
        const Config config = Accepted(settings);
        EXPECT_EQ(config.data.classes, classes);
        EXPECT_EQ(config.data.choice.classes, classes);
      } else {
        EXPECT_EQ(Refused(settings).field, "data.classes") << row.id << " " << classes;
      }
    }
  }
  ExpectRefused({Given("data.id", "blobs"), Given("data.classes", 7)}, "out_of_range",
                "data.classes", "7", "'blobs' has 2 to 6 classes.");
  ExpectRefused({Given("data.id", "iris"), Given("data.classes", 2)}, "out_of_range",
                "data.classes", "2", "'iris' has 3 classes.");
  ExpectRefused({Given("problem", "regression"), Given("data.classes", 2)}, "not_accepted",
                "data.classes", "2", "Regression has values, not classes.");
}

TEST(ConfigData, Noise) {
  EXPECT_EQ(Accepted({Given("data.noise", 2000)}).data.choice.noise, 2000);
  Accepted({Given("data.id", "iris"), Given("data.noise", 0)});
  ExpectRefused({Given("data.id", "iris"), Given("data.noise", 10)}, "not_accepted", "data.noise",
                "10", "Points that are given or measured have no noise: 0.");
  const Points points = SomePoints(40);
  EXPECT_EQ(Refused({Given("data.noise", 10)}, &points).field, "data.noise");
}

TEST(ConfigData, Measurements) {
  const Setting iris = Given("data.id", "iris");
  EXPECT_EQ(Accepted({iris}).data.choice.measurements, (std::array<int, 2>{2, 3}));
  EXPECT_EQ(Accepted({iris, Given("data.measurements[0]", 3), Given("data.measurements[1]", 0)})
                .data.choice.measurements,
            (std::array<int, 2>{3, 0}));
  ExpectRefused({iris, Given("data.measurements[0]", 3), Given("data.measurements[1]", 3)},
                "repeated", "data.measurements[1]", "3",
                "'data.measurements[1]' must differ from the first.");
  ExpectRefused({iris, Given("data.measurements[1]", 3)}, "missing", "data.measurements[0]", "",
                "'data.measurements[0]' is missing: there must be two.");
  EXPECT_EQ(Refused({iris, Given("data.measurements.length", 2)}).field, "data.measurements[0]");
  EXPECT_EQ(Refused({iris, Given("data.measurements[2]", 1)}).field, "data.measurements.length");
  const std::vector<Setting> both = {Given("data.measurements[0]", 3),
                                     Given("data.measurements[1]", 0)};
  EXPECT_EQ(Refused(both).field, "data.measurements[0]");
  const Points points = SomePoints(40);
  EXPECT_EQ(Refused(both, &points).field, "data.measurements[0]");
}

TEST(ConfigData, MeasuredDataIsFittedUnlessToldOtherwise) {
  EXPECT_EQ(Accepted({Given("data.id", "iris")}).data.scale, Scale::kFit);
  EXPECT_EQ(Accepted({Given("data.id", "iris"), Given("data.scale", "none")}).data.scale,
            Scale::kNone);
  const Points points = SomePoints(40);
  EXPECT_EQ(Accepted({}, &points).data.scale, Scale::kNone);
  EXPECT_EQ(Accepted({Given("data.scale", "fit")}, &points).data.scale, Scale::kFit);
}

TEST(ConfigData, AtLeastOnePointIsForTraining) {
  const Setting one = Given("batchSize", 1);
  Accepted({Given("data.trainShare", 0.2), one});  // of 500
  ExpectRefused({Given("data.trainShare", 0.1999), one}, "out_of_range", "data.trainShare",
                "0.1999", "'data.trainShare' must leave at least one point for training.");
  const Points two = SomePoints(2);
  Accepted({one}, &two);
  Accepted({Given("data.trainShare", 100), Given("batchSize", 2)}, &two);
  EXPECT_EQ(Refused({Given("data.trainShare", 49), one}, &two).field, "data.trainShare");
}

TEST(ConfigPoints, OfTwoClasses) {
  const Points points = SomePoints(40);
  const Config config = Accepted({}, &points);
  EXPECT_EQ(config.data.dataset, nullptr);
  EXPECT_EQ(config.data.points.x, points.x);
  EXPECT_EQ(config.data.points.label, points.label);
  EXPECT_EQ(config.data.classes, 2);
  EXPECT_EQ(config.problem, Problem::kClassification);
  for (const double bad : {0.0, 2.0, -1.5}) {
    Points wrong = points;
    wrong.label[17] = bad;
    EXPECT_EQ(Refused({}, &wrong).field, "data.points.label[17]");
    EXPECT_EQ(Refused({}, &wrong).message, "'data.points.label[17]' must be -1 or 1.");
  }
  ExpectRefused({Given("data.id", "xor")}, "not_accepted", "data.id", "xor",
                "Data are a dataset by its 'data.id' or 'data.points', not both.", &points);
}

TEST(ConfigPoints, OfMoreClassesAndOfValues) {
  Points points = SomePoints(40);
  for (std::size_t i = 0; i < points.size(); ++i) points.label[i] = static_cast<double>(i % 4);
  const Config config = Accepted({Given("data.classes", 4)}, &points);
  EXPECT_EQ(config.data.classes, 4);
  EXPECT_EQ(config.layers.back().units, 4);
  for (const double bad : {-1.0, 4.0, 0.5}) {
    Points wrong = points;
    wrong.label[39] = bad;
    const Error error = Refused({Given("data.classes", 4)}, &wrong);
    EXPECT_EQ(error.field, "data.points.label[39]");
    EXPECT_EQ(error.message, "'data.points.label[39]' must be a whole number from 0 to 3.");
  }
  points.label[0] = -123.25;
  const Config regression = Accepted({Given("problem", "regression")}, &points);
  EXPECT_EQ(regression.data.classes, 0);
  EXPECT_EQ(regression.layers.back().units, 1);
}

TEST(ConfigPoints, AreFinite) {
  for (const char* problem : {"classification", "regression"}) {
    for (const double bad : {kNan, kInfinity, -kInfinity}) {
      const std::vector<Setting> settings = {Given("problem", problem)};
      Points x = SomePoints(40), y = x, label = x;
      x.x[3] = y.y[4] = label.label[5] = bad;
      EXPECT_EQ(Refused(settings, &x).field, "data.points.x[3]");
      EXPECT_EQ(Refused(settings, &y).field, "data.points.y[4]");
      EXPECT_EQ(Refused(settings, &label).field, "data.points.label[5]");
      for (const Points* points : {&x, &y, &label}) {
        EXPECT_EQ(Refused(settings, points).code, "not_finite");
      }
    }
  }
}

TEST(ConfigPoints, AreAsManyAsEachOtherAndNotTooMany) {
  const Points most = SomePoints(5000), more = SomePoints(5001), none;
  Accepted({}, &most);
  ExpectRefused({}, "out_of_range", "data.points.x", "5001",
                "There must be 1 to 5000 points, not 5001.", &more);
  ExpectRefused({}, "out_of_range", "data.points.x", "0", "There must be 1 to 5000 points, not 0.",
                &none);
  Points y = SomePoints(40), label = y;
  y.y.pop_back();
  label.label.push_back(1);
  ExpectRefused({}, "wrong_length", "data.points.y", "39",
                "'data.points.y' must be as long as 'data.points.x', 40.", &y);
  EXPECT_EQ(Refused({}, &label).field, "data.points.label");
}

}  // namespace
}  // namespace activation
