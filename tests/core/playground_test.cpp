// TensorFlow Playground's links give the same points, weights and losses here.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "data.h"
#include "trainer/trainer.h"

namespace activation {
namespace {

struct Unit {
  int layer;
  double bias;
  std::vector<double> weights;
};

struct Link {
  std::string id;
  Config config;
  std::map<std::string, std::vector<double>> numbers;
  std::vector<Unit> initial, after1;
  std::map<int, std::vector<double>> losses;               // by epoch
  std::map<int, std::vector<std::vector<double>>> probes;  // x, y, output by epoch
};

double Number(const std::string& text) {
  if (text == "NaN") return std::nan("");
  return std::strtod(text.c_str(), nullptr);
}

void Read(const std::vector<std::string>& fields, Link* link) {
  const std::string& kind = fields[0];
  Config& config = link->config;
  if (kind == "data") {
    config.data.dataset = FindDataset(fields[1]);
    config.data.choice.noise = Number(fields[2]);
    config.data.train_share = Number(fields[3]);
    config.seed = fields[4];
    config.problem = fields[5] == "regression" ? Problem::kRegression : Problem::kClassification;
  } else if (kind == "run") {
    Function hidden;
    ASSERT_FALSE(Function::Resolve({.id = fields[1], .formula = {}, .parameters = {}}, &hidden));
    config.layers.push_back({.units = 0, .activation = hidden});
    config.batch_size = std::atoi(fields[2].c_str());
    config.optimizer = FindOptimizer("sgd");
    config.optimizer_settings.learning_rate = Number(fields[3]);
    config.regularizer = FindRegularizer(fields[4]);
    config.regularization_rate = Number(fields[5]);
    config.initializer = FindInitializer(fields[6] == "1" ? "zeros" : "tfp_uniform");
    config.loss = FindLoss("half_squared");
    config.leftovers = Leftovers::kCarry;
  } else if (kind == "inputs") {
    for (std::size_t i = 1; i < fields.size(); ++i) {
      config.features.push_back(FindFeature(fields[i]));
    }
  } else if (kind == "units") {
    const LayerSpec hidden = config.layers[0];
    config.layers.clear();
    for (std::size_t i = 1; i < fields.size(); ++i) {
      config.layers.push_back(hidden);
      config.layers.back().units = std::atoi(fields[i].c_str());
    }
    Function output;
    const bool regression = config.problem == Problem::kRegression;
    Function::Resolve({.id = regression ? "identity" : "tanh", .formula = {}, .parameters = {}},
                      &output);
    config.layers.back().activation = output;
  } else {
    std::vector<double> numbers;
    for (std::size_t i = 1; i < fields.size(); ++i) numbers.push_back(Number(fields[i]));
    if (kind == "initial" || kind == "after1") {
      (kind == "initial" ? link->initial : link->after1)
          .push_back(
              {static_cast<int>(numbers[0]), numbers[1], {numbers.begin() + 2, numbers.end()}});
    } else if (kind == "losses") {
      link->losses[static_cast<int>(numbers[0])] = {numbers[1], numbers[2]};
    } else if (kind == "probe") {
      link->probes[static_cast<int>(numbers[0])].push_back({numbers.begin() + 1, numbers.end()});
    } else {
      link->numbers[kind] = numbers;
    }
  }
}

std::vector<Link> ReadLinks() {
  std::vector<Link> links;
  std::istringstream lines(ReadData("reference/playground.txt"));
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::vector<std::string> fields;
    for (std::string word; words >> word;) fields.push_back(word);
    if (fields[0] == "link") {
      links.emplace_back();
      links.back().id = fields[1];
    } else {
      Read(fields, &links.back());
    }
  }
  return links;
}

const std::vector<Link>& Links() {
  static const std::vector<Link> links = ReadLinks();
  return links;
}

class PlaygroundLink : public testing::TestWithParam<std::size_t> {
 protected:
  const Link& link() const { return Links()[GetParam()]; }
};

void ExpectPoint(const Points& points, std::size_t i, const double* expected) {
  EXPECT_NEAR(points.x[i], expected[0], 1e-14);
  EXPECT_NEAR(points.y[i], expected[1], 1e-14);
  EXPECT_NEAR(points.label[i], expected[2], 1e-14);
}

// Sums of x, y, label and x y.
void ExpectSums(const Points& points, const std::vector<double>& expected) {
  double sums[4] = {0, 0, 0, 0};
  for (std::size_t i = 0; i < points.size(); ++i) {
    sums[0] += points.x[i];
    sums[1] += points.y[i];
    sums[2] += points.label[i];
    sums[3] += points.x[i] * points.y[i];
  }
  const double tolerance = 1e-14 * static_cast<double>(points.size()) * 36;
  for (std::size_t k = 0; k < expected.size(); ++k) EXPECT_NEAR(sums[k], expected[k], tolerance);
}

TEST_P(PlaygroundLink, HasTheSamePoints) {
  const Trainer trainer(link().config);
  const Split& points = trainer.points();
  const auto& numbers = link().numbers;
  ASSERT_EQ(static_cast<double>(points.train.size()), numbers.at("counts")[0]);
  ASSERT_EQ(static_cast<double>(points.test.size()), numbers.at("counts")[1]);
  for (std::size_t i = 0; i < 3; ++i) {
    ExpectPoint(points.train, i, numbers.at("first_train").data() + 3 * i);
  }
  ExpectPoint(points.train, points.train.size() - 1, numbers.at("last_train").data());
  for (std::size_t i = 0; i < 2; ++i) {
    ExpectPoint(points.test, i, numbers.at("first_test").data() + 3 * i);
  }
  ExpectSums(points.train, numbers.at("sum_train"));
  ExpectSums(points.test, numbers.at("sum_test"));
}

// The largest relative difference of weights and biases.
double Difference(const Trainer& trainer, const std::vector<Unit>& units) {
  double worst = 0;
  std::size_t next = 0;
  const auto compare = [&worst](double ours, double theirs) {
    worst = std::fmax(worst, std::fabs(ours - theirs) / std::fmax(1, std::fabs(theirs)));
  };
  for (std::size_t l = 0; l < trainer.network().layers().size(); ++l) {
    const Layer& layer = trainer.network().layers()[l];
    for (int u = 0; u < layer.units(); ++u) {
      const Unit& unit = units.at(next++);
      EXPECT_EQ(unit.layer, static_cast<int>(l));
      EXPECT_EQ(unit.weights.size(), static_cast<std::size_t>(layer.inputs));
      compare(trainer.parameters()[layer.biases + static_cast<std::size_t>(u)], unit.bias);
      const double* row = trainer.parameters().data() + layer.weights + u * layer.row;
      for (std::size_t i = 0; i < unit.weights.size(); ++i) compare(row[i], unit.weights[i]);
    }
  }
  EXPECT_EQ(next, units.size());
  return worst;
}

double MeanLoss(const Trainer& trainer, const Points& points) {
  std::vector<double> outputs(points.size());
  trainer.Predict(points.x, points.y, outputs.data());
  double sum = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    sum += 0.5 * (outputs[i] - points.label[i]) * (outputs[i] - points.label[i]);
  }
  return sum / static_cast<double>(points.size());
}

