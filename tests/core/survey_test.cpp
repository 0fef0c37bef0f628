// Frames against brute force: two passes over everything, in long double.
#include "trainer/survey.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "runs.h"

namespace activation {
namespace {

Request Everything() {
  Request request{.losses = true, .statistics = true, .confusion = true};
  request.z_axis = Axis{-2, 2, 16};
  request.gradient_axis = Axis{-0.5, 0.5, 10};
  request.unit = UnitAt{0, 1};
  request.surfaces = {.size = 9, .units = {{0, 0}, {1, 0}}, .decision = true};
  return request;
}

// A frame by the names of its parts.
class Frame {
 public:
  Frame(const Trainer& trainer, const Request& request, double slice = kInfinity) {
    Survey survey;
    survey.Begin(trainer, request);
    while (!survey.Advance(slice)) ++slices_;
    numbers_.assign(survey.frame().begin(), survey.frame().end());
    for (const Part& part : LayoutOf(request, trainer.config()))
      parts_[std::string(part.name)] = part;
  }
  double at(const std::string& part, std::size_t i) const {
    EXPECT_LT(i, parts_.at(part).length);
    return numbers_[parts_.at(part).offset + i];
  }
  double layer(std::size_t l, std::string_view field) const {
    const auto* place = std::find(std::begin(kLayerFields), std::end(kLayerFields), field);
    return at("layers", l * std::size(kLayerFields) +
                            static_cast<std::size_t>(place - std::begin(kLayerFields)));
  }
  const std::vector<double>& numbers() const { return numbers_; }
  int slices() const { return slices_; }
  const std::map<std::string, Part>& parts() const { return parts_; }

 private:
  std::vector<double> numbers_;
  std::map<std::string, Part> parts_;
  int slices_ = 0;
};

// One number of each sample of a set: every unit's z, a, dz, da and slope.
struct PointNumbers {
  Pass pass;
  double label;
};

std::vector<PointNumbers> AllPoints(const Trainer& trainer, const Points& points) {
  std::vector<PointNumbers> all;
  for (std::size_t i = 0; i < points.size(); ++i) {
    Doubles gradient;
    all.push_back({trainer.BackwardPoint(points.x[i], points.y[i], points.label[i], &gradient),
                   points.label[i]});
  }
  return all;
}

struct TwoPass {
  long double mean = 0, variance = 0;
};
template <class Get>
TwoPass MomentsOver(const std::vector<PointNumbers>& points, int units, Get get) {
  TwoPass moments;
  const long double count = static_cast<long double>(points.size()) * units;
  for (const PointNumbers& point : points) {
    for (int u = 0; u < units; ++u) moments.mean += get(point.pass)[u] / count;
  }
  for (const PointNumbers& point : points) {
    for (int u = 0; u < units; ++u) {
      const long double deviation = get(point.pass)[u] - moments.mean;
      moments.variance += deviation * deviation / count;
    }
  }
  return moments;
}

void ExpectNear(double ours, long double expected, const char* what) {
  const double scale = std::max(1e-3, std::fabs(static_cast<double>(expected)));
  EXPECT_NEAR(ours, static_cast<double>(expected), 1e-12 * scale) << what;
}

TEST(Survey, StatisticsAreThoseOfTwoPasses) {
  Trainer trainer(MakeConfig("circle", {MakeLayer(5, "tanh"), MakeLayer(4, "relu")}));
  trainer.Epoch(7);
  const Frame frame(trainer, Everything());
  const auto points = AllPoints(trainer, trainer.points().train);
  for (std::size_t l = 0; l < 3; ++l) {
    const int units = trainer.network().layers()[l].units();
    const auto expect = [&](const char* mean, const char* variance, auto get) {
      const TwoPass expected = MomentsOver(points, units, get);
      ExpectNear(frame.layer(l, mean), expected.mean, mean);
      ExpectNear(frame.layer(l, variance), expected.variance, variance);
    };
    expect("zMean", "zVariance", [l](const Pass& pass) { return pass.Z(l); });
    expect("aMean", "aVariance", [l](const Pass& pass) { return pass.A(l); });
    expect("dzMean", "dzVariance", [l](const Pass& pass) { return pass.dZ(l); });
    expect("daMean", "daVariance", [l](const Pass& pass) { return pass.dA(l); });
    double zeros = 0, saturated = 0;
    for (const PointNumbers& point : points) {
      for (int u = 0; u < units; ++u) {
        zeros += point.pass.A(l)[u] == 0;
        saturated += std::fabs(point.pass.slope(l)[u]) < 0.05;  // sup |f'| is 1 of all three
      }
    }
    const double entries = static_cast<double>(points.size()) * units;
    EXPECT_EQ(frame.layer(l, "zeroShare"), zeros / entries);
    EXPECT_NEAR(frame.layer(l, "saturatedShare"), saturated / entries, 1e-15);
  }
  EXPECT_GT(frame.layer(1, "zeroShare"), 0.05);
}

TEST(Survey, NormsAreThoseOfTheMatrices) {
  Trainer trainer(MakeConfig("xor", {MakeLayer(5, "tanh")}));
  trainer.Epoch(3);
  const Doubles before = trainer.parameters();
  trainer.Step(1);
  const Frame frame(trainer, {.statistics = true});
  const Network& network = trainer.network();
  Doubles mean(network.size());
  const Points& points = trainer.points().train;
  for (std::size_t i = 0; i < points.size(); ++i) {
    Doubles gradient;
    trainer.BackwardPoint(points.x[i], points.y[i], points.label[i], &gradient);
    for (std::size_t k = 0; k < gradient.size(); ++k) {
      mean[k] += gradient[k] / static_cast<double>(points.size());
    }
  }
  for (std::size_t l = 0; l < 2; ++l) {
    const Layer& layer = network.layers()[l];
    double weights = 0, gradients = 0, updates = 0;
    for (int u = 0; u < layer.units(); ++u) {
      for (int i = 0; i < layer.inputs; ++i) {
        const std::size_t at = layer.weights + static_cast<std::size_t>(u * layer.row + i);
        weights += trainer.parameters()[at] * trainer.parameters()[at];
        gradients += mean[at] * mean[at];
        updates += std::pow(trainer.parameters()[at] - before[at], 2);
      }
    }
    ExpectNear(frame.layer(l, "weightNorm"), std::sqrt(weights), "weights");
    ExpectNear(frame.layer(l, "gradientNorm"), std::sqrt(gradients), "gradient");
    ExpectNear(frame.layer(l, "updateNorm"), std::sqrt(updates), "update");
    ExpectNear(frame.layer(l, "updateRatio"), std::sqrt(updates / weights), "ratio");
  }
  trainer.Rewind();
  EXPECT_TRUE(std::isnan(Frame(trainer, {.statistics = true}).layer(0, "updateNorm")));
}

TEST(Survey, HistogramsCountEveryEntryOnce) {
  Trainer trainer(MakeConfig("circle", {MakeLayer(5, "tanh"), MakeLayer(4, "relu")}));
  trainer.Epoch(7);
  const Request request = Everything();
  const Frame frame(trainer, request);
  const auto points = AllPoints(trainer, trainer.points().train);
  for (std::size_t l = 0; l < 3; ++l) {
    const int units = trainer.network().layers()[l].units();
    std::vector<double> z(18), through(18), gradients(12), unit_z(18);
    for (const PointNumbers& point : points) {
      for (int u = 0; u < units; ++u) {
        const auto bin = [](double number, double low, double width, int bins) {
          if (number < low) return std::size_t{0};
          return static_cast<std::size_t>(std::min((number - low) / width + 1, bins + 1.0));
        };
        const std::size_t its = bin(point.pass.Z(l)[u], -2, 0.25, 16);
        ++z[its];
        through[its] += std::fabs(point.pass.slope(l)[u]);
        ++gradients[bin(point.pass.dA(l)[u], -0.5, 0.1, 10)];
        if (l == 0 && u == 1) ++unit_z[its];
      }
    }
    for (std::size_t i = 0; i < 18; ++i) {
      EXPECT_EQ(frame.at("zHistograms", 18 * l + i), z[i]) << l << " " << i;
      EXPECT_NEAR(frame.at("gradientsThrough", 18 * l + i), through[i], 1e-12);
      if (l == 0) {
        EXPECT_EQ(frame.at("unitHistograms", i), unit_z[i]);
      }
    }
    for (std::size_t i = 0; i < 12; ++i) {
      EXPECT_NEAR(frame.at("daHistograms", 12 * l + i), gradients[i], 1);  // an edge, rounded
    }
  }
}

TEST(Survey, BinsOfAnAxis) {
  const Axis axis{-1, 1, 4};
  const double numbers[] = {-kInfinity, -1.5, -1, -0.6, -0.5, 0, 0.99, 1, 7, kInfinity, kNoSlope};
  double counts[6] = {};
  AddToHistogram(axis, numbers, nullptr, 11, 1, counts);
  EXPECT_EQ(std::vector(counts, counts + 6), (std::vector<double>{2, 2, 1, 1, 1, 3}));
  const double weights[] = {-2, 1};
  double weighted[6] = {};
  AddToHistogram(axis, numbers + 3, weights, 2, 1, weighted);
  EXPECT_EQ(std::vector(weighted, weighted + 6), (std::vector<double>{0, 2, 1, 0, 0, 0}));
  double every_third[6] = {};
  AddToHistogram(axis, numbers, nullptr, 4, 3, every_third);
  EXPECT_EQ(std::vector(every_third, every_third + 6), (std::vector<double>{1, 1, 0, 0, 1, 1}));
}

TEST(Survey, FindsDeadAndSaturatedUnits) {
  Config config = MakeConfig("circle", {MakeLayer(3, "relu"), MakeLayer(2, "sigmoid")});
  Trainer trainer(config);
  Doubles parameters = trainer.parameters();
  const Layer& first = trainer.network().layers()[0];
  const Layer& second = trainer.network().layers()[1];
  parameters[first.biases + 1] = -100;  // never above 0
  parameters[second.biases] = 200;      // far out on the flat side
  trainer.SetParameters(parameters);
  const Frame frame(trainer, {.statistics = true});
  EXPECT_EQ(frame.at("dead", 0), 0);
  EXPECT_EQ(frame.at("dead", 1), 1);
  EXPECT_EQ(frame.at("dead", 2), 0);
  for (std::size_t unit = 3; unit < 6; ++unit) EXPECT_EQ(frame.at("dead", unit), 0);
  EXPECT_GE(frame.layer(0, "zeroShare"), 1.0 / 3);
  EXPECT_GE(frame.layer(1, "saturatedShare"), 0.5);
  EXPECT_LT(frame.layer(1, "saturatedShare"), 1);
}

TEST(Survey, SaysNothingOfSaturationWhereThereIsNone) {
  for (const char* id : {"squared_relu", "sign"}) {  // sup |f'| is infinite, and 0
    const Trainer trainer(MakeConfig("circle", {MakeLayer(3, id)}));
    EXPECT_TRUE(std::isnan(Frame(trainer, {.statistics = true}).layer(0, "saturatedShare"))) << id;
  }
}

TEST(Survey, LossesAccuracyAndConfusion) {
  for (const int classes : {2, 4}) {
    Config config = MakeConfig("blobs", {MakeLayer(4, "tanh")});
    config.data.choice.classes = config.data.classes = classes;
    config.data.choice.noise = 40;
    if (classes > 2) {
      config.layers.back() = LayerSpec{.units = classes};
      config.loss = FindLoss("softmax_ce");
    }
    Trainer trainer(config);
    trainer.Epoch(10);
    const Frame frame(trainer, Everything());
    const Points* const sets[] = {&trainer.points().train, &trainer.points().test};
    const std::size_t k = static_cast<std::size_t>(classes);
    for (std::size_t which = 0; which < 2; ++which) {
      const Points& points = *sets[which];
      double loss = 0, right = 0;
      std::vector<double> confusion(k * k);
      for (std::size_t i = 0; i < points.size(); ++i) {
        std::vector<double> outputs(classes > 2 ? k : 1);
        trainer.Predict({&points.x[i], 1}, {&points.y[i], 1}, outputs.data());
        const std::size_t own =
            static_cast<std::size_t>(classes == 2 ? points.label[i] > 0 : points.label[i]);
        std::size_t decided = outputs[0] >= 0;
        if (classes > 2) {
          decided = static_cast<std::size_t>(std::max_element(outputs.begin(), outputs.end()) -
                                             outputs.begin());
          loss -= std::log(outputs[own]);
        } else {
          loss += 0.5 * std::pow(outputs[0] - points.label[i], 2);
        }
        right += decided == own;
        ++confusion[own * k + decided];
      }
      const double size = static_cast<double>(points.size());
      EXPECT_NEAR(frame.at("losses", which), loss / size, 1e-12);
      EXPECT_EQ(frame.at("losses", 2 + which), right / size);
      EXPECT_TRUE(std::isnan(frame.at("losses", 4 + which)));
      for (std::size_t i = 0; i < k * k; ++i) {
        EXPECT_EQ(frame.at("confusion", which * k * k + i), confusion[i]);
      }
    }
  }
}

TEST(Survey, MeasuresFitOfARegression) {
  Config config = MakeConfig("reg_plane", {});
  config.problem = Problem::kRegression;
  config.layers.back() = MakeLayer(1, "identity");
  config.data.choice.noise = 30;
  Trainer trainer(config);
  trainer.Epoch(3);
  const Frame frame(trainer, {.losses = true});
  const Points& points = trainer.points().test;
  double mean = 0, residual = 0, total = 0;
  for (const double label : points.label) mean += label / static_cast<double>(points.size());
  for (std::size_t i = 0; i < points.size(); ++i) {
    double output;
    trainer.Predict({&points.x[i], 1}, {&points.y[i], 1}, &output);
    residual += std::pow(output - points.label[i], 2);
    total += std::pow(points.label[i] - mean, 2);
  }
  EXPECT_NEAR(frame.at("losses", 5), 1 - residual / total, 1e-12);
  EXPECT_GT(frame.at("losses", 5), 0.5);
  EXPECT_TRUE(std::isnan(frame.at("losses", 3)));
}

TEST(Survey, SurfacesGoFromTopToBottom) {
  Trainer trainer(MakeConfig("circle", {MakeLayer(5, "tanh"), MakeLayer(4, "relu")}));
  trainer.Epoch(2);
  Request request;
  request.surfaces = {
      .size = 70, .low = -3, .high = 6, .units = {{0, 3}, {2, 0}}, .decision = true};
  const Frame frame(trainer, request);
  for (const std::size_t row : {0u, 1u, 40u, 69u}) {
    for (const std::size_t column : {0u, 63u, 64u, 69u}) {
      const double x = -3 + static_cast<double>(column) * (9.0 / 69);
      const double y = 6 - static_cast<double>(row) * (9.0 / 69);
      const Pass pass = trainer.ForwardPoint(x, y);
      const std::size_t at = row * 70 + column;
      EXPECT_EQ(frame.at("surfaces", at), pass.A(0)[3]);
      EXPECT_EQ(frame.at("surfaces", 70 * 70 + at), pass.A(2)[0]);
      EXPECT_EQ(frame.at("decision", at), pass.A(2)[0] >= 0);
    }
  }
}

TEST(Survey, EverySliceGivesTheSameBits) {
  Config config =
      MakeConfig("spiral", {MakeLayer(5, "rrelu_train"), MakeLayer(4, "prelu", Learn::kUnit)});
  config.data.train_share = 83;
  Trainer trainer(config);
  trainer.Epoch(2);
  const Frame whole(trainer, Everything());
  EXPECT_EQ(whole.slices(), 0);
  for (const double slice : {0.0, 1.0, 3000.0, 20000.0}) {
    const Frame cut(trainer, Everything(), slice);
    EXPECT_GT(cut.slices(), 0);
    ASSERT_EQ(cut.numbers().size(), whole.numbers().size());
    for (std::size_t i = 0; i < cut.numbers().size(); ++i) {
      if (whole.numbers()[i] == whole.numbers()[i]) {
        EXPECT_EQ(cut.numbers()[i], whole.numbers()[i]);
      }
    }
  }
  // Training between two slices changes nothing of what was begun.
  Survey survey;
  survey.Begin(trainer, Everything());
  while (!survey.Advance(1)) trainer.Step(1);
  for (std::size_t i = 0; i < whole.numbers().size(); ++i) {
    if (whole.numbers()[i] == whole.numbers()[i]) {
      EXPECT_EQ(survey.frame()[i], whole.numbers()[i]);
    }
  }
}

TEST(Survey, PartsFollowOneAnother) {
  const Trainer trainer(MakeConfig("circle", {MakeLayer(5, "tanh"), MakeLayer(4, "relu")}));
  const Frame frame(trainer, Everything());
  std::size_t end = 0;
  for (const Part& part : LayoutOf(Everything(), trainer.config())) {
    EXPECT_EQ(part.offset, end) << part.name;
    EXPECT_GT(part.length, 0u);
    end += part.length;
  }
  EXPECT_EQ(frame.numbers().size(), end);
  EXPECT_EQ(frame.parts().size(), 10u);
  EXPECT_TRUE(Frame(trainer, {}).numbers().empty());
}

TEST(Survey, StandsNumbersThatAreNotFinite) {
  for (const double bad : {kNoSlope, kInfinity, -kInfinity}) {
    Trainer trainer(MakeConfig("circle", {MakeLayer(5, "tanh"), MakeLayer(4, "relu")}));
    Doubles parameters = trainer.parameters();
    parameters[trainer.network().layers()[1].weights] = bad;
    trainer.SetParameters(parameters);
    const Frame frame(trainer, Everything());
    EXPECT_TRUE(std::isfinite(frame.layer(0, "zVariance")));
    EXPECT_TRUE(std::isnan(frame.layer(1, "zVariance")));
    for (std::size_t i = 0; i < 18; ++i)
      EXPECT_TRUE(std::isfinite(frame.at("zHistograms", 18 + i)));
  }
}

TEST(Survey, LooksAtNoTestSetWhereThereIsNone) {
  Config config = MakeConfig("circle", {MakeLayer(3, "tanh")});
  config.data.train_share = 100;
  const Trainer trainer(config);
  const Frame frame(trainer, {.losses = true, .confusion = true});
  EXPECT_TRUE(std::isfinite(frame.at("losses", 0)));
  EXPECT_TRUE(std::isnan(frame.at("losses", 1)));
  EXPECT_TRUE(std::isnan(frame.at("losses", 3)));
}

}  // namespace
}  // namespace activation