TEST_P(PlaygroundLink, HasTheSameWeightsAndLosses) {
  Trainer trainer(link().config);
  EXPECT_EQ(Difference(trainer, link().initial), 0);
  double worst[3] = {0, 0, 0};  // weights after an epoch, losses to epoch 10, at epoch 100
  // It oscillates between two ever larger states from the first epochs on, and ends in NaN.
  const bool diverges = std::isnan(link().losses.at(100)[0]);
  for (const auto& [epoch, expected] : link().losses) {
    trainer.Epoch(epoch - trainer.epoch());
    if (epoch == 1) worst[0] = Difference(trainer, link().after1);
    if (std::isnan(expected[0])) {
      ASSERT_TRUE(trainer.divergence());
      continue;
    }
    ASSERT_FALSE(trainer.divergence());
    const double ours[] = {MeanLoss(trainer, trainer.points().train),
                           MeanLoss(trainer, trainer.points().test)};
    for (int k = 0; k < 2; ++k) {
      const double error = std::fabs(ours[k] - expected[static_cast<std::size_t>(k)]) /
                           expected[static_cast<std::size_t>(k)];
      double& w = worst[epoch == 100 ? 2 : 1];
      w = std::fmax(w, error);
    }
    for (const std::vector<double>& probe : link().probes.at(epoch)) {
      double output;
      trainer.Predict({&probe[0], 1}, {&probe[1], 1}, &output);
      const double bar = (epoch == 100 ? 1e-6 : 1e-9) * std::fmax(1, std::fabs(probe[2]));
      EXPECT_NEAR(output, probe[2], bar) << "epoch " << epoch;
    }
  }
  std::printf("%-20s weights %.1e  losses to epoch 10 %.1e  at 100 %.1e\n", link().id.c_str(),
              worst[0], worst[1], worst[2]);
  EXPECT_LE(worst[0], 1e-13);
  EXPECT_LE(worst[1], 1e-9);
  EXPECT_LE(worst[2], 1e-6);
  EXPECT_EQ(diverges, trainer.divergence().has_value());
  if (!diverges) {
    EXPECT_EQ(static_cast<double>(trainer.DeadLinks()), link().numbers.at("dead")[0]);
  }
}

INSTANTIATE_TEST_SUITE_P(All, PlaygroundLink, testing::Range<std::size_t>(0, Links().size()),
                         [](const auto& at) {
                           std::string name = Links()[at.param].id;
                           for (char& c : name) c = c == '-' ? '_' : c;
                           return name;
                         });

}  // namespace
}  // namespace activation
